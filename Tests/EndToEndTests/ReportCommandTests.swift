#if Server
import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite("mentor report and kb suggest", .onOwnThreads)
struct ReportCommandTests {
    private let days = ["--since", "2026-11-01", "--until", "2026-11-30", "--time-zone", "Europe/Paris"]

    private func report(_ sample: SampleStore, _ options: String...) throws -> MentorBinary.Result {
        try MentorBinary.run(["report", "--store", sample.path] + days + options, folder: sample.scratch.folder)
    }

    @Test("the report counts, says of what and over which days, in the names that people use")
    func text() async throws {
        let result = try report(try await SampleStore())
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)")
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.prefix(2) == ["Ce que l'on demande à Mentor", "du 1er novembre 2026 au 30 novembre 2026 (30 jours)"])
        for line in [
            "3 conversations", "11 messages reçus", "4 (36\u{202F}%) messages qui ont eu une réponse de la base",
            "7 questions restées sans réponse", "1 4 luthier salaire ? métier absent de la base 2026-11-21",
            "2026-11-21 Salaire data scientist réponse donnée le <b>chiffre</b> est vieux", "Études Accès au métier 1 50\u{202F}%",
            "Salaire data scientist 3 1 1",
        ] {
            #expect(lines.contains(line), "\(line) in \(result.output)")
        }
        #expect(result.output.firstMatch(of: /data scientist \(métier\) +█+ 3 \(27\u{202F}%\)/) != nil)
        #expect(result.output.firstMatch(of: /17 h +█+ 4 .*\n18 h +█+ 7/) != nil, "the hours of Paris")
        #expect(result.output.firstMatch(of: /2020 +█+ 1/) != nil)
    }

    @Test("--language en says it in English")
    func english() async throws {
        let result = try report(try await SampleStore(), "--language", "en")
        #expect(result.output.hasPrefix("What people ask Mentor\nfrom 1 November 2026 to 30 November 2026 (30 days)"))
        #expect(result.output.contains("\nAnswers voted down\n"))
    }

    @Test("days without a message are reported kindly, and so is a store that is not there, which is not made")
    func empty() async throws {
        let sample = try await SampleStore()
        let early = try sample.run("report", "--since", "2025-01-01", "--until", "2025-01-31")
        #expect(early.status == 0)
        #expect(early.output.contains("Rien à compter sur ces jours.") && early.output.contains("Aucun pouce baissé"))
        let scratch = try Scratch()
        let path = scratch.url(of: "none.sqlite").path
        let none = try MentorBinary.run(["report", "--store", path])
        #expect(none.status == 0 && none.output.contains("0  conversations"))
        #expect(none.error.hasPrefix("\(path) : aucune conversation n'y est encore gardée"))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("json is the report of the store, with its days")
    func json() async throws {
        let object = try #require(try report(try await SampleStore(), "--format", "json").objects.first)
        #expect(object["since"] as? String == "2026-11-01" && object["until"] as? String == "2026-11-30")
        #expect(object["time_zone"] as? String == "Europe/Paris")
        let report = try #require(object["report"] as? [String: Any])
        #expect(report["turns"] as? Int == 11)
        #expect((report["unanswered"] as? [[String: Any]])?.map { $0["count"] as? Int } == [4, 2, 1])
    }

    @Test("html is one well-formed page that fetches nothing and runs nothing; what people wrote stays text; plots have words")
    func html() async throws {
        let sample = try await SampleStore()
        let result = try report(sample, "--format", "html", "--output", "report.html")
        #expect(result.status == 0 && result.output == "")
        let text = try String(contentsOf: sample.scratch.url(of: "report.html"), encoding: .utf8)
        let page = ReportPage(text)
        #expect(page.problem == nil)
        #expect(!page.elements.contains { ["script", "img", "link", "iframe", "form", "b"].contains($0) })
        #expect(text.contains("default-src 'none'") && text.contains("@media print") && text.contains("prefers-color-scheme: dark"))
        #expect(page.elements.count { $0 == "h1" } == 1 && page.elements.count { $0 == "h2" } == 11)
        let plots = page.elements.count { $0 == "svg" }
        #expect(plots >= 7 && page.elements.count { $0 == "desc" } == plots && page.elements.count { $0 == "table" } >= plots)
        for reference in page.references { #expect(page.ids.contains(reference), "\(reference)") }
        #expect(Set(page.ids).count == page.ids.count)
        #expect(page.words.contains("le <b>chiffre</b> est vieux") && page.words.contains("« salaire d'un luthier »".spaced))
    }

    @Test("days that cannot be are usage errors", arguments: [
        ["--since", "hier"], ["--since", "2026-11-31"], ["--since", "2026-11-30", "--until", "2026-11-01"], ["--time-zone", "Lune/Mer"],
        ["--limit", "0"], ["--format", "pdf"],
    ])
    func usage(options: [String]) async throws {
        let sample = try await SampleStore()
        let result = try MentorBinary.run(["report", "--store", sample.path] + options)
        #expect(result.status == 64 && result.output == "", "\(result.testDescription)")
    }

    // MARK: kb suggest

    @Test("kb suggest lists the clusters by the numbers of the report")
    func list() async throws {
        let sample = try await SampleStore()
        let result = try MentorBinary.run(["kb", "suggest", "--store", sample.path] + days, folder: sample.scratch.folder)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(lines.count == 4 && lines[1] == "1 4 luthier salaire ? fr/faq/luthier-salaire.md")
    }

    @Test("a draft is refused by kb check until its blanks are filled, and then answers the questions it was made of")
    func draft() async throws {
        let sample = try await SampleStore()
        func suggest(_ options: String...) throws -> MentorBinary.Result {
            try MentorBinary.run(["kb", "suggest", "3", "--store", sample.path] + days + options, folder: sample.scratch.folder)
        }
        let made = try suggest("--output", "base", "--id", "canteen")
        #expect(made.status == 0 && made.output == "", "\(made.testDescription)")
        let file = sample.scratch.url(of: "base/fr/faq/canteen.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        #expect(try suggest("--id", "canteen").output == text)
        #expect(text.contains("  - \"y a une cantine à l'école ?\"\n") && text.contains("name: \"Y a une cantine à l'école ?\"\n"))
        let again = try suggest("--output", "base", "--id", "canteen")
        #expect(again.status == 70 && again.error.contains("not overwritten"))
        func check() throws -> MentorBinary.Result {
            try MentorBinary.run(["kb", "check", "--quick", "--knowledge", "builtin", "--knowledge", "base"], folder: sample.scratch.folder)
        }
        let refused = try check()
        #expect(refused.status == 65)
        #expect(refused.error.contains("“À-REMPLIR” is no date") && refused.error.contains("“À-REMPLIR” is not an id"))
        text = text.replacing("review-by: À-REMPLIR", with: "review-by: 2030-01-01")
            .replacing(/theme: À-REMPLIR  # ([a-z]+).*/, with: { "theme: \($0.1)" })
            .replacing(/À-REMPLIR : une réponse.*/, with: "À midi, on mange du pain et des violons en sucre. [onisep-jobs-2024]")
        try Data(text.utf8).write(to: file)
        let accepted = try check()
        #expect(accepted.status == 0, "\(accepted.testDescription)")
        let answer = try MentorBinary.run(
            ["ask", "--knowledge", "builtin", "--knowledge", "base", "y a une cantine à l'école ?"], folder: sample.scratch.folder)
        #expect(answer.output.contains("des violons en sucre"), "\(answer.testDescription)")
    }

    @Test("a cluster that is not there is a usage error that tells which are")
    func noCluster() async throws {
        let sample = try await SampleStore()
        let result = try MentorBinary.run(["kb", "suggest", "9", "--store", sample.path] + days)
        #expect(result.status == 64 && result.error.contains("from 1 to 3"))
    }
}

extension String {
    /// With the spaces that the report sets inside quotation marks.
    fileprivate var spaced: String { replacing("« ", with: "«\u{A0}").replacing(" »", with: "\u{A0}»") }
}

/// A page as a strict reader of XML sees it.
private final class ReportPage: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var ids: [String] = []
    private(set) var references: [String] = []
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
        if let link = attributes["href"], link.hasPrefix("#") { references.append(String(link.dropFirst())) }
        references += (attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { words += text }
}
#endif
