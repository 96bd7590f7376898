#!/usr/bin/env python3
"""A stand-in for the server, with the standard library only: the contract's routes answered by `mentor ask --jsonl`.

It exists so that the element and the pages can be seen and tested before the server is there, and with trouble made on
demand. Real answers come from one `mentor` process. A few messages are answered by the stand-in itself, for what the
real program does not do when asked: see TROUBLE. Pages are rendered from Web/pages with a small Mustache.

    MENTOR_HOME=... MENTOR_BINARY=... standin.py [--port 8765]      (0: any free port, printed on the first line)
"""
import argparse, datetime, html, json, os, pathlib, re, secrets, subprocess, threading, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from mustache import Library
import viewmodels

os.environ.setdefault("MENTOR_HOME", "/work/main")
HERE = pathlib.Path(__file__).resolve().parent
WEB = HERE / "Web"
CSP = ("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
       "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Content-Security-Policy": CSP,
           "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "camera=(), geolocation=(), microphone=()"}
EVIL = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>"


class Mentor:
    """The program, kept running; one question at a time."""

    def __init__(self):
        self.lock = threading.Lock()
        binary = os.environ.get("MENTOR_BINARY", "/tmp/build-rel/release/mentor")
        self.command = [binary]
        self.process = subprocess.Popen([binary, "ask", "--jsonl", "--explain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, text, session, language=None):
        line = {"text": text, "session": session} | ({"language": language} if language else {})
        with self.lock:
            self.process.stdin.write(json.dumps(line) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())

    def export(self):
        return json.loads(subprocess.run(self.command + ["kb", "export", "--format", "json"], capture_output=True, text=True, check=True).stdout)


class State:
    def __init__(self):
        self.mentor = Mentor()
        self.knowledge = viewmodels.Knowledge(self.mentor.export(), WEB / "pages")
        self.library = Library(WEB / "pages")
        self.sessions = {}      # session -> exchanges of the plain form, in memory only
        self.explanations = {}  # turn -> explanation
        self.votes = {}
        self.requests = []      # what was asked of the server, for the tests

    def ask(self, text, session, language=None):
        if session not in self.sessions:
            session = secrets.token_urlsafe(24)
            self.sessions[session] = []
        answer = self.trouble(text) or self.mentor.ask(text, session, language)
        answer["session"] = session
        explanation = answer.pop("explanation", {})
        for clause in explanation.get("clauses", []):
            for candidate in clause["candidates"]:
                candidate["label"] = self.knowledge.label(candidate["intent"], "en" if answer["language"] == "en" else "fr")
        self.explanations[answer["turn"]] = (session, explanation)
        return answer

    @staticmethod
    def trouble(text):
        """An answer whose every field is hostile, to the message `hostile`."""
        if text != "hostile":
            return None
        source = {"id": EVIL, "publisher": EVIL, "title": EVIL, "url": "javascript:window.hit=1", "date": EVIL}
        figure = {"measure": "salary", "minimum": 1, "maximum": 2, "unit": "EUR", "origin": "stated", "sources": [],
                  "qualifiers": {"level": EVIL, "place": EVIL, "about": EVIL, "period": "__proto__", "basis": "constructor"}}
        return {"turn": "t" + secrets.token_hex(8), "outcome": EVIL, "language": "fr", "parts": [], "entities": [],
                "text": f"{EVIL}\n• {EVIL}\njavascript:window.hit=1 data:text/html,x https://example.org/\"onmouseover=window.hit=1 a@b.example",
                "figures": [figure, dict(figure, qualifiers={"level": "a"} | figure["qualifiers"])],
                "choices": [{"id": EVIL, "label": EVIL}], "suggestions": [EVIL], "intent": {"name": EVIL, "confidence": 1},
                "sources": [source, dict(source, url="data:text/html,<script>window.hit=1</script>")],
                "explanation": {"corrections": [{"from": EVIL, "to": EVIL}],
                                "clauses": [{"candidates": [{"intent": EVIL, "probability": 1}], "unexplained": [EVIL]}]}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "standin"

    def log_message(self, *_):
        pass

    def reply(self, status, body=b"", kind="application/json", headers={}):
        if not isinstance(body, bytes):
            body = (body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)).encode()
        self.send_response(status)
        for name, value in {**HEADERS, **headers}.items():
            self.send_header(name, value)
        origin = self.headers.get("Origin")
        if origin and self.path.startswith(("/api/", "/widget/")):
            self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Vary", "Origin")
        if status != 204:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status != 204:
            self.wfile.write(body)

    def problem(self, status, title, headers={}):
        return self.reply(status, {"type": "about:blank", "title": title, "status": status}, "application/problem+json", headers)

    def page(self, name, model, status=200):
        if name == "embed":
            text = (HERE / "tests/embed.html").read_text("utf-8").replace("ENDPOINT", f"http://{self.headers['Host']}")
            return self.reply(200, text, "text/html; charset=utf-8")
        self.reply(status, self.state.library.render(name, model), "text/html; charset=utf-8")

    @property
    def state(self):
        return self.server.state

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_OPTIONS(self):
        self.reply(204, headers={"Access-Control-Allow-Methods": "GET, POST, DELETE", "Access-Control-Allow-Headers": "content-type"})

    def do_GET(self):
        state, url = self.state, urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        language = "en" if query.get("language") == "en" else "fr"
        state.requests.append(("GET", self.path))
        view = state.knowledge.pages(language)
        if url.path == "/":
            return self.page("home", view.home())
        if url.path == "/faq" and query.get("q", "").strip():
            answer = state.ask(query["q"], None, language if language == "en" else None)
            return self.page("faq-answer", view.faq_answer(query["q"], answer))
        if url.path == "/faq":
            return self.page("faq", view.faq())
        if url.path == "/ask":
            return self.page("ask", view.ask([], None))
        if match := re.fullmatch(r"/(?:metiers|fiches)/([a-z0-9-]+)", url.path):
            model = view.role(match[1])
            return self.page("role", model) if model else self.page("error", view.error(404), 404)
        if match := re.fullmatch(r"/api/v1/turns/([\w-]+)/explanation", url.path):
            found = state.explanations.get(match[1])
            return self.reply(200, found[1]) if found else self.problem(404, "no such turn")
        files = {"/widget/v1/mentor.js": (WEB / "widget/mentor.js", "text/javascript; charset=utf-8"),
                 "/site.css": (WEB / "pages/site.css", "text/css; charset=utf-8"),
                 "/icon.svg": (WEB / "pages/icon.svg", "image/svg+xml")}
        if url.path in files:
            path, kind = files[url.path]
            return self.reply(200, path.read_bytes(), kind)
        if url.path == "/embed":
            return self.page("embed", view.frame("Un lycée", None))
        if url.path == "/healthz":
            return self.reply(200, {"status": "ok"})
        self.page("error", view.error(404), 404)

    def do_POST(self):
        state, body = self.state, self.body()
        state.requests.append(("POST", self.path))
        if self.path == "/api/v1/ask":
            try:
                given = json.loads(body)
            except ValueError:
                return self.problem(400, "no JSON")
            return self.reply(200, state.ask(given["text"], given.get("session"), given.get("language")))
        if self.path == "/api/v1/feedback":
            given = json.loads(body)
            state.votes[given["turn"]] = given["vote"]
            return self.reply(204)
        form = dict(urllib.parse.parse_qsl(body.decode()))
        language = "en" if form.get("language") == "en" else "fr"
        view, session = state.knowledge.pages(language), form.get("session")
        if self.path == "/ask":
            if not form.get("text", "").strip():
                return self.page("ask", view.ask(state.sessions.get(session, []), session, problem=True), 422)
            answer = state.ask(form["text"], session, language if language == "en" else None)
            session = answer["session"]
            state.sessions[session].append((form["text"], answer, state.explanations[answer["turn"]][1]))
            return self.page("ask", view.ask(state.sessions[session], session))
        if self.path == "/ask/feedback":
            state.votes[form["turn"]] = form["vote"]
            return self.page("ask", view.ask(state.sessions.get(session, []), session, thanks=True))
        if self.path == "/ask/erase":
            return self.page("ask", view.ask([], None, receipt=self.erase(session)))
        self.page("error", view.error(404), 404)

    def do_DELETE(self):
        self.state.requests.append(("DELETE", self.path))
        if match := re.fullmatch(r"/api/v1/sessions/([\w-]+)", self.path):
            receipt = self.erase(match[1])
            return self.reply(200, receipt) if receipt else self.problem(404, "no such session")
        self.problem(404, "no such route")

    def erase(self, session):
        state = self.state
        if state.sessions.pop(session, None) is None:
            return None
        turns = [turn for turn, (owner, _) in state.explanations.items() if owner == session]
        for turn in turns:
            del state.explanations[turn]
        votes = sum(state.votes.pop(turn, None) is not None for turn in turns)
        return {"session": session, "erased_at": "2026-01-01T00:00:00Z",
                "stores": [{"store": "turns", "label": "réponses", "erased": len(turns)}, {"store": "feedback", "label": "avis", "erased": votes}]}


def start(port=0):
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.state = State()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8765)
    server = start(parser.parse_args().port)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    threading.Event().wait()
