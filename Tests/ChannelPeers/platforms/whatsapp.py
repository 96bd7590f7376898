"""WhatsApp: pywa."""
import hashlib, hmac, json, urllib.parse

import httpx
import pywa
from pywa.types import Button, Section, SectionList, SectionRow
from pywa.utils import webhook_updates_validator

from world import GREETING, SALARY, SIGN, WELCOME, flipped

SECRET, TOKEN, VERIFY, PHONE = "It's a Secret to Everybody", "EAAtoken-of-whatsapp", "ein-langes-wört", "106540352242922"


def settings(address):
    return {
        "whatsapp.token": TOKEN, "whatsapp.app-secret": SECRET, "whatsapp.verify-token": VERIFY, "whatsapp.phone-number-id": PHONE,
        "whatsapp.api": address + "/whatsapp"}


def reply(sent):
    if sent.fields.get("authorization") != "Bearer " + TOKEN:
        return 401, {"error": {"code": 190, "message": "x", "type": "OAuthException"}}
    return 200, {"messaging_product": "whatsapp", "contacts": [{"input": "1", "wa_id": "1"}], "messages": [{"id": "wamid.1"}]}


def signed(body, secret=SECRET):
    body = body if isinstance(body, bytes) else body.encode()
    signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    assert webhook_updates_validator(SECRET, body, signature) == (secret == SECRET)
    return body, {"X-Hub-Signature-256": signature}


def value(messages=(), **more):
    return {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "33100000000", "phone_number_id": PHONE},
        "messages": list(messages),
    } | more


def update(*values):
    changes = [{"field": "messages", "value": value} for value in values]
    return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": changes}]}


def message(content, number, person):
    """From a telephone number, or from the name that stands for a person who shows none, as FR.17."""
    number_of, name = ({}, person) if person.startswith("FR.") else ({"wa_id": person}, "FR.9" + person)
    who = {"contacts": [{"profile": {"name": "Zoé"}, "user_id": name} | number_of]}
    sender = {"from_user_id": name} | ({"from": person} if number_of else {})
    return value([sender | {"id": f"wamid.{person}.{number}", "timestamp": "1700000000"} | content], **who)


def text(text, number, person, escaped=False):
    content = {"type": "text", "text": {"body": text}}
    return signed(json.dumps(update(message(content, number, person)), ensure_ascii=escaped))


def sent(person):
    return [
        request.json
        for request in stand_in.sent(
            f"/whatsapp/v24.0/{PHONE}/messages", lambda request: person in (request.json.get("to"), request.json.get("recipient"))
        )
    ]


def words(body):
    return body["text"]["body"] if body["type"] == "text" else body["interactive"]["body"]["text"]


def as_pywa_writes(body):
    """The same message sent with pywa."""
    found = []

    def take(request):
        found.append(json.loads(request.content))
        return httpx.Response(200, json=reply_ok)

    to = body.get("to") or body["recipient"]
    reply_ok = {"messaging_product": "whatsapp", "contacts": [{"input": to, "wa_id": to, "user_id": to}], "messages": [{"id": "wamid.2"}]}
    client = pywa.WhatsApp(PHONE, TOKEN, session=httpx.Client(transport=httpx.MockTransport(take), base_url="https://stand.in"))
    buttons = None
    if body["type"] == "interactive":
        action = body["interactive"]["action"]
        if body["interactive"]["type"] == "button":
            buttons = [Button(title=item["reply"]["title"], callback_data=item["reply"]["id"]) for item in action["buttons"]]
        else:
            rows = [
                SectionRow(title=row["title"], callback_data=row["id"], description=row.get("description")) for row in action["sections"][0]["rows"]
            ]
            buttons = SectionList(button_title=action["button"], sections=[Section(title="x", rows=rows)])
    client.send_message(to=to, text=words(body), buttons=buttons)
    return found[0]


def shape(value):
    """Names without values, but for words that are the platform's own; what is empty says nothing."""
    if isinstance(value, dict):
        return {
            name: item if name in ("type", "messaging_product", "recipient_type") else shape(item)
            for name, item in value.items()
            if item not in (None, False, [], {})
        }
    return [shape(item) for item in value] if isinstance(value, list) else type(value).__name__


def is_within_limits(body):
    """As Meta's documentation and pywa's state them."""
    if body["type"] == "text":
        return 1 <= len(words(body)) <= 4096
    action = body["interactive"]["action"]
    replies = [item["reply"] for item in action.get("buttons", [])]
    rows = [row for section in action.get("sections", []) for row in section["rows"]]
    labels = [item["title"] for item in replies + rows]
    return (
        1 <= len(words(body)) <= 1024 and len(labels) == len(set(labels)) and len(replies) <= 3 and len(rows) <= 10
        and len(action.get("button", "")) <= 20
        and all(1 <= len(item["title"]) <= 20 and 1 <= len(item["id"]) <= 256 for item in replies)
        and all(1 <= len(row["title"]) <= 24 and 1 <= len(row["id"]) <= 200 and len(row.get("description", "")) <= 72 for row in rows)
    )


def compare_shapes(bodies):
    """Each is within WhatsApp's limits, and has the names that pywa gives it."""
    for body in bodies:
        assert is_within_limits(body), f"beyond a limit: {shape(body)}"
        theirs = as_pywa_writes(body)
        theirs.get("text", {}).pop("preview_url", None)
        for section in theirs.get("interactive", {}).get("action", {}).get("sections", []):
            section.pop("title")
        assert shape(body) == shape(theirs), f"pywa writes {json.dumps(shape(theirs))} for {json.dumps(shape(body))}"


