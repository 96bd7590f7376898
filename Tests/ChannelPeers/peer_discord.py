"""PyNaCl signs interactions, discord.py reads our components."""
import json
import time

from discord.components import _component_factory
from nacl.signing import SigningKey

from probe import Probe, flipped, reply

key = SigningKey.generate()
probe = Probe("discord", {"public-key": key.verify_key.encode().hex(), "application": "1234567890"})
now = str(int(time.time()))


def deliver(interaction, signature=None, **more):
    body = json.dumps(interaction, ensure_ascii=False)
    signature = signature or key.sign((now + body).encode()).signature.hex()
    fields = {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": now}
    return probe.ask(delivery={"fields": fields, "body": body, "time": int(now)}, **more)


def interaction(kind, data):
    return {"type": kind, "id": "1045", "token": "tok_-en", "channel_id": "9", "locale": "fr", "member": {"user": {"id": "42"}}, "data": data}


assert json.loads(deliver({"type": 1})["response"]) == {"type": 1}
asked = interaction(2, {"name": "orientation", "options": [{"name": "question", "type": 3, "value": "Après le bac ?"}]})
assert deliver(asked)["messages"][0]["text"] == "Après le bac ?"
right = key.sign((now + json.dumps(asked, ensure_ascii=False)).encode()).signature.hex()
for wrong in flipped(right):
    assert deliver(asked, signature=wrong)["status"] == 401
assert deliver(asked, signature=SigningKey.generate().sign(b"x").signature.hex())["status"] == 401

checked = 0
for length in (1, 1000, 2000, 2001, 20_000):
    finding = deliver(asked, reply=reply(length))
    bodies = [json.loads(request["body"]) for request in finding["requests"]]
    if "inline" in finding:
        answer = json.loads(finding["inline"])
        assert answer["type"] == 4
        bodies = [answer["data"]]
    for message in bodies:
        assert 0 < len(message["content"]) <= 2000 and message["flags"] & 64 and message["allowed_mentions"] == {"parse": []}
        for row in message.get("components", []):
            parsed = _component_factory(row)
            assert 1 <= len(parsed.children) <= 5
            for button in parsed.children:
                assert 1 <= len(button.label) <= 80 and 1 <= len(button.custom_id) <= 100
                pressed = deliver(interaction(3, {"component_type": 2, "custom_id": button.custom_id}))
                assert pressed["messages"][0]["text"].startswith(button.label.rstrip("…"))
                checked += 1
assert checked
print(f"discord: signatures by PyNaCl, {checked} buttons read by discord.py")
