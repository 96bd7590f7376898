public import Identifiers
internal import JSON

/// Why a message was answered as it was, as it can be kept.
///
/// An explanation is made of the person's words: the clause as typed, the words that were corrected, those that nothing
/// explains, the terms that spoke for the intent. Even the last, though they come from the model's vocabulary, give the
/// message away ("enceinte", "redoublement"). So what is kept by default is what was *reckoned*: candidates and
/// probabilities, margin, coverage, passages, decision and refusal, and how many words there were of each kind. When whole
/// conversations are kept, a word stays if it is still to be read in the redacted message, so that an explanation never
/// brings back what redaction took away.
public struct KeptExplanation: Sendable, Hashable {
    /// A word that was read as another one.
    public struct Correction: Sendable, Hashable {
        public var from: String
        public var to: String
        public var reason: String
        /// Weighted edit distance; 0 for anything but a typo.
        public var cost: Double

        public init(from: String, to: String, reason: String, cost: Double) {
            self.from = from
            self.to = to
            self.reason = reason
            self.cost = cost
        }
    }

    /// An intent that was considered.
    public struct Candidate: Sendable, Hashable {
        public var intent: IntentID
        /// Calibrated probability in [0, 1].
        public var probability: Double

        public init(intent: IntentID, probability: Double) {
            self.intent = intent
            self.probability = probability
        }
    }

    /// A term and what it added to the score of the intent.
    public struct Term: Sendable, Hashable {
        public var term: String
        public var weight: Double

        public init(term: String, weight: Double) {
            self.term = term
            self.weight = weight
        }
    }

    /// A passage that was found.
    public struct Passage: Sendable, Hashable {
        public var passage: PassageID
        public var score: Double
        /// In [0, 1].
        public var cover: Double

        public init(passage: PassageID, score: Double, cover: Double) {
            self.passage = passage
            self.score = score
            self.cover = cover
        }
    }

    /// One question of the message.
    public struct Clause: Sendable, Hashable {
        public var text: String
        /// A short code: "answer", "clarify-entity", "decline-profession"…
        public var decision: String
        /// The code of the refusal, or nil.
        public var refusal: String?
        /// Best first.
        public var candidates: [Candidate]
        /// Probability of the best minus that of the runner-up.
        public var margin: Double
        /// Probability that the question is about something else.
        public var none: Double
        /// Share of the content words that something explains, in [0, 1].
        public var coverage: Double
        public var unexplained: [String]
        public var terms: [Term]
        public var passages: [Passage]

        public init(
            text: String, decision: String, refusal: String? = nil, candidates: [Candidate] = [], margin: Double = 0,
            none: Double = 0, coverage: Double = 1, unexplained: [String] = [], terms: [Term] = [], passages: [Passage] = []
        ) {
            self.text = text
            self.decision = decision
            self.refusal = refusal
            self.candidates = candidates
            self.margin = margin
            self.none = none
            self.coverage = coverage
            self.unexplained = unexplained
            self.terms = terms
            self.passages = passages
        }
    }

    /// "fr", "en", a foreign language's code, or "unclear".
    public var language: String
    /// Only the beginning of the message was read.
    public var isTruncated: Bool
    public var corrections: [Correction]
    public var clauses: [Clause]

    public init(language: String, isTruncated: Bool = false, corrections: [Correction] = [], clauses: [Clause]) {
        self.language = language
        self.isTruncated = isTruncated
        self.corrections = corrections
        self.clauses = clauses
    }
}

extension KeptExplanation {
    /// The explanation as JSON, in the shape of the contract's `explanation`.
    ///
    /// - Parameter readable: whether a word may be shown. Nil: none may, and `"words_kept": false` says so.
    func json(readable: ((String) -> Bool)?) -> String {
        var writer = JSONWriter()
        let isReadable = readable ?? { _ in false }
        writer.object { writer in
            writer.field("language", language)
            writer.field("truncated", isTruncated)
            writer.field("words_kept", readable != nil)
            writer.key("corrections")
            writer.array(corrections) { writer, correction in
                let isKept = isReadable(correction.from)
                writer.object { writer in
                    writer.field("from", isKept ? correction.from : nil)
                    writer.field("to", isKept ? correction.to : nil)
                    writer.field("reason", correction.reason)
                    writer.field("cost", correction.cost)
                }
            }
            writer.key("clauses")
            writer.array(clauses) { $0.clause($1, isReadable) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension JSONWriter {
    fileprivate mutating func clause(_ clause: KeptExplanation.Clause, _ isReadable: (String) -> Bool) {
        object { writer in
            // A clause is part of the message, and that is kept beside it where it is kept.
            writer.field("text", String?.none)
            writer.field("decision", clause.decision)
            writer.field("refusal", clause.refusal)
            writer.key("candidates")
            writer.array(clause.candidates) { writer, candidate in
                writer.object {
                    $0.field("intent", candidate.intent.rawValue)
                    $0.field("probability", candidate.probability)
                }
            }
            writer.field("runner_up", clause.candidates.dropFirst().first?.intent.rawValue)
            writer.field("margin", clause.margin)
            writer.field("none", clause.none)
            writer.field("coverage", clause.coverage)
            writer.field("unexplained", clause.unexplained.filter(isReadable))
            writer.field("unexplained_words", clause.unexplained.count)
            writer.key("terms")
            writer.array(clause.terms.filter { isReadable($0.term) }) { writer, term in
                writer.object {
                    $0.field("term", term.term)
                    $0.field("weight", term.weight)
                }
            }
            writer.key("passages")
            writer.array(clause.passages) { writer, found in
                writer.object { writer in
                    writer.field("passage", found.passage.description)
                    writer.field("score", found.score)
                    writer.field("cover", found.cover)
                }
            }
        }
    }
}
