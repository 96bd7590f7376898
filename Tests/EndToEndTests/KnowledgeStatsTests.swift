import Foundation
import TestSupport
import Testing

@Suite("mentor kb stats", .onOwnThreads)
struct KnowledgeStatsTests {
    @Test("the table shows what is told, measured, excused and missing, in each language")
    func table() throws {
        let bakery = try Bakery()
        let result = try bakery.kb("stats", "--knowledge", "base")
        #expect(result.status == 0 && result.error == "")
        let lines = result.output.components(separatedBy: "\n")
        #expect(lines.contains("role (fr/en)  missions  salary  studies"))
        #expect(lines.contains("baker         TT        FF      TT"))
        #expect(lines.contains("miller        TT        aa      aa"))
        #expect(lines.contains("told of 2     2/2       0/0     1/1"))
        #expect(lines.contains("2024        1") && lines.contains("2021        1"))
        #expect(lines.contains { $0.hasPrefix("guild-2024") && $0.contains("  4  ") && $0.contains("  2  ") })
        #expect(lines.contains("unused: never-read"))
    }

    @Test("--json holds the same, hole by hole")
    func json() throws {
        let bakery = try Bakery()
        try bakery.scratch.write(
            """
            ---
            id: brewer
            kind: role
            name: brasseur
            gender: masculine
            absent: {salary: rien, studies: rien}
            ---
            ## Missions
            Il brasse. [mill-page]

            """,
            to: "base/fr/roles/brewer.md")
        let object = try #require(try bakery.kb("stats", "--knowledge", "base", "--json").objects.first)
        let coverage = try #require(object["coverage"] as? [String: [String: [String: [String: String]]]])
        #expect(coverage["role"]?["baker"] == [
            "missions": ["fr": "told", "en": "told"], "salary": ["fr": "figures", "en": "figures"],
            "studies": ["fr": "told", "en": "told"],
        ])
        #expect(coverage["role"]?["miller"]?["salary"] == ["fr": "absent", "en": "absent"])
        #expect(coverage["role"]?["brewer"]?["missions"] == ["fr": "told", "en": "missing"])
        #expect(object["missing_facets"] as? Int == 3)
        #expect(object["unused_sources"] as? [String] == ["never-read"])
        let years = try #require(object["figure_years"] as? [[String: Int]])
        #expect(years == [["year": 2_024, "figures": 1], ["year": 2_021, "figures": 1]])
        let uses = try #require(object["source_uses"] as? [[String: Any]])
        #expect(uses.first?["id"] as? String == "guild-2024")
        #expect(uses.first?["passages"] as? Int == 4)
    }

    @Test("the tables of the shipped base fit 80 columns, whatever the window", arguments: [[], ["--all"]])
    func fits(options: [String]) throws {
        let result = try MentorBinary.run(["kb", "stats"] + options)
        #expect(result.status == 0)
        for line in result.output.split(separator: "\n") where !line.hasPrefix("digest") { #expect(line.count <= 80, "\(line)") }
    }
}
