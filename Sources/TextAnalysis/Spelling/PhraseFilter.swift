/// Answers "is this sequence of words one of the list?", for some ten thousand titles of professions.
///
/// Each phrase is kept as 40 bits of a hash, sorted, five bytes each; a look-up is a search by interpolation in the bytes as
/// they were loaded. With 50,000 phrases, a foreign sequence is taken for one of them once in twenty million look-ups.
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
            keys.insert(PhraseKey(phrase).value)
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
        words.count <= longest && contains(PhraseKey(words))
    }

    /// The same by the phrase's key.
    public func contains(_ phrase: PhraseKey) -> Bool {
        !phrase.isEmpty && phrase.count <= longest && contains(key: phrase.value)
    }

    /// The number of words of the longest phrase of the list that `words` begins with; 0 if there is none.
    public func longestPrefix(of words: ArraySlice<String>) -> Int {
        var phrase = PhraseKey()
        var found = 0
        for word in words.prefix(longest) {
            phrase.append(word)
            if contains(phrase) { found = phrase.count }
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
    static func stemLength(_ letters: String.UTF8View) -> (length: Int, endsInY: Bool) {
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

    /// Hashes lie evenly between 0 and 2⁴⁰: where the entry should be is known, and is missed by a few places.
    private func contains(key: UInt64) -> Bool {
        var (low, high) = (0, list.count)
        // Less than all entries between the two places, or as the first of them; greater than all.
        var (least, most) = (UInt64(0), UInt64(1) << 40)
        while low < high {
            let middle = low + Int(UInt64(high - low) * (key - least) / (most - least))
            let entry = self.key(at: middle)
            if entry == key { return true }
            if entry < key { (low, least) = (middle + 1, entry) } else { (high, most) = (middle, entry) }
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
