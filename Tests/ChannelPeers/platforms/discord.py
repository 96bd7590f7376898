"""Discord: PyNaCl signs, discord-interactions and discord.py read."""
import contextlib, io, json, time

import discord.components
from discord import MessageFlags
from discord_interactions import InteractionResponseFlags, InteractionResponseType, verify_key
from nacl.signing import SigningKey

from world import GREETING, SALARY, SIGN, WELCOME, flipped, no_unknown

KEY = SigningKey(bytes(range(32)))
PUBLIC, APPLICATION = KEY.verify_key.encode().hex(), "123456789012345678"
#: Questions whose answers do not fit on one page.
LONG = (
    "combien gagne un data scientist débutant ? quel avenir pour un ingénieur machine learning ? "
    "avantages et inconvénients du métier de data scientist ? combien gagne un chef de projet data ?"
)


def settings(address):
    return {"discord.public-key": PUBLIC, "discord.application": APPLICATION, "discord.address": address + "/discord"}


def reply(sent):
    return 200, {"id": "1", "content": ""}


def verifies(body, signature, at):
    """Whether discord-interactions does; it prints why not."""
    with contextlib.redirect_stdout(io.StringIO()):
        return verify_key(body, signature, at, PUBLIC)


def signed(value, at=None):
    body, at = json.dumps(value, ensure_ascii=False).encode(), str(int(at or time.time()))
    signature = KEY.sign(at.encode() + body).signature.hex()
    assert verifies(body, signature, at)
    return body, {"X-Signature-Ed25519": signature, "X-Signature-Timestamp": at}


def interaction(number, kind, data, token=None):
    return {
        "id": str(10**17 + number),
        "application_id": APPLICATION,
        "type": kind,
        "token": token or f"aW50{number}",
        "version": 1,
        "channel_id": "42",
        "locale": "fr",
        "data": data,
        "guild_id": "41",
        "member": {"user": {"id": "7", "username": "zoé", "discriminator": "0"}, "roles": [], "permissions": "0"},
    }


def command(text, number, **more):
    options = [{"name": "question", "type": 3, "value": text}]
    return signed(interaction(number, 2, {"id": "1", "name": "orientation", "type": 1, "options": options}, **more))


def message(answer):
    """What an answer shows, read with both libraries."""
    assert answer.status == 200 and answer.fields["content-type"].startswith("application/json")
    value = answer.json
    assert value["type"] == InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, f"type {value['type']}"
    no_unknown(value, {"type", "data"}, "the response")
    return content(value["data"])


def content(data):
    no_unknown(data, {"content", "flags", "components", "allowed_mentions", "tts", "embeds", "attachments", "poll"}, "the message")
    assert 0 < len(data["content"]) <= 2000 and data["flags"] & InteractionResponseFlags.EPHEMERAL
    assert MessageFlags._from_value(data["flags"]).ephemeral and data["allowed_mentions"] == {"parse": []}
    for row in data.get("components", []):
        read = discord.components._component_factory(row)
        assert isinstance(read, discord.components.ActionRow) and 1 <= len(read.children) <= 5
        for given, button in zip(row["components"], read.children):
            assert 1 <= len(button.label) <= 80 and 1 <= len(button.custom_id) <= 100
            no_unknown(given, button.to_dict(), "a button")
    return data


def check_ping(world):
    """PING is answered with PONG"""
    answer = world.deliver("discord", *signed({"type": 1, "id": "1", "application_id": APPLICATION, "token": "t", "version": 1}))
    assert (answer.status, answer.json) == (200, {"type": InteractionResponseType.PONG})


def check_command(world):
    """The slash command is answered in the response, and a redelivery gets the same bytes"""
    first = world.deliver("discord", *command(SALARY, 1))
    assert SIGN in message(first)["content"]
    again = [world.deliver("discord", *command(SALARY, 1)) for _ in range(3)]
    assert all(answer.body == first.body for answer in again)
    assert WELCOME in message(world.deliver("discord", *command(GREETING, 2)))["content"]
    assert not stand_in.sent("/discord/"), "sent besides the response"


def check_button(world):
    """A button that we sent is answered"""
    asked = message(world.deliver("discord", *command("combien gagne un data ?", 3)))
    button = asked["components"][0]["components"][0]
    pressed = signed(interaction(4, 3, {"component_type": 2, "custom_id": button["custom_id"]}) | {"message": {"id": "5"}})
    first, second = world.deliver("discord", *pressed), world.deliver("discord", *pressed)
    assert first.body == second.body and message(first)["content"] != asked["content"]


def check_long(world):
    """An answer of several pages is announced, and sent once: the first page in the announcement's place"""
    for _ in range(3):
        answer = world.deliver("discord", *command(LONG, 5, token="bG9uZw"))
        assert answer.json["type"] == InteractionResponseType.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE, f"type {answer.json['type']}"
    place = f"/discord/webhooks/{APPLICATION}/bG9uZw"
    found = stand_in.wait_sent(place, lambda sent: sent.method == "POST")
    # The next answer to the same person comes after all pages of this one.
    world.deliver("discord", *command(LONG, 6, token="bmV4dA"))
    stand_in.wait_sent(f"/discord/webhooks/{APPLICATION}/bmV4dA")
    assert [(sent.method, sent.path) for sent in stand_in.sent(place)] == [("PATCH", place + "/messages/@original"), ("POST", place)]
    texts = [content(sent.json)["content"] for sent in stand_in.sent(place)]
    assert len(texts) == len(set(texts)) and any(SIGN in text for text in texts)
    assert found[0].fields["user-agent"].startswith("DiscordBot (")


def check_completion(world):
    """What is being typed is completed with nothing"""
    answer = world.deliver(
        "discord",
        *signed(interaction(8, 4, {"id": "1", "name": "orientation", "options": [{"name": "question", "type": 3, "value": "c", "focused": True}]})),
    )
    assert answer.json == {"type": InteractionResponseType.APPLICATION_COMMAND_AUTOCOMPLETE_RESULT, "data": {"choices": []}}


def check_refused(world):
    """What discord-interactions does not verify gets 401: each eighth byte of the signature flipped, another key, body or time"""
    body, fields = command(SALARY, 7)
    signature, at = bytes.fromhex(fields["X-Signature-Ed25519"]), fields["X-Signature-Timestamp"]
    wrong = {f"byte {place}": signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1:] for place in range(0, 64, 8)}
    wrong |= {"another key": SigningKey(bytes(32)).sign(at.encode() + body).signature, "half": signature[:32], "nothing": b""}
    cases = {name: (body, {"X-Signature-Ed25519": value.hex(), "X-Signature-Timestamp": at}) for name, value in wrong.items()}
    cases |= {
        "another body": (body.replace(b"scientist", b"engineer!"), fields),
        "another time": (body, fields | {"X-Signature-Timestamp": flipped(at)}),
    }
    for name, (text, given) in cases.items():
        assert not verifies(text, given["X-Signature-Ed25519"], given["X-Signature-Timestamp"]), name
    cases |= {
        "no signature": (body, {"X-Signature-Timestamp": at}),
        "no time": (body, {"X-Signature-Ed25519": signature.hex()}),
        "neither": (body, {}),
    }
    cases["an old time"] = signed(json.loads(body), at=time.time() - 1000)
    world.refuse("discord", cases, (401,))
