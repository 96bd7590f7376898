#if Server
internal import FoundationEssentials
internal import GRDB
internal import Identifiers
internal import TextAnalysis

/// The turns of a time, and what is counted of them.
struct ReportSpan: Sendable {
    private let since: Int
    private let until: Int
    private let firstDay: String
    private let lastDay: String
    private let limit: Int
    private let timeZone: TimeZone

    init(_ request: ReportRequest) {
        since = CalendarTime.seconds(of: request.since)
        until = request.until.map(CalendarTime.seconds(of:)) ?? Int(Int32.max) * 100
        firstDay = CalendarTime.day(of: request.since)
        lastDay = request.until.map { CalendarTime.day(of: $0.addingTimeInterval(-1)) } ?? "9999-12-31"
        limit = request.limit
        timeZone = request.timeZone
    }

    private var bounds: StatementArguments { [since, until] }

    func count(_ report: inout StoreReport, in database: Database) throws {
        let totals = try Row.fetchOne(database, sql: """
            SELECT count(*) AS turns, count(DISTINCT session) AS sessions FROM turn WHERE time >= ? AND time < ?
            """, arguments: bounds)
        report.turns = totals?["turns"] ?? 0
        report.sessions = totals?["sessions"] ?? 0
        report.outcomes = try counts(of: "outcome", from: "turn", in: database)
        report.languages = try counts(of: "language", from: "turn", in: database)
        report.intents = try counts(of: "json_extract(part.value, '$.intent')", from: "turn, json_each(parts) AS part", in: database)
        report.entities = try counts(
            of: "json_extract(entity.value, '$.kind') || '/' || json_extract(entity.value, '$.id')",
            from: "turn, json_each(parts) AS part, json_each(part.value, '$.entities') AS entity", distinct: true, in: database)
        try countHours(&report, in: database)
        report.figureAges = try Row.fetchAll(database, sql: """
            SELECT oldest_figure AS year, count(*) AS count FROM turn WHERE time >= ? AND time < ? AND figures > 0
            GROUP BY 1 ORDER BY 1 IS NULL, 1
            """, arguments: bounds).map { StoreReport.FigureAge(year: $0["year"], count: $0["count"]) }
    }

    /// - Parameter distinct: what a turn names twice counts once.
    private func counts(
        of expression: String, from tables: String, distinct: Bool = false, in database: Database
    ) throws -> [StoreReport.Count] {
        try Row.fetchAll(database, sql: """
            SELECT \(expression) AS name, count(\(distinct ? "DISTINCT turn.id" : "*")) AS count FROM \(tables)
            WHERE time >= ? AND time < ? GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT \(limit)
            """, arguments: bounds).map { StoreReport.Count(name: $0["name"], count: $0["count"]) }
    }

    /// Quarters of an hour are counted and then moved to the school's clock: some clocks are not whole hours apart.
    private func countHours(_ report: inout StoreReport, in database: Database) throws {
        let quarters = try Row.fetchCursor(database, sql: """
            SELECT time / 900 AS quarter, count(*) AS count FROM turn WHERE time >= ? AND time < ? GROUP BY 1
            """, arguments: bounds)
        while let row = try quarters.next() {
            let quarter: Int = row["quarter"]
            let count: Int = row["count"]
            let local = quarter * 900 + timeZone.secondsFromGMT(for: CalendarTime.date(ofSeconds: quarter * 900))
            report.hours[(local / 3600) % 24] += count
            // 1 January 1970 was a Thursday.
            report.weekdays[(local / 86_400 + 3) % 7] += count
        }
    }

    /// The vote that stands for each turn: SQLite takes the other columns from the row of the maximum.
    private static let standing = "(SELECT turn, vote, comment, max(id) AS last FROM feedback GROUP BY turn)"

    func judge(_ report: inout StoreReport, in database: Database, _ request: ReportRequest) throws {
        report.asked = try Row.fetchAll(database, sql: """
            SELECT json_extract(part.value, '$.intent') AS intent, json_extract(part.value, '$.entities[0].id') AS entity,
                count(*) AS count, coalesce(sum(vote = 'up'), 0) AS up, coalesce(sum(vote = 'down'), 0) AS down
            FROM turn JOIN json_each(parts) AS part LEFT JOIN \(Self.standing) AS standing ON standing.turn = turn.id
            WHERE time >= ? AND time < ? GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT \(limit)
            """, arguments: bounds).map { row in
                let entity: String? = row["entity"]
                return StoreReport.Asked(
                    intent: IntentID(trusted: row["intent"]), entity: entity.map(EntityID.init(trusted:)), count: row["count"],
                    up: row["up"], down: row["down"])
            }
        report.uncertain = try Row.fetchAll(database, sql: """
            SELECT intent, runner_up, count(*) AS count, avg(confidence) AS confidence, avg(margin) AS margin FROM turn
            WHERE time >= ? AND time < ? AND outcome = 'answered' AND (confidence < ? OR margin < ?)
            GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT \(limit)
            """, arguments: [since, until, request.leastConfidence, request.leastMargin]).map { row in
                let runnerUp: String? = row["runner_up"]
                return StoreReport.Uncertain(
                    intent: IntentID(trusted: row["intent"]), runnerUp: runnerUp.map(IntentID.init(trusted:)), count: row["count"],
                    confidence: row["confidence"], margin: row["margin"])
            }
        let votes = try Row.fetchOne(database, sql: """
            SELECT coalesce(sum(vote = 'up'), 0) AS up, coalesce(sum(vote = 'down'), 0) AS down
            FROM turn JOIN \(Self.standing) AS standing ON standing.turn = turn.id WHERE time >= ? AND time < ?
            """, arguments: bounds)
        report.votesUp = votes?["up"] ?? 0
        report.votesDown = votes?["down"] ?? 0
        report.disliked = try Row.fetchAll(database, sql: """
            SELECT turn.*, standing.comment AS said FROM turn JOIN \(Self.standing) AS standing ON standing.turn = turn.id
            WHERE time >= ? AND time < ? AND vote = 'down' ORDER BY last DESC LIMIT \(limit)
            """, arguments: bounds).compactMap(Self.disliked)
    }

    private static func disliked(_ row: Row) throws -> StoreReport.Disliked? {
        struct Part: Decodable { var entities: [TurnRecord.Named] }
        let name: Data = row["name"]
        let parts: String = row["parts"]
        guard let turn = TurnID(bytes: name) else { return nil }
        let entities = (try? JSONDecoder().decode([Part].self, from: Data(parts.utf8)))?.flatMap(\.entities) ?? []
        return StoreReport.Disliked(
            turn: turn, day: CalendarTime.day(of: CalendarTime.date(ofSeconds: row["time"])), language: row["language"],
            outcome: row["outcome"], intent: IntentID(trusted: row["intent"]), entities: entities.map(\.id), comment: row["said"],
            question: row["question"])
    }

    func unanswered(in database: Database) throws -> [UnansweredQuestion] {
        try Row.fetchAll(database, sql: """
            SELECT day, language, reason, question FROM unanswered WHERE day >= ? AND day <= ?
            """, arguments: [firstDay, lastDay]).compactMap { row in
                let code: String = row["language"]
                guard let language = Language(rawValue: code) else { return nil }
                return UnansweredQuestion(day: row["day"], language: language, reason: row["reason"], text: row["question"])
            }
    }
}
#endif
