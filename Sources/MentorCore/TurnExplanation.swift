public import Identifiers

/// Why a message was answered as it was: structured data made along the way, small enough to keep with the turn.
public struct TurnExplanation: Sendable, Hashable {
    /// A word that was read as another one.
    public struct Reading: Sendable, Hashable {
        /// As typed.
        public var surface: String
        /// As read.
        public var read: String
        /// "shorthand", "repeated letters", "missing apostrophe", "inclusive writing", "typo"…
        public var reason: String
        /// Weighted edit distance; 0 for anything but a typo.
        public var cost: Double
    }

    /// A term or feature and what it added to a score.
    public struct Weight: Sendable, Hashable {
        public var term: String
        public var weight: Double
    }

    /// An intent that was considered.
    public struct Candidate: Sendable, Hashable {
        public var intent: IntentID
        /// Calibrated probability in [0, 1].
        public var probability: Double
    }

    /// A passage that was found.
    public struct Found: Sendable, Hashable {
        public var passage: PassageID
        public var score: Double
        /// Share of the question's content words that it holds, weighted by what they tell, in [0, 1].
        public var cover: Double
    }

    /// One question of the message.
    public struct Clause: Sendable, Hashable {
        public var text: String
        /// Best first, the runner-up second; up to five.
        public var candidates: [Candidate]
        /// Probability of the best minus that of the runner-up.
        public var margin: Double
        /// Calibrated probability that the question is about something else.
        public var none: Double
        /// Share of the question's content words that the knowledge base or the intents' examples explain, in [0, 1].
        public var coverage: Double
        /// Content words that nothing explains.
        public var unexplained: [String]
        /// The features that spoke for the best intent, heaviest first; up to eight.
        public var weights: [Weight]
        /// The passages found, best first; up to three.
        public var found: [Found]
        /// What was decided, as a short code: "answer", "clarify-role", "decline-profession"…
        public var decision: String
        /// Why it was refused, or nil.
        public var refusal: String?
    }

    /// "fr", "en", a foreign language's code, or "unclear".
    public var language: String
    public var readings: [Reading]
    public var clauses: [Clause]
    /// Only the beginning of the message was read.
    public var isTruncated: Bool

    public init(language: String, readings: [Reading], clauses: [Clause], isTruncated: Bool) {
        self.language = language
        self.readings = readings
        self.clauses = clauses
        self.isTruncated = isTruncated
    }
}