def check_challenge(world):
    """Meta's question for the address is answered with its word, percent-decoded, and only to whom knows ours"""
    ask = lambda **values: world.deliver(
        "whatsapp", method="GET", query="?" + urllib.parse.urlencode({"hub." + name: value for name, value in values.items()})
    )
    good = ask(mode="subscribe", verify_token=VERIFY, challenge="11 58é")
    assert (good.status, good.body) == (200, "11 58é") and good.fields["content-type"].startswith("text/plain")
    for wrong in [dict(mode="subscribe", verify_token=flipped(VERIFY), challenge="1"), dict(mode="subscribe", challenge="1"),
                  dict(mode="unsubscribe", verify_token=VERIFY, challenge="1"), dict(mode="subscribe", verify_token="", challenge="1")]:
        assert ask(**wrong).status == 403, wrong


def check_conversation(world):
    """Updates that pywa verifies and reads are answered once each, in order, as pywa would write it"""
    heard = []
    client = pywa.WhatsApp(PHONE, TOKEN, server=None, filter_updates=False)
    client.add_handlers(pywa.handlers.MessageHandler(lambda _, message: heard.append((message.text, message.from_user.wa_id))))
    client.webhook_update_handler(text(SALARY, 1, "33600000001")[0])
    assert heard == [(SALARY, "33600000001")], f"pywa reads {heard}"
    world.converse("whatsapp", lambda said, number: text(said, number, "33600000001"), lambda: [words(body) for body in sent("33600000001")])
    compare_shapes(sent("33600000001"))


def check_nameless(world):
    """A person who shows no telephone number is answered under the name that stands for it, as pywa would"""
    world.deliver("whatsapp", *text(SALARY, 1, "FR.17"))
    stand_in.wait(lambda: any(SIGN in words(body) for body in sent("FR.17")), "an answer")
    compare_shapes(sent("FR.17"))


def check_escaped(world):
    """An accent that stands as an escape is verified as it came"""
    world.deliver("whatsapp", *text(SALARY, 1, "33600000002", escaped=True))
    assert SIGN in " ".join(words(body) for body in stand_in.wait(lambda: sent("33600000002"), "an answer"))


def check_button(world):
    """What was offered and chosen, as pywa reads it, is answered"""
    world.deliver("whatsapp", *text("combien gagne un data ?", 1, "33600000003"))
    asked = stand_in.wait(lambda: [body for body in sent("33600000003") if body["type"] == "interactive"], "choices")[0]
    compare_shapes([asked])
    action = asked["interactive"]["action"]
    if asked["interactive"]["type"] == "button":
        chosen = {"type": "button_reply", "button_reply": action["buttons"][1]["reply"]}
    else:
        chosen = {"type": "list_reply", "list_reply": action["sections"][0]["rows"][1]}
    body, fields = signed(
        json.dumps(
            update(message({"type": "interactive", "interactive": chosen, "context": {"from": PHONE, "id": "wamid.1"}}, 2, "33600000003")),
            ensure_ascii=False,
        )
    )
    heard, client = [], pywa.WhatsApp(PHONE, TOKEN, server=None, filter_updates=False)
    client.add_handlers(pywa.handlers.CallbackButtonHandler(lambda _, press: heard.append(press.data)),
                        pywa.handlers.CallbackSelectionHandler(lambda _, press: heard.append(press.data)))
    client.webhook_update_handler(body)
    assert heard == [chosen[chosen["type"]]["id"]], f"pywa reads {heard}"
    before = len(sent("33600000003"))
    for _ in range(3):
        assert world.deliver("whatsapp", body, fields).status == 200
    world.deliver("whatsapp", *text(GREETING, 3, "33600000003"))
    found = stand_in.wait(
        lambda: (now := [words(body) for body in sent("33600000003")][before:]) and any(WELCOME in said for said in now) and now, "an answer"
    )
    assert len(found) == len(set(found)) >= 2


def check_batch(world):
    """Several messages in one update are all answered; news of our own and another number's are not"""
    people = ["33600000004", "33600000005"]
    values = [message({"type": "text", "text": {"body": SALARY}}, 1, person) for person in people]
    other = message({"type": "text", "text": {"body": SALARY}}, 1, "33600000006")
    other["metadata"] = {"display_phone_number": "1", "phone_number_id": "999"}
    news = value(statuses=[{"id": "wamid.x", "status": "delivered", "timestamp": "1", "recipient_id": "33600000006"}])
    assert world.deliver("whatsapp", *signed(json.dumps(update(*values, other, news)))).status == 200
    for person in people:
        stand_in.wait(lambda: any(SIGN in words(body) for body in sent(person)), "an answer")
    assert not sent("33600000006")


def check_refused(world):
    """What pywa does not verify is refused: wrong, missing and older signatures, another secret, another body"""
    body, fields = text(SALARY, 1, "33600000007")
    signature = fields["X-Hub-Signature-256"]
    wrong = {"flipped": flipped(signature), "half": signature[:40], "another secret": signed(body, "another")[1]["X-Hub-Signature-256"]}
    assert not any(webhook_updates_validator(SECRET, body, value) for value in wrong.values())
    cases = {name: (body, {"X-Hub-Signature-256": value}) for name, value in wrong.items()}
    # pywa takes it without the word before it; Meta never writes it so.
    cases["bare"] = (body, {"X-Hub-Signature-256": signature.removeprefix("sha256=")})
    cases |= {"another body": (body + b" ", fields), "none": (body, {}),
              "the older one": (body, {"X-Hub-Signature": "sha1=" + hmac.new(SECRET.encode(), body, hashlib.sha1).hexdigest()})}
    world.refuse("whatsapp", cases, (401, 403))
    assert not sent("33600000007")
