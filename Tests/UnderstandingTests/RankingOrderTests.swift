import Testing

@testable import Understanding

@Suite("Ranking order")
struct RankingOrderTests {
    @Test("the largest numbers come in descending order, equals by their place", arguments: 0..<20)
    func order(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var order = RankingOrder()
        // Several times, so that the second is sorted in the first one's room, be it larger or smaller.
        for most in [64, 8, 1, 400] {
            let values = (0..<Int(random.next() % 300)).map { _ in UInt32(random.next() % (seed % 2 == 0 ? 9 : 1_000_001)) }
            order.begin(most: most)
            for value in values { order.append(value) }
            let expected = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.prefix(most)
            #expect(order.entries.map(\.number) == Array(expected), "seed \(seed)")
            #expect(order.entries.map(\.value) == expected.map { values[$0] })
        }
    }
}
