#if Server
public import FoundationEssentials
internal import GRDB

/// Answers, until they are sent.
extension SQLiteConversationStore {
    static func insert(_ message: QueuedMessage, _ conversation: Data, _ now: Int, in database: Database) throws {
        try database.cachedStatement(sql: """
            INSERT INTO outbox (name, channel, conversation, queued, due, padding, content) VALUES (?, ?, ?, ?, ?, zeroblob(\(Schema.padding)), ?)
            """).execute(arguments: [Data(message.id.bytes), message.channel, conversation, now, now * 1_000, message.content])
    }

    public func queue(_ message: QueuedMessage, of session: SessionID, at time: Date) async throws(StoreError) {
        let now = CalendarTime.seconds(of: time)
        let digest = Data(SessionDigest.session(session))
        try await commits.write { try Self.insert(message, digest, now, in: $0) }
    }

    public func heads(on channels: [String], limit: Int) async throws(StoreError) -> [DueMessage] {
        guard !channels.isEmpty else { return [] }
        return try await read { database in
            try Row.fetchAll(database, sql: """
                SELECT name, channel, conversation, due, attempts, plain FROM outbox WHERE id IN (
                    SELECT min(id) FROM outbox WHERE dead = 0 AND channel IN (\(Self.marks(channels))) GROUP BY channel, conversation
                ) ORDER BY due, id LIMIT \(limit)
                """, arguments: StatementArguments(channels)
            ).compactMap { row in
                guard let id = MessageID(bytes: row["name"] as Data) else { return nil }
                return DueMessage(
                    id: id, channel: row["channel"], conversation: Array(row["conversation"] as Data), due: row["due"],
                    attempts: row["attempts"], isPlain: row["plain"])
            }
        }
    }

    public func content(of message: MessageID) async throws(StoreError) -> String? {
        let name = Data(message.bytes)
        return try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT content FROM outbox WHERE name = ?")
            return try String.fetchOne(statement, arguments: [name])
        }
    }

    public func rewrite(_ message: DueMessage, _ change: @escaping @Sendable (String) -> String?) async throws(StoreError) {
        let (channel, conversation) = (message.channel, Data(message.conversation))
        try await commits.write { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT id, content FROM outbox WHERE channel = ? AND conversation = ?", arguments: [channel, conversation])
            for row in rows {
                guard let content = change(row["content"]) else { continue }
                try database.execute(sql: "UPDATE outbox SET content = ? WHERE id = ?", arguments: [content, row["id"] as Int64])
            }
        }
    }

    public func finish(_ message: MessageID, _ fate: SendFate) async throws(StoreError) {
        let name = Data(message.bytes)
        try await commits.write { database in
            switch fate {
            case .sent: try database.cachedStatement(sql: "DELETE FROM outbox WHERE name = ?").execute(arguments: [name])
            case .later(let due, let why):
                try database.cachedStatement(sql: "UPDATE outbox SET due = ?, why = ?, attempts = attempts + 1 WHERE name = ?")
                    .execute(arguments: [due, why, name])
            case .plain(let why):
                try database.cachedStatement(sql: "UPDATE outbox SET plain = 1, why = ?, attempts = attempts + 1 WHERE name = ?")
                    .execute(arguments: [why, name])
            case .dead(let why):
                try database.cachedStatement(sql: "UPDATE outbox SET dead = 1, why = ?, attempts = attempts + 1 WHERE name = ?")
                    .execute(arguments: [why, name])
            }
        }
    }
}

/// What is told of turns and queues.
extension SQLiteConversationStore {
    public func subject(of turn: TurnID) async throws(StoreError) -> TurnSubject? {
        let name = Data(turn.bytes)
        return try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT intent, outcome FROM turn WHERE name = ?")
            return try Row.fetchOne(statement, arguments: [name]).map { TurnSubject(intent: $0["intent"], outcome: $0["outcome"]) }
        }
    }

    public func queueSizes() async throws(StoreError) -> [QueueSize] {
        try await read { database in
            try Row.fetchAll(database, sql: """
                SELECT channel, count(*) AS count, sum(dead) AS dead FROM outbox GROUP BY channel ORDER BY channel
                """
            ).map { row in
                let (count, dead): (Int, Int) = (row["count"], row["dead"])
                return QueueSize(channel: row["channel"], waiting: count - dead, laidAside: dead)
            }
        }
    }
}

extension SQLiteConversationStore: DeliveryDesk {
    public func outbox() async throws(StoreError) -> [OutboxEntry] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT name, channel, queued, due, attempts, dead, why FROM outbox ORDER BY id").compactMap { row in
                guard let id = MessageID(bytes: row["name"] as Data) else { return nil }
                return OutboxEntry(
                    id: id, channel: row["channel"], queued: row["queued"], due: row["due"], attempts: row["attempts"], isDead: row["dead"],
                    why: row["why"])
            }
        }
    }

    public func retry(_ message: MessageID, at time: Date) async throws(StoreError) -> Bool {
        let (name, now) = (Data(message.bytes), CalendarTime.seconds(of: time) * 1_000)
        return try await commits.write { database in
            try database.execute(sql: "UPDATE outbox SET dead = 0, attempts = 0, due = ? WHERE name = ?", arguments: [now, name])
            return database.changesCount > 0
        }
    }

    public func drop(_ message: MessageID) async throws(StoreError) -> Bool {
        let name = Data(message.bytes)
        let isGone = try await commits.write { database in
            try database.execute(sql: "DELETE FROM outbox WHERE name = ?", arguments: [name])
            return database.changesCount > 0
        }
        if isGone { _ = await emptyLog() }
        return isGone
    }
}
#endif
