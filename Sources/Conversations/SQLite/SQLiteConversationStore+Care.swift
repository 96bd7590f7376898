#if Server
internal import FoundationEssentials
internal import GRDB
internal import Glibc

/// What the person who runs Mentor does with the store: copy it, examine it.
extension SQLiteConversationStore {
    /// Writes a copy while the store is in use: one file, mode 0600, as of one moment, without erased space.
    ///
    /// It appears under its name when it is whole and checked. To restore it: stop Mentor, delete the store's file with its
    /// `-wal` and `-shm`, copy the backup to the store's place.
    ///
    /// - Throws: `cannotWrite` when there is a file of that name already; otherwise as usual. No file is left then.
    public func backup(to destination: String) async throws(StoreError) {
        guard PrivateFile.mode(of: destination) == nil else {
            throw StoreError(.cannotWrite, path: destination, message: "there is a file of that name already",
                remedy: "name another one, or delete it first")
        }
        let partial = destination + ".partial"
        _ = unsafe unlink(partial)
        do {
            try PrivateFile.prepare(partial)
            try await pool.unsafeRead { database in
                // An empty file is filled, and its mode stays.
                try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
            }
            let problems = try Self.problems(ofCopy: partial)
            guard problems.isEmpty else {
                throw StoreError(.damaged, path: path, message: "the copy is damaged (\(problems[0]))",
                    remedy: "check the store and the disk with `mentor doctor`")
            }
            try Self.publish(partial, as: destination)
        } catch {
            _ = unsafe unlink(partial)
            throw StoreError(error, path: destination)
        }
    }

    private static func problems(ofCopy path: String) throws -> [String] {
        var configuration = Configuration()
        configuration.readonly = true
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? copy.close() }
        return try copy.read { try problems(in: $0) }
    }

    /// Waits until the disk has the bytes, then gives the file its name, and waits for that too.
    private static func publish(_ partial: String, as destination: String) throws(StoreError) {
        try synchronise(partial)
        guard unsafe rename(partial, destination) == 0 else { throw PrivateFile.failure(destination, errno) }
        let folder = destination.lastIndex(of: "/").map { String(destination.prefix(through: $0)) } ?? "."
        try synchronise(folder)
    }

    private static func synchronise(_ path: String) throws(StoreError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw PrivateFile.failure(path, errno) }
        defer { _ = Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw PrivateFile.failure(path, errno) }
    }

    /// Reads the whole file and compares it with itself. Takes a second for each few hundred megabytes.
    public func examine() async throws(StoreError) -> StoreHealth {
        var health = try await read { database in
            var health = StoreHealth()
            health.problems = try Self.problems(in: database)
            health.sessions = try Int.fetchOne(database, sql: "SELECT count(*) FROM session") ?? 0
            health.turns = try Int.fetchOne(database, sql: "SELECT count(*) FROM turn") ?? 0
            health.votes = try Int.fetchOne(database, sql: "SELECT count(*) FROM feedback") ?? 0
            health.unanswered = try Int.fetchOne(database, sql: "SELECT count(*) FROM unanswered") ?? 0
            health.oldestDay = try Int.fetchOne(database, sql: "SELECT min(time) FROM turn")
                .map { CalendarTime.day(of: CalendarTime.date(ofSeconds: $0)) }
            health.library = try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? ""
            return health
        }
        do {
            health.erasesSecurely = try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA secure_delete") == 1 }
        } catch {
            throw StoreError(error, path: path)
        }
        health.size = PrivateFile.size(of: path)
        health.logSize = PrivateFile.size(of: path + "-wal")
        health.openFiles = [path, path + "-wal", path + "-shm"].filter { (PrivateFile.mode(of: $0) ?? 0) & 0o077 != 0 }
        return health
    }

    private static func problems(in database: Database) throws -> [String] {
        let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row -> String in
            let table: String = row["table"] ?? "?"
            return "a row of \(table) belongs to nothing"
        }
        return found + orphans.prefix(20)
    }
}
#endif
