import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("mentor kb export", .onOwnThreads)
struct KnowledgeExportTests {
    private let bakery: Bakery

    init() throws { bakery = try Bakery() }

    private func export(_ format: String, _ options: String...) throws -> String {
        let result = try MentorBinary.run(
            ["kb", "export", "--knowledge", "base", "--format", format] + options, folder: bakery.scratch.folder)
        #expect(result.status == 0 && result.error == "")
        return result.output
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    // MARK: JSON

    @Test("json holds everything, in the documented shape")
    func json() throws {
        let base = try object(try export("json"))
        #expect(base["format"] as? String == "mentor-knowledge/1")
        #expect(Set(base.keys) == [
            "format", "version", "digest", "languages", "kinds", "facets", "measures", "sources", "entities", "intents", "names", "themes",
        ])
        #expect(base["version"] as? String == "3")
        #expect((base["sources"] as? [Any])?.count == 3)
        #expect((base["intents"] as? [[String: Any]])?.map { $0["id"] as? String } == ["missions", "salary"])
        let baker = try #require((base["entities"] as? [[String: Any]])?.first)
        let names = try #require(baker["names"] as? [String: [String: Any]])
        #expect(names["fr"]?["feminine"] as? String == "boulangère")
        #expect(names["en"]?["name"] as? String == "baker")
        let sections = try #require(baker["sections"] as? [String: [[String: Any]]])
        let passages = try #require(sections["fr"]?.first?["passages"] as? [[String: Any]])
        #expect(passages[1]["text"] as? String == "Il écrit </script><script>alert(\"pain\")</script> & 2 * 3_000 sur un | tableau.")
        let figures = try #require(baker["figures"] as? [[String: Any]])
        #expect(figures[1]["about"] as? [String: String] == ["fr": "avec *four*", "en": "with oven"])
        #expect(figures[1]["qualifiers"].map { "\($0)".contains("2021") } == true)
    }

    @Test("--language leaves the other languages out, in every format", arguments: ["json", "html", "jsonld", "markdown"])
    func oneLanguage(format: String) throws {
        let both = try export(format)
        #expect(both.contains("Kneads") && both.contains("CAP de boulangerie"))
        let one = try export(format, "--language", "fr")
        #expect(!one.contains("Kneads") && one.contains("CAP de boulangerie"))
    }

    @Test("the whole shipped base is written, in every format", arguments: ["json", "html", "jsonld", "markdown"])
    func shipped(format: String) throws {
        let result = try MentorBinary.run(["kb", "export", "--format", format])
        #expect(result.status == 0 && result.error == "")
        #expect(result.output.contains("data scientist"))
        #expect(result.output.utf8.count > 100_000)
        if format == "html" { #expect(Page(result.output).problem == nil) }
        if format.hasPrefix("json") { #expect(try !object(result.output).isEmpty) }
    }

    // MARK: HTML

    @Test("html is one well-formed page, each part in its language, that fetches nothing")
    func page() throws {
        let text = try export("html")
        let page = Page(text)
        #expect(page.problem == nil)
        #expect(page.languages == ["fr", "fr", "en", "fr", "en"], "the page, the contents and the parts")
        #expect(page.elements.count { $0 == "h1" } == 1 && page.elements.count { $0 == "main" } == 1)
        #expect(page.elements.count { $0 == "caption" } == 2)
        #expect(page.elements.count { $0 == "script" } == 1)
        #expect(!page.elements.contains { ["img", "link", "iframe", "form"].contains($0) })
        #expect(text.contains("default-src 'none'") && text.contains("@media print") && text.contains("prefers-color-scheme: dark"))
    }

    @Test("html headings go down one level at a time")
    func headings() throws {
        let levels = Page(try export("html")).elements.compactMap { $0.wholeMatch(of: /h([1-6])/).flatMap { Int($0.1) } }
        #expect(levels.first == 1 && levels.count > 10)
        for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    }

    @Test("every anchor of the page is there once, and every inner link leads to one")
    func anchors() throws {
        let page = Page(try export("html"))
        #expect(Set(page.ids).count == page.ids.count)
        let targets = page.links.filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        #expect(targets.count > 10)
        for target in targets + page.references { #expect(page.ids.contains(target), "\(target)") }
        #expect(page.links.contains("#e-fr-miller"), "a link inside a passage")
    }

    @Test("what an editor writes stays text in the page")
    func hostile() throws {
        let text = try export("html")
        #expect(!text.contains("<script>alert") && !text.contains("</script><script"))
        let page = Page(text)
        #expect(page.words.contains("Il écrit </script><script>alert(\"pain\")</script> & 2 * 3_000 sur un | tableau."))
        #expect(page.words.contains("Enquête <i>: le \"pain\""))
        #expect(page.links.contains("https://example.org/pain?a=1&b=%27%22"))
        #expect(page.words.contains("Sans source (Salaire)\u{A0}: Aucune source ne le dit."))
    }

    // MARK: JSON-LD

    @Test("jsonld is a FAQPage a language and an Occupation a role, with nothing that could end a script element")
    func linkedData() throws {
        let text = try export("jsonld")
        #expect(!text.contains("<") && !text.contains(">") && !text.contains("&"))
        let data = try object(text)
        #expect(data["@context"] as? String == "https://schema.org")
        let graph = try #require(data["@graph"] as? [[String: Any]])
        let pages = graph.filter { $0["@type"] as? String == "FAQPage" }
        #expect(pages.map { $0["inLanguage"] as? String } == ["fr", "en"])
        let questions = try #require(pages.first?["mainEntity"] as? [[String: Any]])
        #expect(questions.map { $0["name"] as? String } == [
            "Que fait un boulanger ?", "Combien gagne un boulanger ?", "Quelles études pour devenir boulanger ?",
            "Que fait un meunier ?",
        ])
        let answer = try #require(questions[1]["acceptedAnswer"] as? [String: Any])
        let first = "1\u{202F}800 à 2\u{202F}200\u{A0}€ net par mois (débutant, France, 2024\u{A0}; La Guilde)\n"
        #expect((answer["text"] as? String)?.hasPrefix(first) == true)
        let ids = Set(graph.compactMap { $0["@id"] as? String })
        for citation in try #require(answer["citation"] as? [[String: String]]) { #expect(ids.contains(citation["@id"] ?? "")) }
        let baker = try #require(graph.first { $0["@type"] as? String == "Occupation" })
        #expect(baker["name"] as? String == "boulanger")
        #expect(baker["educationRequirements"] as? [String] == ["Un CAP de boulangerie suffit."])
        let pay = try #require(baker["estimatedSalary"] as? [[String: Any]])
        #expect(pay[0]["currency"] as? String == "EUR")
        let value = try #require(pay[0]["value"] as? [String: Any])
        #expect(value["minValue"] as? Int == 1_800 && value["maxValue"] as? Int == 2_200 && value["unitText"] as? String == "MONTH")
        #expect((pay[1]["value"] as? [String: Any])?["value"] as? Int == 3_000)
    }

    // MARK: Markdown

    @Test("markdown keeps what an editor wrote as text, figures as tables, sources as notes")
    func markdown() throws {
        let lines = try export("markdown").components(separatedBy: "\n")
        #expect(lines.first == "# Base de connaissances")
        #expect(lines.contains("- Il pétrit la pâte que livre meunier.[^guild-2024][^mill-page]"))
        #expect(lines.contains(
            "- Il écrit \\</script\\>\\<script\\>alert(\"pain\")\\</script\\> \\& 2 \\* 3\\_000 sur un \\| tableau.[^mill-page]"))
        #expect(lines.contains("| montant | période | base | niveau | lieu | année | précision | source |"))
        #expect(lines.contains("| 3\u{202F}000\u{A0}€ | par mois | net |  | France | 2021 | avec \\*four\\* | [^guild-2024] |"))
        #expect(lines.contains(
            "[^guild-2024]: La Guilde, *Enquête \\<i\\>: le \"pain\"*, 2024-05, <https://example.org/pain?a=1&b=%27%22>"))
        let used = Set(lines.flatMap { $0.matches(of: /\[\^([a-z0-9-]+)\](?!:)/).map { String($0.1) } })
        let told = Set(lines.compactMap { $0.prefixMatch(of: /\[\^([a-z0-9-]+)\]:/).map { String($0.1) } })
        #expect(used == told && used == ["guild-2024", "mill-page"])
    }

    // MARK: Where to

    @Test("-o writes a file and says so on standard error; - is standard output")
    func output() throws {
        let result = try bakery.kb("export", "--knowledge", "base", "--format", "markdown", "-o", "base.md")
        #expect(result.status == 0 && result.output == "")
        #expect(result.error.wholeMatch(of: /base\.md: \d+ bytes\n/) != nil)
        let written = try String(contentsOf: bakery.scratch.url(of: "base.md"), encoding: .utf8)
        #expect(written == (try export("markdown", "--output", "-")))
        let nowhere = try bakery.kb("export", "--knowledge", "base", "--format", "json", "--output", "no/such/folder.json")
        #expect(nowhere.status == 70)
        #expect(nowhere.error == "mentor: cannot write no/such/folder.json: the file cannot be made\n")
        #expect(try bakery.kb("export").status == 64)
        #expect(try bakery.kb("export", "--format", "pdf").status == 64)
    }

    @Test("a reader that goes away is not an error")
    func brokenPipe() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", #"{ "$0" kb export --format html; echo "status $?" >&2; } | head -1 >/dev/null"#, MentorBinary.url.path]
        process.environment = MentorBinary.environment()
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self) == "status 0\n")
    }
}

/// A page as a strict reader of XML sees it: its elements in order, its anchors and links, its words.
private final class Page: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    private(set) var references: [String] = []
    private(set) var languages: [String] = []
    private(set) var words = ""
    /// Why it is not well-formed, or nil.
    private(set) var problem: String?

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() { problem = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(name)
        if let id = attributes["id"] { ids.append(id) }
        if let link = attributes["href"] { links.append(link) }
        if let reference = attributes["aria-labelledby"] { references.append(reference) }
        if let language = attributes["lang"] { languages.append(language) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { words += text }
}
