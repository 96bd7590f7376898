/// The largest few of some hundred small numbers, in descending order, equals by their place.
///
/// Nearly all intents are as good as impossible and none of those is ever looked at; sorting them all took as long as the
/// scores themselves. So the best are kept in order, and a number is compared with the last of them: few get any further.
struct RankingOrder: Sendable {
    /// A number, and where it stood.
    struct Entry: Sendable {
        var value: UInt32
        var number: Int
    }

    /// At most `most`, the greatest first.
    private(set) var entries: [Entry] = []
    private var most = 0
    private var count = 0

    /// Begins anew.
    ///
    /// - Parameter most: how many are kept, at least 1.
    mutating func begin(most: Int) {
        entries.removeAll(keepingCapacity: true)
        self.most = max(most, 1)
        count = 0
    }

    /// Takes the next number.
    mutating func append(_ value: UInt32) {
        defer { count += 1 }
        let entry = Entry(value: value, number: count)
        if entries.count < most {
            entries.append(entry)
        } else if let last = entries.last, value <= last.value {
            return
        }
        var free = entries.count - 1
        while free > 0, entries[free - 1].value < value {
            entries[free] = entries[free - 1]
            free -= 1
        }
        entries[free] = entry
    }
}
