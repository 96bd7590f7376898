public import TextAnalysis

/// A question that was not answered, as it is kept.
public struct UnansweredQuestion: Sendable, Hashable {
    /// `YYYY-MM-DD`.
    public var day: String
    public var language: Language
    /// Code of the refusal: "profession", "subject", "absent", "no-figures".
    public var reason: String
    /// Redacted.
    public var text: String

    public init(day: String, language: Language, reason: String, text: String) {
        self.day = day
        self.language = language
        self.reason = reason
        self.text = text
    }
}

/// Questions that ask much the same.
public struct QuestionCluster: Sendable, Hashable {
    /// A way to ask it.
    public struct Wording: Sendable, Hashable {
        public var text: String
        public var count: Int
    }

    public var language: Language
    /// The way it is asked most.
    public var question: String
    /// Questions, not wordings.
    public var count: Int
    /// Most frequent first, at most ten.
    public var wordings: [Wording]
    /// Code of the refusal → questions.
    public var reasons: [String: Int]
    /// The stems that most of its questions share, heaviest first, at most five.
    public var terms: [String]
    /// `YYYY-MM-DD`.
    public var firstDay: String
    public var lastDay: String
}
