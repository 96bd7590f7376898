#!/usr/bin/env python3
"""Delivers every message ten times, shuffled and in parallel, kills the server meanwhile, and counts the answers.

    Tests/Load/deliver.py [--messages 1000] [--kills 20] [--storm]

MENTOR_BINARY names the program, else it is the one that was built last in this checkout. Half of the messages come as Telegram's
updates, where a second answer is a second message; half as Standard Webhooks, where an answer has a name that is the same at each
attempt. A stand-in on loopback takes the answers. Within a conversation a message is delivered for the first time when the one
before was acknowledged, as the platforms do; its other nine deliveries come whenever they come, some of them to a server that was
killed, and are made again then. With --storm the stand-in refuses every third request (429 with a wait, 500, or a connection
closed half-way).

Wanted: every message answered, in order in each conversation; of Standard Webhooks no second name for an answer; on Telegram no
more second messages than requests were under way at the kills, and none without a kill; never two messages to a chat within less
than its second.
"""
import argparse, base64, hashlib, hmac, http.client, json, os, pathlib, queue, random, signal, socket, subprocess, sys, tempfile, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "BrowserTests"))
from server import binary

QUESTIONS = [
    "que fait un data scientist ?", "combien gagne un data scientist ?", "que fait un data engineer ?", "quelles études pour devenir data engineer ?",
    "what does an AI engineer do?",
]
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
TOKEN, HOOK = "123456:ABCdef-secret", "hook_secret-1"
#: Seconds before a kill within which a request counts as under way: its answer may not have been written down.
UNDER_WAY = 1.0


