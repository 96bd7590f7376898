public import FoundationEssentials

/// Where messages of the platforms wait for their answer, and answers wait for being sent.
///
/// The problem: a platform sends a message again when it does not hear from us in time, sometimes ten times and under other
/// names; a server is killed in the middle of an answer; a platform is away for an hour. The naive way answers while the
/// platform waits and remembers in memory what it has seen. It answers twice, or never.
///
/// Our way is two queues in the file that holds the conversations, so that one transaction spans all three:
/// - a message is *claimed*: all its keys and its text are on the disk before the platform hears that we have it; a message of
///   which any key is known is a duplicate;
/// - it is *settled*: the turn, the state after it, the answers to send and the end of the claim's text, at once or not at all;
/// - an answer is *sent*, then deleted; when it cannot be sent it is tried again, and at last laid aside for a person to see.
///
/// So a crash between any two steps loses nothing and answers nothing twice. What can happen twice is the sending of an answer
/// that the platform had taken when we died before we wrote so; each answer has a name that is the same at each attempt, for
/// platforms that can tell by it.
///
/// **What is kept.** Keys and conversations of a platform are kept as digests under a key that is made for the file. Their
/// limit: who has the file has the key, and can try numbers until one fits. Texts and addresses are in the file for as long as
/// they wait, and erased then: they are overwritten in the file at once, and in its log by `sweep`.
///
/// The store reads no clock and no random numbers. It is used by one program a channel (`DeliveryLock`).
public protocol DeliveryStore: Sendable {
    /// The key of the digests: `fresh` the first time, and that one ever after.
    func deliveryKey(orKeep fresh: DeliveryKey) async throws(StoreError) -> DeliveryKey

    /// Takes messages in, in their order, all or none. When this returns they outlive a killed process.
    ///
    /// - Parameter cursor: where to go on asking, of a channel that asks; kept with them.
    /// - Returns: one for each.
    func claim(_ arrivals: [Arrival], cursor: PullCursor?, at time: Date) async throws(StoreError) -> [Claim]

    /// The conversations with a message that waits, the one that waits longest first.
    func waiting(on channels: [String]) async throws(StoreError) -> [SessionID]

    /// The message of a conversation that came first of those that wait.
    func next(of session: SessionID) async throws(StoreError) -> WaitingMessage?

    /// Ends a message: all of it or nothing.
    ///
    /// - Returns: false when the message waits no more, because it was settled or its conversation erased; nothing is kept then.
    func settle(_ settlement: Settlement, at time: Date) async throws(StoreError) -> Bool

    /// Where to go on asking; nil the first time.
    func cursor(of channel: String) async throws(StoreError) -> String?

    /// Adds a message to send that answers none.
    func queue(_ message: QueuedMessage, of session: SessionID, at time: Date) async throws(StoreError)

    /// Of each conversation the message that must be sent before its others, the one that is due first at the head.
    func heads(on channels: [String], limit: Int) async throws(StoreError) -> [DueMessage]

    /// What a message says; nil when it was dropped or erased meanwhile.
    func content(of message: MessageID) async throws(StoreError) -> String?

    /// Changes what a message and those behind it in its conversation say; `change` gives nil for what stays.
    func rewrite(_ message: DueMessage, _ change: @escaping @Sendable (String) -> String?) async throws(StoreError)

    /// Writes down what became of an attempt. Of a message that is gone nothing is written.
    func finish(_ message: MessageID, _ fate: SendFate) async throws(StoreError)

    /// What the answer of a turn was about; nil for an unknown turn.
    func subject(of turn: TurnID) async throws(StoreError) -> TurnSubject?

    /// How many messages are queued, of each channel that has any.
    func queueSizes() async throws(StoreError) -> [QueueSize]

    /// The hand-offs that the school ended, or that began before `limit`; nil for those that the school ended only.
    func endingHandOffs(begunBefore limit: Date?) async throws(StoreError) -> [EndingHandOff]

    /// Gives such a conversation back to the adviser, and queues what it is told, all or nothing.
    ///
    /// - Returns: false when that was done already, or the conversation erased.
    func close(_ handOff: EndingHandOff, saying messages: [QueuedMessage], at time: Date) async throws(StoreError) -> Bool

    /// Overwrites the log, so that not even there a text is left that was answered or sent.
    ///
    /// - Returns: false when another program reads an older state just now.
    func sweep() async -> Bool
}

/// What a person does about messages that could not be sent, and conversations that wait for a person.
public protocol DeliveryDesk: Sendable {
    /// Everything that waits for being sent, oldest first.
    func outbox() async throws(StoreError) -> [OutboxEntry]
    /// Tries a message again at once, as if it had never been tried. False when there is none of this name.
    func retry(_ message: MessageID, at time: Date) async throws(StoreError) -> Bool
    /// Erases a message. False when there is none of this name.
    func drop(_ message: MessageID) async throws(StoreError) -> Bool
    /// The conversations that a person has taken over.
    func handedOff() async throws(StoreError) -> [HandedOffConversation]
    /// Gives conversations back to the adviser.
    ///
    /// - Parameter name: as in the list, or enough of its beginning.
    /// - Returns: whether there was one, and only one.
    func endHandOff(of name: String) async throws(StoreError) -> Bool
}
