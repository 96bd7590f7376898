"""The pages: without scripts, with them, on paper; every address leads somewhere; axe at every size."""
import re, urllib.parse

from harness import NARROW, WIDE, ZOOMED, ask, axe, check

PAGES = ["/", "/?language=en", "/faq", "/faq?language=en", "/faq?q=combien+gagne+un+data+scientist", "/faq?q=salaire", "/ask", "/ask?q=combien+gagne+un+data+scientist",
         "/metiers", "/metiers?language=en", "/metiers/data-scientist",
         "/metiers/data-scientist?language=en", "/fiches/parcoursup", "/no/such/page"]
# Every rule once on a wide light page and once on a narrow dark one; elsewhere those that depend on size and colour.
SOME = ["color-contrast", "target-size", "scrollable-region-focusable"]
MODES = {"wide": (WIDE, {}, None), "320 px, dark": (NARROW, {"color_scheme": "dark"}, None), "wide, dark": (WIDE, {"color_scheme": "dark"}, SOME),
         "320 px": (NARROW, {}, SOME), "400 %": (ZOOMED, {}, SOME[1:])}

for mode, (size, options, some) in MODES.items():
    def every(site, size=size, options=options, some=some):
        rules, titles = 0, []
        with site.page(None, size=size, **options) as page:
            for path in PAGES:
                page.goto(site.server + path)
                rules += axe(page, path, some)
                assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0], f"{path} scrolls sideways"
                assert page.locator("h1").count() == 1, path
                assert page.locator("html").get_attribute("lang") == ("en" if "language=en" in path else "fr"), path
                titles.append(page.title())
        assert len(set(titles)) >= len(PAGES) - 3, f"titles tell pages apart: {titles}"
        return f"{len(PAGES)} pages, {rules} rules passed"
    check(f"axe finds nothing, nothing leaves the window: pages, {mode}")(every)


@check("the conversation as a plain form, without scripts: ask, choose, follow up, vote, erase")
def plain(site):
    with site.page("/", java_script_enabled=False) as page:
        page.locator("mentor-chat textarea").fill("salaire")
        page.locator("mentor-chat button").click()
        page.locator("#last .cards button", has_text="data scientist").first.click()
        assert "gagne" in page.locator("#last .answer").inner_text()
        assert page.locator("#last .chart").count() == 1
        page.locator("#last summary", has_text="Sources").click()
        page.locator("#last .cards button").first.click()
        assert "études" in page.locator("#last .question").inner_text()
        page.locator(".vote button").first.click()
        page.get_by_text("Merci, votre avis est noté.").wait_for()
        page.locator("form.ask textarea").fill("combien gagne un data engineer ?")
        page.locator("form.ask button").click()
        assert "data engineer" in page.locator("#last .answer").inner_text()
        assert page.url.endswith("#last")
        page.locator(".erase button").click()
        page.get_by_text("Votre conversation est effacée.").wait_for()
        assert page.locator(".exchange").count() == 0


@check("an empty question is told apart, with its reason tied to the field")
def empty(site):
    with site.page("/ask", java_script_enabled=False) as page:
        page.locator("#text").fill("   ")
        page.locator("form.ask button").click()
        assert page.locator("#text").get_attribute("aria-describedby") == "problem"
        page.locator("#problem").wait_for()


@check("the questions page without scripts: search, choices as links, deep links")
def search(site):
    with site.page("/faq", java_script_enabled=False) as page:
        page.locator("#q").fill("salaire")
        page.locator(".search button").click()
        page.locator(".cards a", has_text="data scientist").first.click()
        assert page.locator(".answer").count() == 1
        page.goto(site.server + "/faq#maths-level")
        assert page.locator("article#maths-level h3").is_visible()


@check("home: the element stands in the page, its form is for readers without scripts")
def home(site):
    with site.page("/") as page:
        assert not page.locator("mentor-chat form.ask").is_visible()
        assert page.locator("mentor-chat .launcher").count() == 0
        ask(page, "combien gagne un data scientist ?")
        axe(page, "home, after an answer")
    with site.page("/", java_script_enabled=False) as page:
        assert page.locator("mentor-chat form.ask").is_visible()


@check("the skip link is the first stop and leads to the content; the focus is never hidden")
def skip(site):
    with site.page("/faq") as page:
        page.keyboard.press("Tab")
        assert page.locator(".skip").evaluate("link => link === document.activeElement && link.getBoundingClientRect().left >= 0")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


@check("every address of the pages leads somewhere, every anchor exists, every id is one of a kind")
def links(site):
    seen, waiting, anchors = {}, ["/", "/?language=en", "/ask"], 0
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        status, headers, text = site.get(path)
        assert status == 200, f"{path}: {status}"
        kind = headers["Content-Type"]
        seen[path] = set(re.findall(r'\sid="([^"]+)"', text)) if "html" in kind else None
        if "html" not in kind:
            continue
        assert len(re.findall(r'\sid="', text)) == len(seen[path]), f"{path}: an id twice"
        for address in re.findall(r'(?:href|src)="([^"]+)"', text):
            target = urllib.parse.urljoin(path, address.replace("&amp;", "&"))
            if target.startswith("/") and not target.startswith("/faq.jsonld"):
                waiting.append(target.split("#")[0])
    for path, ids in seen.items():
        if ids is None:
            continue
        for address in re.findall(r'href="([^"]*#[^"]+)"', site.get(path)[2]):
            target, anchor = urllib.parse.urljoin(path, address.replace("&amp;", "&")).split("#")
            assert anchor in seen[target or path], f"{path}: {address}"
            anchors += 1
    return f"{len(seen)} addresses, {anchors} anchors"


@check("pages are served with a strict policy, and no page breaks it")
def policy(site):
    for path in PAGES:
        _, headers, _ = site.get(path)
        given = headers["Content-Security-Policy"]
        assert "default-src 'none'" in given and "unsafe" not in given and "*" not in given, f"{path}: {given}"
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"], path
        assert "charset=utf-8" in headers["Content-Type"], path
        assert not headers["Set-Cookie"], path


@check("on paper: no navigation, no form; questions and sources with their addresses")
def paper(site):
    for path in ("/faq", "/metiers/data-scientist"):
        with site.page(path) as page:
            page.emulate_media(media="print")
            for name in (".top nav", "form", ".contents"):
                assert not page.locator(name).first.is_visible(), f"{path}: {name}"
            shown = page.locator(".cited a, .references a").first
            assert "http" in shown.evaluate("link => getComputedStyle(link, '::after').content")
