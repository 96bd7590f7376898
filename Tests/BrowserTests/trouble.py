"""Networks fail and servers are busy: the element says so, keeps the text, and tries again when told to."""
from harness import ask, check

SAID = {
    "no connection": (lambda route: route.abort("internetdisconnected"), "Pas de connexion"),
    "429": (lambda route: route.fulfill(status=429, headers={"Retry-After": "7"}, body="{}"), "Secondes à attendre\u00a0: 7"),
    "413": (lambda route: route.fulfill(status=413, body="{}"), "trop longue"),
    "500": (lambda route: route.fulfill(status=500, body="oops"), "ne répond pas"),
    "an answer that is no JSON": (lambda route: route.fulfill(status=200, body="<html>"), "ne répond pas"),
    "an empty answer": (lambda route: route.fulfill(status=200, body=""), "ne répond pas"),
}


@check("a failed request says so, keeps the text and the conversation, and is retried on demand")
def failures(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        ask(page, "bonjour")
        for name, (fail, said) in SAID.items():
            page.route("**/api/v1/ask", fail)
            ask(page, "combien gagne un data scientist ?")
            reason = page.locator("#reason").inner_text()
            assert said in reason, f"{name}: {reason}"
            assert page.locator("#input").input_value() == "combien gagne un data scientist ?", name
            assert page.locator("mentor-chat .turn").count() == 1, f"{name}: the question that was not answered is not in the log"
            page.unroute("**/api/v1/ask")
        page.locator("mentor-chat .retry").click()
        page.locator("mentor-chat .chart").wait_for()
        assert page.locator("#reason").inner_text() == "" and page.locator("#input").input_value() == ""
    return ", ".join(SAID)


@check("a suggestion that fails leaves its text in the field and the focus there")
def suggestion(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        page.route("**/api/v1/ask", lambda route: route.abort())
        page.locator("mentor-chat .start .button").first.click()
        page.locator("mentor-chat .retry").wait_for()
        assert page.locator("#input").input_value() == "Combien gagne un data scientist ?"
        assert page.evaluate("document.querySelector('mentor-chat').shadowRoot.activeElement.id") == "input"


@check("one question at a time: what is typed while an answer is awaited is neither sent nor lost")
def one_at_a_time(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        held = []
        page.route("**/api/v1/ask", lambda route: held.append(route))
        ask(page, "combien gagne un data scientist ?", wait=False)
        page.locator("mentor-chat .question").wait_for()
        ask(page, "et les études ?", wait=False)
        page.get_by_text("Mentor cherche…").wait_for()
        assert len(held) == 1 and page.locator("#input").input_value() == "et les études ?"
        held[0].continue_()
        page.locator("mentor-chat .answer").wait_for()
        assert page.locator("#input").input_value() == "et les études ?"
        assert page.get_by_text("Mentor cherche…").count() == 0


@check("a vote or a reason that cannot be had says so, and can be tried again")
def tools(site):
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        ask(page, "combien gagne un data scientist ?")
        page.route("**/api/v1/feedback", lambda route: route.abort())
        page.locator("mentor-chat .up").click()
        page.get_by_text("Cela n’a pas marché").wait_for()
        assert page.locator("mentor-chat .up").get_attribute("aria-pressed") == "false"
        page.unroute("**/api/v1/feedback")
        page.locator("mentor-chat .up").click()
        page.locator("mentor-chat .up[aria-pressed=true]").wait_for()
        page.route("**/explanation", lambda route: route.abort())
        why = page.locator("mentor-chat .down ~ .plain")
        why.click()
        page.locator("mentor-chat .why", has_text="Cela n’a pas marché").wait_for()
        page.unroute("**/explanation")
        why.click()
        why.click()
        page.locator("mentor-chat .why p").first.wait_for()


@check("an answer with fields missing, or with more than the contract says, is shown all the same")
def sparse(site):
    answers = ['{"text": "Court."}', '{"text": "", "outcome": "handed_off"}', '{"text": "Un.\\n1. deux\\n2. trois", "figures": null, "sources": null, "new": {}}',
               '{"text": "Écrire à cdi@ecole.example ou https://ecole.example/aide (ou http://vieux.example).", "figures": [{}, {"measure": "salary"}]}']
    with site.page() as page:
        page.locator("mentor-chat .launcher").click()
        for body in answers:
            page.route("**/api/v1/ask", lambda route, request, body=body: route.fulfill(status=200, body=body, content_type="application/json"))
            ask(page, "bonjour")
            assert page.locator("#reason").inner_text() == "", body
            page.unroute("**/api/v1/ask")
        assert page.locator("mentor-chat .answer").count() == len(answers)
        assert "Une personne a pris le relais." in page.locator("mentor-chat .log").inner_text()
        assert page.locator("mentor-chat .answer ol li").count() == 2
        links = page.locator("mentor-chat .answer a").evaluate_all("links => links.map(link => link.href)")
        assert links == ["mailto:cdi@ecole.example", "https://ecole.example/aide"], links
