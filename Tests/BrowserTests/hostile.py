"""Text is text: in questions, answers, knowledge, sessions and addresses, in the element and in the pages."""
import json, pathlib, tempfile, urllib.parse

from harness import ask, check, shadow
from server import Server

EVIL = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>"
STRINGS = [EVIL, "<svg/onload=window.hit=1>", "\"><script>window.hit=1</script>", "'onmouseover='window.hit=1", "</textarea><script>window.hit=1</script>",
           "javascript:window.hit=1", "{{constructor.constructor('window.hit=1')()}}", "${window.hit=1}", "<a href=javascript:window.hit=1>x</a>",
           "&lt;script&gt;window.hit=1&lt;/script&gt;", "</mentor-chat><script>window.hit=1</script>", "\u202e<b>\u0000\u2028", "<style>*{display:none}</style>",
           "]]><!--", "__proto__"]
ANSWER = {
    "turn": "../../../x", "session": EVIL, "outcome": EVIL, "language": EVIL,
    "text": f"{EVIL}\n• {EVIL}\n1. {EVIL}\njavascript:window.hit=1 data:text/html,x https://a.example/\"onmouseover=window.hit=1 a@b.example",
    "figures": [{"measure": "salary", "minimum": 1, "maximum": 2, "unit": "EUR", "origin": EVIL,
                 "qualifiers": {"level": EVIL, "place": EVIL, "about": EVIL, "year": EVIL, "basis": "__proto__", "period": "constructor"}}] * 2,
    "choices": [{"id": EVIL, "label": EVIL}], "suggestions": [EVIL],
    "sources": [{"publisher": EVIL, "title": EVIL, "url": url, "date": EVIL} for url in
                ("javascript:window.hit=1", " javascript:window.hit=1", "data:text/html,<script>window.hit=1</script>", "JaVaScRiPt:window.hit=1",
                 "vbscript:x", "//a.example", "/relative", "http://a.example/", "https://a.example/?\"><script>")]}
# Elements that no answer may bring, and addresses that no link may have. `root` is a document or a shadow root.
FOREIGN = """root => [...root.querySelectorAll('img, iframe, object, embed, base, form[action^=javascript], .log script, main script, b, [onerror], [onload], [onmouseover]')]
  .map(node => node.outerHTML).concat([...root.querySelectorAll('a')].filter(link => !/^(https|mailto|tel):|^http:..127/.test(link.href)).map(link => link.href))"""


def inert(page):
    assert page.evaluate("window.hit") is None, "hostile text ran"
    found = page.evaluate(f"({FOREIGN})(document)")
    assert not found, found


def inert_element(page):
    inert(page)
    found = shadow(page, f"(chat, root) => ({FOREIGN})(root)")
    assert not found, found


