internal import Synchronization

/// Lets the turns of one conversation happen one after the other, while those of others go on beside it.
///
/// A turn is three steps: load the state, answer, append. A pupil who sends two messages at once, or a platform that
/// delivers one twice, would have both turns start from the same state, and the second append would undo the first. The
/// naive way, an actor for each conversation, does not help: an actor takes up the next call at every `await` of the one
/// before. A lane is a queue of waiting callers, in the order in which they came, and costs nothing when nobody waits.
///
/// It holds within a process only. A caller that is cancelled while it waits gets its turn all the same.
public final class ConversationLanes: Sendable {
    /// Callers that wait for a conversation; an entry, also an empty one, says that somebody is in its lane.
    private let waiting = Mutex<[SessionID: [CheckedContinuation<Void, Never>]]>([:])
    private let longestQueue: Int

    /// - Parameter longestQueue: at most so many wait for one conversation: a person does not write faster than that.
    public init(longestQueue: Int = 8) { self.longestQueue = longestQueue }

    /// Runs `body` when nobody else is in the lane of the conversation.
    ///
    /// - Returns: what `body` gives; nil, and `body` was not run, when too many wait already.
    public func run<Value: Sendable>(
        in session: SessionID, _ body: @Sendable () async throws -> Value
    ) async rethrows -> Value? {
        guard await enter(session) else { return nil }
        defer { leave(session) }
        return try await body()
    }

    /// Number of conversations with somebody in their lane.
    public var busy: Int { waiting.withLock(\.count) }

    private enum Entry { case free, full, queued }

    private func enter(_ session: SessionID) async -> Bool {
        var isFull = false
        await withCheckedContinuation { (caller: CheckedContinuation<Void, Never>) in
            let entry = waiting.withLock { waiting -> Entry in
                guard let queue = waiting[session] else {
                    waiting[session] = []
                    return .free
                }
                guard queue.count < longestQueue else { return .full }
                waiting[session]?.append(caller)
                return .queued
            }
            isFull = entry == .full
            if entry != .queued { caller.resume() }
        }
        return !isFull
    }

    private func leave(_ session: SessionID) {
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard var queue = waiting[session], !queue.isEmpty else {
                waiting[session] = nil
                return nil
            }
            let first = queue.removeFirst()
            waiting[session] = queue
            return first
        }
        next?.resume()
    }
}
