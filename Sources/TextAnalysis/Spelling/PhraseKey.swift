/// What a `PhraseFilter` knows a phrase by: a hash that grows word by word.
///
/// A linker asks for every run of words that begins at a word; each is the one before it and one more word, and several
/// lists are asked the same. So the hash is carried on and not reckoned anew.
public struct PhraseKey: Sendable {
    private var hash = StableHash()
    /// Words so far.
    public private(set) var count = 0

    /// No word yet.
    public init() {}

    init(_ words: some Sequence<String>) {
        for word in words { append(word) }
    }

    public var isEmpty: Bool { count == 0 }

    /// Adds a folded word, brought to the form of comparison.
    public mutating func append(_ folded: String) {
        let (length, endsInY) = PhraseFilter.stemLength(folded.utf8)
        hash.combine(folded.utf8.prefix(endsInY ? length - 1 : length))
        if endsInY { hash.combine(UInt8(ascii: "i")) }
        hash.combine(0x20)
        count += 1
    }

    /// 40 bits.
    var value: UInt64 { hash.value >> 24 }
}
