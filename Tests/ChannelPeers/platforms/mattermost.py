"""Mattermost: forms and JSON as its documentation gives them; it has no library for the receiving end."""
import json, urllib.parse

from world import GREETING, SALARY, SIGN, WELCOME, flipped, no_unknown

COMMAND, HOOK, BOT = "xr3j5x3p4pfk7kk6ck7b4e6ghh", "8kz3nfa5t3nhbb1sorjtsbcr7a", "botbotbotbotbotbotbotbotbo"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def settings(address):
    return {
        "mattermost.tokens": f"{COMMAND},{HOOK}", "mattermost.address": address + "/mattermost", "mattermost.token": "account-token-of-the-bot",
        "mattermost.user": BOT, "mattermost.callback": address + "/mattermost/callback"}


def reply(sent):
    return 201, {"id": "p"}


def command(text, number, token=COMMAND, **more):
    values = {
        "channel_id": "c1",
        "channel_name": "général",
        "command": "/orientation",
        "response_url": stand_in.address + "/mattermost/hooks/commands/x",
        "team_domain": "lycee",
        "team_id": "t1",
        "text": text,
        "token": token,
        "trigger_id": f"trigger{number}",
        "user_id": "u1",
        "user_name": "zoé",
    } | more
    return urllib.parse.urlencode(values), FORM | {"Authorization": "Token " + token}


def hook(text, number, token=HOOK, **more):
    return {
        "channel_id": "c2", "channel_name": "town-square", "team_domain": "lycee", "team_id": "t1", "post_id": f"post{number}", "text": text,
        "timestamp": "1445532266", "token": token, "trigger_word": "mentor", "user_id": "u1", "user_name": "zoé"} | more


def text(answer, kind):
    assert answer.status == 200 and answer.fields["content-type"].startswith("application/json")
    value = answer.json
    no_unknown(value, {"text", "response_type", "username", "icon_url", "channel", "attachments", "props", "type", "goto_location"}, "the response")
    assert value["response_type"] == kind and 0 < len(value["text"]) <= 16383
    return value["text"]


def check_command(world):
    """The slash command's form is answered in the response, and a redelivery gets the same bytes"""
    first = world.deliver("mattermost", *command(SALARY, 1))
    assert SIGN in text(first, "ephemeral")
    assert all(world.deliver("mattermost", *command(SALARY, 1)).body == first.body for _ in range(3))
    assert WELCOME in text(world.deliver("mattermost", *command(GREETING, 2)), "ephemeral")


def check_webhook(world):
    """An outgoing webhook is answered in the response, as a form and as JSON, without its trigger word"""
    form = (urllib.parse.urlencode(hook("mentor " + SALARY, 3)), FORM)
    first = world.deliver("mattermost", *form)
    assert SIGN in text(first, "comment") and world.deliver("mattermost", *form).body == first.body
    assert world.deliver("mattermost", json.dumps(hook("mentor " + SALARY, 3))).body == first.body
    assert WELCOME in text(world.deliver("mattermost", json.dumps(hook("mentor " + GREETING, 4))), "comment")


def check_button(world):
    """A button brings back what we put into it; changed words or another channel are refused"""
    asked = world.deliver("mattermost", *command("combien gagne un data ?", 5)).json
    actions = asked["attachments"][0]["actions"]
    for action in actions:
        no_unknown(action, {"id", "name", "type", "style", "integration", "disabled", "data_source", "options"}, "a button")
        assert action["id"].isalnum() and action["integration"]["url"] == stand_in.address + "/mattermost/callback"
    context = actions[1]["integration"]["context"]
    press = {
        "user_id": "u1",
        "user_name": "zoé",
        "channel_id": "c1",
        "channel_name": "général",
        "team_id": "t1",
        "team_domain": "lycee",
        "post_id": "p",
        "trigger_id": "press1",
        "type": "button",
        "data_source": "",
        "context": context,
    }
    first = world.deliver("mattermost", json.dumps(press))
    assert first.json["ephemeral_text"] and world.deliver("mattermost", json.dumps(press)).body == first.body
    world.refuse("mattermost", {
        "other words": (json.dumps(press | {"trigger_id": "press2", "context": context | {"text": SALARY}}), {}),
        "another signature": (json.dumps(press | {"context": context | {"signature": flipped(context["signature"])}}), {}),
        "another channel": (json.dumps(press | {"channel_id": "c9"}), {}),
        "no signature": (json.dumps(press | {"context": {"text": SALARY}}), {})}, (401,))


def check_refused(world):
    """Wrong and missing tokens are refused, in the form and in the header field"""
    world.refuse("mattermost", {
        "another token": command(SALARY, 6, flipped(COMMAND)),
        "another token in the field": (command(SALARY, 6)[0], FORM | {"Authorization": "Token " + flipped(COMMAND)}),
        "another token in the form": (command(SALARY, 6, flipped(COMMAND))[0], FORM | {"Authorization": "Token " + COMMAND}),
        "no token": (urllib.parse.urlencode({"text": SALARY, "user_id": "u1", "channel_id": "c1", "command": "/o", "trigger_id": "t"}), FORM),
        "no token in JSON": (json.dumps({name: value for name, value in hook(SALARY, 7).items() if name != "token"}), {})}, (401,))


def check_own(world):
    """Its own posts are acknowledged and not answered"""
    answer = world.deliver("mattermost", json.dumps(hook("mentor " + SALARY, 8, user_id=BOT)))
    assert (answer.status, answer.json) == (200, {})
