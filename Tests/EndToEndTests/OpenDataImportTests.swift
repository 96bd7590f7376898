import Foundation
import TestSupport
import Testing

@Suite("mentor kb import of open data", .onOwnThreads)
struct OpenDataImportTests {
    private let scratch: Scratch
    private let appellations = """
        libelle_appellation_long,code_rome,classification,code_rome_parent
        Dompteur / Dompteuse de nuages,A1901,PRINCIPALE,A1101
        Berger / Bergère de brume,A1901,SYNONYME,A1101

        """
    private let market = """
        code_rome,niveau_education,nombre_demandeurs,nombre_offres,tension_pct,tension_desc
        A1901,CAP/BEP,30,1200,4,Favorable

        """

    init() throws {
        scratch = try Scratch()
        try Data(appellations.utf8).write(to: scratch.url(of: "names.csv"))
        try Data(market.utf8).write(to: scratch.url(of: "market_2026-03.csv"))
    }

    private func run(_ arguments: String...) throws -> MentorBinary.Result {
        try MentorBinary.run(["kb", "import"] + arguments, folder: scratch.folder)
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: scratch.url(of: path).path) }

    @Test("a code becomes a page that can be asked at once, and the report says what was guessed")
    func rome() throws {
        let result = try run("rome", "names.csv", "market_2026-03.csv", "--into", "out", "--review-by", "2027-06-30")
        #expect(result.status == 0 && result.error == "", "\(result)")
        #expect(result.output.contains("kept: 1 codes ROME, 2 appellations\n"))
        #expect(result.output.contains("guessed: the tension describes 2024"))
        let page = try String(contentsOf: scratch.url(of: "out/fr/roles/rome-a1901.md"), encoding: .utf8)
        #expect(page.contains("review-by: 2027-06-30\n"))
        let asked = try MentorBinary.run(
            ["ask", "--knowledge", "builtin", "--knowledge", "out", "quel est le code ROME du berger de brume ?"], folder: scratch.folder)
        #expect(asked.status == 0 && asked.output.contains("A1901"), "\(asked)")
    }

    @Test("--json reports to programs, and --tension-year is believed")
    func json() throws {
        let result = try run("rome", "names.csv", "market_2026-03.csv", "-o", "out", "--json", "--tension-year", "2025")
        let report = try #require(result.objects.first)
        #expect(report["pages"] as? Int == 1 && report["folder"] as? String == "out")
        let kinds = (report["notes"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(kinds.contains("kept") && !kinds.contains("guessed"))
        let page = try String(contentsOf: scratch.url(of: "out/fr/roles/rome-a1901.md"), encoding: .utf8)
        #expect(page.contains("unit: rank, place: France, year: 2025"))
    }

    @Test("a second import overwrites nothing")
    func neverOverwrites() throws {
        #expect(try run("rome", "names.csv", "--into", "out").status == 0)
        try Data("mine".utf8).write(to: scratch.url(of: "out/fr/roles/rome-a1901.md"))
        let result = try run("rome", "names.csv", "--into", "out")
        #expect(result.status == 65 && result.error.hasPrefix("out/fr/roles/rome-a1901.md:1:1: error: this page is already there"))
        #expect(try Data(contentsOf: scratch.url(of: "out/fr/roles/rome-a1901.md")) == Data("mine".utf8))
    }

    @Test("of many pages that are there, ten are named and the others counted")
    func manyThere() throws {
        let rows = (10..<35).map { "Dompteur de nuages \($0),B19\($0),PRINCIPALE,A1101\n" }
        let header = "libelle_appellation_long,code_rome,classification,code_rome_parent\n"
        try Data((header + rows.joined()).utf8).write(to: scratch.url(of: "names.csv"))
        #expect(try run("rome", "names.csv", "--into", "out").status == 0)
        let lines = try run("rome", "names.csv", "--into", "out").error.split(separator: "\n")
        #expect(lines.count == 11 && lines.dropLast().allSatisfy { $0.contains("already there") }, "\(lines)")
        #expect(lines.last?.hasPrefix("out:1:1: error: 15 more pages or sources like these") == true)
    }

    @Test("a page that shares its name with a shipped one is told so")
    func sharedName() throws {
        let rows = "libelle_appellation_long,code_rome,classification,code_rome_parent\nData scientist,A1902,PRINCIPALE,A1101\n"
        try Data(rows.utf8).write(to: scratch.url(of: "names.csv"))
        let result = try run("rome", "names.csv", "--into", "out")
        let note = "noted: “data scientist” is also the name of “data-scientist” in the base, whose fuller page answers"
        #expect(result.output.contains(note), "\(result)")
    }

    @Test("bad data ends with 65, one line, and nothing written", arguments: [
        ("rome", "bad.csv", "a,b\n1,\"2\n", "bad.csv:2:1: error: expected a closing quotation mark"),
        ("rome", "bad.csv", "a,b\n1,2\n", "bad.csv:1:1: error: expected a column “libelle_appellation_long”"),
        ("rome", "bad.csv", "", "bad.csv:1:1: error: expected a data set, found nothing"),
        ("onisep", "bad.zip", "PK\u{3}\u{4}cut", "bad.zip:1:1: error: expected a whole ZIP"),
        ("onisep", "bad_2024-01-01.xml", "<!DOCTYPE m [<!ENTITY a \"b\">]><metiers>&a;</metiers>",
            "bad_2024-01-01.xml:1:1: error: expected well-formed XML"),
        ("onisep", "bad.xml", "<recettes/>", "bad.xml:1:1: error: expected Onisep's <metiers> or <formations>"),
        ("esco", "bad.csv", "conceptType,conceptUri\nOccupation,x\n", "bad.csv:1:1: error: expected a column “preferredLabel”"),
        ("parcoursup", "bad.csv", "a;b\n1;2;3\n", "bad.csv:2:1: error: expected 2 fields as in the header, found 3"),
    ])
    func badData(set: String, name: String, content: String, expected: String) throws {
        try Data(content.utf8).write(to: scratch.url(of: name))
        let result = try run(set, name, "--into", "out")
        #expect(result.status == 65 && result.output == "", "\(result)")
        #expect(result.error.hasPrefix(expected) && result.error.split(separator: "\n").count == 1, "\(result)")
        #expect(!exists("out"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).allSatisfy { !$0.contains("import-") })
    }

    @Test("Latin-1, fifty million bytes and a missing file end with 65 as well")
    func badFiles() throws {
        try Data(Array("libelle_appellation_long,code_rome\ncaf".utf8) + [0xE9, 0x0A]).write(to: scratch.url(of: "latin.csv"))
        try Data(repeating: 0x78, count: 50_000_000).write(to: scratch.url(of: "large.csv"))
        for (name, expected) in [
            ("latin.csv", "latin.csv:2:1: error: expected UTF-8"), ("large.csv", "large.csv:1:1: error: expected at most"),
            ("none.csv", "none.csv:1:1: error: No such file"), (".", ".:1:1: error: not a regular file"),
        ] {
            let result = try run("rome", name, "--into", "out")
            #expect(result.status == 65 && result.error.hasPrefix(expected), "\(result)")
            #expect(!exists("out"))
        }
    }

    @Test("an option that makes no sense ends with 64", arguments: [
        ["--date", "tomorrow"], ["--review-by", "2027"], ["--tension-year", "3"],
    ])
    func usage(options: [String]) throws {
        let result = try MentorBinary.run(["kb", "import", "rome", "names.csv", "--into", "out"] + options, folder: scratch.folder)
        #expect(result.status == 64 && !exists("out"), "\(result)")
    }
}
