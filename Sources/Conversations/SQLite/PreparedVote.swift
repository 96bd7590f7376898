#if Server
internal import FoundationEssentials
internal import GRDB

/// What of a vote reaches the disk.
struct PreparedVote: Sendable {
    /// In UTF-8 bytes, after redaction.
    static let longestComment = 1_000
    /// Votes remembered for a turn: a mind may be changed, and each change may be sent again.
    private static let mostOfATurn = 8

    private let turn: Data
    private let direction: String
    private let comment: String?
    /// A digest: the key is the client's own text.
    private let key: Data?
    private let time: Int

    init(_ vote: Vote, redaction: Redaction) {
        turn = Data(vote.turn.bytes)
        direction = vote.direction.rawValue
        let said = vote.comment.map { Redaction.shortened(redaction.redact($0, without: vote.unknownNames), to: Self.longestComment) }
        comment = said.flatMap { $0.isEmpty ? nil : $0 }
        key = vote.idempotencyKey.map { Data(SessionDigest.key($0)) }
        time = CalendarTime.seconds(of: vote.time)
    }

    func insert(in database: Database) throws -> Vote.Reception {
        let find = try database.cachedStatement(sql: "SELECT id FROM turn WHERE name = ?")
        guard let turn = try Int64.fetchOne(find, arguments: [turn]) else { return .unknownTurn }
        let votes = try Row.fetchAll(
            try database.cachedStatement(sql: "SELECT id, vote, comment, key FROM feedback WHERE turn = ? ORDER BY id DESC"),
            arguments: [turn])
        if let key, let known = votes.first(where: { $0["key"] as Data? == key }) {
            return isSame(known) ? .repeated : .conflicting
        }
        if key == nil, let standing = votes.first, isSame(standing) { return .repeated }
        let padding = comment == nil ? "NULL" : "zeroblob(\(Schema.padding))"
        try database.cachedStatement(sql: """
            INSERT INTO feedback (turn, vote, key, time, padding, comment) VALUES (?, ?, ?, ?, \(padding), ?)
            """).execute(arguments: [turn, direction, key, time, comment])
        for old in votes.dropFirst(Self.mostOfATurn - 1) {
            let id: Int64 = old["id"]
            try database.cachedStatement(sql: "DELETE FROM feedback WHERE id = ?").execute(arguments: [id])
        }
        return .recorded
    }

    private func isSame(_ row: Row) -> Bool {
        let other: String = row["vote"]
        let said: String? = row["comment"]
        return other == direction && said == comment
    }
}
#endif
