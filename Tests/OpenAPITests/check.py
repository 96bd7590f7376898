#!/usr/bin/env python3
"""Holds `/openapi.json` against the OpenAPI 3.1 specification, and the server's answers against what it says of them.

    MENTOR_BINARY=.build/debug/mentor Tests/OpenAPITests/check.py        starts a server of its own on a free port
    Tests/OpenAPITests/check.py --server http://127.0.0.1:8080           asks one that runs
"""
import argparse, contextlib, json, os, pathlib, re, subprocess, sys, tempfile, urllib.error, urllib.parse, urllib.request

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

ROOT = pathlib.Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def server(address):
    """The address of a server, and what comes after the check."""
    if address:
        yield address.rstrip("/")
        return
    binary = os.environ.get("MENTOR_BINARY", str(ROOT / ".build/debug/mentor"))
    with tempfile.TemporaryDirectory() as state:
        process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--set", f"store.path={state}/store.sqlite"], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, env=os.environ | {"MENTOR_HOME": os.environ.get("MENTOR_HOME", str(ROOT))})
        try:
            first = process.stdout.readline()
            yield re.search(r"http://\S+?(?=/?\s)", first)[0]
        finally:
            process.terminate()
            process.wait(timeout=30)


def fetch(base, method, path, body=None, kind="application/json", headers={}):
    """Status, content type and bytes."""
    request = urllib.request.Request(base + path, data=body, method=method, headers=dict(headers))
    if body is not None:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers.get_content_type(), response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


class Check:
    def __init__(self, base):
        self.base, self.failures, self.asked = base, [], set()
        status, _, body = fetch(base, "GET", "/openapi.json")
        self.document = json.loads(body)
        if status != 200:
            self.failures.append(f"/openapi.json: {status}")
        for error in OpenAPIV31SpecValidator(self.document).iter_errors():
            self.failures.append(f"/openapi.json: {error.message} at {'/'.join(map(str, error.absolute_path))}")

    def resolve(self, value):
        while isinstance(value, dict) and "$ref" in value:
            place = self.document
            for name in value["$ref"].removeprefix("#/").split("/"):
                place = place[name]
            value = place
        return value

    def __call__(self, method, template, status, body=None, path=None, **more):
        """Sends a request, and holds its answer against the description of the route."""
        name = f"{method} {path or template}"
        operation = self.document["paths"][template][method.lower()]
        self.asked.add((method, template))
        found, kind, answer = fetch(self.base, method, path or template, body, **more)
        if found != status:
            self.failures.append(f"{name}: {found}, not {status}: {answer[:200]!r}")
        described = operation["responses"].get(str(found))
        if described is None:
            return self.failures.append(f"{name}: {found} is not described")
        content = self.resolve(described).get("content", {})
        if not content:
            return answer and self.failures.append(f"{name}: an answer to {found} that should have no body has one")
        if kind not in content:
            return self.failures.append(f"{name}: {kind} is not described for {found}")
        if kind.endswith("json"):
            value = json.loads(answer)
            schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "components": self.document["components"], **content[kind]["schema"]}
            for error in Draft202012Validator(schema).iter_errors(value):
                self.failures.append(f"{name}: {error.message[:300]} at {'/'.join(map(str, error.absolute_path))}")
            return value

    def unasked(self):
        routes = {(method.upper(), path) for path, methods in self.document["paths"].items() for method in methods}
        return sorted(routes - self.asked)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server")
    with server(parser.parse_args().server) as base:
        check = Check(base)
        say = lambda text: json.dumps(text).encode()
        answer = check("POST", "/api/v1/ask", 200, say({"text": "combien gagne un data scientist débutant ?"})) or {}
        session, turn = answer.get("session", "none"), answer.get("turn", "none")
        messages = ["c'est net ou brut ?", "salaire", "asdfgh", "bonjour", "je veux parler à un humain", "je veux mourir", "and a data analyst?"]
        for text in messages:
            check("POST", "/api/v1/ask", 200, say({"text": text, "session": session}))
        check("POST", "/api/v1/ask", 400, b"{")
        check("POST", "/api/v1/ask", 413, say({"text": "a" * 20_000}))
        check("POST", "/api/v1/ask", 415, b"a", kind="text/plain")
        check("POST", "/api/v1/ask", 422, say({}))
        check("GET", "/api/v1/turns/{turn}/explanation", 200, path=f"/api/v1/turns/{turn}/explanation")
        check("GET", "/api/v1/turns/{turn}/explanation", 404, path="/api/v1/turns/none/explanation")
        check("POST", "/api/v1/feedback", 204, say({"turn": turn, "vote": "up"}))
        check("POST", "/api/v1/feedback", 404, say({"turn": "0" * 26, "vote": "up"}))
        check("POST", "/api/v1/feedback", 422, say({"turn": turn, "vote": "maybe"}))
        check("GET", "/api/v1/suggest", 200, path="/api/v1/suggest?q=combien&limit=3")
        check("GET", "/api/v1/faq", 200)
        check("GET", "/api/v1/faq", 200, path="/api/v1/faq?language=en")
        check("GET", "/api/v1/faq", 422, path="/api/v1/faq?language=xx")
        check("DELETE", "/api/v1/sessions/{session}", 200, path=f"/api/v1/sessions/{session}")
        check("DELETE", "/api/v1/sessions/{session}", 404, path="/api/v1/sessions/none")
        form = lambda **fields: urllib.parse.urlencode(fields).encode()
        plain = {"kind": "application/x-www-form-urlencoded"}
        check("POST", "/ask", 200, form(text="que fait un data engineer ?"), **plain)
        check("POST", "/ask", 422, form(text=""), **plain)
        check("POST", "/ask", 403, form(text="a"), **plain, headers={"Sec-Fetch-Site": "cross-site"})
        turn = (check("POST", "/api/v1/ask", 200, say({"text": "que fait un data engineer ?"})) or {}).get("turn", "none")
        check("POST", "/ask/feedback", 200, form(turn=turn, vote="up"), **plain)
        check("POST", "/ask/erase", 200, form(session="0" * 26), **plain)
        for path in ["/", "/faq", "/faq.jsonld", "/ask", "/site.css", "/icon.svg", "/widget/v1/mentor.js"]:
            check("GET", path, 200)
        for path in ["/healthz", "/readyz", "/metrics", "/openapi.json"]:
            check("GET", path, 200)
        check("GET", "/metiers", 200)
        check("GET", "/ask", 200, path="/ask?q=bonjour")
        check("GET", "/metiers/{id}", 200, path="/metiers/data-scientist")
        check("GET", "/metiers/{id}", 404, path="/metiers/nobody")
        check("GET", "/fiches/{id}", 404, path="/fiches/nobody")
        check("GET", "/webhooks/{channel}", 404, path="/webhooks/none")
        check("POST", "/webhooks/{channel}", 404, b"{}", path="/webhooks/none")
        check.failures += [f"{method} {path}: described, and not asked by this check" for method, path in check.unasked()]
    print("\n".join(check.failures) or f"{len(check.asked)} routes answer as /openapi.json says")
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
