#if Server
public import FoundationEssentials
internal import GRDB

/// Erasing, so that the files hold nothing of it any more.
extension SQLiteConversationStore {
    public func erase(_ session: SessionID, at time: Date) async throws(StoreError) -> Receipt {
        let entries = try await commits.write { try Self.erase(session, in: $0) }
        var receipt = Receipt(session: session, time: time, entries: entries, isLogEmptied: true)
        if !receipt.isEmpty { receipt.isLogEmptied = await emptyLog() }
        return receipt
    }

    /// Deletes every row of a session. What has no row in any table of the platforms is left out of the receipt: most people
    /// who ask have never written from one.
    static func erase(_ session: SessionID, in database: Database) throws -> [Receipt.Entry] {
        let waiting = try eraseDeliveries(of: session, in: database)
        guard let id = try row(of: session, in: database) else {
            return ["session", "turns", "feedback", "unanswered"].map { Receipt.Entry(store: $0, erased: 0) } + waiting
        }
        var questions = 0
        for tag in try tags(of: session, id, in: database) {
            try database.cachedStatement(sql: "DELETE FROM unanswered WHERE tag = ?").execute(arguments: [tag])
            questions += database.changesCount
        }
        let votes = try Int.fetchOne(database, sql: """
            SELECT count(*) FROM feedback WHERE turn IN (SELECT id FROM turn WHERE session = ?)
            """, arguments: [id]) ?? 0
        let turns = try Int.fetchOne(database, sql: "SELECT count(*) FROM turn WHERE session = ?", arguments: [id]) ?? 0
        // Turns and votes go with it.
        try database.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [id])
        return [
            Receipt.Entry(store: "session", erased: 1), Receipt.Entry(store: "turns", erased: turns),
            Receipt.Entry(store: "feedback", erased: votes), Receipt.Entry(store: "unanswered", erased: questions),
        ] + waiting
    }

    /// Messages that wait for an answer, answers that wait for being sent, and those kept for a duplicate. The claims stay until
    /// their time is over: they say of no message whose it was, and without them a message would be answered again.
    private static func eraseDeliveries(of session: SessionID, in database: Database) throws -> [Receipt.Entry] {
        let digest = Data(SessionDigest.session(session))
        return try ["inbox", "outbox", "response"].compactMap { table in
            try database.execute(sql: "DELETE FROM \(table) WHERE conversation = ?", arguments: [digest])
            let count = database.changesCount
            return count > 0 ? Receipt.Entry(store: table, erased: count) : nil
        }
    }

    public func prune(at time: Date) async throws(StoreError) -> Pruned {
        let limit = CalendarTime.seconds(of: time) - settings.retentionDays * 86_400
        // A question that bears this day may have been asked at its first second: the whole day goes.
        let day = CalendarTime.day(of: CalendarTime.date(ofSeconds: limit))
        var pruned = Pruned()
        // A few at a time, so that nobody who asks something has to wait.
        pruned.sessions = try await deleteAll("session", where: "used < ?", limit)
        pruned.turns = try await deleteAll("turn", where: "time < ?", limit)
        pruned.unanswered = try await deleteAll("unanswered", key: "tag", where: "day <= ?", day)
        let now = CalendarTime.seconds(of: time)
        _ = try await deleteAll("claim", key: "digest", where: "expires <= ?", now)
        _ = try await deleteAll("response", key: "inbox", where: "expires <= ?", now)
        // What nobody could answer or send in all this time.
        _ = try await deleteAll("inbox", where: "arrived < ?", limit)
        _ = try await deleteAll("outbox", where: "queued < ?", limit)
        pruned.isLogEmptied = await emptyLog()
        return pruned
    }

    /// Deletes the rows that fulfil the condition, in steps.
    private func deleteAll(
        _ table: String, key: String = "id", where condition: String, _ value: some DatabaseValueConvertible & Sendable
    ) async throws(StoreError) -> Int {
        let step = 200
        var total = 0
        while true {
            let count = try await commits.write { database in
                try database.execute(sql: """
                    DELETE FROM \(table) WHERE \(key) IN (SELECT \(key) FROM \(table) WHERE \(condition) LIMIT \(step))
                    """, arguments: [value])
                return database.changesCount
            }
            total += count
            if count < step { return total }
        }
    }

    /// Rewrites the file without free space. It is what leaves no trace of a turn's numbers either: when SQLite moves rows
    /// from page to page it leaves copies of them behind, in which `secure_delete` finds nothing to delete. (Texts are kept
    /// where nothing is moved; see `Schema`.) To be done at a quiet hour: nothing is written meanwhile, a second for each
    /// hundred megabytes.
    public func compact() async throws(StoreError) {
        do {
            try await pool.barrierWriteWithoutTransaction { try $0.execute(sql: "VACUUM") }
        } catch {
            throw StoreError(error, path: path)
        }
        _ = await emptyLog()
    }

    /// False when another program is reading an older state just now.
    func emptyLog() async -> Bool { await checkpointer.emptyLog(of: pool) }

    static func row(of session: SessionID, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database, sql: "SELECT id FROM session WHERE digest = ?", arguments: [Data(SessionDigest.session(session))])
    }

    /// The keys that unanswered questions of a session would have.
    static func tags(of session: SessionID, _ id: Int64, in database: Database) throws -> [Data] {
        let rows = try Row.fetchAll(database, sql: """
            SELECT name, json_array_length(explanation, '$.clauses') AS clauses FROM turn WHERE session = ? ORDER BY id
            """, arguments: [id])
        return rows.flatMap { row -> [Data] in
            let name: Data = row["name"]
            let clauses: Int = row["clauses"] ?? 0
            guard let turn = TurnID(bytes: name) else { return [] }
            return (0..<clauses).map { Data(SessionDigest.question(session, turn: turn, number: $0)) }
        }
    }
}
#endif
