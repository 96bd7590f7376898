import Artefact
import Foundation
@testable import Retrieval
import Testing
import TextAnalysis

@Suite("A damaged index is refused")
struct DamageTests {
    static func saved() throws -> [UInt8] {
        try index(["a b *le c", "a a bb", "", "apprentissage a"] + (0..<130).map { _ in "a d" }).encoded()
    }

    @Test("Every byte flipped", arguments: [0x01, 0x80, 0xFF] as [UInt8])
    func flipped(mask: UInt8) throws {
        var bytes = try Self.saved()
        for place in bytes.indices {
            bytes[place] ^= mask
            #expect(throws: RetrievalError.self, "byte \(place)") { try InvertedIndex(decoding: bytes) }
            bytes[place] ^= mask
        }
        #expect(try InvertedIndex(decoding: bytes).documentCount == 134)
    }

    @Test("Cut anywhere, or longer than it says")
    func truncated() throws {
        let bytes = try Self.saved()
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            #expect(throws: RetrievalError.self, "\(count) bytes") { try InvertedIndex(decoding: cut) }
        }
        #expect(throws: RetrievalError.self) { try InvertedIndex(decoding: bytes + [0]) }
    }

    @Test("The error says what was expected, what was found and what to do", arguments: [
        (0, RetrievalError.Code.notAnIndex), (8, .unsupportedVersion), (40, .damaged), (70, .damaged),
    ])
    func wording(place: Int, code: RetrievalError.Code) throws {
        var bytes = try Self.saved()
        bytes[place] ^= 0x20
        let error = #expect(throws: RetrievalError.self) { try InvertedIndex(decoding: bytes) }
        #expect(error?.code == code)
        #expect(error.map { !$0.expected.isEmpty && !$0.found.isEmpty && !$0.remedy.isEmpty } == true)
    }

    @Test("A saved file is opened without being read, and damage is met when it is touched")
    func lazily() throws {
        let texts = ["a b *le c", "a a bb", "", "apprentissage a"] + (0..<130).map { _ in "a d" }
        let folder = try TemporaryFolder()
        let path = folder.path("small.index")
        try builder(texts).save(to: path)
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(try Array(bytes) == index(texts).encoded())
        let queries = ["a", "bb d", "apprentissage", "*le"].map { Query(tokens: words($0)) }
        let sound = try Searcher(index: try InvertedIndex(opening: path))
        let expected = try queries.map { try sound.search($0) }
        var refused = 0
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x10
            try damaged.write(to: URL(filePath: path))
            do {
                let index = try InvertedIndex(opening: path)
                #expect(throws: RetrievalError.self, "byte \(place)") { try index.verify() }
                let searcher = try Searcher(index: index)
                for (query, hits) in zip(queries, expected) { #expect(try searcher.search(query) == hits, "byte \(place)") }
            } catch {
                refused += 1
            }
        }
        #expect(refused > bytes.count / 2)
        try Data().write(to: URL(filePath: path))
        #expect(throws: RetrievalError.self) { try InvertedIndex(opening: path) }
        #expect(throws: RetrievalError.self) { try InvertedIndex(opening: folder.path("nowhere")) }
    }

    @Test("A file made from something else is refused")
    func origin() throws {
        let folder = try TemporaryFolder()
        try builder(["a"]).save(to: folder.path("x"), origin: "corpus 1")
        #expect(try InvertedIndex(opening: folder.path("x"), origin: "corpus 1").documentCount == 1)
        let error = #expect(throws: RetrievalError.self) { try InvertedIndex(opening: folder.path("x"), origin: "corpus 2") }
        #expect(error?.code == .otherOrigin)
        #expect(error?.found == "corpus 1")
    }

    @Test("Bytes whose checksums fit but that mean nothing never crash a search", arguments: 1...30 as ClosedRange<UInt64>)
    func forged(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<700).map { _ in (0..<5).map { _ in "mot\(generator.skewed(below: 40))" }.joined(separator: " ") }
        let file = try ArtefactFile(try index(texts).encoded())
        var blocks: [(name: String, bytes: [UInt8])] = []
        for name in file.names { blocks.append((name, try file.bytes(of: name))) }
        let chosen = Int.random(in: 1..<blocks.count, using: &generator)
        for _ in 0..<blocks[chosen].bytes.count / 4 {
            let place = Int.random(in: 0..<blocks[chosen].bytes.count, using: &generator)
            blocks[chosen].bytes[place] = UInt8.random(in: 0...255, using: &generator)
        }
        guard let forged = try? InvertedIndex(decoding: ArtefactFile.encoded(origin: file.origin, blocks: blocks)) else { return }
        for ranking in Ranking.all {
            guard let searcher = try? Searcher(index: forged, ranking: ranking) else { continue }
            for pruning in [Searcher.Pruning.never, .always] {
                for word in 0..<40 {
                    let query = Query(tokens: words("mot\(word) mot\(word / 3) mot1"))
                    let hits = try? searcher.search(query, limit: 10, pruning: pruning)
                    #expect(hits?.count ?? 0 <= 10)
                }
            }
        }
    }
}
