"""Google Chat: PyJWT signs as Google does."""
import json

import jwt

import tokens
from world import GREETING, SALARY, SIGN, WELCOME, no_unknown

AUDIENCE, SERVICE = "https://mentor.example.org/webhooks/googlechat", "chat@system.gserviceaccount.com"


def settings(address):
    return {"googlechat.audience": AUDIENCE, "googlechat.address-keys": address + "/googlechat/keys"}


def reply(sent):
    return 200, tokens.key_set(alg="RS256")


def claims():
    return {"iss": "https://accounts.google.com", "aud": AUDIENCE, "email": SERVICE, "email_verified": True, "sub": "1", "azp": "1"}


def event(text, number, **more):
    user = {"name": "users/1", "displayName": "Zoé", "type": "HUMAN"}
    value = {
        "type": "MESSAGE",
        "eventTime": "2026-11-21T10:00:00.000000Z",
        "user": user,
        "space": {"name": "spaces/A", "type": "DM"},
        "message": {
            "name": f"spaces/A/messages/{number}",
            "text": "@Mentor " + text,
            "argumentText": " " + text,
            "sender": user,
            "thread": {"name": "spaces/A/threads/1"},
        },
        "common": {"userLocale": "fr-FR"},
    } | more
    return json.dumps(value, ensure_ascii=False)


def read(answer):
    assert answer.status == 200 and answer.fields["content-type"].startswith("application/json")
    no_unknown(
        answer.json,
        {"text", "thread", "cardsV2", "cards", "actionResponse", "fallbackText", "accessoryWidgets", "privateMessageViewer"},
        "the message",
    )
    assert len(answer.body.encode()) <= 32_000
    return answer.json["text"]


def check_message(world):
    """A message with Google's token is answered in the response, and a redelivery gets the same bytes"""
    fields = tokens.token(tokens.good(claims()))
    assert jwt.decode(fields["Authorization"].split()[1], tokens.GOOD.public_key(), ["RS256"], audience=AUDIENCE)["email"] == SERVICE
    first = world.deliver("googlechat", event(SALARY, 1), fields)
    assert SIGN in read(first)
    assert all(world.deliver("googlechat", event(SALARY, 1), fields).body == first.body for _ in range(3))
    assert WELCOME in read(world.deliver("googlechat", event(GREETING, 2), fields))


def check_button(world):
    """A button of a card that we sent is answered"""
    fields = tokens.token(tokens.good(claims()))
    asked = world.deliver("googlechat", event("combien gagne un data ?", 3), fields)
    buttons = asked.json["cardsV2"][0]["card"]["sections"][0]["widgets"][0]["buttonList"]["buttons"]
    action = buttons[1]["onClick"]["action"]
    pressed = event("", 4, type="CARD_CLICKED", action={"actionMethodName": action["function"], "parameters": action["parameters"]})
    answer = world.deliver("googlechat", pressed, fields)
    assert read(answer) != read(asked) and world.deliver("googlechat", pressed, fields).body == answer.body


def check_refused(world):
    """Tokens that PyJWT refuses are refused, and Google's own tokens of somebody else"""
    wrong = tokens.wrong_tokens(claims())
    for name, fields in wrong.items():
        try:
            assert fields["Authorization"].startswith("Bearer ") and name != "an unknown key"
            jwt.decode(fields["Authorization"].split()[1], tokens.GOOD.public_key(), ["RS256"], audience=AUDIENCE, issuer=claims()["iss"])
        except (AssertionError, KeyError, jwt.InvalidTokenError):
            continue
        raise AssertionError(f"PyJWT takes: {name}")
    wrong["of somebody else at Google"] = tokens.token(tokens.good(claims()) | {"email": "somebody@example.iam.gserviceaccount.com"})
    wrong["of an unverified address"] = tokens.token(tokens.good(claims()) | {"email_verified": False})
    world.refuse("googlechat", {name: (event(SALARY, 5), fields) for name, fields in wrong.items()}, (401,))


def check_bots(world):
    """Bots, and being added to a space, are acknowledged and not answered"""
    fields = tokens.token(tokens.good(claims()))
    for number, more in enumerate([{"user": {"name": "users/2", "type": "BOT"}}, {"type": "ADDED_TO_SPACE"}, {"type": "REMOVED_FROM_SPACE"}]):
        answer = world.deliver("googlechat", event(SALARY, 10 + number, **more), fields)
        assert (answer.status, answer.json) == (200, {}), more
