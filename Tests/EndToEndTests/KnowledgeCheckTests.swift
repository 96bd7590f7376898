import Foundation
import TestSupport
import Testing

@Suite("mentor kb check, what a reviewer says", .onOwnThreads)
struct KnowledgeCheckTests {
    private static let overlaid = ["--knowledge", "builtin", "--knowledge", "base"]

    /// One page of its own over the shipped base; `text` is its only passage, in French.
    private static func page(_ text: String, _ scratch: Scratch) throws {
        let front = "id: forge\nkind: topic\nname: forge\ngender: feminine\nplural: forges\nreview-by: 2030-06-30\n"
            + "absent:\n  others: rien\n"
        try scratch.write("---\n\(front)---\n## En bref\n\(text) [forge-page]\n", to: "base/fr/topics/forge.md")
        try scratch.write(
            "forge-page:\n  publisher: La Forge\n  title: Forger\n  url: https://example.org\n  date: 2026-01\n  reliability: site\n",
            to: "base/sources.yaml")
    }

    /// Warnings at files of one's own, as text.
    private static func told(_ result: MentorBinary.Result) -> [String] {
        result.error.split(separator: "\n").map { String($0) }.filter { $0.hasPrefix("base/fr/topics/forge.md:") }
    }

    @Test("warnings leave the status at 0, --strict makes it 65")
    func strictness() throws {
        let scratch = try Scratch()
        try Self.page("Les étudiants forgent.", scratch)
        let arguments = ["kb", "check", "--quick", "--as-of", "2026-11-21"] + Self.overlaid
        let result = try MentorBinary.run(arguments, folder: scratch.folder)
        #expect(result.status == 0)
        #expect(Self.told(result).contains { $0.contains(": warning: “étudiants” leaves people out; write ") })
        #expect(result.error.split(separator: "\n").last?.wholeMatch(of: /0 errors, \d+ warnings?/) != nil)
        #expect(result.output.hasSuffix("sources: no error\n"))
        let strict = try MentorBinary.run(arguments + ["--strict"], folder: scratch.folder)
        #expect(strict.status == 65)
        #expect(strict.error == result.error)
    }

    @Test("the day given decides what is overdue")
    func day() throws {
        let scratch = try Scratch()
        try Self.page("On forge.", scratch)
        func told(on day: String) throws -> [String] {
            Self.told(try MentorBinary.run(["kb", "check", "--quick", "--as-of", day] + Self.overlaid, folder: scratch.folder))
                .filter { $0.contains("looked at again by 2030-06-30") }
        }
        #expect(try told(on: "2030-06-30").isEmpty)
        #expect(try told(on: "2030-07-01").count == 1)
    }

    @Test("--json prints one object with the counts and every problem, also when there is an error")
    func object() throws {
        let scratch = try Scratch()
        try Self.page("Les étudiants forgent [[nowhere]].", scratch)
        let result = try MentorBinary.run(["kb", "check", "--json"] + Self.overlaid, folder: scratch.folder)
        #expect(result.status == 65)
        #expect(result.error == "")
        let objects = result.objects
        let object = try #require(objects.first)
        #expect(objects.count == 1)
        let problems = try #require(object["problems"] as? [[String: Any]])
        func count(_ severity: String) -> Int { problems.count { $0["severity"] as? String == severity } }
        #expect(object["errors"] as? Int == count("error"))
        #expect(object["warnings"] as? Int == count("warning"))
        let ours = problems.filter { $0["path"] as? String == "base/fr/topics/forge.md" }
        let dead = try #require(ours.first { $0["code"] as? String == "entity" && $0["severity"] as? String == "error" })
        #expect(dead["message"] as? String == "there is no entity “nowhere”")
        #expect(dead["line"] as? Int == 12)
        #expect(dead["column"] as? Int == 25)
        #expect(dead["remedy"] is String)
        #expect(ours.contains { $0["code"] as? String == "gendered" })
    }

    @Test("intents that one's own examples confuse are told with lines, unless --quick")
    func confusion() throws {
        let scratch = try Scratch()
        let asked = [
            "c'est quoi le salaire d'un {role}", "quel salaire touche un {role}", "le salaire moyen d'un {role}",
            "combien gagne un {role} par mois", "salaire brut annuel {role}", "le salaire net d'un {role} c'est combien",
            "un {role} gagne combien en début de carrière", "dis-moi le salaire d'un {role}",
        ].map { "    - \($0)\n" }.joined()
        let english = (1...8).map { "    - tell me about horseshoes \($0)\n" }.joined()
        try scratch.write(
            "intent: horseshoes\nact: help\nexamples:\n  fr:\n\(asked)  en:\n\(english)", to: "base/intents/horseshoes.yaml")
        let result = try MentorBinary.run(["kb", "check"] + Self.overlaid, folder: scratch.folder)
        let told = result.error.split(separator: "\n").filter { $0.hasPrefix("base/intents/horseshoes.yaml:") }
        #expect(told.contains { $0.contains("examples of “horseshoes” in fr are taken for “salary”: “") })
        #expect(told.contains { $0.contains("has 8 examples in fr; write at least 25") })
        let quick = try MentorBinary.run(["kb", "check", "--quick"] + Self.overlaid, folder: scratch.folder)
        #expect(!quick.error.contains("are taken for"))
    }

    @Test("the checks of a reviewer delay no answer: they are no part of loading")
    func apart() throws {
        let scratch = try Scratch()
        try Self.page("Les étudiants forgent.", scratch)
        let result = try MentorBinary.run(["ask", "bonjour"] + Self.overlaid, folder: scratch.folder)
        #expect(result.status == 0)
        #expect(result.error == "")
    }
}
