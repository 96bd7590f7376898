"""Telegram: aiogram and python-telegram-bot."""
import datetime, html, html.parser, inspect, json, os, pathlib, subprocess, tempfile, threading

import aiogram.methods, aiogram.types
import telegram
from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler

from server import binary
from world import GREETING, SALARY, SIGN, WELCOME, flipped

TOKEN, SECRET, BOT = "123456:ABCdefGHIjklMNOpqrSTUvwxYZ123456789", "hook_secret-1", "MentorBot"
NOW = datetime.datetime(2026, 11, 21, tzinfo=datetime.timezone.utc)


def settings(address):
    return {"telegram.token": TOKEN, "telegram.secret": SECRET, "telegram.bot-name": BOT, "telegram.address": address + "/telegram"}


#: What getUpdates has to tell.
waiting = []


def reply(sent):
    token, _, method = sent.path.removeprefix("/telegram/bot").partition("/")
    if token != TOKEN:
        return 401, {"ok": False, "error_code": 401, "description": "Unauthorized"}
    if method == "getUpdates":
        offset = sent.json.get("offset", 0)
        news = lambda: [update for update in waiting if update["update_id"] >= offset]
        with stand_in.changed:
            # As long as the question says, unless there is something.
            stand_in.changed.wait_for(lambda: stand_in.is_closing or news(), sent.json.get("timeout", 0))
            return 200, {"ok": True, "result": news()}
    if method == "sendMessage":
        return 200, {"ok": True, "result": {"message_id": 9, "date": 1, "chat": {"id": sent.json["chat_id"], "type": "private"}, "text": "x"}}
    return 200, {"ok": True, "result": True}


def calls(method, chat=None):
    return [sent.json for sent in stand_in.sent(f"/telegram/bot{TOKEN}/{method}", lambda sent: chat is None or sent.json["chat_id"] == chat)]


def by_aiogram(text, number, chat):
    """An update, as aiogram's types write it."""
    message = aiogram.types.Message(
        message_id=number, date=NOW, text=text, chat=aiogram.types.Chat(id=chat, type="private", first_name="Zoé"),
        from_user=aiogram.types.User(id=chat, is_bot=False, first_name="Zoé", language_code="fr"))
    return aiogram.types.Update(update_id=chat * 100 + number, message=message).model_dump_json(exclude_none=True, by_alias=True)


def by_ptb(text, number, chat, kind="private", **more):
    """An update, as python-telegram-bot's types write it."""
    user = telegram.User(id=7, is_bot=False, first_name="Zoé", language_code="fr")
    message = telegram.Message(message_id=number, date=NOW, chat=telegram.Chat(id=chat, type=kind), text=text, from_user=user, **more)
    return telegram.Update(update_id=abs(chat) * 100 + number, message=message).to_json()


def delivered(body, secret=SECRET):
    return body, {"X-Telegram-Bot-Api-Secret-Token": secret}


def unknown(value, path=""):
    """Names in a value of aiogram's that its types do not have."""
    if isinstance(value, aiogram.types.TelegramObject) or isinstance(value, aiogram.methods.TelegramMethod):
        names = [path + name for name in value.model_extra or {}]
        return names + [name for field in type(value).model_fields for name in unknown(getattr(value, field), f"{path}{field}.")]
    if isinstance(value, list):
        return [name for item in value for name in unknown(item, path)]
    return []


def read(body, method):
    """The call as aiogram's types have it."""
    call = method.model_validate(body)
    assert not unknown(call), f"aiogram does not know {unknown(call)}"
    return call


