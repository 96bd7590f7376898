import Foundation
@testable import Retrieval
import Synchronization
import Testing
import TextAnalysis

/// A scratch that counts: what it keeps is a file in all but name.
private final class Store: Scratch {
    private let bytes = Mutex<[UInt8]>([])
    private let room: Int

    init(room: Int = .max) { self.room = room }

    func write(_ new: [UInt8], at offset: Int) throws(RetrievalError) {
        guard offset + new.count <= room else {
            throw RetrievalError(.unwritable, at: "scratch", expected: "room", found: "none", remedy: "make room")
        }
        bytes.withLock { $0.replaceSubrange(offset..<$0.count, with: new) }
    }

    func read(_ count: Int, at offset: Int) throws(RetrievalError) -> [UInt8] {
        bytes.withLock { Array($0[offset..<offset + count]) }
    }
}

@Suite("An index larger than the memory that it may take")
struct SpillTests {
    private static func texts(_ seed: UInt64, count: Int) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                let word = generator.skewed(below: 3_000)
                return word % 19 == 3 ? "*le\(word)" : "mot\(word)"
            }.joined(separator: " ")
        }
    }

    @Test("Laid aside and merged, it is the same to the last byte", arguments: [1, 20_000, 100_000])
    func same(budget: Int) throws {
        let texts = Self.texts(UInt64(budget), count: 2_000)
        let whole = try index(texts).encoded()
        let spilling = try builder(texts, budget: MemoryBudget(bytes: budget) { Store() })
        #expect(spilling.segmentCount > 2)
        #expect(try spilling.build().encoded() == whole)
        // And once more: building does not use the builder up.
        #expect(try spilling.build().encoded() == whole)
        let folder = try TemporaryFolder()
        try spilling.save(to: folder.path("index"))
        #expect(try Data(contentsOf: URL(filePath: folder.path("index"))) == Data(whole))
        #expect(try InvertedIndex(opening: folder.path("index")).checkInvariants() == [])
    }

    @Test("A budget that is never reached lays nothing aside")
    func roomy() throws {
        let roomy = try builder(Self.texts(3, count: 200), budget: MemoryBudget(bytes: 1 << 30) { Store() })
        #expect(roomy.segmentCount == 0)
        #expect(try roomy.build().encoded() == (try index(Self.texts(3, count: 200)).encoded()))
    }

    @Test("What is at hand stays within the budget, but for sixty-four documents")
    func bounded() throws {
        var builder = IndexBuilder(
            options: IndexOptions(fields: [Field("body")]), budget: MemoryBudget(bytes: 200_000) { Store() })
        var highest = 0
        for text in Self.texts(4, count: 3_000) {
            try builder.add(Document(field: "body", tokens: words(text)))
            highest = max(highest, builder.footprint)
        }
        #expect(builder.segmentCount > 3)
        #expect(highest > 100_000 && highest < 350_000, "\(highest)")
    }

    @Test("A scratch without room is said, not crashed on")
    func full() throws {
        let budget = MemoryBudget(bytes: 50_000) { Store(room: 100) }
        let error = #expect(throws: RetrievalError.self) {
            _ = try builder(Self.texts(5, count: 4_000), budget: budget).build()
        }
        #expect(error?.code == .unwritable)
    }
}
