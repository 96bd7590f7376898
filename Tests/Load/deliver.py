#!/usr/bin/env python3
"""Delivers every message ten times, shuffled and in parallel, kills the server meanwhile, and counts the answers.

    Tests/Load/deliver.py [--messages 1000] [--deliveries 10] [--kills 20] [--storm] [--platforms telegram,standard,matrix]

MENTOR_BINARY names the program, else it is the one that was built last in this checkout. A third of the messages come as Telegram's
updates, where a second answer is a second message; a third as Standard Webhooks, where an answer has a name that is the same at each
attempt; a third are read from Matrix by asking (/sync), where a server drops what comes under a transaction id that it has seen. A
stand-in on loopback takes the answers. Within a conversation a message is delivered for the first time when the one before was
acknowledged, as the platforms do; its other nine deliveries come whenever they come, some of them to a server that was killed, and
are made again then. With --storm the stand-in refuses every third request (429 with a wait, 500, or a connection closed half-way;
Matrix has taken the message then, and does not say so).

Wanted: every message answered, in order in each conversation; of Standard Webhooks no second name for an answer; in a Matrix room no
message twice, whatever was killed; on Telegram no more second messages than requests were under way at the kills, and none without a
kill; never two messages to a chat within less than its second.
"""
import argparse, base64, hashlib, hmac, http.client, json, os, pathlib, queue, random, signal, socket, subprocess, sys, tempfile, threading, time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "BrowserTests"))
from server import binary

QUESTIONS = [
    "que fait un data scientist ?", "combien gagne un data scientist ?", "que fait un data engineer ?", "quelles études pour devenir data engineer ?",
    "what does an AI engineer do?",
]
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
TOKEN, HOOK = "123456:ABCdef-secret", "hook_secret-1"
MATRIX, USER = "syt_token-of-a-device", "@mentor:example.org"
#: Seconds before a kill within which a request counts as under way: its answer may not have been written down.
UNDER_WAY = 1.0


