import Foundation
import TestSupport
import Testing

@Suite("mentor kb search", .onOwnThreads)
struct KnowledgeSearchTests {
    private let bakery: Bakery

    init() throws { bakery = try Bakery() }

    @Test("the passage that holds the words comes first, with its place, its text and its sources")
    func first() throws {
        let result = try bakery.kb("search", "--knowledge", "base", "--language", "fr", "grain", "moulin")
        #expect(result.status == 0 && result.error == "")
        let lines = result.output.components(separatedBy: "\n")
        #expect(lines[0].wholeMatch(of: /1\. miller\/fr\/missions\/1  score \d+\.\d\d  cover \d\.\d\d/) != nil)
        #expect(lines[1] == "   base/fr/roles/miller.md:11")
        #expect(lines[2] == "   Il moud le grain au moulin.")
        #expect(lines[3] == "   mill-page (Le Moulin)")
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test("matching words are bold where a person looks, whatever their form")
    func bold() throws {
        let result = try MentorBinary.run(
            ["kb", "search", "--knowledge", "base", "--language", "fr", "pâtes"],
            environment: ["CLICOLOR_FORCE": "1"], folder: bakery.scratch.folder)
        #expect(result.output.contains("Il pétrit la \u{1B}[1mpâte\u{1B}[0m que livre meunier."))
    }

    @Test("--json says where the words match, in bytes, and ranks by score")
    func json() throws {
        let result = try bakery.kb("search", "--knowledge", "base", "--json", "boulanger pâte")
        let object = try #require(result.objects.first)
        #expect(object["language"] as? String == "fr")
        let passages = try #require(object["passages"] as? [[String: Any]])
        let scores = passages.compactMap { $0["score"] as? Double }
        #expect(scores.count == passages.count && scores == scores.sorted(by: >))
        let top = try #require(passages.first)
        #expect(top["id"] as? String == "baker/fr/missions/1")
        #expect(top["path"] as? String == "base/fr/roles/baker.md")
        #expect(top["line"] as? Int == 16)
        #expect(top["sources"] as? [String] == ["guild-2024", "mill-page"])
        let text = try #require(top["text"] as? String)
        let matches = try #require(top["matches"] as? [[String: Int]])
        let words = matches.compactMap { match -> String? in
            guard let start = match["start"], let end = match["end"] else { return nil }
            return String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        }
        #expect(words == ["pâte"])
    }

    @Test("--limit holds the list short, and a limit that makes no sense is a matter of usage")
    func limit() throws {
        let one = try bakery.kb("search", "--knowledge", "base", "--language", "fr", "--limit", "1", "boulanger")
        #expect(one.output.contains("1. ") && !one.output.contains("2. "))
        #expect(try bakery.kb("search", "--limit", "0", "x").status == 64)
        #expect(try bakery.kb("search").status == 64)
    }

    @Test("words that nothing holds find nothing, and that is no error")
    func nothing() throws {
        let result = try bakery.kb("search", "--knowledge", "base", "--language", "en", "xylophone")
        #expect(result.status == 0)
        #expect(result.output == "no passage (en) holds any of these words\n")
        let object = try #require(try bakery.kb("search", "--knowledge", "base", "--language", "en", "--json", "xylophone").objects.first)
        #expect((object["passages"] as? [Any])?.isEmpty == true)
    }
}
