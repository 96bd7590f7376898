/// The 64-bit keys of features: FNV-1a (Fowler, Noll, Vo, 1991) over bytes, one starting value for each sort of
/// feature.
enum FeatureKey {
    private static let prime: UInt64 = 0x100_0000_01B3
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let border = UInt8(ascii: " ")

    @inline(__always)
    static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64 = basis) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
        return hash
    }

    /// A single word, from the hash of its term.
    static func word(_ term: UInt64) -> UInt64 { (term ^ 0x57) &* prime }
    /// The unstemmed form of a word.
    static func surface(_ folded: some Sequence<UInt8>) -> UInt64 { (hash(folded) ^ 0x53) &* prime }
    /// Two words in a row, from the hashes of their terms.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { ((first &* 31) ^ second ^ 0x50) &* prime }

    /// Every run of `lengths` bytes in " word ", the whole once if it is shorter.
    ///
    /// `report` takes the key, the start in the bordered word and the length, both in bytes.
    @inline(__always)
    static func forEachRun(of lengths: ClosedRange<Int>, in word: String.UTF8View, _ report: (UInt64, Int, Int) -> Void)
    {
        let letters = word.span
        let count = letters.count + 2
        var start = 0
        while start + lengths.lowerBound <= max(count, lengths.lowerBound) {
            var key = (basis ^ 0x4C) &* prime
            var length = 0
            while length < lengths.upperBound, start + length < count {
                let place = start + length
                let byte = place == 0 || place == count - 1 ? border : letters[place - 1]
                key = (key ^ UInt64(byte)) &* prime
                length += 1
                if length >= lengths.lowerBound || length == count { report(key, start, length) }
            }
            start += 1
            if start >= count { break }
        }
    }

    /// The text of a run, its borders shown as spaces.
    static func run(in word: String, start: Int, length: Int) -> String {
        let bytes = [border] + Array(word.utf8) + [border]
        return String(decoding: bytes[start..<min(start + length, bytes.count)], as: UTF8.self)
    }
}
