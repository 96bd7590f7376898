import Composition
import Figures
import Identifiers
import Knowledge
import MentorCore
import Site
import TestSupport
import Testing
import TextAnalysis

/// A text may change what a page says, and nothing else: the elements and attributes stay those of a harmless one.
@Suite("Text never becomes markup")
struct HostileTextTests {
    @Test("A question, a session, a draft and a request id", arguments: Hostile.texts)
    func messages(text: String) throws {
        let site = try Shown.site.get()
        let advisor = try Shipped.advisor.get()
        let turn = advisor.respond(to: "Combien gagne un data scientist ?", language: .french)
        func page(_ text: String) -> [PageParser] {
            var page = AskPage()
            page.exchanges = [.init(question: text, turn: turn, id: text), .init(question: text, turn: turn, id: text)]
            (page.session, page.draft, page.problem) = (text, text, .long)
            page.receipt = [.init(store: text, count: 1)]
            let pages = [site.ask(page, .french), site.faqAnswer(text, turn, .french), site.error(status: 404, requestID: text, .french)]
            return pages.map { PageParser($0) }
        }
        for (hostile, harmless) in zip(page(text), page("abc")) {
            #expect(hostile.problems.isEmpty)
            #expect(hostile.elements == harmless.elements)
        }
    }

    @Test("Every text of an answer", arguments: Hostile.texts)
    func answers(text: String) throws {
        let site = try Shown.site.get()
        let advisor = try Shipped.advisor.get()
        // A typing error, so that there is a correction to explain.
        let turn = advisor.respond(to: "combien gagne un data scientits", language: .french)
        func page(_ text: String, url: String) -> PageParser {
            var turn = turn
            turn.reply.text = "\(text)\n• \(text)\n\n1. \(text) fin"
            turn.reply.choices = [Choice(id: text, label: text)]
            turn.reply.suggestions = [text]
            turn.reply.citations = [Citation(id: SourceID(trusted: text), publisher: text, title: text, url: url, date: text)]
            for part in turn.reply.parts.indices {
                for figure in turn.reply.parts[part].figures.indices {
                    turn.reply.parts[part].figures[figure].about = text
                    turn.reply.parts[part].figures[figure].place = text
                }
            }
            for reading in turn.explanation.readings.indices { turn.explanation.readings[reading].surface = text }
            for clause in turn.explanation.clauses.indices { turn.explanation.clauses[clause].unexplained = [text] }
            var page = AskPage()
            page.exchanges = [.init(question: "q", turn: turn, id: "t")]
            return PageParser(site.ask(page, .french))
        }
        let hostile = page(text, url: "https://example.org/\(text)")
        #expect(hostile.problems.isEmpty)
        #expect(hostile.elements == page("abc", url: "https://example.org/abc").elements)
    }

    @Test("Every text of a knowledge base", arguments: Hostile.texts)
    func knowledge(text: String) throws {
        let files = try SiteFiles(folder: Shown.web)
        let hostile = try Shown.knowledge(with: text, url: "https://example.org/\(text)")
        let harmless = try Shown.knowledge(with: " abc", url: "https://example.org/abc")
        let (site, other) = (Site(hostile, files: files, settings: Shown.settings), Site(harmless, files: files, settings: Shown.settings))
        for language in Language.allCases {
            let pages = [
                (site.home(language), other.home(language)), (site.faq(language), other.faq(language)),
                (site.sheet("data-scientist", kind: .role, language) ?? [], other.sheet("data-scientist", kind: .role, language) ?? []),
                (site.sheet("parcoursup", kind: .other, language) ?? [], other.sheet("parcoursup", kind: .other, language) ?? []),
            ]
            for (page, harmless) in pages {
                let parsed = PageParser(page)
                #expect(parsed.problems.isEmpty)
                #expect(parsed.elements.map(\.shape).sorted() == PageParser(harmless).elements.map(\.shape).sorted())
            }
        }
    }

    @Test("An address is followed only when it is one of the web", arguments: [
        "javascript:alert(1)", "data:text/html,x", "http://example.org", " https://example.org", "JAVASCRIPT:x", "//example.org", "vbscript:x",
        "https:x",
    ])
    func addresses(url: String) throws {
        let site = try Shown.site.get()
        let advisor = try Shipped.advisor.get()
        var turn = advisor.respond(to: "Combien gagne un data scientist ?", language: .french)
        turn.reply.text = "Voir \(url) ici."
        turn.reply.citations = [Citation(id: SourceID(trusted: "s"), publisher: "p", title: "t", url: url, date: nil)]
        var page = AskPage()
        page.exchanges = [.init(question: "q", turn: turn, id: nil)]
        let answer = PageParser(site.ask(page, .french)).elements.filter { $0.name == "a" && $0.path.contains("article") }
        for link in answer { #expect(link["href"]?.hasPrefix("https://") == true) }
        var settings = SiteSettings()
        (settings.privacy, settings.accessibility, settings.contact, settings.origin) = (url, url, url, url)
        let other = try Site(Shown.knowledge(), files: SiteFiles(folder: Shown.web), settings: settings)
        for link in PageParser(other.home(.french)).elements.compactMap({ $0["href"] }) {
            #expect(link.hasPrefix("/") && !link.hasPrefix("//") || link.hasPrefix("#"), "\(link)")
        }
    }
}
