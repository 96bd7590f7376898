"""What every browser check needs: a server, a browser, axe, and a record of what went wrong in the page."""
import contextlib, http.server, importlib.resources, os, pathlib, threading, time, traceback, urllib.error, urllib.request

from playwright.sync_api import sync_playwright

from server import Server, free_port

HERE = pathlib.Path(__file__).resolve().parent
AXE = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW, ZOOMED = (1280, 800), (320, 640), (320, 256)  # the last: 1280 × 1024 at 400 %
CHECKS = []
# Of a page of the server's own origin that embeds the element; it is answered here, at /embed.
POLICY = ("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; "
          "require-trusted-types-for 'script'; trusted-types 'none'")

# Runs before any script of the page: what it stores, what the policy refuses, what hostile text would do.
RECORDER = """
window.violations = [];
document.addEventListener('securitypolicyviolation', event => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


def check(name):
    """Registers a check: a function of the browser that raises AssertionError when it fails, and may return a remark."""
    def register(function):
        CHECKS.append((name, function))
        return function
    return register


class Site:
    """The browser and the server under test; opens pages that record their errors."""

    def __init__(self, browser, server, other_port):
        self.browser, self.server, self.other_port = browser, server.rstrip("/"), other_port
        self.embed = (HERE / "embed.html").read_text("utf-8").replace("ENDPOINT", self.server)

    @contextlib.contextmanager
    def page(self, path="/embed", size=WIDE, **options):
        context = self.browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="fr-FR", **options)
        context.set_default_timeout(10_000)
        context.route(self.server + "/embed", lambda route: route.fulfill(body=self.embed, headers={"content-security-policy": POLICY}, content_type="text/html; charset=utf-8"))
        page = context.new_page()
        page.trouble, page.asked = [], []
        page.on("pageerror", lambda error: page.trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (page.trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append((request.method, request.url)))
        page.add_init_script(RECORDER)
        try:
            if path:
                page.goto(path if "://" in path else self.server + path)
            yield page
            if options.get("java_script_enabled", True):
                page.trouble += [f"policy: {violation}" for violation in page.evaluate("window.violations ?? []")]
            assert not page.trouble, page.trouble
        finally:
            context.close()

    def get(self, path):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.server + path, headers={"Accept": "text/html"})) as response:
                return response.status, response.headers, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read().decode()


def shadow(page, script, argument=None):
    """Evaluates `script`, a function of (element, shadow root, argument), on the chat element."""
    return page.evaluate(
        f"argument => {{ const chat = document.querySelector('mentor-chat'); return ({script})(chat, chat.shadowRoot, argument); }}", argument)


def ask(page, text, wait=True):
    """Types a question and sends it; waits for one more answer, or for the error."""
    before = page.locator("mentor-chat .answer").count()
    page.locator("#input").fill(text)
    page.locator("#input").press("Enter")
    if wait:
        page.wait_for_function("""before => { const root = document.querySelector('mentor-chat').shadowRoot;
            return root.querySelectorAll('.answer').length > before || root.querySelector('.reason').textContent; }""", arg=before)


def axe(page, where, rules=None):
    """Runs axe (all its rules, or those named) on the whole page, shadow trees included; fails on any violation. Returns how many rules passed."""
    known = len(page.evaluate("window.violations ?? []"))
    page.evaluate(AXE + "; undefined")
    result = page.evaluate("only => axe.run(document, { runOnly: only, resultTypes: ['violations'] })", rules or AXE_TAGS)
    page.evaluate("known => { if (window.violations) window.violations.length = known; }", known)
    found = [f"{violation['id']}: {node['target']} {node['failureSummary']}" for violation in result["violations"] for node in violation["nodes"]]
    assert not found, f"{where}: {found}"
    return len(result["passes"])


class Elsewhere:
    """A page of another site that embeds the element, with a policy that allows the server and nothing else."""

    def __init__(self, server, port):
        body = (HERE / "embed.html").read_text("utf-8").replace("ENDPOINT", server).encode()
        policy = (f"default-src 'none'; script-src {server}; connect-src {server}; base-uri 'none'; "
                  "require-trusted-types-for 'script'; trusted-types 'none'")

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}/"


def run(arguments):
    server = None
    if "--server" in arguments:
        index = arguments.index("--server")
        server = arguments[index + 1]
        del arguments[index:index + 2]
    # Another site that embeds the element; a server that was started elsewhere must allow its origin.
    other_port = int(os.environ.get("EMBED_PORT", "0")) or free_port()
    if server:
        return checked(arguments, server, other_port)
    with Server(cors__origins=f"http://127.0.0.1:{other_port}") as started:
        return checked(arguments, started.address, other_port)


def checked(arguments, server, other_port):
    chosen = [(name, function) for name, function in CHECKS if not arguments or any(word in name for word in arguments)]
    failures = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                                             args=["--no-sandbox"] if os.geteuid() == 0 else [])
        site = Site(browser, server, other_port)
        print(f"Chromium {browser.version}, server {server}", flush=True)
        for name, function in chosen:
            started = time.monotonic()
            try:
                remark = function(site)
                print(f"ok    {name}{f' ({remark})' if remark else ''} {time.monotonic() - started:.1f} s", flush=True)
            except Exception as error:  # a check that cannot run has failed
                failures += 1
                place = traceback.extract_tb(error.__traceback__)[-1 if isinstance(error, AssertionError) else 1]
                print(f"FAIL  {name}\n      {os.path.basename(place.filename)}:{place.lineno}: {type(error).__name__}: {str(error)[:3000]}", flush=True)
        browser.close()
    print(f"{len(chosen) - failures} of {len(chosen)} checks passed")
    return 1 if failures or not chosen else 0
