/// How a message ends: what of its turn is kept, what is sent, what a duplicate is answered with.
public struct Settlement: Sendable {
    /// Of the message.
    public var number: Int64
    public var session: SessionID
    /// Nil when nothing of it is kept.
    public var turn: TurnRecord?
    /// The conversation was not in the store when the answer was made.
    public var isFirst: Bool
    /// Everything of the conversation is erased first, because the person asked for it; is told what was, and gives the
    /// messages that say so. It runs within the transaction.
    public var erasure: (@Sendable ([Receipt.Entry]) -> [QueuedMessage])?
    /// Answers to send, in order.
    public var messages: [QueuedMessage]
    /// Who answers changes, or does not although a message came; nil when nobody has taken over.
    public var handOff: HandOffStep?
    /// What was answered in the response, for a duplicate, until the time at which there can be none. Never of a message of
    /// distress.
    public var response: (content: String, expires: Int)?

    public init(
        number: Int64, session: SessionID, turn: TurnRecord? = nil, isFirst: Bool = false,
        erasure: (@Sendable ([Receipt.Entry]) -> [QueuedMessage])? = nil, messages: [QueuedMessage] = [],
        handOff: HandOffStep? = nil, response: (content: String, expires: Int)? = nil
    ) {
        self.number = number
        self.session = session
        self.turn = turn
        self.isFirst = isFirst
        self.erasure = erasure
        self.messages = messages
        self.handOff = handOff
        self.response = response
    }
}
