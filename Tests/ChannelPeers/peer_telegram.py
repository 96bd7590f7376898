"""aiogram and python-telegram-bot: their updates are read by us, our requests are read by them."""
import datetime
import json
from html.parser import HTMLParser

from aiogram import methods, types
from telegram import Update

from probe import Probe, reply

SECRET, TOKEN = "s3cret-_", "123456:ABC-def_1234ghIkl"
probe = Probe("telegram", {"token": TOKEN, "secret": SECRET, "bot-name": "mentor_bot"})


def deliver(update, **more):
    fields = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    body = update.model_dump_json(exclude_none=True, by_alias=True)
    # The other library reads the same update.
    assert Update.de_json(json.loads(body), None).update_id == update.update_id
    return probe.ask(delivery={"fields": fields, "body": body, "time": 1}, **more)


person = types.User(id=7, is_bot=False, first_name="Élève", language_code="fr")
chat = types.Chat(id=7, type="private")
when = datetime.datetime.fromtimestamp(0, datetime.timezone.utc)
text = "Après le bac, que faire ? 👩‍👩‍👧‍👦"
message = types.Message(message_id=5, date=when, chat=chat, from_user=person, text=text)

heard = deliver(types.Update(update_id=17, message=message))
assert heard["reception"] == "messages" and heard["status"] == 200, heard
assert heard["messages"][0]["text"] == text and heard["messages"][0]["language"] == "fr"
bot = types.User(id=8, is_bot=True, first_name="b")
assert deliver(types.Update(update_id=18, message=message.model_copy(update={"from_user": bot})))["reception"] == "done"


class Plain(HTMLParser):
    """What a person sees of HTML; refuses what Telegram does not know."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.open = []

    def handle_starttag(self, tag, attributes):
        assert tag == "a" and [name for name, _ in attributes] == ["href"], (tag, attributes)
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


checked = 0
for length in (1, 300, 4090, 4096, 4097, 20_000):
    for outcome in ("answered", "clarified", "safeguarded"):
        said = reply(length, outcome=outcome)
        finding = deliver(types.Update(update_id=17, message=message), reply=said)
        seen = ""
        for request in finding["requests"]:
            body = json.loads(request["body"])
            call = getattr(methods, request["call"][0].upper() + request["call"][1:])
            # The library accepts names that it does not know; we do not.
            unknown = set(body) - {field.alias or name for name, field in call.model_fields.items()}
            assert not unknown, unknown
            parsed = call.model_validate(body)
            assert request["url"] == f"https://api.telegram.org/bot{TOKEN}/{request['call']}"
            if request["call"] != "sendMessage":
                continue
            assert parsed.chat_id == 7 and 1 <= len(parsed.text.encode("utf-16-le")) // 2 <= 4096
            plain = Plain()
            if body.get("parse_mode") == "HTML":
                plain.feed(parsed.text)
                plain.close()
                assert not plain.open
            seen += plain.text if "parse_mode" in body else parsed.text
            for row in parsed.reply_markup.inline_keyboard if parsed.reply_markup else []:
                for button in row:
                    assert 1 <= len(button.callback_data.encode()) <= 64
                    # Pressed, the button says its words.
                    press = types.CallbackQuery(
                        id="9", from_user=person, chat_instance="1", data=button.callback_data,
                        message=message.model_copy(update={"reply_markup": parsed.reply_markup}))
                    pressed = deliver(types.Update(update_id=19, callback_query=press))
                    assert pressed["messages"][0]["text"] == button.text, (pressed, button)
            checked += 1
        if outcome == "safeguarded":
            assert "".join(seen.split()) == "".join(said["text"].split())
        else:
            assert "".join(seen.split()).startswith("".join(said["text"][:length].split()))
print(f"telegram: {checked} messages parsed by aiogram, updates read by python-telegram-bot too")
