public import Composition
public import Dialogue
public import FoundationEssentials
public import Identifiers
public import MentorCore
public import TextAnalysis

/// One exchange as it is handed to the store, with its words; what of it is kept, the store decides.
public struct TurnRecord: Sendable {
    /// Something that was named and has a page.
    public struct Named: Sendable, Hashable, Codable {
        public var kind: EntityKind
        public var id: EntityID

        public init(kind: EntityKind, id: EntityID) {
            self.kind = kind
            self.id = id
        }
    }

    /// One question of the message.
    public struct Part: Sendable, Hashable {
        public var intent: IntentID
        /// Calibrated probability in [0, 1].
        public var confidence: Double
        /// In the order of the question, each once.
        public var entities: [Named]

        public init(intent: IntentID, confidence: Double, entities: [Named]) {
            self.intent = intent
            self.confidence = confidence
            self.entities = entities
        }
    }

    public var id: TurnID
    public var time: Date
    /// The language of the answer.
    public var language: Language
    public var outcome: Outcome
    /// One for each question of the message; never empty.
    public var parts: [Part]
    public var explanation: KeptExplanation
    /// The conversation after this turn.
    public var state: ConversationState
    /// The version of the knowledge base that answered.
    public var knowledge: String
    /// From text to answer.
    public var microseconds: Int
    /// Number of figures served.
    public var figures: Int
    /// The year of the oldest figure served; nil when none was, or none is dated.
    public var oldestFigure: Int?
    /// As typed.
    public var question: String
    /// As shown.
    public var answer: String
    /// What of the question goes besides what redaction finds, where text is kept.
    public var unknownNames: [UnknownName]

    public init(
        id: TurnID, time: Date, language: Language, outcome: Outcome, parts: [Part], explanation: KeptExplanation,
        state: ConversationState, knowledge: String, microseconds: Int, figures: Int = 0, oldestFigure: Int? = nil,
        question: String, answer: String, unknownNames: [UnknownName] = []
    ) {
        self.id = id
        self.time = time
        self.language = language
        self.outcome = outcome
        self.parts = parts
        self.explanation = explanation
        self.state = state
        self.knowledge = knowledge
        self.microseconds = microseconds
        self.figures = figures
        self.oldestFigure = oldestFigure
        self.question = question
        self.answer = answer
        self.unknownNames = unknownNames
    }
}

/// What became of a turn that was handed to the store.
public enum Keeping: String, Sendable, Hashable {
    /// It is on the disk.
    case kept
    /// A message of distress: nothing was written, not even that it was sent.
    case withheld
    /// The conversation was erased while the answer was being made: nothing was written.
    case gone
}
