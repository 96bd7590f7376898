"""Slack: slack_bolt and slack_sdk."""
import inspect, json, re, time, urllib.parse

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient
from slack_sdk.models.blocks import Block
from slack_sdk.signature import SignatureVerifier
from slack_sdk.webhook import WebhookClient

from world import GREETING, SALARY, SIGN, WELCOME, flipped, no_unknown

SECRET, TOKEN, USER = "8f742231b10e8888abcd99yyyzzz85a5", "xoxb-1-2-peers", "U0MENTOR"
FORM = "application/x-www-form-urlencoded"


def settings(address):
    return {"slack.signing-secret": SECRET, "slack.token": TOKEN, "slack.user": USER, "slack.address": address + "/slack/api"}


def reply(sent):
    if sent.path.startswith("/slack/api/") and sent.fields.get("authorization") != "Bearer " + TOKEN:
        return 200, {"ok": False, "error": "invalid_auth"}
    return 200, {"ok": True, "channel": "D1", "ts": "1.2", "team_id": "T1", "user_id": USER, "bot_id": "B0"}


def signed(body, kind="application/json", at=None):
    at = str(int(at or time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=at, body=body)
    return body, {"Content-Type": kind, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": signature}


def event(text, number, channel="D1", **more):
    message = {"type": "message", "channel": channel, "channel_type": "im", "user": "U1", "text": text, "ts": f"1700000000.{number:06}"} | more
    return signed(
        json.dumps(
            {
                "token": "t",
                "team_id": "T1",
                "api_app_id": "A1",
                "type": "event_callback",
                "event_id": f"Ev{channel}{number}",
                "event_time": 1,
                "event": message,
            },
            ensure_ascii=False,
        )
    )


def posted(channel):
    return [sent.json for sent in stand_in.sent("/slack/api/chat.postMessage", lambda sent: sent.json["channel"] == channel)]


def bolt():
    """Slack's own framework, with the same secret, and with the stand-in for Slack."""
    client = WebClient(token=TOKEN, base_url=stand_in.address + "/slack/bolt/")
    app = App(client=client, signing_secret=SECRET, token_verification_enabled=False, process_before_response=True)
    app.event("message")(lambda ack: ack())
    app.command("/orientation")(lambda ack: ack())
    app.action(re.compile("mentor-.*"))(lambda ack: ack())
    return app


def check_handshake(world):
    """Slack's question for the address is answered as slack_bolt answers it."""
    body, fields = signed(json.dumps({"type": "url_verification", "token": "t", "challenge": "3eZbrw1é"}, ensure_ascii=False))
    answer = world.deliver("slack", body, fields)
    theirs = bolt().dispatch(BoltRequest(body=body, headers=fields))
    assert (answer.status, answer.body) == (theirs.status, json.loads(theirs.body)["challenge"])


def check_conversation(world):
    """Signed events are answered once each, in order, and the blocks are within Slack's limits"""
    world.converse("slack", lambda text, number: event(text, number, "D7"), lambda: [body["text"] for body in posted("D7")])
    parameters = inspect.signature(WebClient.chat_postMessage).parameters
    for body in posted("D7"):
        no_unknown(body, parameters, "chat.postMessage")
        read_blocks(body)
    assert any("blocks" in body for body in posted("D7")), "no buttons"


def read_blocks(body):
    """Reads blocks with slack_sdk, which knows the limits, and finds nothing lost."""
    for given, block in zip(body.get("blocks", []), Block.parse_all(body.get("blocks", []))):
        block.validate_json()
        assert block.to_dict() == given, f"slack_sdk reads {block.to_dict()} of {given}"
    assert len(body["text"]) <= 4000


def check_command(world):
    """A slash command is answered at its response address, with what slack_sdk can send there"""
    url = stand_in.address + "/slack/commands/T1/1/abc"
    form = urllib.parse.urlencode({
        "token": "t", "team_id": "T1", "team_domain": "lycée", "channel_id": "C1", "channel_name": "général", "user_id": "U1", "user_name": "zoé",
        "command": "/orientation", "text": SALARY, "response_url": url, "trigger_id": "1.2.slash"})
    body, fields = signed(form, FORM)
    for _ in range(2):
        answer = world.deliver("slack", body, fields)
        assert answer.status == 200 == bolt().dispatch(BoltRequest(body=body, headers=fields)).status
    found = stand_in.wait_sent("/slack/commands/", lambda sent: SIGN in sent.json["text"])
    assert len(found) == 1
    parameters = inspect.signature(WebhookClient.send).parameters.keys() | inspect.signature(WebClient.chat_postMessage).parameters.keys()
    no_unknown(found[0].json, parameters, "the response address")
    assert found[0].json["response_type"] == "ephemeral"
    read_blocks(found[0].json)


def check_button(world):
    """A button that we sent, pressed as slack_bolt takes it, is answered in the same conversation"""
    world.deliver("slack", *event("combien gagne un data ?", 1, "D8"))
    message = stand_in.wait(lambda: [body for body in posted("D8") if "blocks" in body], "buttons")[0]
    button = next(block for block in message["blocks"] if block["type"] == "actions")["elements"][0]
    payload = {
        "type": "block_actions",
        "user": {"id": "U1", "username": "zoé", "team_id": "T1"},
        "api_app_id": "A1",
        "token": "t",
        "trigger_id": "1.2.press",
        "container": {"type": "message", "message_ts": "1.2", "channel_id": "D8", "is_ephemeral": False},
        "team": {"id": "T1", "domain": "lycée"},
        "channel": {"id": "D8", "name": "directmessage"},
        "response_url": stand_in.address + "/slack/actions/1",
        "message": {"type": "message", "text": "?"},
        "actions": [button | {"type": "button", "block_id": "b", "action_ts": "1.3"}],
    }
    body, fields = signed(urllib.parse.urlencode({"payload": json.dumps(payload, ensure_ascii=False)}), FORM)
    assert bolt().dispatch(BoltRequest(body=body, headers=fields)).status == 200
    before = len(posted("D8"))
    for _ in range(3):
        assert world.deliver("slack", body, fields).status == 200
    world.deliver("slack", *event(GREETING, 2, "D8"))
    texts = stand_in.wait(lambda: (now := [body["text"] for body in posted("D8")][before:]) and WELCOME in now[-1] and now, "an answer")
    assert len(texts) == len(set(texts)) >= 2, f"{len(texts)} answers"


def check_refused(world):
    """What slack_bolt does not believe is refused: wrong and missing signatures, an old time, another body"""
    body, fields = event(SALARY, 1, "D9")
    cases = {
        "a wrong signature": (body, fields | {"X-Slack-Signature": flipped(fields["X-Slack-Signature"])}),
        "no signature": (body, {name: value for name, value in fields.items() if name != "X-Slack-Signature"}),
        "no time": (body, {name: value for name, value in fields.items() if name != "X-Slack-Request-Timestamp"}),
        "another body": (body.replace("débutant", "debutant"), fields),
        "an old time": signed(body, at=time.time() - 310),
    }
    for name, (body, fields) in cases.items():
        assert bolt().dispatch(BoltRequest(body=body, headers=fields)).status == 401, f"slack_bolt takes {name}"
    world.refuse("slack", cases, (401,))


def check_own(world):
    """Messages of bots, of its own and changed ones are acknowledged and not answered"""
    for number, more in enumerate([{"bot_id": "B1"}, {"user": USER}, {"subtype": "message_changed"}, {"hidden": True}]):
        assert world.deliver("slack", *event(SALARY, number, "D10", **more)).status == 200
    world.deliver("slack", *event(GREETING, 9, "D10"))
    stand_in.wait(lambda: posted("D10"), "an answer to the greeting")
    assert not any(SIGN in body["text"] for body in posted("D10"))
