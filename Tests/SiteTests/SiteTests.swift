import Composition
import Figures
import Foundation
import Identifiers
import Knowledge
import MentorCore
import Site
import TestSupport
import Testing
import TextAnalysis

@Suite("The pages show all that they should")
struct SiteTests {
    let site: Site
    let knowledge: KnowledgeBase

    init() throws {
        site = try Shown.site.get()
        knowledge = try Shown.knowledge()
    }

    @Test("Every page is whole: tags close, ids are unique, links within it lead somewhere, nothing is empty")
    func whole() {
        let pages = Shown.pages(site, knowledge)
        #expect(pages.count > 100)
        let filled: Set<String> = ["title", "h1", "h2", "h3", "p", "li", "a", "cite", "summary", "button", "label", "figcaption", "strong", "legend"]
        for (address, bytes) in pages {
            let page = PageParser(bytes)
            #expect(page.problems.isEmpty, "\(address)")
            #expect(!page.text.contains("{{"), "\(address)")
            for element in page.elements {
                if filled.contains(element.name) {
                    #expect(element.text.contains { !$0.isWhitespace }, "\(address): an empty <\(element.name)> in \(element.path)")
                }
                for (name, value) in element.attributes { #expect(value != "", "\(address): <\(element.name) \(name)>") }
            }
            let ids = page.elements.compactMap { $0["id"] }
            #expect(Set(ids).count == ids.count, "\(address): an id stands twice")
            for link in page.elements.compactMap({ $0["href"] }) where link.hasPrefix("#") {
                #expect(ids.contains(String(link.dropFirst())), "\(address): \(link)")
            }
            #expect(page.elements.count { $0.name == "h1" } == 1, "\(address)")
        }
    }

    @Test("A sheet shows every figure with its amount, year, level and basis, and the sources of each")
    func figures() throws {
        var count = 0
        for entity in knowledge.entities where !knowledge.questionKinds.contains(entity.kind) {
            for language in Language.allCases where entity.names[language] != nil {
                let bytes = try #require(site.sheet(entity.id.rawValue, kind: entity.kind.rawValue == "role" ? .role : .other, language))
                let page = PageParser(bytes)
                let format = FigureFormat(language == .french ? .french : .english)
                let facets = knowledge.schema.kind(entity.kind)?.facets.compactMap { knowledge.schema.facet($0) } ?? []
                let rows = page.elements.filter { $0.name == "li" && ($0.path.contains("figure") || $0.path.contains("section")) }
                let charts = page.elements.filter { $0.name == "figure" }.map(\.text)
                for figure in Set(facets.flatMap { entity.figures(for: $0) }) {
                    count += 1
                    let amount = format.extent(of: figure).replacing("'", with: "’")
                    let details = [
                        figure.year.map { String($0) }, figure.level.map { knowledge.words(for: $0, of: EntityKind(trusted: "level"), in: language) },
                    ].compactMap { $0 }
                    let row = rows.first { row in row.text.contains(amount) && details.allSatisfy(row.text.contains) }
                    #expect(row != nil, "\(entity.id) \(language): \(amount) \(details)")
                    if let basis = figure.basis {
                        #expect(charts.contains { $0.contains(amount) && $0.contains(format.words(for: basis)) }, "\(entity.id): \(amount)")
                    }
                    for source in figure.sources {
                        let publisher = try #require(knowledge.source(source)).publisher.replacing("'", with: "’")
                        #expect(page.elements.contains { $0["id"]?.hasPrefix("source-") == true && $0.text.contains(publisher.prefix(12)) })
                    }
                }
            }
        }
        #expect(count > 400)
    }

    @Test("A page has only what its place is for", arguments: [
        ("maths-level", SheetKind.other), ("data-scientist", .other), ("parcoursup", .role), ("nothing", .role), ("../faq", .other), ("", .role),
    ])
    func noSuchSheet(id: String, kind: SheetKind) {
        #expect(site.sheet(id, kind: kind, .french) == nil)
    }

    @Test("Every question is on the page of questions, under a theme, at the anchor of its id")
    func questions() throws {
        for language in Language.allCases {
            let page = PageParser(site.faq(language))
            let articles = Set(page.elements.filter { $0.name == "article" }.compactMap { $0["id"] })
            let questions = knowledge.entities.filter { knowledge.questionKinds.contains($0.kind) }
            #expect(questions.count > 30)
            #expect(articles == Set(questions.map(\.id.rawValue)))
            #expect(questions.allSatisfy { $0.theme != nil })
            let themes = page.elements.filter { $0.name == "h2" && $0["id"]?.hasPrefix("theme-") == true }.map(\.text)
            #expect(themes == knowledge.schema.themes.compactMap { $0.names[language] })
        }
    }

    @Test("In another language every link of a page keeps the language")
    func language() {
        for bytes in [site.home(.english), site.faq(.english), site.sheet("data-scientist", kind: .role, .english) ?? []] {
            let page = PageParser(bytes)
            for link in page.elements.filter({ $0.name == "a" && $0["hreflang"] == nil }).compactMap({ $0["href"] }) where link.hasPrefix("/") {
                #expect(link.contains("language=en"), "\(link)")
            }
            for form in page.elements.filter({ $0.name == "form" && $0["method"] == "post" }) {
                #expect(form["action"]?.contains("language=en") == true)
            }
        }
        #expect(site.language(named: "en") == .english)
        #expect(site.language(named: "de") == .french)
        #expect(site.language(named: nil) == .french)
    }

    @Test("The questions as JSON-LD and as JSON are valid, whole and of one language")
    func data() throws {
        for language in Language.allCases {
            let linked = try #require(try JSONSerialization.jsonObject(with: Data(site.linkedData(language))) as? [String: Any])
            let graph = try #require(linked["@graph"] as? [[String: Any]])
            let faq = try #require(graph.first { $0["@type"] as? String == "FAQPage" })
            #expect(faq["inLanguage"] as? String == language.rawValue)
            #expect((faq["mainEntity"] as? [[String: Any]])?.count ?? 0 > 100)
            #expect(!String(decoding: site.linkedData(language), as: UTF8.self).contains("<"))
            let plain = try #require(try JSONSerialization.jsonObject(with: Data(site.faqJSON(language))) as? [String: Any])
            let questions = try #require(plain["questions"] as? [[String: Any]])
            #expect(plain["language"] as? String == language.rawValue)
            #expect(questions.count == knowledge.entities.count { knowledge.questionKinds.contains($0.kind) })
            for question in questions {
                for name in ["id", "theme", "question", "text", "url"] { #expect((question[name] as? String)?.isEmpty == false, "\(name)") }
                #expect((question["sources"] as? [[String: Any]])?.isEmpty == false)
            }
        }
    }

    @Test("A question is completed whatever its case, accents and small slips", arguments: [
        ("faut-il être bon", "Faut-il être bon en maths ?"), ("FAUT IL ETRE BON", "Faut-il être bon en maths ?"),
        ("maths", "Faut-il être bon en maths ?"),
        ("mahts", "Faut-il être bon en maths ?"), ("combien gagne un data scien", "Combien gagne un data scientist ?"),
        ("salaire data scientst", nil), ("gagne scientsit", "Combien gagne un data scientist ?"), ("xyzzy", nil), ("", nil), ("  ?!", nil),
    ] as [(String, String?)])
    func suggestions(typed: String, wanted: String?) {
        let found = site.suggestions(typed, .french, limit: 8)
        #expect(found.count <= 8)
        #expect(Set(found).count == found.count)
        if let wanted { #expect(found.contains(wanted), "\(found)") } else { #expect(found.isEmpty, "\(found)") }
    }

    @Test("Every suggestion is a question that the adviser knows")
    func answeredSuggestions() throws {
        let advisor = try Shipped.advisor.get()
        let found = ["quel", "combien", "dev", "parcours"].flatMap { site.suggestions($0, .french, limit: 4) }
        #expect(found.count > 8)
        for question in found { #expect(advisor.respond(to: question, language: .french).reply.outcome != .declined, "\(question)") }
        #expect(site.suggestions("a", .french, limit: 0).isEmpty)
    }

    @Test("An intent has words in both languages")
    func labels() {
        #expect(site.label(of: IntentID(trusted: "salary"), .french) == "le salaire")
        for language in Language.allCases {
            for intent in knowledge.intents {
                let label = site.label(of: intent.id, language)
                #expect(!label.isEmpty && (label != intent.id.rawValue || !label.contains("-")), "\(intent.id): \(label)")
            }
        }
    }
}
