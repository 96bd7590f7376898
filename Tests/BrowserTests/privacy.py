"""Nothing before the first message, little after it, nothing of distress, nothing once erased; one origin only."""
from harness import Elsewhere, ask, check, shadow

STORED = """async () => ({ session: Object.entries(sessionStorage), local: localStorage.length, cookie: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length })"""


def stored(page):
    found = page.evaluate(STORED)
    assert not (found["local"] or found["cookie"] or found["databases"] or found["caches"] or page.context.cookies()), found
    return found["session"]


@check("nothing is stored or fetched before the first message, opening and typing included")
def before(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        page.locator("mentor-chat .header .plain").first.click()
        page.locator("#input").type("combien gagne")
        assert stored(page) == []
        assert not [url for _, url in page.asked if "/api/" in url], page.asked
        assert "programme, pas une personne" in page.locator("mentor-chat .log").inner_text()


@check("after the first message: the tab's storage alone, one key; only the server is spoken to")
def after(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        ask(page, "combien gagne un data scientist ?")
        assert len(stored(page)) == 1
        page.locator("mentor-chat .down").click()
        page.locator("mentor-chat .down[aria-pressed=true]").wait_for()
        page.locator("mentor-chat .down ~ .plain").click()
        page.locator("mentor-chat .why p").first.wait_for()
        away = [url for _, url in page.asked if not url.startswith(site.server + "/")]
        assert not away, away


@check("the conversation follows the tab to the next page, and a new tab knows nothing of it")
def follows(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        ask(page, "combien gagne un data scientist ?")
        page.goto(site.server + "/faq")
        page.goto(site.server + "/embed")
        page.locator("mentor-chat .launcher").click()
        assert page.locator("mentor-chat .answer").count() == 1
        with page.expect_request("**/api/v1/ask") as request:
            ask(page, "et les études ?")
        assert request.value.post_data_json.get("session"), "the session is the same"
        other = page.context.new_page()
        other.goto(site.server + "/embed")
        assert other.locator("mentor-chat .answer").count() == 0


@check("a message of distress is answered with numbers to call, and neither it nor its answer is stored")
def distress(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        ask(page, "je veux mourir")
        called = page.locator("mentor-chat .answer a[href^='tel:']").evaluate_all("links => links.map(link => link.textContent)")
        assert called == ["3114", "119", "3018", "15", "112"], called
        assert "mourir" not in str(stored(page)) and "3114" not in str(stored(page))
        assert page.locator("mentor-chat .row").count() == 0, "no vote is asked for"
        page.reload()
        assert page.locator("mentor-chat .turn").count() == 0


@check("erasing: the server is asked to, the receipt is shown, nothing is left in the tab")
def erasing(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        page.locator("mentor-chat .header .plain").first.click()
        erase = page.locator("mentor-chat .data .button")
        erase.click()
        page.get_by_text("Il n’y a rien à effacer.").wait_for()
        ask(page, "combien gagne un data scientist ?")
        page.locator("mentor-chat .up").click()
        page.locator("mentor-chat .up[aria-pressed=true]").wait_for()
        page.route("**/api/v1/sessions/*", lambda route: route.fulfill(status=503, body="{}"))
        erase.click()
        page.get_by_text("Cela n’a pas marché.").wait_for()
        assert page.locator("mentor-chat .question").count() == 1 and len(stored(page)) == 1, "a failed erasure erases nothing here"
        page.unroute("**/api/v1/sessions/*")
        with page.expect_response(lambda response: response.request.method == "DELETE") as response:
            erase.click()
        receipt = response.value.json()
        page.get_by_text("Votre conversation est effacée.").wait_for()
        assert stored(page) == [] and page.locator("mentor-chat .question").count() == 0
        shown = page.locator("mentor-chat .answer").inner_text()
        for store in receipt["stores"]:
            assert f"{store.get('label') or store['store']}\u00a0: {store['erased']}" in shown, shown
        with page.expect_request("**/api/v1/ask") as request:
            ask(page, "bonjour")
        assert "session" not in request.value.post_data_json, "the next question begins anew"


@check("where storage is refused the element still answers")
def refused(site):
    with site.page(None) as page:
        page.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })")
        page.goto(site.server + "/embed")
        page.locator("mentor-chat .launcher").click()
        ask(page, "combien gagne un data scientist ?")
        assert page.locator("mentor-chat .answer").count() == 1


@check("on another site's page: script-src and connect-src of one origin suffice, styles apply, no violation")
def elsewhere(site):
    other = Elsewhere(site.server, site.other_port)
    with site.page(other.address) as page:
        assert shadow(page, "chat => getComputedStyle(chat).position") == "fixed", "the style is applied"
        page.locator("mentor-chat .launcher").click()
        ask(page, "combien gagne un data scientist ?")
        page.locator("mentor-chat .chart").first.wait_for()
        page.locator("mentor-chat .up").click()
        page.locator("mentor-chat .up[aria-pressed=true]").wait_for()
        page.locator("mentor-chat .header .plain").first.click()
        page.locator("mentor-chat .data .button").click()
        page.get_by_text("Votre conversation est effacée.").wait_for()
    other.server.shutdown()
