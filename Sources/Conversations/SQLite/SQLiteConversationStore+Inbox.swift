#if Server
internal import Composition
public import FoundationEssentials
internal import GRDB

/// Messages that came, until they are answered.
extension SQLiteConversationStore: DeliveryStore {
    /// What of a waiting message is text, as JSON in its row.
    private struct Content: Codable {
        var session: String
        var text: String
        var language: String?
        var address: String
    }

    private static let keyName = "delivery"

    public func deliveryKey(orKeep fresh: DeliveryKey) async throws(StoreError) -> DeliveryKey {
        let bytes = try await commits.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO secret (name, bytes) VALUES (?, ?)", arguments: [Self.keyName, Data(fresh.bytes)])
            return try Data.fetchOne(database, sql: "SELECT bytes FROM secret WHERE name = ?", arguments: [Self.keyName])
        }
        return bytes.map { DeliveryKey(bytes: Array($0)) } ?? fresh
    }

    public func claim(_ arrivals: [Arrival], cursor: PullCursor?, at time: Date) async throws(StoreError) -> [Claim] {
        let now = CalendarTime.seconds(of: time)
        let contents = arrivals.map {
            Self.json(Content(session: $0.session.description, text: $0.text, language: $0.language, address: $0.address))
        }
        return try await commits.write { database in
            var claims: [Claim] = []
            for (arrival, content) in zip(arrivals, contents) {
                claims.append(try Self.claim(arrival, content, now, in: database))
            }
            if let cursor {
                try database.cachedStatement(sql: """
                    INSERT INTO cursor (channel, value) VALUES (?, ?) ON CONFLICT (channel) DO UPDATE SET value = excluded.value
                    """).execute(arguments: [cursor.channel, cursor.value])
            }
            return claims
        }
    }

    private static func claim(_ arrival: Arrival, _ content: String, _ now: Int, in database: Database) throws -> Claim {
        let find = try database.cachedStatement(sql: "SELECT inbox FROM claim WHERE digest = ? AND expires > ?")
        var known: Int64?
        for key in arrival.keys where known == nil { known = try Int64.fetchOne(find, arguments: [Data(key), now]) }
        let expires = now + arrival.lifetime
        let number: Int64
        if let known {
            number = known
        } else {
            try database.cachedStatement(sql: """
                INSERT INTO inbox (channel, conversation, arrived, expires, padding, content) VALUES (?, ?, ?, ?, zeroblob(\(Schema.padding)), ?)
                """).execute(arguments: [arrival.channel, Data(SessionDigest.session(arrival.session)), now, expires, content])
            number = database.lastInsertedRowID
        }
        // Also those that a duplicate brings: the next one may come under them alone.
        for key in arrival.keys {
            try database.cachedStatement(sql: """
                INSERT INTO claim (digest, inbox, expires) VALUES (?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET inbox = excluded.inbox, expires = max(expires, excluded.expires)
                """).execute(arguments: [Data(key), number, expires])
        }
        guard known != nil else { return .new(number) }
        let waits = try Bool.fetchOne(
            try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM inbox WHERE id = ?)"), arguments: [number])
        if waits == true { return .waiting(number) }
        let stored = try database.cachedStatement(sql: "SELECT content FROM response WHERE inbox = ? AND expires > ?")
        return .answered(response: try String.fetchOne(stored, arguments: [number, now]))
    }

    public func waiting(on channels: [String]) async throws(StoreError) -> [SessionID] {
        guard !channels.isEmpty else { return [] }
        let contents = try await read { database in
            try String.fetchAll(database, sql: """
                SELECT content FROM inbox WHERE id IN (SELECT min(id) FROM inbox WHERE channel IN (\(Self.marks(channels))) GROUP BY conversation)
                ORDER BY id
                """, arguments: StatementArguments(channels))
        }
        return contents.compactMap { Self.content($0).flatMap { SessionID($0.session) } }
    }

    public func next(of session: SessionID) async throws(StoreError) -> WaitingMessage? {
        let digest = Data(SessionDigest.session(session))
        return try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT id, channel, expires, content FROM inbox WHERE conversation = ? ORDER BY id LIMIT 1")
            guard let row = try Row.fetchOne(statement, arguments: [digest]), let content = Self.content(row["content"]) else { return nil }
            return WaitingMessage(
                number: row["id"], channel: row["channel"], session: session, text: content.text, language: content.language,
                address: content.address, expires: row["expires"])
        }
    }

    public func settle(_ settlement: Settlement, at time: Date) async throws(StoreError) -> Bool {
        let now = CalendarTime.seconds(of: time)
        let kept = settlement.turn.flatMap { $0.outcome == .safeguarded ? nil : $0 }
        let turn = kept.map { PreparedTurn($0, of: settlement.session, settings: settings, redaction: redaction) }
        let digest = Data(SessionDigest.session(settlement.session))
        return try await commits.write { database in
            try database.cachedStatement(sql: "DELETE FROM inbox WHERE id = ?").execute(arguments: [settlement.number])
            guard database.changesCount > 0 else { return false }
            if let erasure = settlement.erasure {
                for message in erasure(try Self.erase(settlement.session, in: database)) { try Self.insert(message, digest, now, in: database) }
            }
            // Erased while the answer was being made: only an answer about that is still wanted.
            if let turn, try !turn.insert(in: database, isFirst: settlement.isFirst) { return true }
            if let step = settlement.handOff { try Self.take(step, of: settlement.session, now, in: database) }
            for message in settlement.messages { try Self.insert(message, digest, now, in: database) }
            if let response = settlement.response {
                try database.cachedStatement(sql: """
                    INSERT OR REPLACE INTO response (inbox, conversation, expires, padding, content)
                    VALUES (?, ?, ?, zeroblob(\(Schema.padding)), ?)
                    """).execute(arguments: [settlement.number, digest, response.expires, response.content])
            }
            return true
        }
    }

    public func cursor(of channel: String) async throws(StoreError) -> String? {
        try await read { try String.fetchOne($0, sql: "SELECT value FROM cursor WHERE channel = ?", arguments: [channel]) }
    }

    public func sweep() async -> Bool { await emptyLog() }

    // MARK: Writing

    static func marks(_ values: [String]) -> String { values.map { _ in "?" }.joined(separator: ", ") }

    private static func json(_ content: Content) -> String {
        (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private static func content(_ json: String) -> Content? { try? JSONDecoder().decode(Content.self, from: Data(json.utf8)) }
}
#endif
