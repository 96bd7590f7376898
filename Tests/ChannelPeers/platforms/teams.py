"""Microsoft Teams: PyJWT signs, botframework-connector judges the same tokens, botbuilder-schema reads."""
import asyncio, json, urllib.parse

from botbuilder.schema import Activity
from botframework.connector.auth import ChannelValidation, SimpleCredentialProvider

import tokens
from world import SALARY, SIGN, no_unknown

APP, PASSWORD, ISSUER = "11111111-2222-3333-4444-555555555555", "client-secrét+/=", "https://api.botframework.com"


def settings(address):
    return {
        "teams.app-id": APP, "teams.password": PASSWORD, "teams.login": address + "/teams/login", "teams.metadata": address + "/teams/metadata"}


def reply(sent):
    if sent.path == "/teams/metadata":
        return 200, {"issuer": ISSUER, "jwks_uri": stand_in.address + "/teams/keys", "id_token_signing_alg_values_supported": ["RS256"]}
    if sent.path == "/teams/keys":
        return 200, tokens.key_set(endorsements=["msteams"])
    if sent.path == "/teams/login/botframework.com/oauth2/v2.0/token":
        form = dict(urllib.parse.parse_qsl(sent.body.decode()))
        wanted = {"grant_type": "client_credentials", "client_id": APP, "client_secret": PASSWORD, "scope": "https://api.botframework.com/.default"}
        return (
            (200, {"token_type": "Bearer", "expires_in": 3599, "access_token": "access"}) if form == wanted else (400, {"error": "invalid_request"})
        )
    return (200, {"id": "1"}) if sent.fields.get("authorization") == "Bearer access" else (401, {"error": {"code": "Unauthorized"}})


def service():
    return stand_in.address + "/teams/service"


def claims():
    return {"iss": ISSUER, "aud": APP, "serviceurl": service()}


def activity(text, number, conversation, **more):
    bot = "28:" + APP
    value = {
        "type": "message",
        "id": f"1:{number}",
        "timestamp": "2026-11-21T10:00:00Z",
        "serviceUrl": service(),
        "channelId": "msteams",
        "from": {"id": "29:zoé", "name": "Zoé", "aadObjectId": "x"},
        "conversation": {"id": conversation, "conversationType": "personal", "tenantId": "t"},
        "recipient": {"id": bot, "name": "Mentor"},
        "text": f"<at>Mentor</at> {text}",
        "textFormat": "plain",
        "locale": "fr-FR",
        "entities": [{"type": "mention", "mentioned": {"id": bot, "name": "Mentor"}, "text": "<at>Mentor</at>"}],
    } | more
    assert Activity.deserialize(value).id == value["id"]
    return json.dumps(value, ensure_ascii=False)


def theirs(fields, channel="msteams"):
    """Whether the Bot Framework's own library believes a token."""
    ChannelValidation.open_id_metadata_endpoint = stand_in.address + "/teams/metadata"
    judge = ChannelValidation.authenticate_channel_token_with_service_url
    try:
        asyncio.run(judge(fields.get("Authorization", ""), SimpleCredentialProvider(APP, ""), service(), channel))
        return True
    except Exception:
        return False


def sent(conversation, kind="message"):
    found = stand_in.sent("/teams/service/v3/conversations/" + conversation + "/")
    return [request for request in found if request.json["type"] == kind]


def no_unknown_names(value, model, what):
    """Names that the schema has, in what is below it too."""
    known = {entry["key"]: entry["type"] for entry in model._attribute_map.values()}
    no_unknown(value, known, what)
    for name, item in value.items():
        kind = known[name].strip("[]")
        below = getattr(__import__("botbuilder.schema", fromlist=[kind]), kind, None)
        for part in item if isinstance(item, list) else [item]:
            if below is not None and isinstance(part, dict):
                no_unknown_names(part, below, f"{what}.{name}")


def check_conversation(world):
    """Activities with a good token are answered once each, in order, by activities that botbuilder-schema reads"""
    fields = tokens.token(tokens.good(claims()))
    assert theirs(fields), "the Bot Framework's library refuses the good token"
    world.converse(
        "teams", lambda text, number: (activity(text, number, "a:zoé"), fields), lambda: [request.json["text"] for request in sent("a:zoé")]
    )
    for request in sent("a:zoé"):
        no_unknown_names(request.json, Activity, "the activity")
        read = Activity.deserialize(request.json)
        assert (read.type, read.text_format, read.recipient.id) == ("message", "markdown", "29:zoé") and len(request.body) <= 28_000
        assert request.path == f"/teams/service/v3/conversations/a:zoé/activities/{read.reply_to_id}"
    logins = stand_in.sent("/teams/login/")
    assert len(logins) == 1, f"{len(logins)} access tokens"


def check_choices(world):
    """What is offered is offered as suggested actions that say themselves"""
    fields = tokens.token(tokens.good(claims()))
    world.deliver("teams", activity("combien gagne un data ?", 1, "b"), fields)
    offered = stand_in.wait(lambda: [request for request in sent("b") if "suggestedActions" in request.json], "suggested actions")[0]
    no_unknown_names(offered.json, Activity, "the activity")
    actions = Activity.deserialize(offered.json).suggested_actions.actions
    assert len(actions) >= 2 and all(action.type == "imBack" and action.value for action in actions)


def check_refused(world):
    """Tokens that botframework-connector refuses are refused: for or from somebody else, old, unknown keys, no algorithm, …"""
    body = activity(SALARY, 1, "c")
    wrong = tokens.wrong_tokens(claims())
    believed = [name for name, fields in wrong.items() if theirs(fields)]
    assert not believed, f"the Bot Framework's library takes: {', '.join(believed)}"
    wrong["for another service"] = tokens.token(tokens.good(claims()) | {"serviceurl": "https://evil.example"})
    world.refuse("teams", {name: (body, fields) for name, fields in wrong.items()})
    assert not sent("c") and not sent("c", "typing")


def check_endorsement(world):
    """A key that is not for the channel is refused, and so is an address for answers that the token does not name"""
    fields = tokens.token(tokens.good(claims()))
    assert not theirs(fields, "skype")
    world.refuse("teams", {
        "another channel": (activity(SALARY, 1, "d", channelId="skype"), fields),
        "another address": (activity(SALARY, 2, "d", serviceUrl="https://evil.example"), fields)})


def check_keys(world):
    """Strangers' tokens do not have the keys fetched again and again"""
    unknown = tokens.wrong_tokens(claims())["an unknown key"]
    before = len(stand_in.sent("/teams/keys"))
    world.refuse("teams", {f"token {number}": (activity(SALARY, number, "e"), unknown) for number in range(5)})
    assert len(stand_in.sent("/teams/keys")) - before <= 1


def check_own(world):
    """Its own activities, other bots' and other kinds are acknowledged and not answered"""
    fields = tokens.token(tokens.good(claims()))
    for number, more in enumerate([{"from": {"id": "28:" + APP}}, {"from": {"id": "28:other"}}, {"type": "typing"}, {"type": "conversationUpdate"}]):
        assert world.deliver("teams", activity(SALARY, number, "f", **more), fields).status == 200
    world.deliver("teams", activity("bonjour", 9, "f"), fields)
    assert not any(SIGN in request.json["text"] for request in stand_in.wait(lambda: sent("f"), "an answer to the greeting"))
