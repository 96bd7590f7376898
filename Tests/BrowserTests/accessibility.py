"""axe in every state, at every size, light and dark; what a screen reader is told; sizes, contrast, motion."""
from harness import NARROW, WIDE, ZOOMED, ask, axe, check, shadow

# Adds up what a screen reader would announce of the shadow tree: additions to a live region that are not silenced.
EARS = """(chat, root) => {
  window.heard = [];
  const region = node => (node.nodeType === 1 ? node : node.parentElement)?.closest('[aria-live],[role=log],[role=status],[role=alert]');
  const words = node => node.nodeType === 3 ? node.data : [...node.childNodes].filter(child =>
    child.nodeType === 3 || child.nodeType === 1 && child.getAttribute('aria-live') !== 'off' && child.getAttribute('aria-hidden') !== 'true' && !child.hidden).map(words).join(' ');
  new MutationObserver(records => records.forEach(({ type, target, addedNodes }) => (type === 'characterData' ? [target] : [...addedNodes]).forEach(node => {
    const live = region(node);
    if (live && live.getAttribute('aria-live') !== 'off' && words(node).trim()) heard.push(words(node).replace(/\\s+/g, ' ').trim());
  }))).observe(root, { childList: true, subtree: true, characterData: true });
}"""


def opened(page):
    page.locator("mentor-chat .launcher").click()


def answered(page):
    opened(page)
    ask(page, "combien gagne un data scientist ?")


def explained(page):
    answered(page)
    page.locator("mentor-chat summary").click()
    page.locator("mentor-chat .up").click()
    page.locator("mentor-chat .down ~ .plain").click()
    page.locator("mentor-chat .why p").first.wait_for()
    page.locator("mentor-chat .up[aria-pressed=true]").wait_for()


def chosen(page):
    opened(page)
    ask(page, "salaire")
    page.locator("mentor-chat .choices").wait_for()


def failed(page):
    opened(page)
    page.route("**/api/v1/ask", lambda route: route.abort())
    ask(page, "combien gagne un data scientist ?")
    page.locator("mentor-chat .retry").wait_for()


def erased(page):
    answered(page)
    page.locator("mentor-chat .header .plain").first.click()
    page.locator("mentor-chat .data .button").click()
    page.wait_for_function("() => /effacée/.test(document.querySelector('mentor-chat').shadowRoot.querySelector('.log').textContent)")


def safeguarded(page):
    opened(page)
    ask(page, "je veux mourir")
    page.locator("mentor-chat a[href='tel:3114']").wait_for()


STATES = {"closed": lambda page: None, "open": opened, "after an answer": answered, "sources, vote and reason shown": explained,
          "choices": chosen, "error": failed, "erased": erased, "safeguarded": safeguarded}
MODES = {"wide": (WIDE, {}), "wide, dark": (WIDE, {"color_scheme": "dark"}), "320 px": (NARROW, {}),
         "320 px, dark": (NARROW, {"color_scheme": "dark"}), "400 %": (ZOOMED, {}), "forced colours": (WIDE, {"forced_colors": "active"})}

# Whatever is shown and leaves the window sideways, or is a control too small to hit.
FITS = """(chat, root, width) => [...root.querySelectorAll('*')].filter(node => node.checkVisibility() && !node.closest('.sr, svg')).flatMap(node => {
  const box = node.getBoundingClientRect();
  const found = [];
  if (box.width && (box.left < -1 || box.right > width + 1)) found.push(`${node.localName}.${node.className} leaves the window: ${box.left} ${box.right}`);
  if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible') found.push(`${node.localName}.${node.className} scrolls sideways`);
  if (node.matches('button, textarea, summary') && (box.height < 43.5 || box.width < 43.5)) found.push(`${node.localName} ${node.textContent}: ${box.width} × ${box.height}`);
  return found;
})"""

for mode, (size, options) in MODES.items():
    def states(site, mode=mode, size=size, options=options):
        rules = 0
        for state, reach in STATES.items():
            with site.page(size=size, **options) as page:
                reach(page)
                rules += axe(page, state)
                found = shadow(page, FITS, size[0])
                assert not found, f"{state}: {found}"
                assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0], state
        return f"{', '.join(STATES)}: {rules} rules passed"
    check(f"axe finds nothing, nothing leaves the window, controls are 44 px: element, {mode}")(states)


