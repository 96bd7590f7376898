#if Server
import Conversations
import Foundation

/// Queues from which nobody takes a message before the test opens their door.
struct GatedDeliveries: DeliveryStore {
    let store: SQLiteConversationStore
    let gate: Gate

    /// A door that a test opens.
    final class Gate: Sendable {
        private let openings = AsyncStream.makeStream(of: Void.self)

        func open() { openings.continuation.finish() }
        func pass() async { for await _ in openings.stream {} }
    }

    init(_ store: SQLiteConversationStore, _ gate: Gate) {
        self.store = store
        self.gate = gate
    }

    func next(of session: SessionID) async throws(StoreError) -> WaitingMessage? {
        await gate.pass()
        return try await store.next(of: session)
    }

    func deliveryKey(orKeep fresh: DeliveryKey) async throws(StoreError) -> DeliveryKey { try await store.deliveryKey(orKeep: fresh) }
    func claim(_ arrivals: [Arrival], cursor: PullCursor?, at time: Date) async throws(StoreError) -> [Claim] {
        try await store.claim(arrivals, cursor: cursor, at: time)
    }
    func waiting(on channels: [String]) async throws(StoreError) -> [SessionID] { try await store.waiting(on: channels) }
    func settle(_ settlement: Settlement, at time: Date) async throws(StoreError) -> Bool { try await store.settle(settlement, at: time) }
    func cursor(of channel: String) async throws(StoreError) -> String? { try await store.cursor(of: channel) }
    func queue(_ message: QueuedMessage, of session: SessionID, at time: Date) async throws(StoreError) {
        try await store.queue(message, of: session, at: time)
    }
    func heads(on channels: [String], limit: Int) async throws(StoreError) -> [DueMessage] { try await store.heads(on: channels, limit: limit) }
    func content(of message: MessageID) async throws(StoreError) -> String? { try await store.content(of: message) }
    func rewrite(_ message: DueMessage, _ change: @escaping @Sendable (String) -> String?) async throws(StoreError) {
        try await store.rewrite(message, change)
    }
    func finish(_ message: MessageID, _ fate: SendFate) async throws(StoreError) { try await store.finish(message, fate) }
    func subject(of turn: TurnID) async throws(StoreError) -> TurnSubject? { try await store.subject(of: turn) }
    func queueSizes() async throws(StoreError) -> [QueueSize] { try await store.queueSizes() }
    func endingHandOffs(begunBefore limit: Date?) async throws(StoreError) -> [EndingHandOff] {
        try await store.endingHandOffs(begunBefore: limit)
    }
    func close(_ handOff: EndingHandOff, saying messages: [QueuedMessage], at time: Date) async throws(StoreError) -> Bool {
        try await store.close(handOff, saying: messages, at: time)
    }
    func sweep() async -> Bool { await store.sweep() }
}
#endif
