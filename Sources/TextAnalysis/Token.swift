/// One unit of an analysed text.
///
/// Three forms of the same word serve three readers: `surface` is shown back to the person, `folded` is compared with
/// names and word lists, `term` is what the index and the classifier count.
public struct Token: Sendable, Hashable {
    /// What the characters are, as far as the tokenizer can tell from them alone.
    public enum Kind: UInt8, Sendable, Hashable {
        case word
        /// A bare number; `folded` holds it with `.` as the decimal separator and no grouping ("2900", "3.5").
        case number
        /// An amount of money; `folded` is the number and an ISO 4217 code or sign word: "2900 eur", "45000 eur" for "45k€".
        case money
        /// `folded` is "100 %".
        case percentage
        /// `folded` is "bac+5" for every spelling.
        case studyLevel
        /// 1900 to 2099 standing alone.
        case year
        /// A name of the domain kept whole: "c++", "c#", "r&d", "ci/cd".
        case technology
        case emoji
        /// Put in the place of an entity mention for the classifier; `term` is "{role}", "{school}"…
        case mask
    }

    /// What stands between this token and the one before it, the strongest wins.
    public enum Boundary: UInt8, Sendable, Hashable, Comparable {
        /// Glued together: an elision ("l'|ia"), a hyphen inside a word.
        case none, space, comma, clause, sentence
        public static func < (left: Boundary, right: Boundary) -> Bool { left.rawValue < right.rawValue }
    }

    /// Why `folded` is not simply the surface in lower case without accents; shown by `--explain`.
    public enum Rewrite: UInt8, Sendable, Hashable {
        /// "cb" → "combien": a line of the lexicon.
        case shorthand
        /// "saluuut" → "salut".
        case repeatedLetters
        /// "dun" → "d'" + "un": an apostrophe that was not typed.
        case missingApostrophe
        /// "ingénieur·e" → "ingenieur".
        case inclusiveWriting
        /// "bac plus 5" → "bac+5".
        case domain
    }

    /// Exactly as typed.
    public var surface: String
    /// Lower case, no accent, lexicon expanded; not stemmed.
    public var folded: String
    /// The stem of `folded`: what is indexed and counted.
    public var term: String
    /// Half-open UTF-8 byte offsets into the original text. Tokens made of the same characters share the range.
    public var range: Range<Int>
    /// Zero-based, strictly increasing within a text.
    public var position: Int
    public var kind: Kind
    public var boundary: Boundary
    public var rewrite: Rewrite?
    /// Carries grammar, no subject: "le", "est", "que". From the lexicon.
    public var isFunctionWord: Bool
    /// Belongs to a greeting or to politeness around a question: "bonjour", "stp". From the lexicon.
    public var isCourtesy: Bool
    /// Exists in French or English, or in the domain's vocabulary, so that it is never corrected.
    public var isKnown: Bool
    /// What an unknown word may have been meant to be, cheapest first; empty for a known one.
    public var corrections: [Correction]

    public init(
        surface: String, folded: String, term: String, range: Range<Int>, position: Int, kind: Kind = .word,
        boundary: Boundary = .space, rewrite: Rewrite? = nil, isFunctionWord: Bool = false, isCourtesy: Bool = false,
        isKnown: Bool = true, corrections: [Correction] = []
    ) {
        self.surface = surface
        self.folded = folded
        self.term = term
        self.range = range
        self.position = position
        self.kind = kind
        self.boundary = boundary
        self.rewrite = rewrite
        self.isFunctionWord = isFunctionWord
        self.isCourtesy = isCourtesy
        self.isKnown = isKnown
        self.corrections = corrections
    }
}

/// A reading of an unknown word: a candidate with a cost, never a replacement.
public struct Correction: Sendable, Hashable {
    /// Lower case, no accent.
    public var folded: String
    /// Its stem.
    public var term: String
    /// Weighted edit distance, 0 exclusive to 2 inclusive: an adjacent key or a like sound costs less than 1.
    public var cost: Double

    public init(folded: String, term: String, cost: Double) {
        self.folded = folded
        self.term = term
        self.cost = cost
    }
}

/// A text and what the analyser made of it.
public struct AnalyzedText: Sendable, Hashable {
    public var language: Language
    public var tokens: [Token]
    /// UTF-8 bytes that were read; less than the text's length when it was cut.
    public var bytesRead: Int
    /// The text was longer than `Analyzer.longestMessage` and only its beginning was read.
    public var isTruncated: Bool

    public init(language: Language, tokens: [Token], bytesRead: Int, isTruncated: Bool) {
        self.language = language
        self.tokens = tokens
        self.bytesRead = bytesRead
        self.isTruncated = isTruncated
    }
}
