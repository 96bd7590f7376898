/// The words of a language that the analyser treats specially, as written in `KnowledgeBase/lexicon/{fr,en}.yaml`.
///
/// Every phrase is in plain spelling (accents and case do not matter) and is split by the analyser itself.
public struct Lexicon: Sendable, Hashable {
    /// What people type → what they mean: "c koi" → "c'est quoi", "cb" → "combien". Longest match first, not recursive.
    public var shorthands: [String: String]
    /// Greetings and politeness that do not change a question: "bonjour", "s'il te plaît".
    public var courtesies: [String]
    /// Grammar words: "le", "est", "que".
    public var functionWords: [String]
    /// Word → stem, where the stemmer would unite what differs (`formation`, `format`) or part what is one.
    public var stemExceptions: [String: String]
    /// Names kept whole: "c++", "c#", "r&d", "ci/cd", "node.js".
    public var technologies: [String]
    /// Groups of words that mean the same to a searcher: [["taf", "boulot", "job", "métier", "profession"]].
    /// Used on the query's side only, with a lower weight.
    public var synonyms: [[String]]
    /// Words of everyday language that name no subject: "prévoir", "vraiment", "crédible". A question that holds one is not
    /// about something else for that.
    public var commonWords: [String]

    public init(
        shorthands: [String: String] = [:], courtesies: [String] = [], functionWords: [String] = [],
        stemExceptions: [String: String] = [:], technologies: [String] = [], synonyms: [[String]] = [],
        commonWords: [String] = []
    ) {
        self.shorthands = shorthands
        self.courtesies = courtesies
        self.functionWords = functionWords
        self.stemExceptions = stemExceptions
        self.technologies = technologies
        self.synonyms = synonyms
        self.commonWords = commonWords
    }

    public static let empty = Lexicon()
}
