public import Identifiers
public import TextAnalysis

/// What a conversation remembers from one turn to the next; it goes in as an argument and comes out in the result.
public struct ConversationState: Sendable, Hashable, Codable {
    /// The language of the last answer; nil before the first.
    public private(set) var language: Language?
    /// What the last answer was about, best understood first: more than one after a compound question.
    public private(set) var topics: [Topic] = []
    /// The sources of the last answer.
    public private(set) var sources: [SourceID] = []
    /// The question that was asked back, for one turn.
    public private(set) var pending: Clarification?
    /// The last profession spoken of before the present one, so that "lequel gagne le plus ?" has two to choose from.
    public private(set) var earlier: [EntityID] = []
    /// A person has taken over.
    public private(set) var isHandedOff = false
    /// It was asked whether the conversation is to be erased, for one turn; nil for no.
    private var erasureOffered: Bool?

    public init() {}

    /// The things that a question without a subject is about.
    public var focus: [EntityID] { topics.first?.entities ?? [] }

    /// The side of them that was last spoken of.
    public var facet: FacetID? { topics.last?.facet }

    /// A yes erases the conversation.
    public var isErasureOffered: Bool { erasureOffered == true }

    /// Changes the state by what happened. Events of one turn are applied in order after `beginTurn()`.
    public mutating func apply(_ event: DialogueEvent) {
        switch event {
        case .languageChosen(let language): self.language = language
        case .answered(let topic, let cited): remember(topic, cited)
        case .clarificationAsked(let clarification): pending = clarification
        case .declined(let code):
            pending = nil
            // "et un boulanger ?" has left the subject: "et son salaire ?" must not go back to it.
            if code == Decline.profession("").code || code == Decline.stranger.code { topics = [] }
        case .chatted, .safeguarded: pending = nil
        case .handedOff: isHandedOff = true
        case .resumed: isHandedOff = false
        case .erasureOffered: erasureOffered = true
        case .restarted, .erasureAccepted:
            let spoken = language
            self = ConversationState()
            language = spoken
        }
    }

    /// Applies a turn's events: topics answered in one turn stand together, those of the turn before give way.
    public mutating func apply(turn events: [DialogueEvent]) {
        pending = nil
        erasureOffered = nil
        let before = topics
        var isFirst = true
        for event in events {
            if case .answered = event, isFirst {
                isFirst = false
                topics = []
                sources = []
            }
            apply(event)
        }
        let gone = before.flatMap(\.entities).filter { entity in !topics.contains { $0.entities.contains(entity) } }
        if !isFirst, !gone.isEmpty { earlier = Array(gone.prefix(2)) }
    }

    private mutating func remember(_ topic: Topic, _ cited: [SourceID]) {
        topics.append(topic)
        for source in cited where !sources.contains(source) { sources.append(source) }
        pending = nil
    }
}
