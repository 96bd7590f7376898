/// A token in the making: what the tokenizer cuts and the filters rework, before it is given its place and stem.
struct Lexeme: Sendable, Hashable {
    /// How long a word joined from parts ("aujourd'hui") may be, in bytes; longer ones stay in parts.
    static let longestJoined = 64

    /// What joins a lexeme to the one before it, when nothing else stands between.
    enum Joint: UInt8, Sendable, Hashable { case none, apostrophe, hyphen }

    var folded: String
    /// Half-open UTF-8 byte offsets into the original text.
    var start: Int32
    var end: Int32
    var kind: Token.Kind = .word
    var boundary: Token.Boundary
    var joint: Joint = .none
    var rewrite: Token.Rewrite?
    /// The word was cut from one that was typed without its apostrophe or comes from an elision: it carries grammar.
    var isElided = false
    /// What the lexicon and the word lists know of `folded`; filled in by `WordBook`.
    var card: WordCard = .blank
    /// An amount typed in thousands: "45k", "50 k€".
    var isInThousands = false
    var isCourtesy = false
    var isFunctionWord = false
}
