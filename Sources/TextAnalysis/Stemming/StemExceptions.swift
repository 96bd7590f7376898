internal import Artefact

/// Words whose stem the lexicon gives, and their plurals.
///
/// A lexicon has a hundred of them, a corpus tens of thousands of words: a word is looked up only when one of them has its
/// first letter and its length.
struct StemExceptions: Sendable {
    private let stems: [String: String]
    /// For each first byte, a bit for each length in bytes; the last bit stands for 63 and more.
    private var lengths = [UInt64](repeating: 0, count: 256)

    init(_ stems: [String: String]) {
        self.stems = stems
        for word in stems.keys {
            guard let first = word.utf8.first else { continue }
            lengths[Int(first)] |= 1 << min(UInt64(word.utf8.count), 63)
        }
    }

    /// The stem of a folded word that is one of them, or the plural of one.
    subscript(folded: String) -> String? {
        guard let first = folded.utf8.first else { return nil }
        let count = folded.utf8.count
        let lengths = lengths[Int(first)]
        if lengths >> min(UInt64(count), 63) & 1 == 1, let stem = stems[folded] { return stem }
        guard count > 3, lengths >> min(UInt64(count) - 1, 63) & 1 == 1,
            let last = folded.utf8.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "x")
        else { return nil }
        return stems[String(folded.dropLast())]
    }
}

extension StemExceptions: Storable {
    func store(in writer: inout ArtefactWriter) { stems.store(in: &writer) }

    init(from reader: inout ArtefactReader) throws(ArtefactError) { self.init(try reader.next()) }
}
