public import Composition
public import Dialogue

/// One exchange: what was answered, what changed, and why.
public struct Turn: Sendable {
    public var reply: Reply
    /// What happened, without a word of the person's; applied to the state before, it gives `state`.
    public var events: [DialogueEvent]
    /// The conversation after this turn.
    public var state: ConversationState
    public var explanation: TurnExplanation

    public init(reply: Reply, events: [DialogueEvent], state: ConversationState, explanation: TurnExplanation) {
        self.reply = reply
        self.events = events
        self.state = state
        self.explanation = explanation
    }

    /// The person said yes: whoever keeps conversations erases this one now.
    public var erases: Bool { events.contains(.erasureAccepted) }
}
