#if Server
internal import Composition
internal import FoundationEssentials
internal import GRDB
internal import Identifiers
internal import JSON
internal import TextAnalysis

/// What of a turn reaches the disk, made before the transaction begins: here the text stays behind.
struct PreparedTurn: Sendable {
    /// A question that was not answered.
    struct Unanswered: Sendable, Hashable {
        var tag: [UInt8]
        var reason: String
        var question: String
    }

    var record: TurnRecord
    var digest: [UInt8]
    var state: String
    var parts: String
    var explanation: String
    var question: String?
    var answer: String?
    var unanswered: [Unanswered] = []

    init(_ record: TurnRecord, of session: SessionID, settings: StoreSettings, redaction: Redaction) {
        digest = SessionDigest.session(session)
        state = record.state.json
        parts = Self.json(record.parts)
        if settings.keepsConversations {
            let redacted = redaction.redact(record.question, without: record.unknownNames)
            question = redacted
            answer = redaction.redact(record.answer, withoutWords: record.unknownNames, of: record.question)
            let words = Redaction.words(of: redacted)
            explanation = record.explanation.json { Redaction.words(of: $0).isSubset(of: words) }
        } else {
            explanation = record.explanation.json(readable: nil)
        }
        unanswered = record.unanswered(redaction).map { question in
            Unanswered(
                tag: SessionDigest.question(session, turn: record.id, number: question.number), reason: question.reason,
                question: question.text)
        }
        self.record = record
        // From here on nobody can write them by mistake.
        self.record.question = ""
        self.record.answer = ""
        self.record.unknownNames = []
    }

    /// `[{"intent", "confidence", "entities": [{"kind", "id"}]}]`.
    private static func json(_ parts: [TurnRecord.Part]) -> String {
        var writer = JSONWriter()
        writer.array(parts) { writer, part in
            writer.object { writer in
                writer.field("intent", part.intent.rawValue)
                writer.field("confidence", part.confidence)
                writer.key("entities")
                writer.array(part.entities) { writer, entity in
                    writer.object {
                        $0.field("kind", entity.kind.rawValue)
                        $0.field("id", entity.id.rawValue)
                    }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Writes it; false when the session is gone.
    func insert(in database: Database, isFirst: Bool) throws -> Bool {
        let time = CalendarTime.seconds(of: record.time)
        let session: Int64
        if isFirst {
            let statement = try database.cachedStatement(sql: """
                INSERT INTO session (digest, state, created, used) VALUES (?, ?, ?, ?)
                """)
            try statement.execute(arguments: [Data(digest), state, time, time])
            session = database.lastInsertedRowID
        } else {
            let statement = try database.cachedStatement(sql: """
                UPDATE session SET state = ?, used = max(used, ?) WHERE digest = ? RETURNING id
                """)
            guard let found = try Int64.fetchOne(statement, arguments: [state, time, Data(digest)]) else { return false }
            session = found
        }
        try insertTurn(in: database, session: session, time: time)
        for question in unanswered {
            let statement = try database.cachedStatement(sql: """
                INSERT OR IGNORE INTO unanswered (tag, day, language, reason, padding, question)
                VALUES (?, ?, ?, ?, zeroblob(\(Schema.padding)), ?)
                """)
            try statement.execute(arguments: [
                Data(question.tag), CalendarTime.day(of: record.time), record.language.rawValue, question.reason, question.question,
            ])
        }
        return true
    }

    private func insertTurn(in database: Database, session: Int64, time: Int) throws {
        let clause = record.explanation.clauses.first
        let statement = try database.cachedStatement(sql: """
            INSERT INTO turn (name, session, time, language, outcome, intent, confidence, runner_up, margin, none, coverage,
                parts, knowledge, microseconds, figures, oldest_figure, padding, explanation, question, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(question == nil ? "NULL" : "zeroblob(\(Schema.padding))"), ?, ?, ?)
            """)
        try statement.execute(arguments: [
            Data(record.id.bytes), session, time, record.language.rawValue, record.outcome.rawValue,
            record.parts.first?.intent.rawValue ?? "none", record.parts.first?.confidence ?? 0,
            clause?.candidates.dropFirst().first?.intent.rawValue, clause?.margin ?? 0, clause?.none ?? 0, clause?.coverage ?? 0,
            parts, record.knowledge, record.microseconds, record.figures, record.oldestFigure, explanation, question, answer,
        ])
    }
}
#endif
