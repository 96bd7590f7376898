"""Matrix: matrix-nio."""
import copy, json, urllib.parse

import nio

from world import GREETING, SALARY, SIGN, WELCOME, no_unknown

TOKEN, USER, PERSON = "syt_token_of_a_device", "@mentor:example.org", "@zoé:example.org"


def settings(address):
    return {"matrix.homeserver": address + "/matrix", "matrix.user": USER, "matrix.token": TOKEN, "matrix.inviters": "example.org"}


#: What /sync tells, one after the other; the first is before the program began.
syncs = [{"next_batch": "s0", "rooms": {}}]
#: Rooms whose next message is refused, and with what.
troubles = {}


def reply(sent):
    if sent.fields.get("authorization") != "Bearer " + TOKEN:
        return 401, {"errcode": "M_UNKNOWN_TOKEN", "error": "x"}
    if sent.path.endswith("/sync"):
        since = sent.query.get("since")
        place = int(since[1:]) + 1 if since else 0
        with stand_in.changed:
            there = stand_in.changed.wait_for(lambda: stand_in.is_closing or len(syncs) > place, int(sent.query["timeout"]) / 1000)
            return 200, syncs[place] if there and not stand_in.is_closing else {"next_batch": since or "s0"}
    if "/send/m.room.message/" in sent.path:
        room = sent.path.split("/rooms/")[1].split("/")[0]
        with stand_in.changed:
            status = troubles.get(room, []) and troubles[room].pop(0)
        if status == 429:
            return 429, {"errcode": "M_LIMIT_EXCEEDED", "error": "x", "retry_after_ms": 50}
        if status:
            return status, {"errcode": "M_UNKNOWN", "error": "x"}
        return 200, {"event_id": "$answer"}
    return 200, {"room_id": "!x:example.org"}


def tell(join={}, invite={}):
    """Adds what /sync tells next, once nio can read it."""
    with stand_in.changed:
        value = {"next_batch": f"s{len(syncs)}", "rooms": {
            "join": {room: {"timeline": {"events": events, "limited": False, "prev_batch": "p"}, "state": {"events": []}, "ephemeral": {"events": []},
                            "account_data": {"events": []}, "unread_notifications": {}, "summary": {}} for room, events in join.items()},
            "invite": {room: {"invite_state": {"events": events}} for room, events in invite.items()}, "leave": {}},
            "device_lists": {}, "device_one_time_keys_count": {}, "to_device": {"events": []}, "presence": {"events": []}}
        read = nio.SyncResponse.from_dict(copy.deepcopy(value))  # It takes parts out.
        assert isinstance(read, nio.SyncResponse), f"nio does not read it: {read}"
        for room in read.rooms.join.values():
            assert not any(isinstance(item, nio.BadEvent) for item in room.timeline.events)
        syncs.append(value)
        stand_in.changed.notify_all()


def event(text, number, room, **more):
    content = {"msgtype": "m.text", "body": text}
    return {"type": "m.room.message", "event_id": f"${room[1:4]}{number}", "sender": PERSON, "origin_server_ts": 1, "content": content} | more


def puts(room):
    return stand_in.sent("/matrix/_matrix/client/v3/rooms/", lambda sent: f"/rooms/{room}/send/" in sent.path)


def bodies(room):
    return [sent.json["body"] for sent in puts(room)]


def read(sent, room):
    """The event as nio reads it, asked for as nio would ask."""
    content, key = sent.json, sent.path.rsplit("/", 1)[1]
    no_unknown(content, {"msgtype", "body", "format", "formatted_body", "m.mentions", "m.relates_to"}, "the event")
    value = nio.Event.parse_event({"type": "m.room.message", "event_id": "$1", "sender": USER, "origin_server_ts": 1, "content": content})
    assert isinstance(value, nio.RoomMessageNotice), f"nio reads a {type(value).__name__}"
    assert value.formatted_body and value.format == "org.matrix.custom.html"
    method, path, body = nio.Api.room_send("t", room, "m.room.message", content, key)
    assert (sent.method, "/matrix" + urllib.parse.urlsplit(path).path, json.loads(body)) == (method, urllib.parse.urlsplit(sent.target).path, content)
    assert len(sent.body) <= 65536
    return value


