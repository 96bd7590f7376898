#if Server
internal import GRDB
internal import Synchronization

/// Copies the log into the file beside the writer, not in its place.
///
/// Left to itself, SQLite does this at the end of the commit that makes the log too long: that commit, and all that wait for
/// it, wait for two calls to the disk more, some tens of milliseconds each time. Here a connection of its own does it while
/// the writer goes on writing. Only it can never finish as long as somebody always writes, and a log that is never copied
/// whole is never begun anew but grows. So when the log has become long, the writer itself copies the little that was added
/// meanwhile. The log's file keeps its length when it is begun anew: to cut it takes longer than to write over it.
///
/// SQLite does not tell how much a commit added, so that is reckoned: a page for each index and table that it touches.
final class Checkpointer: Sendable {
    /// The log is copied when so many pages were added, about; 4 MB.
    private static let step = 1_024
    /// From this length on the writer helps, in pages; 64 MB.
    private static let longest = 16_384
    /// Pages that any commit of turns adds, and those that each turn adds, about.
    private static let pagesOfCommit = 6
    private static let pagesOfWrite = 2

    /// How long the emptying of the log waits for another program, in milliseconds.
    private static let patience = 250

    private struct State {
        var isUnderWay = false
        /// Pages added since the log was last copied, about.
        var added = 0
    }

    private let connection: DatabaseQueue
    private let state = Mutex(State())

    init(path: String, configuration: Configuration) throws {
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// To be called after a commit of `writes` writes by `writer`: has the log copied when it is time.
    func committed(_ writes: Int, by writer: DatabasePool) {
        let starts = state.withLock { state in
            state.added += Self.pagesOfCommit + Self.pagesOfWrite * writes
            guard !state.isUnderWay, state.added >= Self.step else { return false }
            state = State(isUnderWay: true, added: 0)
            return true
        }
        guard starts else { return }
        connection.asyncWriteWithoutTransaction { [self] database in
            // What cannot be done now, because somebody reads an older state, is done the next time.
            let length = (try? database.checkpoint(.passive).walFrameCount) ?? 0
            guard length >= Self.longest else { return done() }
            writer.asyncWriteWithoutTransaction { [self] database in
                _ = try? database.checkpoint(.passive)
                done()
            }
        }
    }

    private func done() { state.withLock { $0.isUnderWay = false } }

    /// Copies the whole log into the file and cuts it to nothing. False when another program is reading an older state, or
    /// copying, just now.
    ///
    /// It waits for the copying that is under way, and no reader of this process is under way then: SQLite would give up at
    /// once for the one, and wait in vain for the other.
    func emptyLog(of pool: DatabasePool) async -> Bool {
        await withCheckedContinuation { caller in
            connection.asyncWriteWithoutTransaction { _ in
                do {
                    try pool.barrierWriteWithoutTransaction { database in
                        // Nobody is answered meanwhile.
                        try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
                        defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Int(SQLiteConversationStore.patience * 1_000))") }
                        _ = try database.checkpoint(.truncate)
                    }
                    caller.resume(returning: true)
                } catch {
                    caller.resume(returning: false)
                }
            }
        }
    }

    func close() throws { try connection.close() }
}
#endif
