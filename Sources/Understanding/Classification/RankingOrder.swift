/// Puts a few hundred small numbers into descending order, equals by their place.
///
/// Seven bits at a time, the lowest first (radix sort): three rounds of counting and moving take half of the time of
/// sorting by comparison, and what is equal keeps its order by itself.
struct RankingOrder: Sendable {
    /// A number below 2²¹, and where it stood.
    struct Entry: Sendable {
        var value: UInt32
        var place: UInt32
        var number: Int { Int(place) }
    }

    private(set) var entries: [Entry] = []
    private var moved: [Entry] = []
    private var starts = [Int](repeating: 0, count: 128)

    mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

    /// Adds a number; what exceeds 2²¹ − 1 counts as that.
    mutating func append(_ value: UInt32) {
        entries.append(Entry(value: min(value, 1 << 21 - 1), place: UInt32(truncatingIfNeeded: entries.count)))
    }

    mutating func sort() {
        guard entries.count > 1 else { return }
        if moved.count != entries.count { moved = entries }
        for shift in [UInt32(0), 7, 14] {
            for digit in starts.indices { starts[digit] = 0 }
            for entry in entries { starts[Self.digit(entry, shift)] += 1 }
            var begin = 0
            for digit in starts.indices {
                let count = starts[digit]
                starts[digit] = begin
                begin += count
            }
            for entry in entries {
                let digit = Self.digit(entry, shift)
                moved[starts[digit]] = entry
                starts[digit] += 1
            }
            swap(&entries, &moved)
        }
    }

    /// The digit's complement: the greatest comes first.
    private static func digit(_ entry: Entry, _ shift: UInt32) -> Int { Int(~(entry.value >> shift) & 127) }
}