def check_conversation(world):
    """Messages that nio reads are answered once each, in order, by notices that nio reads and would ask for in the same way"""
    room = "!zoé:example.org"
    tell({room: [event(SALARY, 1, room), event(SALARY, 1, room)]})
    tell({room: [event(SALARY, 1, room), event(GREETING, 2, room)]})
    found = stand_in.wait(lambda: (now := bodies(room)) and WELCOME in now[-1] and now, "an answer to the greeting")
    assert len(found) == len(set(found)) and SIGN in found[0], f"{len(found)} messages"
    keys = [sent.path.rsplit("/", 1)[1] for sent in puts(room)]
    assert len(keys) == len(set(keys))
    for sent in puts(room):
        read(sent, room)


def check_sync(world):
    """The server is asked as nio asks it, from where the last answer ended"""
    asked = stand_in.wait_sent("/matrix/_matrix/client/v3/sync", lambda sent: "since" in sent.query)
    for sent in stand_in.sent("/matrix/_matrix/client/v3/sync"):
        wanted = json.loads(sent.query["filter"])
        method, path = nio.Api.sync("t", since=sent.query.get("since"), timeout=int(sent.query["timeout"]), filter=wanted)
        theirs = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(path).query))
        theirs.pop("access_token")
        ours = sent.query | {"filter": json.dumps(wanted, separators=(",", ":"))}
        assert sent.method == method and ours | {"timeout": theirs.get("timeout", "0")} == theirs | {"timeout": theirs.get("timeout", "0")}
    assert asked[0].query["since"] == "s0"


def check_retry(world):
    """After 500 and 429 the same message is sent again under the same transaction id"""
    room = "!retry:example.org"
    troubles[room] = [500, 429]
    tell({room: [event(GREETING, 1, room)]})
    found = stand_in.wait(lambda: (now := puts(room))[2:] and now, "three attempts")
    assert len({sent.target for sent in found}) == 1 and len({sent.body for sent in found}) == 1
    read(found[2], room)


def check_programs(world):
    """Notices, edits and its own messages are not answered"""
    room = "!bots:example.org"
    tell({room: [
        event(SALARY, 1, room, content={"msgtype": "m.notice", "body": SALARY}), event(SALARY, 2, room, sender=USER),
        event(SALARY, 3, room, content={"msgtype": "m.text", "body": "* " + SALARY, "m.new_content": {"msgtype": "m.text", "body": SALARY},
                                       "m.relates_to": {"rel_type": "m.replace", "event_id": "$x"}}),
        event(GREETING, 4, room)]})
    stand_in.wait(lambda: bodies(room), "an answer to the greeting")
    assert not any(SIGN in body for body in bodies(room))


def check_thread(world):
    """An answer to a message in a thread is in the thread, as nio reads it"""
    room = "!thread:example.org"
    relation = {"rel_type": "m.thread", "event_id": "$root", "is_falling_back": True, "m.in_reply_to": {"event_id": "$root"}}
    tell({room: [event(SALARY, 1, room, content={"msgtype": "m.text", "body": SALARY, "m.relates_to": relation})]})
    content = stand_in.wait(lambda: puts(room), "an answer")[0].json
    assert content["m.relates_to"]["rel_type"] == "m.thread" and content["m.relates_to"]["event_id"] == "$root"


def check_invitation(world):
    """An invitation of the server's own people is followed as nio would, a stranger's is not"""
    member = lambda sender: [{"type": "m.room.member", "state_key": USER, "sender": sender, "content": {"membership": "invite"}}]
    tell(invite={"!stranger:else.where": member("@a:else.where"), "!friends:example.org": member(PERSON)})
    method, path = nio.Api.join("t", "!friends:example.org")
    found = stand_in.wait(lambda: stand_in.sent("/matrix/_matrix/client/v3/join/"), "joining")
    assert [(sent.method, urllib.parse.urlsplit(sent.target).path) for sent in found] == [(method, "/matrix" + urllib.parse.urlsplit(path).path)]


def check_encrypted(world):
    """An encrypted room is told once that it cannot be read"""
    room = "!secret:example.org"
    mark = {
        "type": "m.room.encryption",
        "state_key": "",
        "event_id": "$e",
        "sender": PERSON,
        "origin_server_ts": 1,
        "content": {"algorithm": "m.megolm.v1.aes-sha2"},
    }
    tell({room: [mark]})
    assert "chiffré" in stand_in.wait(lambda: bodies(room), "a word on it")[0]
