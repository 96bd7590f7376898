"""The whole conversation with a keyboard alone: order, focus, Escape, no trap, focus never hidden."""
from harness import NARROW, WIDE, ZOOMED, ask, check, shadow

# The class and words of the focused control, through shadow roots.
FOCUS = """() => { let node = document.activeElement; while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node === document.body ? 'body' : (node.className ? node.className.trim() + ' ' : '') + (node.labels?.[0]?.textContent ?? node.textContent).trim(); }"""
# The focused control can be seen: its middle is in the window, and nothing lies over it.
SEEN = """() => { let node = document.activeElement; while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (node === document.body) return true;
  const box = node.getBoundingClientRect(), root = node.getRootNode();
  const x = box.left + Math.min(box.width / 2, 20), y = Math.max(box.top, 0) + Math.min(box.height / 2, 12);
  const top = root.elementFromPoint(x, y);
  return Boolean(top && (node.contains(top) || top.contains(node))); }"""


def focus(page):
    return page.evaluate(FOCUS)


def focus_on(page, words):
    """Waits for the focus: the panel tells that it closed a moment after it has."""
    page.wait_for_function(f"words => ({FOCUS})().includes(words)", arg=words)


def tab(page, times=1, back=False):
    for _ in range(times):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        assert page.evaluate(SEEN), f"the focus is hidden: {focus(page)}"
    return focus(page)


def tab_until(page, words, back=False):
    for _ in range(40):
        if words in tab(page, back=back):
            return
    raise AssertionError(f"“{words}” is not reached with the Tab key, the focus is on {focus(page)}")


@check("keyboard alone: open, ask, sources, vote, reason, follow-up, error, retry, erase, close")
def conversation(site):
    with site.page(reduced_motion="reduce") as page:
        assert "un lien" in tab(page)
        assert "launcher" in tab(page)
        page.keyboard.press("Enter")
        assert "Votre question" in focus(page)
        page.keyboard.type("combien gagne un data scientist ?")
        page.keyboard.press("Enter")
        page.locator("mentor-chat .answer").wait_for()
        assert "Votre question" in focus(page), "an answer never moves the focus"
        assert page.locator("#input").input_value() == ""
        tab_until(page, "Comment peut évoluer", back=True)
        tab_until(page, "Pourquoi cette réponse", back=True)
        page.keyboard.press("Enter")
        page.locator("mentor-chat .why p").first.wait_for()
        tab_until(page, "Pas utile", back=True)
        assert "Utile" in tab(page, back=True)
        page.keyboard.press("Space")
        page.locator("mentor-chat .up[aria-pressed=true]").wait_for()
        assert "Utile" in focus(page)
        assert "Sources (" in tab(page, back=True)
        page.keyboard.press("Enter")
        assert shadow(page, "(chat, root) => root.querySelector('details').open")
        assert "nouvel onglet" in tab(page), "a link says that it opens a tab"
        tab_until(page, "Quelles études pour devenir")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelector('mentor-chat').shadowRoot.querySelectorAll('.answer').length === 2")
        assert focus(page).startswith("question Vous"), f"after a button, the focus is on the question it asked, not on {focus(page)}"
        assert "Sources (" in tab(page), "and the next stop is the new answer"
        tab_until(page, "Votre question")
        page.route("**/api/v1/ask", lambda route: route.abort())
        page.keyboard.type("et le quotidien ?")
        page.keyboard.press("Enter")
        page.locator("mentor-chat .retry").wait_for()
        assert "Votre question" in focus(page)
        assert page.locator("#input").input_value() == "et le quotidien ?"
        assert page.locator("#input").get_attribute("aria-describedby") == "reason"
        page.unroute("**/api/v1/ask")
        tab_until(page, "Réessayer", back=True)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelector('mentor-chat').shadowRoot.querySelectorAll('.answer').length === 3")
        assert page.locator("#input").input_value() == "" and page.locator("#input").get_attribute("aria-describedby") is None
        assert focus(page).startswith("question Vous")
        tab_until(page, "Fermer", back=True)
        tab_until(page, "Mes données", back=True)
        page.keyboard.press("Enter")
        assert "Effacer ma conversation" in tab(page) or "Effacer ma conversation" in tab(page)
        page.keyboard.press("Enter")
        page.wait_for_function("() => /effacée/.test(document.querySelector('mentor-chat').shadowRoot.querySelector('.log').textContent)")
        assert "Votre question" in focus(page)
        page.keyboard.press("Escape")
        focus_on(page, "launcher")
        assert page.locator("mentor-chat .launcher").get_attribute("aria-expanded") == "false"
        assert "Pied de page" in tab(page), "the page goes on after the element"


@check("keyboard alone: a choice by its button, and a line break with Shift and Enter")
def choices(site):
    with site.page(reduced_motion="reduce") as page:
        tab_until(page, "launcher")
        page.keyboard.press("Space")
        page.keyboard.type("salaire")
        page.keyboard.press("Shift+Enter")
        assert page.locator("#input").input_value() == "salaire\n"
        page.keyboard.press("Enter")
        page.locator("mentor-chat .choices").wait_for()
        tab_until(page, "ingénieur machine learning", back=True)
        assert "data scientist" in tab(page, back=True)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.querySelector('mentor-chat').shadowRoot.querySelectorAll('.answer').length === 2")
        assert focus(page).startswith("question Vous")


@check("the panel beside the page is no trap: Tab leaves it both ways, Escape closes it from the page too")
def no_trap(site):
    with site.page(reduced_motion="reduce") as page:
        tab_until(page, "launcher")
        page.keyboard.press("Enter")
        tab_until(page, "Pied de page")
        page.keyboard.press("Escape")
        focus_on(page, "launcher")


for name, size in {"320 px": NARROW, "400 %": ZOOMED}.items():
    def small(site, size=size):
        with site.page(size=size, reduced_motion="reduce") as page:
            tab_until(page, "launcher")
            page.keyboard.press("Enter")
            assert "Votre question" in focus(page) and page.evaluate(SEEN)
            assert shadow(page, "(chat, root) => root.querySelector('dialog').matches(':modal')"), "it covers the page, so the page is inert"
            ask(page, "combien gagne un data scientist ?")
            stops = [tab(page) for _ in range(20)]
            assert not [stop for stop in stops if "un lien" in stop or "Pied de page" in stop], stops
            assert [stop for stop in stops if "Pourquoi cette réponse" in stop], stops
            page.keyboard.press("Escape")
            focus_on(page, "launcher")
    check(f"keyboard alone, {name}: the panel covers the page, every stop can be seen, Escape gives the page back")(small)


@check("the focus is left alone when the panel opens by itself")
def open_attribute(site):
    with site.page(reduced_motion="reduce") as page:
        page.evaluate("() => { const chat = document.createElement('mentor-chat'); chat.setAttribute('open', ''); document.querySelector('mentor-chat').replaceWith(chat); }")
        assert page.locator("mentor-chat .panel").is_visible()
        assert focus(page) == "body"
