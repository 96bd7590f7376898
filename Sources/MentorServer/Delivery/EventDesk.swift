#if Server
internal import Channels
internal import Conversations
internal import FoundationEssentials
internal import Identifiers
internal import Synchronization
internal import TextAnalysis

/// Puts our own events into the queue, as far as the school asked for them, until their receiver wants no more.
///
/// The events of a message from a platform are kept in one step with its answer. Those of the pages follow the answer in a
/// step of their own: a server that is killed between the two loses the event, and nothing else. The store's report has the
/// question and the vote all the same.
///
/// Until it is sent, an event with a question lies under its conversation, so that it goes when the conversation is erased.
/// The event itself names no conversation, and says of the time no more than the day.
final class EventDesk: Sendable {
    /// The queue's name; no channel is called so.
    static let queue = "handoff"

    let hook: EventHook
    /// Rung when there is something to send.
    let bell = Bell()
    /// Whose turn it is to send them, where several programs could.
    let claim: QueueClaim?
    private let kinds: Set<EventHook.Kind>
    private let store: any DeliveryStore
    private let isOff = Mutex(false)

    init(hook: EventHook, kinds: Set<EventHook.Kind>, store: any DeliveryStore, claim: QueueClaim? = nil) {
        self.hook = hook
        self.claim = claim
        self.kinds = kinds
        self.store = store
    }

    /// Somebody hears of a request for a person; else Mentor does not fall silent, for nobody would come.
    var tellsOfHandOff: Bool { kinds.contains(.handoffRequested) && !isDisabled }

    /// Whether the receiver said that it wants no more; so it stays until the next start.
    var isDisabled: Bool { isOff.withLock { $0 } }

    func disable() { isOff.withLock { $0 = true } }

    // MARK: What the events say

    /// Says that a person is asked for, and the name by which the conversation is given back; nothing of what was said.
    func handOff(of session: SessionID, on channel: String, _ turn: TurnRecord) -> [QueuedMessage] {
        queued(.handoffRequested, at: turn.time) {
            [["channel": channel, "conversation": HandedOffConversation.name(of: session), "language": turn.language.rawValue]]
        }
    }

    /// Says what was not answered, redacted; nothing of who asked.
    func unanswered(_ turn: TurnRecord) -> [QueuedMessage] {
        let day = (turn.time.timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        let midnight = Date(timeIntervalSince1970: day)
        return queued(.unanswered, at: midnight) {
            turn.unanswered().map { question in
                [
                    "day": String(midnight.formatted(.iso8601).prefix(10)), "language": turn.language.rawValue, "reason": question.reason,
                    "intents": question.intents.map(\.rawValue).joined(separator: ","), "question": question.text,
                ]
            }
        }
    }

    private func queued(_ kind: EventHook.Kind, at time: Date, _ data: () -> [[String: String]]) -> [QueuedMessage] {
        guard kinds.contains(kind), !isDisabled else { return [] }
        var generator = SystemRandomNumberGenerator()
        return data().map { data in
            QueuedMessage(
                id: .random(using: &generator), channel: Self.queue,
                content: EventHook.body(kind, at: Int(time.timeIntervalSince1970), data: data))
        }
    }

    // MARK: Events of the pages

    /// Queues what a turn of the pages left unanswered.
    func note(_ turn: TurnRecord, of session: SessionID) async throws(StoreError) {
        try await queue(unanswered(turn), of: session, at: turn.time)
    }

    /// Queues a vote: its direction, and what the answer was about; no comment.
    func note(_ vote: Vote) async throws(StoreError) {
        guard kinds.contains(.feedback), !isDisabled, let subject = try await store.subject(of: vote.turn) else { return }
        var generator = SystemRandomNumberGenerator()
        let messages = queued(.feedback, at: vote.time) {
            [["vote": vote.direction.rawValue, "intent": subject.intent, "outcome": subject.outcome]]
        }
        // It belongs to no conversation.
        try await queue(messages, of: .random(using: &generator), at: vote.time)
    }

    private func queue(_ messages: [QueuedMessage], of session: SessionID, at time: Date) async throws(StoreError) {
        for message in messages { try await store.queue(message, of: session, at: time) }
        if !messages.isEmpty { bell.ring() }
    }
}
#endif
