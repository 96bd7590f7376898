"""Rocket.Chat: an outgoing integration as its source sends it; it has no library for the receiving end."""
import json

from world import GREETING, SALARY, SIGN, WELCOME, flipped, no_unknown

TOKEN, BOT = "8DFS89DMKLWEN", "rocket-bot-id"


def settings(address):
    return {
        "rocketchat.tokens": TOKEN,
        "rocketchat.address": address + "/rocketchat",
        "rocketchat.token": "personal-access-token",
        "rocketchat.user": BOT,
    }


def reply(sent):
    return 200, {"success": True}


def delivery(text, number, **more):
    user = {"_id": "u1", "name": "Zoé", "username": "zoe", "emails": [{"address": "zoe@example.org"}]}
    value = {
        "token": TOKEN,
        "bot": False,
        "channel_id": "GENERAL",
        "channel_name": "général",
        "message_id": f"m{number}",
        "timestamp": "2026-11-21T10:00:00.000Z",
        "user_id": "u1",
        "user_name": "zoe",
        "text": text,
        "siteUrl": "https://chat.example.org",
        "user": user,
        "room": {"_id": "GENERAL", "t": "c"},
        "message": {"_id": f"m{number}", "rid": "GENERAL", "msg": text, "u": user},
    } | more
    return json.dumps({name: item for name, item in value.items() if item is not None}, ensure_ascii=False), {}


def text(answer):
    assert answer.status == 200 and answer.fields["content-type"].startswith("application/json")
    no_unknown(answer.json, {"text", "attachments", "alias", "emoji", "avatar", "channel", "parseUrls"}, "the response")
    return answer.json["text"]


def check_message(world):
    """A message is answered in the response, and a redelivery gets the same bytes"""
    first = world.deliver("rocketchat", *delivery(SALARY, 1))
    assert SIGN in text(first)
    assert all(world.deliver("rocketchat", *delivery(SALARY, 1)).body == first.body for _ in range(3))
    assert WELCOME in text(world.deliver("rocketchat", *delivery(GREETING, 2)))


def check_button(world):
    """What a button writes, with the integration's word before it, is answered"""
    asked = world.deliver("rocketchat", *delivery("mentor combien gagne un data ?", 3, trigger_word="mentor"))
    actions = asked.json["attachments"][0]["actions"]
    for action in actions:
        no_unknown(action, {"type", "text", "msg", "msg_in_chat_window", "url", "image_url", "is_webview", "webview_height_ratio"}, "a button")
        assert action["msg"].startswith("mentor ") and action["msg_in_chat_window"]
    answer = world.deliver("rocketchat", *delivery(actions[1]["msg"], 4, trigger_word="mentor"))
    assert text(answer) != text(asked)


def check_refused(world):
    """Wrong and missing tokens are refused"""
    world.refuse("rocketchat", {
        "another": delivery(SALARY, 5, token=flipped(TOKEN)), "none": delivery(SALARY, 5, token=None), "empty": delivery(SALARY, 5, token=""),
        "no text": delivery(SALARY, 5, token=1)}, (401,))


def check_bots(world):
    """Messages of bots, of its own and changed ones are acknowledged and not answered"""
    for number, more in enumerate([{"bot": True}, {"bot": {"i": "integration"}}, {"user_id": BOT}, {"isEdited": True}]):
        answer = world.deliver("rocketchat", *delivery(SALARY, 10 + number, **more))
        assert (answer.status, answer.json) == (200, {}), more
