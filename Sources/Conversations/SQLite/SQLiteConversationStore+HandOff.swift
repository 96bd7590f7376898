#if Server
public import FoundationEssentials
internal import GRDB

/// Conversations that a person has taken over, until they are given back.
///
/// What is kept for that time, besides the state: the channel, two times, and in one text the session's name and the address,
/// so that the person can be told of the end, and staff can have erased or exported what they see in the list. All of it goes
/// with the end, or with the conversation.
extension SQLiteConversationStore {
    /// What of a hand-off is text, as JSON in its row.
    private struct Content: Codable {
        var session: String
        var address: String
    }

    /// The beginning of a digest, as names are made of it.
    private static let name = "substr(lower(hex(digest)), 1, \(HandedOffConversation.nameLength))"
    private static let isHandedOff = "json_extract(state, '$.isHandedOff')"

    /// Writes down a step, in the transaction that settles its message.
    static func take(_ step: HandOffStep, of session: SessionID, _ now: Int, in database: Database) throws {
        guard let id = try row(of: session, in: database) else { return }
        switch step {
        case .begins(let channel, let address):
            try database.execute(sql: """
                INSERT OR REPLACE INTO handoff (session, channel, since, last, padding, content)
                VALUES (?, ?, ?, ?, zeroblob(\(Schema.padding)), ?)
                """, arguments: [id, channel, now, now, content(session, address)])
        case .goesOn(let address):
            try database.execute(
                sql: "UPDATE handoff SET last = ?, content = ? WHERE session = ?", arguments: [now, content(session, address), id])
        case .ends: try database.execute(sql: "DELETE FROM handoff WHERE session = ?", arguments: [id])
        }
    }

    private static func content(_ session: SessionID, _ address: String) -> String {
        let content = Content(session: session.description, address: address)
        return (try? JSONEncoder().encode(content)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private static func content(_ json: String?) -> Content? {
        json.flatMap { try? JSONDecoder().decode(Content.self, from: Data($0.utf8)) }
    }

    // MARK: For the school

    public func handedOff() async throws(StoreError) -> [HandedOffConversation] {
        try await read { database in
            try Row.fetchAll(database, sql: """
                SELECT \(Self.name) AS name, channel, coalesce(since, used) AS since, coalesce(last, used) AS last
                FROM session LEFT JOIN handoff ON handoff.session = session.id WHERE \(Self.isHandedOff) ORDER BY since, session.id
                """
            ).map { row in
                HandedOffConversation(name: row["name"], channel: row["channel"], since: row["since"], last: row["last"])
            }
        }
    }

    public func endHandOff(of name: String) async throws(StoreError) -> Bool {
        guard let wanted = HandedOffConversation.beginning(name) else { return false }
        return try await commits.write { database in
            let found = try Int64.fetchAll(
                database, sql: "SELECT id FROM session WHERE \(Self.isHandedOff) AND \(Self.name) LIKE ?", arguments: [wanted + "%"])
            guard let id = found.first, found.count == 1 else { return false }
            try Self.resume(id, in: database)
            try database.execute(sql: "UPDATE handoff SET ended = 1 WHERE session = ?", arguments: [id])
            return true
        }
    }

    /// The conversation of a name in the list; nil when there is none, more than one, or nothing of it can be found by a name.
    public func handedOffSession(named name: String) async throws(StoreError) -> SessionID? {
        guard let wanted = HandedOffConversation.beginning(name) else { return nil }
        let contents = try await read { database in
            try String.fetchAll(database, sql: """
                SELECT content FROM handoff JOIN session ON session.id = handoff.session WHERE \(Self.name) LIKE ?
                """, arguments: [wanted + "%"])
        }
        guard contents.count == 1 else { return nil }
        return Self.content(contents.first).flatMap { SessionID($0.session) }
    }

    private static func resume(_ id: Int64, in database: Database) throws {
        try database.execute(
            sql: "UPDATE session SET state = json_set(state, '$.isHandedOff', json('false')) WHERE id = ?", arguments: [id])
    }

    // MARK: For the program that serves the channels

    public func endingHandOffs(begunBefore limit: Date?) async throws(StoreError) -> [EndingHandOff] {
        let limit = limit.map { CalendarTime.seconds(of: $0) } ?? .min
        return try await read { database in
            try Row.fetchAll(database, sql: """
                SELECT id, channel, last, content, json_extract(state, '$.language') AS language
                FROM session JOIN handoff ON handoff.session = session.id WHERE ended = 1 OR since < ? ORDER BY since, id
                """, arguments: [limit]
            ).map { row in
                EndingHandOff(
                    number: row["id"], channel: row["channel"], language: row["language"], last: row["last"],
                    address: Self.content(row["content"])?.address ?? "")
            }
        }
    }

    public func close(_ handOff: EndingHandOff, saying messages: [QueuedMessage], at time: Date) async throws(StoreError) -> Bool {
        let now = CalendarTime.seconds(of: time)
        return try await commits.write { database in
            try database.execute(sql: "DELETE FROM handoff WHERE session = ?", arguments: [handOff.number])
            guard database.changesCount > 0,
                let digest = try Data.fetchOne(database, sql: "SELECT digest FROM session WHERE id = ?", arguments: [handOff.number])
            else { return false }
            try Self.resume(handOff.number, in: database)
            for message in messages { try Self.insert(message, digest, now, in: database) }
            return true
        }
    }
}
#endif
