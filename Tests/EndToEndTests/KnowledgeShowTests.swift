import Foundation
import TestSupport
import Testing

@Suite("mentor kb show", .onOwnThreads)
struct KnowledgeShowTests {
    private let bakery: Bakery

    init() throws { bakery = try Bakery() }

    private func show(_ words: String...) throws -> MentorBinary.Result {
        try MentorBinary.run(["kb", "show", "--knowledge", "base"] + words, folder: bakery.scratch.folder)
    }

    @Test("an entity is shown with its names, its passages and their places, its figures as a table")
    func entity() throws {
        let result = try show("baker", "--language", "fr")
        #expect(result.status == 0 && result.error == "")
        let lines = result.output.components(separatedBy: "\n")
        #expect(lines.first == "role baker")
        #expect(lines.contains("also: artisan boulanger"))
        #expect(lines.contains("related: miller"))
        #expect(lines.contains("review by: 2027-06-30"))
        #expect(lines.contains("## Missions  [missions]  (asked by missions)"))
        #expect(lines.contains("  - Il pétrit la pâte que livre meunier."))
        #expect(lines.contains("    base/fr/roles/baker.md:16  [guild-2024, mill-page]"))
        let shared = "  measure salary, unit EUR, period par mois, basis net, place France, source guild-2024"
        #expect(lines.contains(shared))
        let head = try #require(lines.first { $0.contains("amount") })
        #expect(head.split(separator: " ").map(String.init) == ["amount", "level", "year", "about"])
        let row = try #require(lines.first { $0.contains("1\u{202F}800") })
        for word in ["1\u{202F}800 à 2\u{202F}200\u{A0}€", "débutant", "2024"] { #expect(row.contains(word)) }
        #expect(!result.output.contains("Kneads"))
    }

    @Test("a facet on which no source speaks shows the reason")
    func absence() throws {
        let result = try show("miller")
        #expect(result.output.contains("## Salaire  [salary]  (asked by salary)\n  absent: Aucune source ne le dit.\n"))
        #expect(result.output.contains("## Salary  [salary]  (asked by salary)\n  absent: No source tells.\n"))
    }

    @Test("a passage, a source, an intent, a facet, a place and a name in words are found as well", arguments: [
        ("baker/fr/studies/1", "passage baker/fr/studies/1\nentity: boulanger\nwritten in: base/fr/roles/baker.md:20\n"),
        ("guild-2024", "publisher: La Guilde\n"), ("guild-2024", "\nbaker: 4 passages, 2 figures\n    baker/fr/missions/1\n"),
        ("never-read", "used by nothing\n"), ("salary", "intent salary\nact: ask\nfacet: salary\n"),
        ("salary", "facet salary\nkinds: role\nmeasures: salary\nasked by: salary\n"),
        ("france", "place france\nforms (fr): France\n"), ("Boulangère", "role baker\n"), ("debutant", "level junior\n"),
    ])
    func others(word: String, expected: String) throws {
        let result = try show(word)
        #expect(result.status == 0)
        #expect(result.output.contains(expected))
    }

    @Test("an id that is not there is an error that names its neighbours", arguments: [
        ("bakr", "did you mean “baker”?"), ("baker/fr/missions/7", "“baker/fr/missions/1”, “baker/fr/missions/2”"),
        ("guild", "did you mean “guild-2024”?"), ("zzzzzzzz", "`mentor kb stats --all` lists what there is"),
    ])
    func unknown(word: String, remedy: String) throws {
        let result = try show(word)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.error.hasPrefix("mentor: error: nothing in the knowledge base is called “\(word)”; "))
        #expect(result.error.contains(remedy))
    }

    @Test("--json prints an object a line for each thing of that name")
    func json() throws {
        let entity = try #require(try show("baker", "--json").objects.first)
        #expect(entity["id"] as? String == "baker")
        #expect((entity["figures"] as? [[String: Any]])?.first?["minimum"] as? Int == 1_800)
        let sections = try #require((entity["sections"] as? [String: [[String: Any]]])?["fr"])
        #expect(sections.map { $0["facet"] as? String } == ["missions", "studies"])
        #expect(try show("salary", "--json").objects.map { $0["type"] as? String } == ["facet", "intent"])
        let passage = try #require(try show("baker/fr/missions/1", "--json").objects.first)
        #expect(passage["line"] as? Int == 16)
        let links = try #require(passage["links"] as? [[String: Any]])
        let text = try #require(passage["text"] as? String)
        let start = try #require(links.first?["start"] as? Int)
        #expect(String(decoding: Array(text.utf8)[start...].prefix(7), as: UTF8.self) == "meunier")
    }

    @Test("a narrow terminal gets lines that fit, with the cells of the table whole")
    func narrow() throws {
        let terminal = try PseudoTerminal(
            ["kb", "show", "--knowledge", bakery.scratch.url(of: "base").path, "baker", "--language", "fr"], columns: 60)
        #expect(terminal.status() == 0)
        #expect(terminal.holds("CAP"))
        #expect(terminal.rest.contains("\u{1B}[1mrole baker\u{1B}[0m"))
        let plain = terminal.rest.replacing(/\u{1B}\[[0-9;]*m/, with: "")
        // Paths stay whole; all else fits.
        for line in plain.split(whereSeparator: \.isNewline) where !line.contains("/") { #expect(line.count <= 60, "\(line)") }
        #expect(plain.contains("2\u{202F}200\u{A0}€"))
    }
}
