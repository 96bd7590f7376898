/// The terms of one form in ascending order of their UTF-8 bytes; a term's place in that order is its `TermID`.
///
/// Looking a term up is a binary search over the first eight bytes of every term, kept side by side as big-endian
/// integers: fifteen comparisons of integers find one of 30,000 terms, and only terms that share their first eight
/// bytes are compared in full.
struct TermDictionary: Sendable {
    /// All terms, one after another.
    private(set) var bytes: [UInt8] = []
    /// Where each term begins in `bytes`; one more than there are terms.
    private(set) var starts: [UInt32] = [0]
    /// The first eight bytes of each term, big-endian, padded with zeros.
    private(set) var prefixes: [UInt64] = []

    var count: Int { prefixes.count }

    /// The next term, which must be greater than the last.
    mutating func append(_ term: ArraySlice<UInt8>) {
        bytes.append(contentsOf: term)
        starts.append(UInt32(bytes.count))
        prefixes.append(Self.prefix(of: term))
    }

    /// The bytes of a term.
    func term(_ id: Int) -> ArraySlice<UInt8> { bytes[Int(starts[id])..<Int(starts[id + 1])] }

    /// The term as text.
    func text(_ id: Int) -> String { String(decoding: term(id), as: UTF8.self) }

    /// The place of a term, or nil.
    func find(_ term: some Collection<UInt8>) -> Int? {
        let key = Self.prefix(of: term)
        var low = 0
        var high = prefixes.count
        while low < high {
            let middle = (low + high) / 2
            if prefixes[middle] < key { low = middle + 1 } else { high = middle }
        }
        guard low < prefixes.count, prefixes[low] == key else { return nil }
        if term.count <= 8, starts[low + 1] - starts[low] == UInt32(term.count) { return low }
        high = low
        var stride = 1
        while high < prefixes.count, prefixes[high] == key { high += stride; stride *= 2 }
        high = min(high, prefixes.count)
        while low < high {
            let middle = (low + high) / 2
            let isBefore = prefixes[middle] == key && self.term(middle).lexicographicallyPrecedes(term)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low < prefixes.count, self.term(low).elementsEqual(term) else { return nil }
        return low
    }

    /// The first eight bytes as a big-endian integer: the order of such integers is the order of the bytes.
    static func prefix(of term: some Collection<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        var shift: UInt64 = 56
        for byte in term.prefix(8) {
            key |= UInt64(byte) << shift
            shift = shift &- 8
        }
        return key
    }
}
