"""Standard Webhooks: the standard's own library signs what comes in and verifies what goes out."""
import datetime, json, time

from standardwebhooks import Webhook, WebhookVerificationError

from world import GREETING, SALARY, SIGN, WELCOME, flipped

SECRET, ANSWERS, HANDOFF = ("whsec_" + text for text in (
    "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "Hh0cGxoZGBcWFRQTEhEQDw4NDAsKCQgHBgUEAwIBAB4="))


def settings(address):
    return {
        "standard.secret": SECRET, "standard.answers-url": address + "/standard/answers", "standard.answers-secret": ANSWERS,
        "handoff.webhook": address + "/standard/handoff", "handoff.secret": HANDOFF}


def reply(sent):
    return 200, {}


def signed(value, name, secret=SECRET, late=0):
    body = json.dumps(value, ensure_ascii=False)
    at = datetime.datetime.fromtimestamp(int(time.time()) - late, datetime.timezone.utc)
    signature = Webhook(secret).sign(name, at, body)
    return body, {"webhook-id": name, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def message(text, number, conversation, **more):
    return signed(
        {"type": "message", "timestamp": "2026-11-21T10:00:00Z", "data": {"conversation": conversation, "text": text}},
        f"msg_{conversation}_{number}",
        **more,
    )


def answers(conversation):
    """What was sent to the address for answers, each verified."""
    return [
        Webhook(ANSWERS).verify(sent.body, sent.fields)["data"]
        for sent in stand_in.sent("/standard/answers")
        if sent.json["data"]["conversation"] == conversation
    ]


def refused(body, fields, secret=SECRET):
    try:
        Webhook(secret).verify(body, fields)
        return False
    except WebhookVerificationError:
        return True


def check_conversation(world):
    """Messages that the library signs are answered once each, in order, and it verifies the answers"""
    world.converse("standard", lambda text, number: message(text, number, "c1"), lambda: [answer["text"] for answer in answers("c1")])
    assert [answer["in_reply_to"] for answer in answers("c1")] == ["msg_c1_1", "msg_c1_2"]
    sent = stand_in.sent("/standard/answers")
    assert len({request.fields["webhook-id"] for request in sent}) == len(sent)
    assert refused(sent[0].body, sent[0].fields, SECRET), "signed with the secret of the messages"


# No letters that a hexadecimal name could hold by chance.
ROOM = "zoo"


def check_handoff(world):
    """A request for a person reaches its address, signed; then the program is silent until it is told to go on"""
    world.deliver("standard", *message("je veux parler à quelqu'un", 1, ROOM))
    sent = stand_in.wait_sent("/standard/handoff")[0]
    event = Webhook(HANDOFF).verify(sent.body, sent.fields)
    assert event["type"] == "handoff.requested" and event["data"]["channel"] == "standard" and ROOM not in sent.body.decode()
    for number, text in enumerate([SALARY, "reprendre", GREETING], 2):
        world.deliver("standard", *message(text, number, ROOM))
    found = stand_in.wait(lambda: (now := answers(ROOM)) and WELCOME in now[-1]["text"] and now, "an answer to the greeting")
    assert f"msg_{ROOM}_2" not in [answer["in_reply_to"] for answer in found if answer["text"]], "it spoke while a person was asked for"


def check_refused(world):
    """What the library does not verify is refused: wrong signatures, another secret, old and early times, other bodies and names"""
    body, fields = message(SALARY, 1, "c3")
    signature = fields["webhook-signature"]
    cases = {
        "flipped": (body, fields | {"webhook-signature": flipped(signature)}),
        "empty": (body, fields | {"webhook-signature": "v1,"}),
        "another version": (body, fields | {"webhook-signature": signature.replace("v1,", "v2,")}),
        "another secret": message(SALARY, 1, "c3", secret=ANSWERS),
        "six minutes old": message(SALARY, 1, "c3", late=360),
        "six minutes early": message(SALARY, 1, "c3", late=-360),
        "another body": (body.replace("débutant", "debutant"), fields),
        "another name": (body, fields | {"webhook-id": "msg_x"}),
        "another time": (body, fields | {"webhook-timestamp": str(int(fields["webhook-timestamp"]) - 1)}),
        "a time in words": (body, fields | {"webhook-timestamp": "hello"}),
    } | {f"no {name}": (body, {other: value for other, value in fields.items() if other != name}) for name in fields}
    for name, case in cases.items():
        assert refused(*case), f"the library takes: {name}"
    world.refuse("standard", cases, (401,))
    assert not answers("c3")


def check_several(world):
    """One good signature among others is enough, as for the library"""
    body, fields = message(SALARY, 1, "c4")
    good = fields["webhook-signature"]
    fields["webhook-signature"] = f"{flipped(good)} v2,{good[3:]} {good} {flipped(good)}"
    assert not refused(body, fields)
    assert world.deliver("standard", body, fields).status == 202
    # What is no base64 at all is passed over too.
    assert world.deliver("standard", body, fields | {"webhook-signature": f"v1,bad v2,bad {good} v1,bad"}).status == 202
    assert SIGN in stand_in.wait(lambda: answers("c4"), "an answer")[0]["text"]
