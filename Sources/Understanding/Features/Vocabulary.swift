public import Artefact

/// The features that training has seen: 64-bit key → dense number, with the share of examples that have it.
///
/// A feature is a word, a pair of words or a few letters. Keeping their texts would cost ten times the memory and an
/// allocation a lookup, so only a 64-bit hash of each is kept (for 100,000 features, two share one with probability
/// 3 × 10⁻¹⁰). When an explanation needs the text, it is made again from the question itself.
///
/// The table is open-addressed with linear probing, at most half full; key 0 marks a free slot.
public struct Vocabulary: Sendable {
    private var slots: [Slot]
    private var mask: Int
    /// The keys in the order of their numbers.
    public private(set) var keys: [UInt64]

    private struct Slot { var key: UInt64, number: UInt32 }

    /// An empty vocabulary with room for `capacity` features.
    public init(capacity: Int = 1_024) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(key: 0, number: 0), count: size)
        mask = size - 1
        keys = []
    }

    /// A vocabulary with these keys, numbered in their order; a repeated key keeps its first number.
    public init(keys: [UInt64]) {
        self.init(capacity: keys.count)
        for key in keys { _ = insert(key) }
    }

    /// Number of features.
    public var count: Int { keys.count }

    /// The number of a feature; nil if training has never seen it.
    @inline(__always)
    public func number(of key: UInt64) -> UInt32? {
        let key = key == 0 ? 1 : key
        var place = Self.place(key, mask)
        while true {
            let slot = slots[place]
            if slot.key == key { return slot.number }
            if slot.key == 0 { return nil }
            place = (place + 1) & mask
        }
    }

    /// The number of a feature, a new one if it is not known yet.
    public mutating func insert(_ key: UInt64) -> UInt32 {
        let key = key == 0 ? 1 : key
        var place = Self.place(key, mask)
        while slots[place].key != 0 {
            if slots[place].key == key { return slots[place].number }
            place = (place + 1) & mask
        }
        let number = UInt32(truncatingIfNeeded: keys.count)
        slots[place] = Slot(key: key, number: number)
        keys.append(key)
        if keys.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        let size = slots.count * 2
        var larger = Array(repeating: Slot(key: 0, number: 0), count: size)
        mask = size - 1
        for slot in slots where slot.key != 0 {
            var place = Self.place(slot.key, mask)
            while larger[place].key != 0 { place = (place + 1) & mask }
            larger[place] = slot
        }
        slots = larger
    }

    @inline(__always)
    private static func place(_ key: UInt64, _ mask: Int) -> Int {
        // Fibonacci hashing: the high bits of the product are well mixed (Knuth, "Sorting and Searching", 1973, 6.4).
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    }
}

extension Vocabulary: Storable {
    public func store(in writer: inout ArtefactWriter) { writer.write(numbers: keys) }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(keys: try reader.numbers(UInt64(0)))
    }
}
