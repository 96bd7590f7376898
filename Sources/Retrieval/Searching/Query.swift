/// What is searched for: groups of words, each group standing for one word of the question.
public struct Query: Sendable, Hashable {
    /// Where a word of a group comes from.
    public enum Origin: UInt8, Sendable, Hashable { case typed, correction, synonym }

    /// One reading of a word of the question.
    public struct Word: Sendable, Hashable {
        /// `Token.term`.
        public var term: String
        /// `Token.folded`; nil for a synonym, which is known by its stem alone.
        public var folded: String?
        /// In (0, 1]: what the word counts beside the one that was typed.
        public var weight: Double
        public var origin: Origin

        public init(term: String, folded: String? = nil, weight: Double = 1, origin: Origin = .typed) {
            self.term = term
            self.folded = folded
            self.weight = weight
            self.origin = origin
        }
    }

    /// Readings of one word; a document is credited with the best of them, not with the sum.
    public struct Group: Sendable, Hashable {
        /// The typed word first.
        public var words: [Word]
        /// How often the question says it; may be broken to weigh a word up or down.
        public var frequency: Double
        /// Its first place in the question, counted in tokens.
        public var position: Int
        /// A function word, which is looked for in a form of its own.
        public var isFunctionWord: Bool

        public init(words: [Word], frequency: Double = 1, position: Int = 0, isFunctionWord: Bool = false) {
            self.words = words
            self.frequency = frequency
            self.position = position
            self.isFunctionWord = isFunctionWord
        }
    }

    /// Groups that are read; a longer query is cut here.
    public static let longest = 64

    public var groups: [Group]
    /// Only these documents are found; nil: all.
    public var documents: DocumentSet?
    /// Factors on the scores of single documents, by number, finite and at least 0; 1 for one that is not named.
    public var boosts: [Int: Double]

    public init(groups: [Group], documents: DocumentSet? = nil, boosts: [Int: Double] = [:]) {
        self.groups = groups
        self.documents = documents
        self.boosts = boosts
    }
}