class StandIn(ThreadingHTTPServer):
    """Takes answers; `telegram` and `standard` list them by conversation."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, has_storm):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock, self.has_storm, self.count = threading.Lock(), has_storm, 0
        self.telegram, self.standard, self.refused = {}, {}, 0

    def handle_error(self, request, address):
        pass  # The other end was killed.


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        stand_in = self.server
        if self.path.endswith(("/sendChatAction", "/answerCallbackQuery")):
            return self.reply(200, {"ok": True, "result": True})
        with stand_in.lock:
            stand_in.count += 1
            trouble = stand_in.count % 9 if stand_in.has_storm else 0
            stand_in.refused += trouble in (3, 6, 8)
        if trouble == 3:
            return self.reply(429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 1}}, {"Retry-After": "1"})
        if trouble == 6:
            return self.reply(500, {"ok": False, "error_code": 500, "description": "Internal"})
        if trouble == 8:
            self.close_connection = True
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
            return self.connection.shutdown(socket.SHUT_RDWR)
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

    def __init__(self, folder, stand_in):
        self.folder, self.kills, self.port = folder, [], 0
        self.address = f"http://127.0.0.1:{stand_in.server_address[1]}"
        self.start()

    def start(self):
        command = [binary(), "serve", "--port", str(self.port), "--set", f"store.path={self.folder}/store.sqlite"]
        command += ["--set", "log.level=error", "--set", f"telegram.address={self.address}", "--set", f"standard.answers-url={self.address}/answers"]
        secrets = {"MENTOR_TELEGRAM_TOKEN": TOKEN, "MENTOR_TELEGRAM_SECRET": HOOK, "MENTOR_STANDARD_SECRET": SECRET}
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

    @property
    def name(self):
        return f"msg_{self.conversation}_{self.number}"


class Deliverer(threading.Thread):
    def __init__(self, server, work, waits):
        super().__init__(daemon=True)
        self.server, self.work, self.waits, self.unexpected = server, work, waits, []

    def run(self):
        connection = None
        while (message := self.work.get()) is not None:
            while True:
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
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    wanted = parser.parse_args()
    random.seed(wanted.seed)
    print(f"seed {wanted.seed}", flush=True)
    stand_in = StandIn(wanted.storm)
    threading.Thread(target=stand_in.serve_forever, daemon=True).start()
    length = len(QUESTIONS)
    count = max(wanted.messages // length, 2)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, stand_in)
        work, waits = queue.Queue(), []
        deliverers = [Deliverer(server, work, waits) for _ in range(16)]
        for deliverer in deliverers:
            deliverer.start()

        # What a conversation that nobody disturbs is answered: it must be ready before anything is killed.
        has_storm, stand_in.has_storm = stand_in.has_storm, False
        First([Message("telegram", "1", number, text) for number, text in enumerate(QUESTIONS)], work, 1).start()
        problem = wait_until(lambda: len(stand_in.telegram.get("1", [])) >= length, 300, "the first conversation is not answered")
        if problem:
            raise SystemExit(problem + "\n" + open(folder + "/log").read()[-2000:])
        time.sleep(2)
        reference = [text for _, text in stand_in.telegram.pop("1")]
        stand_in.has_storm = has_storm

        conversations = []
        for number in range(count):
            channel = "telegram" if number % 2 == 0 else "standard"
            name = str(1000 + number) if channel == "telegram" else f"c{number}"
            conversations.append([Message(channel, name, place, text) for place, text in enumerate(QUESTIONS)])
        start = time.time()
        for messages in conversations:
            First(messages, work, wanted.deliveries).start()
        span = count * length / 2 / 25  # Telegram takes 25 messages a second.
        for kill in range(wanted.kills):
            time.sleep(random.uniform(0.2, 1.8) * span / max(wanted.kills, 1))
            server.kill()
            print(f"kill {kill + 1}", flush=True)
        expected = {m[0].conversation: m for m in conversations}

        def is_done():
            with stand_in.lock:
                return all(
                    len(set(a for a, _ in stand_in.standard.get(name, []))) >= length if m[0].channel == "standard"
                    else len(stand_in.telegram.get(name, [])) >= len(reference) for name, m in expected.items())

        problems = [p for p in [wait_until(is_done, 120 + 4 * span, "not everything was answered in time")] if p]
        work.join()
        time.sleep(2)
        took = time.time() - start
        server.process.send_signal(signal.SIGTERM)
        server.process.wait()
        problems += check(stand_in, expected, reference, server.kills, wanted)
        problems += [f"a delivery was answered {status}" for d in deliverers for status in d.unexpected if status != 503][:5]
        leaks = [s for s in (TOKEN, HOOK, SECRET, QUESTIONS[0]) if s in open(folder + "/log").read()]
        problems += [f"the log holds a secret or a message" for _ in leaks]
        waits.sort()
        print(f"{count * length} messages, {len(waits)} deliveries, {len(server.kills)} kills, {stand_in.refused} refused by the platform, {took:.0f} s; "
              f"acknowledged: p50 {waits[len(waits) // 2] * 1000:.1f} ms, p99 {waits[len(waits) * 99 // 100] * 1000:.1f} ms")
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
        answers = stand_in.telegram.get(name, [])
        place = 0
        for index, (at, text) in enumerate(answers):
            if place < len(reference) and text == reference[place]:
                place += 1
            elif index and text == answers[index - 1][1]:
                twice += 1
            else:
                problems.append(f"{name}: answer {index} is not the one that is next")
            # After a kill the pace of before is not known any more.
            gap = at - answers[index - 1][0] if index else 9
            if gap < 0.9 and not any(answers[index - 1][0] <= kill <= at for kill in kills):
                problems.append(f"{name}: {gap:.2f} s between two messages")
        if place != len(reference):
            problems.append(f"{name}: {place} of {len(reference)} answers")
        under_way += sum(1 for at, _ in answers if any(0 <= kill - at <= UNDER_WAY for kill in kills))
    print(f"Telegram: {twice} sent twice, {under_way} within {UNDER_WAY:g} s before a kill")
    if twice > under_way or twice and not kills:
        problems.append(f"{twice} answers were sent twice")
    return problems


main()
