/// Answers "does this word exist?" for some hundred thousand words in a bit and a half a letter.
///
/// The problem: a speller must leave every existing word alone ("pilote", "crous"), so it has to know a whole language;
/// a `Set` of 400,000 words takes 30 MB and a tenth of a second at each start. We need no list, only a verdict, and it
/// may err on one side: a few misspellings taken for words cost a missed correction, nothing more.
///
/// Our way is a Bloom filter: each word sets 8 bits of a field of 12 bits a word, chosen by two hashes
/// (B. H. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970; A. Kirsch and M. Mitzenmacher,
/// "Less hashing, same performance", 2006). A word is taken to exist if all its bits are set. An existing word always
/// is; another is with probability (1 - e^(-8/12))^8 = 0.3 %. Loading keeps the bytes as they are.
public struct WordFilter: Sendable, CustomStringConvertible {
    private static let magic = "MWFL"
    private static let bitsPerWord = 12
    private static let probes = 8

    private let list: PackedList
    private let bitCount: UInt64

    /// Takes the bytes that `pack(_:)` made.
    ///
    /// - Throws: `TextAnalysisError` if they are anything else, down to a single flipped bit.
    public init(contentsOf bytes: [UInt8]) throws(TextAnalysisError) {
        list = try PackedList(bytes, magic: WordFilter.magic)
        bitCount = UInt64(bytes.count - PackedList.headerLength) * 8
    }

    /// The number of different words that were packed.
    public var count: Int { list.count }

    public var description: String { "WordFilter of \(count) words" }

    /// Packs folded words (see `Analyzer.fold(_:)`); the same words in any order make the same bytes.
    public static func pack(_ words: some Sequence<String>) -> [UInt8] {
        let words = Set(words)
        let bitCount = UInt64((max(words.count, 1) * bitsPerWord + 63) / 64 * 64)
        var bits = [UInt8](repeating: 0, count: Int(bitCount / 8))
        for word in words {
            for bit in places(of: StableHash.of(word.utf8), in: bitCount) { bits[bit >> 3] |= 1 << UInt8(bit & 7) }
        }
        return PackedList.pack(magic: magic, count: words.count, parameter: probes, content: bits)
    }

    /// Whether a folded word was packed; a word that was not is taken for one in 3 cases of 1,000.
    public func contains(_ folded: String) -> Bool { contains(hash: StableHash.of(folded.utf8)) }

    /// The same by the word's `StableHash`.
    func contains(hash: UInt64) -> Bool {
        guard bitCount > 0 else { return false }
        for bit in WordFilter.places(of: hash, in: bitCount)
        where list.bytes[PackedList.headerLength + bit >> 3] & (1 << UInt8(bit & 7)) == 0 {
            return false
        }
        return true
    }

    /// The bits of a word, computed one after the other as they are asked for.
    private static func places(of hash: UInt64, in bitCount: UInt64) -> some Sequence<Int> {
        let step = (hash >> 17 | hash << 47) &* 0x9E37_79B9_7F4A_7C15 | 1
        return (0..<UInt64(probes)).lazy.map { probe in
            let mixed = hash &+ probe &* step
            return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: bitCount).high)
        }
    }
}
