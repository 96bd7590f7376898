"""slack_sdk signs what we read, and checks the blocks that we write."""
import json
import time
import urllib.parse

from slack_sdk.models.blocks import ActionsBlock, Block, SectionBlock
from slack_sdk.signature import SignatureVerifier

from probe import Probe, flipped, reply

SECRET, TOKEN = "8f742231b10e8888abcd99yyyzzz85a5", "xoxb-1-2"
probe = Probe("slack", {"signing-secret": SECRET, "token": TOKEN})
signer = SignatureVerifier(SECRET)
now = int(time.time())


def deliver(body, kind="application/json", signature=None, **more):
    fields = {
        "Content-Type": kind, "X-Slack-Request-Timestamp": str(now),
        "X-Slack-Signature": signature or signer.generate_signature(timestamp=str(now), body=body),
    }
    return probe.ask(delivery={"fields": fields, "body": body, "time": now}, **more)


def event(text, **change):
    message = {"type": "message", "user": "U1", "text": text, "ts": "1.2", "channel": "D1", "channel_type": "im", **change}
    return json.dumps({"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": message}, ensure_ascii=False)


body = event("Après le bac, que faire ?")
assert deliver(body)["messages"][0]["text"] == "Après le bac, que faire ?"
for wrong in flipped(signer.generate_signature(timestamp=str(now), body=body)):
    assert deliver(body, signature=wrong)["status"] == 401
assert deliver(json.dumps({"type": "url_verification", "challenge": "mot"}))["response"] == "mot"
assert deliver(event("x", bot_id="B1"))["reception"] == "done"

form = urllib.parse.urlencode({
    "command": "/orientation", "text": "Après ?", "user_id": "U1", "channel_id": "C1", "team_id": "T1", "trigger_id": "1.2",
    "response_url": "https://hooks.slack.com/commands/1/2",
})
asked = deliver(form, kind="application/x-www-form-urlencoded", reply=reply(10))
assert asked["messages"][0]["text"] == "Après ?"
assert {request["url"] for request in asked["requests"]} == {"https://hooks.slack.com/commands/1/2"}

checked = 0
for length in (1, 2990, 3000, 3001, 20_000):
    finding = deliver(body, reply=reply(length))
    for request in finding["requests"]:
        assert request["url"] == "https://slack.com/api/chat.postMessage"
        assert {name.lower(): value for name, value in request["fields"].items()}["authorization"] == "Bearer " + TOKEN
        sent = json.loads(request["body"])
        assert sent["channel"] == "D1" and 0 < len(sent["text"]) <= 4000
        for block in Block.parse_all(sent.get("blocks", [])):
            assert isinstance(block, (SectionBlock, ActionsBlock)), block
            block.validate_json()
            checked += 1
            if not isinstance(block, ActionsBlock):
                continue
            for element in block.elements:
                element.validate_json()
                payload = json.dumps({
                    "type": "block_actions", "user": {"id": "U1"}, "team": {"id": "T1"}, "channel": {"id": "D1"}, "trigger_id": "9",
                    "container": {"message_ts": "1.2"}, "actions": [{**element.to_dict(), "action_ts": "1"}],
                }, ensure_ascii=False)
                pressed = deliver(urllib.parse.urlencode({"payload": payload}), kind="application/x-www-form-urlencoded")
                assert pressed["messages"][0]["text"] == element.value
assert checked >= 10
print(f"slack: signatures by slack_sdk, {checked} blocks validated by it")
