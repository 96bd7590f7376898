import Composition
import Identifiers
import MentorCore
import Site
import TestSupport
import Testing
import TextAnalysis

@Suite("A page with an answer")
struct AnswerPageTests {
    let site: Site
    let advisor: Advisor

    init() throws {
        site = try Shown.site.get()
        advisor = try Shipped.advisor.get()
    }

    private func ask(_ question: String, id: String? = "t1") -> PageParser {
        var page = AskPage()
        page.session = "s1"
        page.exchanges = [.init(question: question, turn: advisor.respond(to: question, language: .french), id: id)]
        return PageParser(site.ask(page, .french))
    }

    @Test("shows the answer, its sources, its chart and the reasons, and takes a vote")
    func answer() throws {
        let page = ask("Combien gagne un data scientist ?")
        #expect(page.problems.isEmpty)
        #expect(page.elements.contains { $0.name == "figure" && $0["class"] == "chart" && $0.text.contains("Salaire brut par an") })
        #expect(page.elements.contains { $0.name == "details" && $0["class"] == "sources" && $0.text.contains("Michael Page") })
        #expect(page.elements.contains { $0.name == "details" && $0["class"] == "why" && $0.text.contains("le salaire") })
        #expect(page.elements.contains { $0.name == "input" && $0["name"] == "turn" && $0["value"] == "t1" })
        #expect(page.elements.count { $0.name == "button" && $0["name"] == "vote" } == 2)
        #expect(!page.elements.contains { $0.name == "p" && $0.text.hasPrefix("Source") }, "the line of sources stands twice")
        let faq = PageParser(site.faqAnswer("Combien gagne un data scientist ?", advisor.respond(to: "Combien gagne un data scientist ?"), .french))
        #expect(faq.problems.isEmpty)
        #expect(!faq.elements.contains { $0["name"] == "vote" })
        #expect(faq.elements.contains { $0.name == "input" && $0["name"] == "q" && $0["value"] == "Combien gagne un data scientist ?" })
        #expect(faq.elements.first { $0.name == "title" }?.text.contains("data scientist") == false, "a question stays in the history of the browser")
    }

    @Test("offers what can be chosen as buttons that send just that")
    func choices() throws {
        let question = "quel est le salaire ?"
        let turn = advisor.respond(to: question, language: .french)
        #expect(turn.reply.outcome == .clarified)
        let page = ask(question)
        let buttons = page.elements.filter { $0.name == "button" && $0["name"] == "text" }.compactMap { $0["value"] }
        #expect(buttons == turn.reply.choices.map(\.label))
        let paragraphs = page.elements.filter { $0.name == "li" && $0.path.contains("div") && !$0.path.contains("form") }.map(\.text)
        #expect(!paragraphs.contains { text in turn.reply.choices.contains { text == $0.label } })
    }

    @Test("dials for a person in distress, and asks for no vote")
    func distress() {
        let page = ask("j'ai envie de mourir")
        #expect(page.problems.isEmpty)
        #expect(page.elements.contains { $0.name == "a" && $0["href"] == "tel:3114" })
        #expect(page.elements.contains { $0.name == "div" && $0["class"] == "answer urgent" })
        #expect(!page.elements.contains { $0["name"] == "vote" || $0["class"] == "why" })
    }

    @Test("says why a form came back, and keeps what was typed")
    func problem() {
        var page = AskPage()
        page.problem = .empty
        page.draft = "  \n\nligne"
        let parsed = PageParser(site.ask(page, .french))
        #expect(parsed.elements.contains { $0.name == "textarea" && $0["aria-describedby"] == "problem" && $0.text.hasSuffix("  \n\nligne") })
        #expect(parsed.elements.contains { $0["id"] == "problem" && $0.text.contains("Écrivez une question") })
        #expect(!parsed.elements.contains { $0["name"] == "session" })
    }

    @Test("tells what was erased")
    func receipt() {
        var page = AskPage()
        page.receipt = [.init(store: "turns", count: 2), .init(store: "feedback", count: 0)]
        let text = PageParser(site.ask(page, .french)).text
        #expect(text.contains("réponses\u{A0}: 2"))
        #expect(text.contains("avis\u{A0}: 0"))
    }
}
