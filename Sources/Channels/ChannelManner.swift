#if Server

/// How a platform wants its answers, and how fast.
public struct ChannelManner: Sendable, Hashable {
    /// Seconds within which the response to a delivery must hold the answer; nil where answers are sent afterwards.
    public var answersWithin: Double?
    /// The platform itself drops a second message with the same key.
    public var isIdempotent: Bool
    /// Seconds between two messages to the same conversation.
    public var conversationInterval: Double
    /// Messages a second over all conversations; nil for no limit.
    public var messagesPerSecond: Double?

    public init(answersWithin: Double? = nil, isIdempotent: Bool = false, conversationInterval: Double = 0, messagesPerSecond: Double? = nil) {
        self.answersWithin = answersWithin
        self.isIdempotent = isIdempotent
        self.conversationInterval = conversationInterval
        self.messagesPerSecond = messagesPerSecond
    }
}
#endif
