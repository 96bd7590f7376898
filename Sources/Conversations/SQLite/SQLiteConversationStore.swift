#if Server
internal import FoundationEssentials
internal import GRDB
internal import Glibc

/// A store in one SQLite file, with its `-wal` and `-shm` beside it.
///
/// SQLite keeps a log of changes (WAL) so that readers and the writer do not wait for each other, and a commit is one
/// append to that log. With `survivesPowerCut` the commit waits for the disk; `CommitGroup` makes one wait do for many
/// writes. Deleted bytes are overwritten with zeros (`secure_delete`), texts are kept where no copy of them is ever made
/// (`Schema.padding`), and an erasure ends by copying the log into the file and cutting it to nothing: then the files hold no
/// trace of a text that was erased.
///
/// The three files can be read and written by their owner only. Several programs may use the file at once: a server, and
/// `mentor report` beside it. A file on a network share is not safe: SQLite needs locks that work.
public final class SQLiteConversationStore: ConversationStore {
    /// The file.
    public let path: String
    public let settings: StoreSettings
    let pool: DatabasePool
    let commits: CommitGroup
    let checkpointer: Checkpointer
    let redaction: Redaction

    /// Opens the store, making the file and its folder when they do not exist and bringing an older file up to date.
    ///
    /// - Throws: `StoreError`, and the file is as it was.
    public init(path: String, settings: StoreSettings = StoreSettings(), redaction: Redaction = Redaction()) throws(StoreError) {
        self.path = path
        self.settings = settings
        self.redaction = redaction
        try PrivateFile.prepare(path)
        do {
            try Self.recognise(path)
            pool = try DatabasePool(path: path, configuration: Self.configuration(settings))
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = \(settings.survivesPowerCut ? "FULL" : "NORMAL")")
                // The checkpointer does it.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
            }
            try Self.migrate(pool, path)
            if let largest = settings.largestSize { try Self.limit(pool, to: largest) }
            // A process that was killed between an erasure and its end left a log that still holds what was erased.
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            checkpointer = try Checkpointer(path: path, configuration: Self.configuration(settings))
        } catch {
            throw StoreError(error, path: path)
        }
        commits = CommitGroup(pool, checkpointer, path: path)
        try PrivateFile.close(path)
    }

    /// Empties the log into the file and lets go of it. Nothing may be asked of the store afterwards. A store that is merely
    /// dropped, or whose process dies, loses nothing either.
    public func close() throws(StoreError) {
        do {
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try checkpointer.close()
            try pool.close()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    // MARK: Opening

    /// How long a program waits for another one's transaction, in seconds.
    static let patience = 5.0

    static func configuration(_ settings: StoreSettings) -> Configuration {
        var configuration = Configuration()
        configuration.label = "conversations"
        configuration.busyMode = .timeout(patience)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            // What `Schema.padding` counts on; an existing file keeps what it has.
            try database.execute(sql: "PRAGMA page_size = \(Schema.pageSize)")
            // Before anything is deleted; SQLite on Debian may or may not have it as its default.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            // What is sorted on the way to a report goes to no file.
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Refuses a file of another program before anything is written to it.
    private static func recognise(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        let (application, tables) = try queue.read { database in
            (try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
             try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0)
        }
        guard tables > 0, application != Schema.applicationID else { return }
        throw StoreError(.notAStore, path: path, message: "the file is another program's database",
            remedy: "name another file, or move this one away")
    }

    private static func migrate(_ pool: DatabasePool, _ path: String) throws {
        let isNewer = try pool.read { try Schema.migrator.hasBeenSuperseded($0) }
        guard !isNewer else {
            throw StoreError(.newerStore, path: path, message: "the file was written by a later version of Mentor",
                remedy: "install that version, or restore a backup made before")
        }
        try pool.writeWithoutTransaction { database in
            guard try Int.fetchOne(database, sql: "PRAGMA application_id") != Schema.applicationID else { return }
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        try Schema.migrator.migrate(pool)
    }

    /// SQLite counts in pages; a file that is larger already stays, and grows no more.
    private static func limit(_ pool: DatabasePool, to bytes: Int) throws {
        try pool.writeWithoutTransaction { database in
            let page = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4096
            try database.execute(sql: "PRAGMA max_page_count = \(max(bytes / page, 1))")
        }
    }

    // MARK: Access

    /// Reads a state of the file that no write changes meanwhile.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
#endif
