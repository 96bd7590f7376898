"""A stand-in for all platforms: writes down what it is sent, and answers as each of them does."""
import dataclasses, json, threading, time, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: Seconds after which what is waited for is missed.
DEADLINE = 30


@dataclasses.dataclass
class Sent:
    """A request that reached the stand-in."""

    method: str
    #: Decoded, without the query.
    path: str
    #: As it came, with the query.
    target: str
    fields: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def query(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.target).query))


class StandIn(ThreadingHTTPServer):
    """`address` has no slash at its end; the first part of a path is the platform's name."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.changed, self.requests, self.answers, self.is_closing = threading.Condition(), [], {}, False
        self.address = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def answer(self, platform, reply):
        """`reply(sent)` gives status and JSON value of each request to a platform."""
        self.answers[platform] = reply

    def sent(self, start, where=lambda sent: True):
        """The requests so far whose path begins so."""
        with self.changed:
            return [sent for sent in self.requests if sent.path.startswith(start) and where(sent)]

    def wait(self, condition, what):
        """The value of `condition()` as soon as it is one."""
        end = time.monotonic() + DEADLINE
        with self.changed:
            while not (value := condition()):
                rest = end - time.monotonic()
                assert rest > 0, f"missed: {what}"
                self.changed.wait(rest)
            return value

    def wait_sent(self, start, where=lambda sent: True, count=1):
        return self.wait(lambda: (found := self.sent(start, where))[count - 1:] and found, f"{count} requests to {start}")

    def notice(self):
        with self.changed:
            self.changed.notify_all()

    def close(self):
        self.is_closing = True
        self.notice()
        self.shutdown()
        self.server_close()

    def handle_error(self, request, address):
        pass  # The server under test closed a connection.


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one piece, or the other end waits for the second.
    wbufsize = -1

    def do(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        sent = Sent(self.command, path, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        stand_in = self.server
        # `reply` may wait, and so holds no lock.
        with stand_in.changed:
            stand_in.requests.append(sent)
            stand_in.changed.notify_all()
        reply = stand_in.answers.get(path.split("/")[1], lambda sent: (404, {"error": "no such platform"}))
        status, value, *fields = reply(sent)
        text = json.dumps(value).encode()
        self.send_response(status)
        for name, field in ({"Content-Type": "application/json", "Content-Length": str(len(text))} | (fields[0] if fields else {})).items():
            self.send_header(name, field)
        self.end_headers()
        self.wfile.write(text)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_PATCH = do

    def log_message(self, *arguments):
        pass
