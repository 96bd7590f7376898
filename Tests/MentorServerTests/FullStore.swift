#if Server
import Conversations
import Dialogue
import Foundation
import Synchronization

/// Whether a disk is full.
final class Disk: Sendable {
    let isFull = Mutex(false)
}

/// A store on a disk that is full as long as the test says so.
final class FullStore: ConversationStore {
    private let store: SQLiteConversationStore
    private let disk: Disk

    init(_ store: SQLiteConversationStore, on disk: Disk) {
        self.store = store
        self.disk = disk
    }

    private func check() throws(StoreError) {
        guard disk.isFull.withLock({ $0 }) else { return }
        throw StoreError(.full, path: store.path, message: "the disk is full", remedy: "make room")
    }

    func append(_ turn: TurnRecord, to session: SessionID, isFirst: Bool) async throws(StoreError) -> Keeping {
        try check()
        return try await store.append(turn, to: session, isFirst: isFirst)
    }

    func conversation(of session: SessionID) async throws(StoreError) -> ConversationState? {
        try check()
        return try await store.conversation(of: session)
    }

    func explanation(of turn: TurnID) async throws(StoreError) -> String? { try await store.explanation(of: turn) }
    func record(_ vote: Vote) async throws(StoreError) -> Vote.Reception { try await store.record(vote) }
    func erase(_ session: SessionID, at time: Date) async throws(StoreError) -> Receipt { try await store.erase(session, at: time) }
    func export(_ session: SessionID, at time: Date) async throws(StoreError) -> [UInt8]? { try await store.export(session, at: time) }
    func prune(at time: Date) async throws(StoreError) -> Pruned { try await store.prune(at: time) }
    func report(_ request: ReportRequest) async throws(StoreError) -> StoreReport { try await store.report(request) }
}
#endif
