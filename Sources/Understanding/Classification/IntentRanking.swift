/// What a question may want, most probable first, and whether it wants anything that was taught.
public struct IntentRanking: Sendable, Hashable {
    /// One intent and its probability.
    public struct Candidate: Sendable, Hashable {
        /// The name of the intent, as in the training examples.
        public var label: String
        /// Probability in [0, 1], a multiple of a millionth, given that some label fits: those of all labels add up to 1.
        public var probability: Double

        public init(label: String, probability: Double) {
            self.label = label
            self.probability = probability
        }
    }

    /// Absolute evidence: how much of the question the model has ever seen, whatever the labels say of one another.
    public struct Evidence: Sendable, Hashable {
        /// Share of the question's words that occur in the training examples, each weighted by its rarity, in [0, 1].
        public var coverage: Double
        /// Cosine between the question and the most similar example, words only, in [0, 1].
        public var nearest: Double
        /// The best label's decision value: 1 for a typical example of the label, -1 for one of another.
        public var score: Double
        /// By how much it exceeds the second's.
        public var margin: Double
        /// Indexes into the question's tokens of the words that training has never seen.
        public var unseen: [Int]

        public init(coverage: Double, nearest: Double, score: Double, margin: Double, unseen: [Int]) {
            self.coverage = coverage
            self.nearest = nearest
            self.score = score
            self.margin = margin
            self.unseen = unseen
        }
    }

    /// Nobody asks for the seventieth best of two hundred.
    public static let mostCandidates = 64

    /// The labels by descending probability, at most 64; equals in the order of their names. Never empty.
    public var candidates: [Candidate]
    /// Calibrated probability, in [0, 1], that no label fits.
    public var none: Double
    /// What both were reckoned from.
    public var evidence: Evidence

    public init(candidates: [Candidate], none: Double, evidence: Evidence) {
        self.candidates = candidates
        self.none = none
        self.evidence = evidence
    }
}