class StandIn(ThreadingHTTPServer):
    """Takes answers; `telegram`, `standard` and `matrix` list them by conversation. Tells a program that asks what is new on Matrix."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, has_storm):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock, self.has_storm, self.count = threading.Lock(), has_storm, 0
        self.telegram, self.standard, self.matrix, self.refused, self.repeated = {}, {}, {}, 0, 0
        # What was said on Matrix, in order; `asked` is how much of it a program has, and keeps.
        self.news, self.changed, self.asked = [], threading.Condition(), None

    def handle_error(self, request, address):
        pass  # The other end was killed.

    def tell(self, message):
        with self.changed:
            self.news.append(message)
            self.changed.notify_all()

    def sync(self, since, seconds):
        """What came after a place; a program that names it has kept what came before it."""
        with self.changed:
            place = int(since[1:]) if since else len(self.news)
            for message in self.news[self.asked or 0:place]:
                message.is_acknowledged.set()
            self.asked = max(place, self.asked or 0)
            self.changed.wait_for(lambda: len(self.news) > place, seconds if since else 0)
            news = self.news[place:place + 100]
        rooms = {}
        for message in news:
            rooms.setdefault(message.conversation, []).append(message.event())
        joined = {room: {"timeline": {"events": events, "limited": False}} for room, events in rooms.items()}
        return {"next_batch": f"s{place + len(news)}", "rooms": {"join": joined}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(address.query))
        if self.headers["Authorization"] != "Bearer " + MATRIX or not address.path.endswith("/sync"):
            return self.reply(401, {"errcode": "M_UNKNOWN_TOKEN"})
        self.reply(200, self.server.sync(query.get("since"), int(query["timeout"]) / 1000))

    def do_PUT(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = [urllib.parse.unquote(part) for part in self.path.split("/")]
        if parts[-2] == "typing":
            return self.reply(200, {})
        room, name = parts[parts.index("rooms") + 1], parts[-1]

        def take():
            with self.server.lock:
                messages = self.server.matrix.setdefault(room, {})
                self.server.repeated += name in messages
                messages.setdefault(name, json.loads(body)["body"])

        if self.refuse({"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1000}, take):
            return
        take()
        self.reply(200, {"event_id": "$" + name})

    def refuse(self, limited, take=lambda: None):
        """Refuses every third message in a storm; a connection that breaks off does so when the message was taken by `take`."""
        stand_in = self.server
        with stand_in.lock:
            stand_in.count += 1
            trouble = stand_in.count % 9 if stand_in.has_storm else 0
            stand_in.refused += trouble in (3, 6, 8)
        if trouble == 3:
            self.reply(429, limited, {"Retry-After": "1"})
        if trouble == 6:
            self.reply(500, {"ok": False, "error_code": 500, "description": "Internal"})
        if trouble == 8:
            take()
            self.close_connection = True
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
            self.connection.shutdown(socket.SHUT_RDWR)
        return trouble in (3, 6, 8)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        stand_in = self.server
        if self.path.endswith(("/sendChatAction", "/answerCallbackQuery")):
            return self.reply(200, {"ok": True, "result": True})
        if self.refuse({"ok": False, "error_code": 429, "parameters": {"retry_after": 1}}):
            return
        value = json.loads(body)
        with stand_in.lock:
            if self.path.endswith("/sendMessage"):
                stand_in.telegram.setdefault(str(value["chat_id"]), []).append((time.time(), value["text"]))
            else:
                data = value["data"]
                stand_in.standard.setdefault(data["conversation"], []).append((data["in_reply_to"], self.headers["webhook-id"]))
        self.reply(200, {"ok": True, "result": {"message_id": stand_in.count}})

    def reply(self, status, value, fields={}):
        body = json.dumps(value).encode()
        self.send_response(status)
        for name, text in ({"Content-Type": "application/json", "Content-Length": str(len(body))} | fields).items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server:
    """`mentor serve`, killed and started again on the same store and the same port."""

    def __init__(self, folder, stand_in, platforms):
        self.folder, self.platforms, self.kills, self.port = folder, platforms, [], 0
        self.address = f"http://127.0.0.1:{stand_in.server_address[1]}"
        self.start()

    def start(self):
        command = [binary(), "serve", "--port", str(self.port), "--set", f"store.path={self.folder}/store.sqlite"]
        settings = {
            "telegram": {"telegram.address": self.address}, "standard": {"standard.answers-url": self.address + "/answers"},
            "matrix": {"matrix.homeserver": self.address, "matrix.user": USER},
        }
        command += ["--set", "log.level=error"]
        command += [part for name in self.platforms for setting in settings[name].items() for part in ("--set", "=".join(setting))]
        secrets = {"MENTOR_TELEGRAM_TOKEN": TOKEN, "MENTOR_TELEGRAM_SECRET": HOOK, "MENTOR_STANDARD_SECRET": SECRET, "MENTOR_MATRIX_TOKEN": MATRIX}
        secrets = {name: value for name, value in secrets.items() if name.split("_")[1].lower() in self.platforms}
        self.log = open(f"{self.folder}/log", "a")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True, env=os.environ | secrets)
        line = self.process.stdout.readline()
        if "http://" not in line:
            raise SystemExit(f"mentor serve did not start: {line}{open(self.folder + '/log').read()[-2000:]}")
        self.port = int(line.strip().rstrip("/").rsplit(":", 1)[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.kills.append(time.time())
        self.start()


class Message:
    """One message: how it is delivered, and whether it was acknowledged."""

    def __init__(self, channel, conversation, number, text):
        self.channel, self.conversation, self.number, self.text = channel, conversation, number, text
        self.is_acknowledged = threading.Event()

    def request(self):
        if self.channel == "telegram":
            chat = {"id": int(self.conversation), "type": "private"}
            message = {"message_id": self.number, "from": {"id": chat["id"], "is_bot": False, "language_code": "fr"}, "chat": chat, "date": 0, "text": self.text}
            body = json.dumps({"update_id": chat["id"] * 1000 + self.number, "message": message}, ensure_ascii=False).encode()
            return body, {"X-Telegram-Bot-Api-Secret-Token": HOOK}
        body = json.dumps({"type": "message", "data": {"conversation": self.conversation, "text": self.text}}, ensure_ascii=False).encode()
        time_text, name = str(int(time.time())), self.name
        mac = hmac.new(base64.b64decode(SECRET[6:]), f"{name}.{time_text}.".encode() + body, hashlib.sha256).digest()
        return body, {"webhook-id": name, "webhook-timestamp": time_text, "webhook-signature": "v1," + base64.b64encode(mac).decode()}

    def event(self):
        content = {"msgtype": "m.text", "body": self.text}
        return {"type": "m.room.message", "event_id": "$" + self.name, "sender": "@zoe:example.org", "origin_server_ts": 1, "content": content}

    @property
    def name(self):
        return f"msg_{self.conversation}_{self.number}"


class Deliverer(threading.Thread):
    def __init__(self, server, stand_in, work, waits):
        super().__init__(daemon=True)
        self.server, self.stand_in, self.work, self.waits, self.unexpected = server, stand_in, work, waits, []

    def run(self):
        connection = None
        while (message := self.work.get()) is not None:
            if message.channel == "matrix":
                self.stand_in.tell(message)
            while message.channel != "matrix":
                start = time.time()
                try:
                    if connection is None or connection.port != self.server.port:
                        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
                    body, fields = message.request()
                    connection.request("POST", f"/webhooks/{message.channel}", body, {"Content-Type": "application/json"} | fields)
                    response = connection.getresponse()
                    response.read()
                    self.waits.append(time.time() - start)
                    if 200 <= response.status < 300:
                        message.is_acknowledged.set()
                    else:
                        self.unexpected.append(response.status)
                        if response.status == 503:
                            continue
                    break
                except (OSError, http.client.HTTPException):
                    connection = None
                    time.sleep(0.02)
            self.work.task_done()


class First(threading.Thread):
    """The first deliveries of a conversation, one after the other; the others are thrown in behind."""

    def __init__(self, messages, work, deliveries):
        super().__init__(daemon=True)
        self.messages, self.work, self.deliveries = messages, work, deliveries

    def run(self):
        again = []
        for message in self.messages:
            self.work.put(message)
            message.is_acknowledged.wait()
            again += [message] * (self.deliveries - 1)
            random.shuffle(again)
            for _ in range(min(len(again), self.deliveries - 1)):
                self.work.put(again.pop())


def wait_until(condition, limit, what):
    end = time.time() + limit
    while not condition():
        if time.time() > end:
            return what
        time.sleep(0.05)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=1000)
    parser.add_argument("--deliveries", type=int, default=10)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--storm", action="store_true")
    parser.add_argument("--platforms", default="telegram,standard,matrix")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    wanted = parser.parse_args()
    platforms = wanted.platforms.split(",")
    random.seed(wanted.seed)
    print(f"seed {wanted.seed}", flush=True)
    stand_in = StandIn(wanted.storm)
    threading.Thread(target=stand_in.serve_forever, daemon=True).start()
    length = len(QUESTIONS)
    count = max(wanted.messages // length, len(platforms))
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, stand_in, platforms)
        work, waits = queue.Queue(), []
        deliverers = [Deliverer(server, stand_in, work, waits) for _ in range(16)]
        for deliverer in deliverers:
            deliverer.start()

        # What a conversation that nobody disturbs is answered: it must be ready before anything is killed.
        has_storm, stand_in.has_storm = stand_in.has_storm, False
        # What was said on Matrix before a program asked for the first time is not told.
        problem = wait_until(lambda: "matrix" not in platforms or stand_in.asked is not None, 300, "nobody asks Matrix")
        first = {"telegram": "1", "standard": "c", "matrix": "!first:example.org"}
        answers = {"telegram": stand_in.telegram, "standard": stand_in.standard, "matrix": stand_in.matrix}
        for name in platforms:
            First([Message(name, first[name], number, text) for number, text in enumerate(QUESTIONS)], work, 1).start()
        are_answered = lambda: all(len(answers[name].get(first[name], [])) >= length for name in platforms)
        problem = problem or wait_until(are_answered, 300, "the first conversation is not answered")
        if problem:
            raise SystemExit(problem + "\n" + open(folder + "/log").read()[-2000:])
        time.sleep(2)
        reference = {
            "telegram": [text for _, text in stand_in.telegram.pop("1", [])], "standard": [name for name, _ in stand_in.standard.pop("c", [])],
            "matrix": list(stand_in.matrix.pop(first["matrix"], {}).values()),
        }
        stand_in.has_storm = has_storm

        conversations = []
        for number in range(count):
            channel = platforms[number % len(platforms)]
            name = {"telegram": str(1000 + number), "standard": f"c{number}", "matrix": f"!room{number}:example.org"}[channel]
            conversations.append([Message(channel, name, place, text) for place, text in enumerate(QUESTIONS)])
        start = time.time()
        for messages in conversations:
            First(messages, work, wanted.deliveries).start()
        # Telegram is sent 25 messages a second, a homeserver 5.
        span = count * length / len(platforms) / (5 if "matrix" in platforms else 25)
        for kill in range(wanted.kills):
            time.sleep(random.uniform(0.2, 1.8) * span / max(wanted.kills, 1))
            server.kill()
            print(f"kill {kill + 1}", flush=True)
        expected = {m[0].conversation: m for m in conversations}

        def is_done():
            with stand_in.lock:
                return all(
                    len(set(a for a, _ in stand_in.standard.get(name, []))) >= length if m[0].channel == "standard"
                    else len(answers[m[0].channel].get(name, [])) >= len(reference[m[0].channel]) for name, m in expected.items())

        problems = [p for p in [wait_until(is_done, 120 + 4 * span, "not everything was answered in time")] if p]
        work.join()
        time.sleep(2)
        took = time.time() - start
        server.process.send_signal(signal.SIGTERM)
        server.process.wait()
        problems += check(stand_in, expected, reference, server.kills, wanted)
        problems += [f"a delivery was answered {status}" for d in deliverers for status in d.unexpected if status != 503][:5]
        leaks = [s for s in (TOKEN, HOOK, SECRET, MATRIX, QUESTIONS[0]) if s in open(folder + "/log").read()]
        problems += [f"the log holds a secret or a message" for _ in leaks]
        waits.sort()
        acknowledged = "; acknowledged: " + ", ".join(f"p{p} {waits[len(waits) * p // 100] * 1000:.1f} ms" for p in (50, 99)) if waits else ""
        print(f"{count * length} messages, {len(waits) + len(stand_in.news)} deliveries, {len(server.kills)} kills, "
              f"{stand_in.refused} refused by the platform, {took:.0f} s{acknowledged}")
    if problems:
        raise SystemExit("\n".join(problems[:20]))


def check(stand_in, expected, reference, kills, wanted):
    problems, twice, under_way = [], 0, 0
    for name, messages in expected.items():
        if messages[0].channel == "standard":
            answers = stand_in.standard.get(name, [])
            names = list(dict.fromkeys(key for _, key in answers))
            order = [next(a for a, key in answers if key == wanted_key) for wanted_key in names]
            if order != [m.name for m in messages]:
                problems.append(f"{name}: answers to {order}")
            continue
        if messages[0].channel == "matrix":
            # Each once and in order, whatever was killed.
            answers, texts = list(stand_in.matrix.get(name, {}).values()), reference["matrix"]
            if answers != texts:
                problems.append(f"{name}: {len(answers)} messages of {len(texts)}, {len(answers) - len(set(answers))} of them twice, or not in order")
            continue
        answers, texts, place = stand_in.telegram.get(name, []), reference["telegram"], 0
        for index, (at, text) in enumerate(answers):
            if place < len(texts) and text == texts[place]:
                place += 1
            elif index and text == answers[index - 1][1]:
                twice += 1
            else:
                problems.append(f"{name}: answer {index} is not the one that is next")
            # After a kill the pace of before is not known any more.
            gap = at - answers[index - 1][0] if index else 9
            if gap < 0.9 and not any(answers[index - 1][0] <= kill <= at for kill in kills):
                problems.append(f"{name}: {gap:.2f} s between two messages")
        if place != len(texts):
            problems.append(f"{name}: {place} of {len(texts)} answers")
        under_way += sum(1 for at, _ in answers if any(0 <= kill - at <= UNDER_WAY for kill in kills))
    print(f"Telegram: {twice} sent twice, {under_way} within {UNDER_WAY:g} s before a kill; "
          f"Matrix: {stand_in.repeated} sent again under a name that the server knew, and dropped there")
    if twice > under_way or twice and not kills:
        problems.append(f"{twice} answers were sent twice")
    return problems


main()
