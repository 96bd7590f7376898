public import Identifiers
public import Understanding

/// What was decided for one question of a message.
public struct Plan: Sendable, Hashable {
    public var intent: IntentID
    /// Calibrated probability of that intent, in [0, 1].
    public var confidence: Double
    public var mentions: [EntityMention]
    public var action: DialogueAction
    /// What the answer is about, to be remembered; nil when nothing was stated.
    public var topic: Topic?
    /// Professions that were asked about too and are not covered, as typed.
    public var leftOut: [String]

    public init(
        intent: IntentID, confidence: Double, mentions: [EntityMention], action: DialogueAction, topic: Topic? = nil,
        leftOut: [String] = []
    ) {
        self.intent = intent
        self.confidence = confidence
        self.mentions = mentions
        self.action = action
        self.topic = topic
        self.leftOut = leftOut
    }

    /// The decision as a short code without a word of the person's: "answer", "clarify-entity", "decline-profession"…
    public var code: String {
        switch action {
        case .answer: "answer"
        case .compare: "compare"
        case .rank: "rank"
        case .convert: "convert"
        case .cite: "cite"
        case .explain: "explain"
        case .clarify(let clarification): "clarify-" + clarification.missing.rawValue
        case .decline(let reason): "decline-" + reason.code
        case .chat(let act): act.rawValue
        case .list: "list"
        case .safeguard: "safeguard"
        case .handOff: "handoff"
        case .offerErasure: "offer-erasure"
        case .erase: "erase"
        }
    }

    /// Something was stated, or a question was asked back that leads to it, or whose answer must not be lost.
    var isSubstantial: Bool {
        switch action {
        case .answer, .compare, .rank, .convert, .cite, .explain, .list, .offerErasure: true
        case .clarify, .decline, .chat, .safeguard, .handOff, .erase: false
        }
    }
}
