/// Answers "is this sequence of words one of the list?", for some ten thousand titles of professions.
///
/// Each phrase is kept as 40 bits of a hash, sorted, five bytes each; a look-up is a binary search in the bytes as they
/// were loaded. With 50,000 phrases, a foreign sequence is taken for one of them once in twenty million look-ups.
///
/// The form of a phrase is that of the analyser's tokens: the `folded` of each, one word each, elided ones included
/// ("directeur d'agence" is `directeur`, `d`, `agence`; "chef-lieu" is `chef`, `lieu`). Both sides, packing and asking,
/// bring each word to `normalize(_:)` themselves, so that plurals and most feminine forms agree.
public struct PhraseFilter: Sendable, CustomStringConvertible {
    private static let magic = "MPFL"
    private static let entryLength = 5

    private let list: PackedList

    /// Takes the bytes that `pack(_:)` made.
    ///
    /// - Throws: `TextAnalysisError` if they are anything else, down to a single flipped bit.
    public init(contentsOf bytes: [UInt8]) throws(TextAnalysisError) {
        let list = try PackedList(bytes, magic: PhraseFilter.magic)
        guard bytes.count == PackedList.headerLength + list.count * PhraseFilter.entryLength else {
            throw TextAnalysisError(
                .damaged, expected: "\(list.count) entries", found: "\(bytes.count) bytes",
                remedy: "make the list again")
        }
        self.list = list
    }

    /// The number of words of the longest phrase.
    public var longest: Int { list.parameter }

    /// The number of different phrases.
    public var count: Int { list.count }

    public var description: String { "PhraseFilter of \(count) phrases" }

    /// Packs phrases of folded words; the same phrases in any order make the same bytes, empty ones are left out.
    public static func pack(_ phrases: [[String]]) -> [UInt8] {
        var keys: Set<UInt64> = []
        for phrase in phrases where !phrase.isEmpty {
            var hash = StableHash()
            for word in phrase { combine(word, into: &hash) }
            keys.insert(hash.value >> 24)
        }
        var content: [UInt8] = []
        content.reserveCapacity(keys.count * entryLength)
        for key in keys.sorted() {
            for place in (0..<entryLength).reversed() { content.append(UInt8(truncatingIfNeeded: key >> (8 * place))) }
        }
        let longest = phrases.map(\.count).max() ?? 0
        return PackedList.pack(magic: magic, count: keys.count, parameter: longest, content: content)
    }

    /// Whether the list holds the phrase of these folded words.
    public func contains(_ words: ArraySlice<String>) -> Bool {
        guard !words.isEmpty, words.count <= longest else { return false }
        var hash = StableHash()
        for word in words { PhraseFilter.combine(word, into: &hash) }
        return contains(key: hash.value >> 24)
    }

    /// The number of words of the longest phrase of the list that `words` begins with; 0 if there is none.
    public func longestPrefix(of words: ArraySlice<String>) -> Int {
        var hash = StableHash()
        var found = 0
        for (offset, word) in words.prefix(longest).enumerated() {
            PhraseFilter.combine(word, into: &hash)
            if contains(key: hash.value >> 24) { found = offset + 1 }
        }
        return found
    }

    /// A word without what plural and most feminine forms add: final "s", "x" and "e" go, final "y" becomes "i".
    ///
    /// "boulangères" and "boulanger", "secretaries" and "secretary" agree; "boss" and words of up to three letters
    /// stay. It is a key for comparison, not a word; doing it twice changes nothing.
    public static func normalize(_ folded: String) -> String {
        let (length, endsInY) = stemLength(folded.utf8)
        let kept = Substring(folded.utf8.prefix(endsInY ? length - 1 : length))
        return endsInY ? kept + "i" : String(kept)
    }

    /// The bytes of the word that count, and whether the last of them is a "y" to be read as "i".
    private static func stemLength(_ letters: String.UTF8View) -> (length: Int, endsInY: Bool) {
        var length = letters.count
        var rest = letters[...]
        while length > 3, let last = rest.last {
            if last == UInt8(ascii: "s") || last == UInt8(ascii: "x") {
                if rest.dropLast().last == UInt8(ascii: "s") { break }
            } else if last != UInt8(ascii: "e") {
                break
            }
            rest = rest.dropLast()
            length -= 1
        }
        return (length, length > 3 && rest.last == UInt8(ascii: "y"))
    }

    private static func combine(_ word: String, into hash: inout StableHash) {
        let (length, endsInY) = stemLength(word.utf8)
        hash.combine(word.utf8.prefix(endsInY ? length - 1 : length))
        if endsInY { hash.combine(UInt8(ascii: "i")) }
        hash.combine(0x20)
    }

    private func contains(key: UInt64) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            let entry = self.key(at: middle)
            if entry == key { return true }
            if entry < key { low = middle + 1 } else { high = middle }
        }
        return false
    }

    private func key(at index: Int) -> UInt64 {
        var key: UInt64 = 0
        let start = PackedList.headerLength + index * PhraseFilter.entryLength
        for offset in 0..<PhraseFilter.entryLength { key = key << 8 | UInt64(list.bytes[start + offset]) }
        return key
    }
}