class Reader(html.parser.HTMLParser):
    """Telegram's HTML as text and entities, as Telegram reads it: offsets in UTF-16 units."""

    def __init__(self, text):
        super().__init__()
        self.text, self.entities, self.open = "", [], None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        assert tag == "a" and self.open is None, f"<{tag}> is not one of Telegram's, or not closed"
        self.open = (len(self.text.encode("utf-16-le")) // 2, dict(attributes)["href"])

    def handle_endtag(self, tag):
        start, url = self.open
        length = len(self.text.encode("utf-16-le")) // 2 - start
        self.entities.append(telegram.MessageEntity(type="text_link", offset=start, length=length, url=url))
        self.open = None

    def handle_data(self, data):
        self.text += data


def read_messages(bodies):
    """Reads what was sent with both libraries."""
    names = inspect.signature(telegram.Bot.send_message).parameters
    for body in bodies:
        read(body, aiogram.methods.SendMessage)
        assert not set(body) - set(names), f"python-telegram-bot does not know {set(body) - set(names)}"
        options = telegram.LinkPreviewOptions.de_json(body["link_preview_options"], None)
        assert options.is_disabled and not options.api_kwargs
        assert body["parse_mode"] == "HTML"
        page = Reader(body["text"])
        assert 0 < len(page.text.encode("utf-16-le")) // 2 <= 4096
        message = telegram.Message(message_id=1, date=NOW, chat=telegram.Chat(id=1, type="private"), text=page.text, entities=page.entities)
        assert message.text_html.replace("&#x27;", "'") == body["text"], f"python-telegram-bot writes {message.text_html} for {body['text']}"
        if "reply_markup" in body:
            keyboard = telegram.InlineKeyboardMarkup.de_json(body["reply_markup"], None)
            for button in (button for row in keyboard.inline_keyboard for button in row):
                assert 1 <= len(button.callback_data.encode()) <= 64 and not button.api_kwargs
            assert json.loads(keyboard.to_json()) == body["reply_markup"]


def check_aiogram(world):
    """Updates that aiogram writes are answered once each, in order; it and python-telegram-bot read the messages"""
    world.converse(
        "telegram", lambda text, number: delivered(by_aiogram(text, number, 11)), lambda: [body["text"] for body in calls("sendMessage", 11)]
    )
    read_messages(calls("sendMessage", 11))
    for body in calls("sendChatAction", 11):
        assert read(body, aiogram.methods.SendChatAction).action == "typing"


def check_ptb(world):
    """Updates that python-telegram-bot writes are answered once each, in order"""
    world.converse("telegram", lambda text, number: delivered(by_ptb(text, number, 12)), lambda: [body["text"] for body in calls("sendMessage", 12)])
    read_messages(calls("sendMessage", 12))


def check_button(world):
    """A button that we sent is answered, and its press acknowledged, however often it is told"""
    world.deliver("telegram", *delivered(by_ptb("combien gagne un data ?", 1, 13)))
    sent = stand_in.wait(lambda: [body for body in calls("sendMessage", 13) if "reply_markup" in body], "buttons")[0]
    keyboard = telegram.InlineKeyboardMarkup.de_json(sent["reply_markup"], None)
    chat, bot = telegram.Chat(id=13, type="private"), telegram.User(id=1, is_bot=True, first_name="Mentor", username=BOT)
    message = telegram.Message(message_id=2, date=NOW, chat=chat, from_user=bot, text=Reader(sent["text"]).text, reply_markup=keyboard)
    press = telegram.CallbackQuery(
        id="press-é", from_user=telegram.User(id=13, is_bot=False, first_name="Zoé"), chat_instance="1", message=message,
        data=keyboard.inline_keyboard[0][0].callback_data)
    body, before = telegram.Update(update_id=1399, callback_query=press).to_json(), len(calls("sendMessage", 13))
    for _ in range(3):
        assert world.deliver("telegram", *delivered(body)).status == 200
    world.deliver("telegram", *delivered(by_ptb(GREETING, 5, 13)))
    texts = stand_in.wait(lambda: (now := [body["text"] for body in calls("sendMessage", 13)][before:]) and WELCOME in now[-1] and now, "an answer")
    assert len(texts) == len(set(texts)) >= 2, f"{len(texts)} answers"
    receipts = calls("answerCallbackQuery")
    assert [read(body, aiogram.methods.AnswerCallbackQuery).callback_query_id for body in receipts] == ["press-é"]


def check_group(world):
    """In a group only what names the bot is answered, as an answer to its message"""
    at = lambda text: [telegram.MessageEntity(type="mention", offset=text.index("@"), length=len(BOT) + 1)]
    named = f"@{BOT} {SALARY}"
    world.deliver("telegram", *delivered(by_ptb(SALARY, 1, -14, "supergroup")))
    world.deliver("telegram", *delivered(by_ptb(named, 2, -14, "supergroup", entities=at(named))))
    found = stand_in.wait(lambda: calls("sendMessage", -14), "an answer in the group")
    assert SIGN in found[0]["text"] and found[0]["reply_parameters"]["message_id"] == 2
    read_messages(found)


def check_refused(world):
    """Tokens that aiogram's handler refuses are refused, and a missing one"""
    bot = Bot(TOKEN)
    handler, body = SimpleRequestHandler(Dispatcher(), bot, secret_token=SECRET), by_aiogram(SALARY, 1, 15)
    assert handler.verify_secret(SECRET, bot)
    wrong = [flipped(SECRET), SECRET + "x", SECRET[:-1], SECRET.upper()]
    assert not any(handler.verify_secret(token, bot) for token in wrong)
    world.refuse("telegram", {token: delivered(body, token) for token in wrong} | {"none": (body, {}), "empty": delivered(body, "")}, (401,))
    assert not calls("sendMessage", 15)


def check_pulling(world):
    """`mentor bot telegram` asks for updates as aiogram does, confirms what it has kept, and answers once each"""
    with tempfile.TemporaryDirectory() as folder:
        address = stand_in.address + "/telegram"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("MENTOR_") or name in ("MENTOR_HOME", "MENTOR_BINARY")
        }
        environment |= {
            "MENTOR_TELEGRAM_TOKEN": TOKEN,
            "MENTOR_TELEGRAM_ADDRESS": address,
            "MENTOR_TRANSPORT_PROXY": "none",
            "XDG_STATE_HOME": folder,
        }
        waiting.extend(json.loads(by_aiogram(text, number, 16)) for number, text in enumerate([SALARY, SALARY, GREETING]))
        waiting.insert(1, waiting[0])  # Told twice.
        with open(folder + "/log", "w") as log:
            bot = subprocess.Popen([binary(), "bot", "telegram"], env=environment, stdout=subprocess.DEVNULL, stderr=log)
            try:
                texts = lambda: [body["text"] for body in calls("sendMessage", 16)]
                found = stand_in.wait(lambda: (now := texts()) and WELCOME in now[-1] and now, "answers")
                last = max(update["update_id"] for update in waiting) + 1
                stand_in.wait(lambda: [body for body in calls("getUpdates") if body.get("offset") == last], "the confirmation of the last update")
            finally:
                bot.terminate()
                status = bot.wait(30)
                waiting.clear()
        assert sum(SIGN in text for text in found) == 2 and status == 0, f"{len(found)} messages, status {status}"
        asked = [read(body, aiogram.methods.GetUpdates) for body in calls("getUpdates")]
        assert asked[0].offset is None and {"message", "callback_query"} <= set(asked[0].allowed_updates)
        read_messages(calls("sendMessage", 16))
