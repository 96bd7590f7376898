"""Messenger: the signature by pywa, which is Meta's for both; the rest as Meta's documentation gives it."""
import hashlib, hmac, json, urllib.parse

from pywa.utils import webhook_updates_validator

from world import GREETING, SALARY, SIGN, WELCOME, flipped, no_unknown

SECRET, TOKEN, VERIFY = "app-sécret", "EAAtoken-of-messenger", "another-long-word"


def settings(address):
    return {"messenger.token": TOKEN, "messenger.app-secret": SECRET, "messenger.verify-token": VERIFY, "messenger.api": address + "/messenger"}


def reply(sent):
    if sent.fields.get("authorization") != "Bearer " + TOKEN:
        return 401, {"error": {"code": 190, "message": "x", "type": "OAuthException"}}
    return 200, {"recipient_id": "1", "message_id": "m_1"}


def signed(value):
    body = json.dumps(value, ensure_ascii=False).encode()
    signature = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    assert webhook_updates_validator(SECRET, body, signature)
    return body, {"X-Hub-Signature-256": signature}


def page(*events):
    return signed({"object": "page", "entry": [{"id": "PAGE", "time": 1, "messaging": list(events)}]})


def event(person, **content):
    return {"sender": {"id": person}, "recipient": {"id": "PAGE"}, "timestamp": 1700000000000} | content


def text(text, number, person):
    return page(event(person, message={"mid": f"m_{person}_{number}", "text": text}))


def sent(person):
    bodies = [request.json for request in stand_in.sent("/messenger/v24.0/me/messages")]
    return [body for body in bodies if body["recipient"] == {"id": person} and "message" in body]


def read(bodies):
    for body in bodies:
        no_unknown(body, {"recipient", "messaging_type", "message"}, "a message")
        assert body["messaging_type"] == "RESPONSE" and 0 < len(body["message"]["text"]) <= 2000
        replies = body["message"].get("quick_replies", [])
        no_unknown(body["message"], {"text", "quick_replies"}, "a message")
        assert len(replies) <= 13
        for reply in replies:
            assert set(reply) == {"content_type", "title", "payload"} and reply["content_type"] == "text"
            assert 1 <= len(reply["title"]) <= 20 and 1 <= len(reply["payload"]) <= 1000
        assert len({reply["title"] for reply in replies}) == len(replies), "two buttons look the same"


def check_challenge(world):
    """Meta's question for the address is answered with its word"""
    query = {"hub.mode": "subscribe", "hub.verify_token": VERIFY, "hub.challenge": "1158201444"}
    good = world.deliver("messenger", method="GET", query="?" + urllib.parse.urlencode(query))
    assert (good.status, good.body) == (200, "1158201444")
    assert world.deliver("messenger", method="GET", query="?" + urllib.parse.urlencode(query | {"hub.verify_token": "x"})).status == 403


def check_conversation(world):
    """Signed messages are answered once each, in order, within Messenger's limits"""
    world.converse("messenger", lambda said, number: text(said, number, "P1"), lambda: [body["message"]["text"] for body in sent("P1")])
    read(sent("P1"))


def check_button(world):
    """A quick reply that we offered and a button's postback are answered"""
    world.deliver("messenger", *text("combien gagne un data ?", 1, "P2"))
    asked = stand_in.wait(lambda: [body for body in sent("P2") if "quick_replies" in body["message"]], "quick replies")[0]
    read([asked])
    chosen = asked["message"]["quick_replies"][1]
    world.deliver("messenger", *page(event("P2", message={"mid": "m_P2_2", "text": chosen["title"], "quick_reply": {"payload": chosen["payload"]}})))
    stand_in.wait(lambda: len(sent("P2")) >= 2, "an answer to the quick reply")
    world.deliver("messenger", *page(event("P3", postback={"mid": "m_P3_1", "title": "Commencer", "payload": GREETING})))
    assert WELCOME in stand_in.wait(lambda: sent("P3"), "an answer to the postback")[0]["message"]["text"]


def check_echo(world):
    """Its own messages, receipts and pictures are acknowledged and not answered"""
    for content in [
        {"message": {"mid": "e1", "text": SALARY, "is_echo": True}},
        {"delivery": {"mids": ["e2"], "watermark": 1}},
        {"read": {"watermark": 1}},
        {"message": {"mid": "e3", "attachments": [{"type": "image", "payload": {"url": "https://example.org"}}]}},
    ]:
        assert world.deliver("messenger", *page(event("P4", **content))).status == 200
    world.deliver("messenger", *text(GREETING, 9, "P4"))
    assert not any(SIGN in body["message"]["text"] for body in stand_in.wait(lambda: sent("P4"), "an answer"))


def check_refused(world):
    """What pywa does not verify is refused"""
    body, fields = text(SALARY, 1, "P5")
    signature = fields["X-Hub-Signature-256"]
    assert not webhook_updates_validator(SECRET, body, flipped(signature))
    world.refuse("messenger", {
        "flipped": (body, {"X-Hub-Signature-256": flipped(signature)}), "none": (body, {}), "another body": (body.replace(b"P5", b"P6"), fields),
        "the older one": (body, {"X-Hub-Signature": "sha1=" + hmac.new(SECRET.encode(), body, hashlib.sha1).hexdigest()})}, (401, 403))
    assert not sent("P5")
