#if Server
internal import GRDB
internal import Synchronization

/// Gathers the writes that wait into one transaction, and acknowledges each after the commit.
///
/// A commit costs a wait for the disk, a row costs next to nothing. The naive way, a transaction for each request, makes
/// sixty-four clients queue for sixty-four waits. Here the first write starts a transaction at once; whatever arrives while
/// its commit is under way shares the next one. So a lone write is not delayed, and under load the disk is asked once for
/// many.
///
/// A write that fails must not take the others with it: the transaction is then undone, and each of its writes is done
/// again by itself. A write is therefore a closure that touches the database only. Writes happen in the order in which
/// they were handed in. One that was handed in is done even when its task is cancelled.
final class CommitGroup: Sendable {
    /// A write that waits.
    private protocol Job: Sendable {
        /// Does it, within a transaction.
        func attempt(_ database: Database) throws
        /// Tells the caller: nil when the transaction was committed.
        func finish(_ failure: StoreError?)
    }

    private final class Write<Value: Sendable>: Job {
        private let body: @Sendable (Database) throws -> Value
        private let caller: CheckedContinuation<Result<Value, StoreError>, Never>
        private let path: String
        private let value = Mutex<Value?>(nil)

        init(
            path: String, caller: CheckedContinuation<Result<Value, StoreError>, Never>,
            body: @escaping @Sendable (Database) throws -> Value
        ) {
            self.path = path
            self.caller = caller
            self.body = body
        }

        func attempt(_ database: Database) throws {
            let made = try body(database)
            value.withLock { $0 = made }
        }

        func finish(_ failure: StoreError?) {
            if let made = value.withLock({ $0 }), failure == nil {
                caller.resume(returning: .success(made))
            } else {
                caller.resume(returning: .failure(
                    failure ?? StoreError(.failed, path: path, message: "a write was not done", remedy: "try again")))
            }
        }
    }

    private struct State {
        var waiting: [any Job] = []
        var isUnderWay = false
    }

    /// At most so many writes share a transaction, so that none waits long for the others.
    private static let largestTransaction = 256
    /// At most so many wait; beyond them the store is overloaded and says so.
    private static let longestQueue = 8_192

    private let pool: DatabasePool
    private let path: String
    private let checkpointer: Checkpointer
    private let state = Mutex(State())

    init(_ pool: DatabasePool, _ checkpointer: Checkpointer, path: String) {
        self.pool = pool
        self.checkpointer = checkpointer
        self.path = path
    }

    /// Does `body` in a transaction with others and returns once that is committed.
    ///
    /// - Throws: `StoreError`; then nothing of `body` is in the file. `busy` when too many writes wait already.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { caller in
            let job = Write(path: path, caller: caller, body: body)
            let verdict = state.withLock { state -> (isAccepted: Bool, starts: Bool) in
                guard state.waiting.count < Self.longestQueue else { return (false, false) }
                state.waiting.append(job)
                defer { state.isUnderWay = true }
                return (true, !state.isUnderWay)
            }
            if !verdict.isAccepted {
                job.finish(StoreError(
                    .busy, path: path, message: "\(Self.longestQueue) writes wait already", remedy: "try again in a moment"))
            }
            if verdict.starts { schedule() }
        }
        return try result.get()
    }

    private func schedule() {
        pool.asyncWriteWithoutTransaction { [self] database in
            let jobs = state.withLock { state in
                let taken = Array(state.waiting.prefix(Self.largestTransaction))
                state.waiting.removeFirst(taken.count)
                return taken
            }
            commit(jobs, in: database)
            checkpointer.committed(jobs.count, by: pool)
            let goesOn = state.withLock { state in
                state.isUnderWay = !state.waiting.isEmpty
                return state.isUnderWay
            }
            // By way of the queue, so that an erasure or a backup gets its turn too.
            if goesOn { schedule() }
        }
    }

    private func commit(_ jobs: [any Job], in database: Database) {
        var isOfOne = false
        do {
            try database.inTransaction(.immediate) {
                do {
                    for job in jobs { try job.attempt(database) }
                } catch {
                    isOfOne = true
                    throw error
                }
                return .commit
            }
            for job in jobs { job.finish(nil) }
        } catch where isOfOne && jobs.count > 1 {
            for job in jobs { commit([job], in: database) }
        } catch {
            // The transaction could not begin or end: that is nobody's own fault, and trying each would only take long.
            for job in jobs { job.finish(StoreError(error, path: path)) }
        }
    }
}
#endif
