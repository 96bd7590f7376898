#if Server
import Conversations
import Dialogue
import Foundation

/// A store at whose door a turn waits until the test opens it.
final class GatedStore: ConversationStore {
    private let store: SQLiteConversationStore
    private let arrivals = AsyncStream.makeStream(of: Void.self)
    private let openings = AsyncStream.makeStream(of: Void.self)

    init(_ store: SQLiteConversationStore) { self.store = store }

    /// Waits until a turn is at the door.
    func waitForArrival() async { for await _ in arrivals.stream { return } }

    func open() { openings.continuation.finish() }

    func append(_ turn: TurnRecord, to session: SessionID, isFirst: Bool) async throws(StoreError) -> Keeping {
        arrivals.continuation.yield()
        for await _ in openings.stream {}
        return try await store.append(turn, to: session, isFirst: isFirst)
    }

    func conversation(of session: SessionID) async throws(StoreError) -> ConversationState? { try await store.conversation(of: session) }
    func explanation(of turn: TurnID) async throws(StoreError) -> String? { try await store.explanation(of: turn) }
    func record(_ vote: Vote) async throws(StoreError) -> Vote.Reception { try await store.record(vote) }
    func erase(_ session: SessionID, at time: Date) async throws(StoreError) -> Receipt { try await store.erase(session, at: time) }
    func export(_ session: SessionID, at time: Date) async throws(StoreError) -> [UInt8]? { try await store.export(session, at: time) }
    func prune(at time: Date) async throws(StoreError) -> Pruned { try await store.prune(at: time) }
    func report(_ request: ReportRequest) async throws(StoreError) -> StoreReport { try await store.report(request) }
}
#endif
