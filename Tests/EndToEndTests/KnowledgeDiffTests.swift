import Foundation
import TestSupport
import Testing

@Suite("mentor kb diff", .onOwnThreads)
struct KnowledgeDiffTests {
    private let bakery: Bakery

    init() throws { bakery = try Bakery() }

    @Test("a base does not differ from itself: status 0")
    func same() throws {
        let result = try bakery.kb("diff", "base", "base")
        #expect(result.status == 0 && result.error == "")
        #expect(result.output == "0 changes in the knowledge, 0 of 12 answers differ (1 examples left out: nothing fills their masks)\n")
    }

    @Test("a passage that is reworded is shown with both wordings, and so are the answers that change: status 1")
    func reworded() throws {
        try bakery.write("new", [("fr/roles/miller.md", "Il moud le grain au moulin.", "Il écrase le blé au moulin.")])
        let result = try bakery.kb("diff", "base", "new", "--language", "fr")
        #expect(result.status == 1 && result.error == "")
        #expect(result.output.hasPrefix("""
            ~ passage miller/fr/missions/1
              - Il moud le grain au moulin. [mill-page]
              + Il écrase le blé au moulin. [mill-page]

            """))
        let question = try #require(result.output.range(of: "? que fait un meunier (fr)"))
        let rest = result.output[question.upperBound...].components(separatedBy: "\n")
        #expect(rest[1] == "  - answered (missions): Il moud le grain au moulin. [mill-page]")
        #expect(rest[2] == "  + answered (missions): Il écrase le blé au moulin. [mill-page]")
        let counted = try #require(result.output.firstMatch(of: /1 change in the knowledge, (\d+) of \d+ answers differ/))
        #expect(Int(counted.1) ?? 0 >= 1)
        #expect(!result.output.contains("boulanger"))
    }

    @Test("what is added, removed or changed is named by its id", arguments: [
        ("sources.yaml", "publisher: Personne", "publisher: Quelqu'un", "changed", "source", "never-read"),
        ("fr/roles/baker.md", "amount: 3000", "amount: 3100", "changed", "figure", "baker/salary"),
        ("fr/roles/baker.md", "year: 2021", "year: 2022", "changed", "figure", "baker/salary"),
        ("fr/roles/baker.md", "[artisan boulanger]", "[artisan]", "changed", "names", "baker/fr"),
        ("fr/roles/baker.md", "related: [miller]\n", "", "removed", "related", "baker"),
        ("fr/roles/baker.md", "- Il pétrit", "- Il se lève tôt. [mill-page]\n- Il pétrit", "added", "passage", "baker/fr/missions/1"),
        ("fr/roles/miller.md", "Aucune source ne le dit.", "Nul ne le dit.", "changed", "absent", "miller/fr/salary"),
        ("intents/salary.yaml", "\"salaire {role}\"", "\"paie {role}\"", "added", "example", "salary/fr"),
        ("intents/salary.yaml", "\"salaire {role}\"", "\"paie {role}\"", "removed", "example", "salary/fr"),
        ("lexicon/names.yaml", "[débutant]", "[débutant, novice]", "changed", "name", "level/junior"),
        ("schema.yaml", "Que fait {indefinite} ?", "Que fait {definite} ?", "changed", "facet", "missions"),
        ("lexicon/fr.yaml", "[bonjour]", "[bonjour, salut]", "changed", "lexicon", "fr"),
    ])
    func changes(path: String, old: String, new: String, manner: String, kind: String, id: String) throws {
        try bakery.write("new", [(path, old, new)])
        let result = try bakery.kb("diff", "base", "new", "--json")
        #expect(result.status == 1)
        let object = try #require(result.objects.first)
        let changes = try #require(object["changes"] as? [[String: Any]])
        #expect(changes.contains { $0["change"] as? String == manner && $0["kind"] as? String == kind && $0["id"] as? String == id })
        // A passage put in front does not make those behind it new.
        #expect(changes.count <= 2)
    }

    @Test("a page that is gone is one change, and its questions are answered otherwise")
    func removed() throws {
        let page = "fr/roles/baker.md"
        try bakery.write("new", [(page, "related: [miller]\n", ""), (page, "livre [[miller]]", "livre meunier")])
        for language in ["fr", "en"] {
            try FileManager.default.removeItem(at: bakery.scratch.url(of: "new/\(language)/roles/miller.md"))
        }
        try bakery.scratch.write("# toutes\nque fait un meunier ?\n\nque fait un boulanger ?\n", to: "questions.txt")
        let object = try #require(
            try bakery.kb("diff", "base", "new", "--questions", "questions.txt", "--language", "fr", "--json").objects.first)
        let changes = try #require(object["changes"] as? [[String: Any]])
        #expect(changes.contains { $0["kind"] as? String == "entity" && $0["id"] as? String == "miller" && $0["new"] is NSNull })
        #expect(!changes.contains { ($0["id"] as? String)?.hasPrefix("miller/") == true })
        #expect(object["questions"] as? Int == 2)
        let answers = try #require(object["answers"] as? [[String: Any]])
        #expect(answers.map { $0["question"] as? String } == ["que fait un meunier ?"])
        #expect((answers[0]["old"] as? [String: Any])?["outcome"] as? String == "answered")
        #expect((answers[0]["new"] as? [String: Any])?["outcome"] as? String != "answered")
    }

    @Test("folders given with --knowledge lie under both")
    func under() throws {
        try bakery.scratch.write(
            """
            ---
            id: miller
            name: miller
            plural: millers
            absent: {salary: No source tells., studies: No source speaks.}
            ---
            ## Tasks
            Mills. [mill-page]

            """,
            to: "mine/en/roles/miller.md")
        let result = try bakery.kb("diff", "--knowledge", "base", "base", "mine", "--language", "en")
        #expect(result.status == 1)
        #expect(result.output.contains("~ passage miller/en/missions/1\n  - Grinds the grain. [mill-page]\n  + Mills. [mill-page]\n"))
        #expect(result.output.contains("  + answered (missions): Mills. [mill-page]\n"))
    }

    @Test("a base that cannot be used, and questions that are none, are told with status 65")
    func unusable() throws {
        #expect(try bakery.kb("diff", "base", "nowhere").error.contains("nowhere:1:1: error: no such folder"))
        try bakery.write("new", [("fr/roles/miller.md", "kind: role", "kind: rule")])
        let broken = try bakery.kb("diff", "base", "new")
        #expect(broken.status == 65 && broken.output == "")
        #expect(broken.error.contains("new/fr/roles/miller.md:3:"))
        try bakery.scratch.write("# rien\n\n", to: "none.txt")
        let none = try bakery.kb("diff", "base", "base", "--questions", "none.txt")
        #expect(none.status == 65)
        #expect(none.error == "none.txt:1:1: error: no question; write one a line\n")
        #expect(try bakery.kb("diff", "base").status == 64)
    }
}