@check("the accessibility tree has names, roles and states a person can use")
def tree(site):
    with site.page() as page:
        session = page.context.new_cdp_session(page)

        def nodes():
            return [(node.get("role", {}).get("value"), node.get("name", {}).get("value", ""),
                     {item["name"]: item["value"].get("value") for item in node.get("properties", [])})
                    for node in session.send("Accessibility.getFullAXTree")["nodes"] if not node.get("ignored")]

        def one(role, name):
            found = [properties for other, label, properties in nodes() if other == role and label == name]
            assert len(found) == 1, f"{role} “{name}”: {len(found)} in {[(role, name) for role, name, _ in nodes()]}"
            return found[0]
        assert one("button", "Poser une question")["expanded"] is False
        assert not [node for node in nodes() if node[0] == "dialog"]
        opened(page)
        assert one("button", "Poser une question")["expanded"] is True
        one("dialog", "Mentor, assistant d’orientation")
        assert one("log", "Conversation")["live"] == "polite"
        one("textbox", "Votre question")
        one("button", "Envoyer")
        one("button", "Fermer")
        assert one("button", "Mes données")["expanded"] is False
        ask(page, "combien gagne un data scientist ?")
        assert one("button", "Pourquoi cette réponse\u00a0?")["expanded"] is False
        one("group", "Votre avis")
        assert one("button", "Utile")["pressed"] in (False, "false")
        texts = [name for role, name, _ in nodes() if role == "StaticText"]
        assert "Vous" in texts and "Mentor" in texts, "who speaks is text"
        assert "Salaire brut par an" in texts, "the chart says what it shows"
        assert any("58" in text and "42" in text for text in texts), "the chart's amounts are text"


@check("an answer is announced once, the question and the tools are not, and restoring announces nothing")
def announced(site):
    with site.page() as page:
        opened(page)
        shadow(page, EARS)
        ask(page, "combien gagne un data scientist ?")
        heard = page.evaluate("heard")
        assert len([text for text in heard if "data scientist (junior) gagne" in text]) == 1, heard
        assert not [text for text in heard if "combien gagne" in text or "Pas utile" in text or "Et ensuite" in text or "Sources (" in text], heard
        page.evaluate("heard.length = 0")
        page.locator("mentor-chat .up").click()
        page.wait_for_function("() => heard.length > 0")
        assert page.evaluate("heard") == ["Merci, votre avis est noté."], page.evaluate("heard")
        page.evaluate("heard.length = 0")
        page.route("**/api/v1/ask", lambda route: route.fulfill(status=503, body="{}"))
        ask(page, "et les études ?")
        heard = page.evaluate("heard")
        assert len(heard) == 1 and "ne répond pas" in heard[0], heard
        page.unroute("**/api/v1/ask")
        page.reload()
        opened(page)
        assert page.locator("mentor-chat .answer").count() == 1
        shadow(page, EARS)
        page.wait_for_function("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
        assert page.evaluate("heard") == []


@check("choices are announced with their answer")
def announced_choices(site):
    with site.page() as page:
        opened(page)
        shadow(page, EARS)
        ask(page, "salaire")
        heard = page.evaluate("heard")
        assert len(heard) == 1 and "data scientist" in heard[0] and heard[0].count("ingénieur machine learning") == 1, heard


@check("motion is smooth only where it is welcome; the printed page has no launcher")
def motion(site):
    behaviour = "(chat, root) => getComputedStyle(root.querySelector('.log')).scrollBehavior"
    with site.page(reduced_motion="reduce") as page:
        assert shadow(page, behaviour) == "auto"
    with site.page(reduced_motion="no-preference") as page:
        assert shadow(page, behaviour) == "smooth"
        page.emulate_media(media="print")
        assert not page.locator("mentor-chat .launcher").is_visible()


@check("bars and edges stay visible in forced colours")
def forced(site):
    with site.page(forced_colors="active") as page:
        answered(page)
        fills = shadow(page, "(chat, root) => [getComputedStyle(root.querySelector('.range')).fill, getComputedStyle(root.querySelector('.panel')).backgroundColor]")
        assert fills[0] != fills[1], fills


@check("text can be spaced out (WCAG 1.4.12) without losing any")
def spacing(site):
    with site.page(size=NARROW) as page:
        page.evaluate("""() => { const style = document.querySelector('mentor-chat').style;
            style.letterSpacing = '.12em'; style.wordSpacing = '.16em'; style.lineHeight = '1.5'; }""")
        answered(page)
        assert shadow(page, "(chat, root) => getComputedStyle(root.querySelector('.send')).letterSpacing") != "normal"
        assert not (found := shadow(page, FITS, NARROW[0])), found
        cut = shadow(page, "(chat, root) => [...root.querySelectorAll('button')].filter(node => node.checkVisibility() && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1)).map(node => node.textContent)")
        assert not cut, cut


@check("an English element speaks English, and an answer in the other language says so")
def english(site):
    with site.page() as page:
        page.evaluate("() => { const chat = document.createElement('mentor-chat'); chat.lang = 'en'; document.querySelector('mentor-chat').replaceWith(chat); }")
        assert page.locator("mentor-chat .launcher").inner_text() == "Ask a question"
        opened(page)
        with page.expect_request("**/api/v1/ask") as request:
            ask(page, "how much does a data scientist earn?")
        assert request.value.post_data_json["language"] == "en"
        assert page.locator("mentor-chat .body").get_attribute("lang") == "en"
        axe(page, "English")