@check("hostile answers are inert in the element: text, figures, choices, sources, suggestions, reason, receipt")
def answers(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        page.route("**/api/v1/ask", lambda route: route.fulfill(status=200, body=json.dumps(ANSWER), content_type="application/json"))
        page.route("**/explanation", lambda route: route.fulfill(status=200, content_type="application/json", body=json.dumps(
            {"text": EVIL, "corrections": [{"from": EVIL, "to": EVIL}], "clauses": [{"candidates": [{"intent": EVIL, "probability": 1}], "unexplained": [EVIL]}]})))
        page.route("**/api/v1/sessions/**", lambda route: route.fulfill(status=200, content_type="application/json", body=json.dumps(
            {"stores": [{"store": EVIL, "erased": EVIL}]})))
        page.route("**/x/explanation", lambda route: route.fulfill(status=200, content_type="application/json", body="{}"))
        ask(page, EVIL)
        assert EVIL.split()[0] in page.locator("mentor-chat .answer").inner_text(), "it is shown as it was written"
        page.locator("mentor-chat summary").click()
        page.locator("mentor-chat .down ~ .plain").click()
        inert_element(page)
        page.locator("mentor-chat .next .button").click()
        page.wait_for_function("() => document.querySelector('mentor-chat').shadowRoot.querySelectorAll('.answer').length === 2")
        inert_element(page)
        page.reload()
        page.locator("mentor-chat .launcher").click()
        assert page.locator("mentor-chat .answer").count() == 2
        inert_element(page)
        page.locator("mentor-chat .header .plain").first.click()
        page.locator("mentor-chat .data .button").click()
        page.get_by_text("Votre conversation est effacée.").wait_for()
        inert_element(page)
        links = shadow(page, "(chat, root) => root.querySelectorAll('a').length")
        assert links == 0, links


@check("hostile questions are inert in the element")
def questions(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        for text in STRINGS:
            ask(page, text)
        inert_element(page)
        assert page.locator("mentor-chat .answer").count() == len(STRINGS)
    return f"{len(STRINGS)} strings"


@check("what another script left in the tab's storage is inert")
def storage(site):
    with site.page() as page:
        for kept in (json.dumps([EVIL, [{"text": EVIL, "answer": ANSWER}]]), "[1, 2]", "{", "null", '["s", [null]]', '["s", [{"text": 1, "answer": null}]]'):
            page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [f"mentor-chat {site.server}/", kept])
            page.reload()
            page.locator("mentor-chat .launcher").click()
            inert_element(page)
            page.evaluate("() => sessionStorage.clear()")


@check("hostile questions are inert in the pages: search, conversation, session, language, address")
def forms(site):
    with site.page(None) as page:
        for text in STRINGS:
            page.goto(f"{site.server}/faq?{urllib.parse.urlencode({'q': text, 'language': text})}")
            inert(page)
            assert page.locator("#q").input_value() == text.replace("\u0000", "\ufffd").strip(), text
            assert page.locator(".answer").count() == 1
            page.goto(f"{site.server}/ask")
            for words, session in ((text, None), ("bonjour", text)):
                page.evaluate("text => document.querySelectorAll('[name=session]').forEach(field => { field.value = text; })", session)
                page.locator("#text").fill(words)
                page.locator("form.ask button").click()
                page.locator("#last .answer").wait_for()
                inert(page)
            page.goto(f"{site.server}/metiers/{urllib.parse.quote(text, safe='')}")
            inert(page)
    return f"{len(STRINGS)} strings"


@check("a hostile knowledge base is inert in the pages and in the element")
def knowledge(site):
    with tempfile.TemporaryDirectory() as folder, Server("--knowledge", "builtin", "--knowledge", base(pathlib.Path(folder))) as other:
        with site.page(None) as page:
            for path in ("/", "/faq", "/metiers/data-scientist", "/faq?q=combien+gagne+un+data+scientist", "/faq?q=zorglub"):
                page.goto(other.address + path)
                inert(page)
                assert page.locator("h1").count() == 1, path
            page.goto(other.address + "/metiers/data-scientist")
            assert "<img src=x" in page.locator("main").inner_text(), "it is shown as it was written"
            page.goto(other.address + "/")
            ask(page, "combien gagne un data scientist ?")
            for summary in page.locator("mentor-chat summary").all():
                summary.click()
            inert_element(page)


def base(folder):
    """A folder to lay over the shipped base: a role, a question and a source whose every text is hostile."""
    text = EVIL.replace('"', "'")
    front = f"""gender: masculine
plural: "{text}"
feminine: "{text}"
"""
    (folder / "fr/roles").mkdir(parents=True)
    (folder / "sources.yaml").write_text(f"""evil:
  publisher: "{text}"
  title: "{text}"
  url: "https://a.example/'onmouseover='window.hit=1"
  date: 2026
  reliability: site
""", "utf-8")
    (folder / "fr/roles/data-scientist.md").write_text(f"""---
id: data-scientist
kind: role
name: "data scientist {text}"
also: [data scientist, "{text}"]
{front}related: [data-analyst]
figures:
  - {{measure: salary, minimum: 1, maximum: 2, unit: EUR, period: year, basis: gross, place: France, year: 2026, level: junior, about: "{text}", source: evil}}
  - {{measure: salary, minimum: 2, maximum: 3, unit: EUR, period: year, basis: gross, place: France, year: 2026, level: senior, about: "{text}", source: evil}}
absent:
  others: "{text}"
---
## En bref
{text} javascript:window.hit=1 [[data-analyst|{text}]] [evil]
""", "utf-8")
    return str(folder)
