/// What the analyser knows of a folded word, looked up once and remembered.
struct WordCard: Sendable, Hashable {
    struct Traits: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        /// Never to be corrected: in a word list, in the vocabulary or in the lexicon.
        static let exists = Traits(rawValue: 1)
        /// Exists in the analyser's own language.
        static let isNative = Traits(rawValue: 2)
        static let isFunctionWord = Traits(rawValue: 4)
        /// A line of the lexicon begins with it.
        static let beginsShorthand = Traits(rawValue: 8)
        static let beginsCourtesy = Traits(rawValue: 16)
        static let beginsFunctionPhrase = Traits(rawValue: 32)
        /// Stands in the lexicon, be it within a phrase.
        static let isInLexicon = Traits(rawValue: 64)
        /// Occurs in the knowledge that Mentor answers from.
        static let isInVocabulary = Traits(rawValue: 128)
    }

    var term: String
    var traits: Traits
    /// Letters were held for emphasis: `RepeatedLetters` knows a shorter word.
    var isEmphatic = false

    static let blank = WordCard(term: "", traits: [])
}
