#if Server
import Conversations
import Foundation
import Identifiers
import StoreSamples
import Testing

@Suite("What the editor learns")
struct ReportTests {
    private let folder: StoreFolder
    private let store: SQLiteConversationStore
    private var names = Names(seed: 6)

    init() throws {
        folder = try StoreFolder()
        store = try folder.store(StoreSettings(survivesPowerCut: false))
    }

    @Test("Outcomes, intents, things, languages, ages and uncertain answers are counted")
    mutating func counts() async throws {
        let session = names.session()
        let turns = [
            Sample.turn(names.turn()), Sample.turn(names.turn(), oldestFigure: 2019),
            Sample.turn(
                names.turn(), intent: "studies", runnerUp: "access", entity: "data-engineer", confidence: 0.4, margin: 0.05,
                oldestFigure: nil),
            Sample.turn(
                names.turn(), intent: "studies", runnerUp: "access", entity: "data-engineer", confidence: 0.5, margin: 0.3,
                language: "en", oldestFigure: nil),
            Sample.turn(
                names.turn(), question: "un luthier ?", refusal: "profession", intent: "overview", entity: nil, oldestFigure: nil),
        ]
        for (number, turn) in turns.enumerated() { _ = try await store.append(turn, to: session, isFirst: number == 0) }
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.turns == 5 && report.sessions == 1)
        #expect(report.outcomes == [.init(name: "answered", count: 4), .init(name: "declined", count: 1)])
        #expect(report.intents == [.init(name: "salary", count: 2), .init(name: "studies", count: 2), .init(name: "overview", count: 1)])
        #expect(report.entities == [.init(name: "role/data-engineer", count: 2), .init(name: "role/data-scientist", count: 2)])
        #expect(report.languages == [.init(name: "fr", count: 4), .init(name: "en", count: 1)])
        #expect(report.figureAges.map(\.year) == [2019, 2024])
        #expect(report.uncertain.map(\.count) == [2])
        #expect(report.uncertain.first?.runnerUp?.rawValue == "access")
        #expect(report.asked.map(\.entity?.rawValue) == ["data-scientist", "data-engineer", nil])
        #expect(report.unansweredCount == 1)
    }

    @Test("Only the time asked for counts, its first second with it and its last without")
    mutating func span() async throws {
        for offset in [-1.0, 0, 3_599, 3_600] {
            _ = try await store.append(
                Sample.turn(names.turn(), at: Sample.time + offset), to: names.session(), isFirst: true)
        }
        let report = try await store.report(ReportRequest(since: Sample.time, until: Sample.time + 3_600))
        #expect(report.turns == 2)
    }

    @Test("Hours are those of the school's clock, summer time and half hours included")
    mutating func hours() async throws {
        let summer = Date(timeIntervalSince1970: 1_782_864_000)  // 1 July 2026, 00:00 UTC, a Wednesday
        _ = try await store.append(Sample.turn(names.turn(), at: summer), to: names.session(), isFirst: true)
        _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true)
        let paris = try #require(TimeZone(identifier: "Europe/Paris"))
        let report = try await store.report(ReportRequest(since: .distantPast, timeZone: paris))
        #expect(report.hours.enumerated().filter { $0.element > 0 }.map(\.offset) == [2, 17])
        #expect(report.weekdays == [0, 0, 1, 0, 0, 1, 0])
        let kolkata = try #require(TimeZone(identifier: "Asia/Kolkata"))
        let other = try await store.report(ReportRequest(since: .distantPast, timeZone: kolkata))
        #expect(other.hours.enumerated().filter { $0.element > 0 }.map(\.offset) == [5, 21])
    }

    @Test("A dislike shows what was asked, and its words only where they are kept", arguments: [true, false])
    mutating func dislikes(keeps: Bool) async throws {
        let store = try StoreFolder().store(StoreSettings(keepsConversations: keeps))
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: names.session(), isFirst: true)
        _ = try await store.record(Vote(turn: turn, direction: .down, time: Sample.time))
        let disliked = try #require(try await store.report(ReportRequest(since: .distantPast)).disliked.first)
        #expect(disliked.turn == turn && disliked.day == "2026-11-21")
        #expect(disliked.intent.rawValue == "salary" && disliked.entities.map(\.rawValue) == ["data-scientist"])
        #expect(disliked.question == (keeps ? "combien gagne un data scientist ?" : nil))
    }

    @Test("A store that nobody used yet has a report")
    func empty() async throws {
        #expect(try await store.report(ReportRequest(since: .distantPast)) == StoreReport())
    }

    @Test("The report is JSON that another program can read")
    mutating func json() async throws {
        let turn = names.turn()
        let record = Sample.turn(turn, question: "un \"luthier\" ?", refusal: "profession", entity: nil, oldestFigure: nil)
        _ = try await store.append(record, to: names.session(), isFirst: true)
        _ = try await store.record(Vote(turn: turn, direction: .down, comment: "nul", time: Sample.time))
        let report = try await store.report(ReportRequest(since: .distantPast))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any])
        #expect(object["turns"] as? Int == 1)
        #expect((object["hours"] as? [Int])?.count == 24)
        #expect((object["disliked"] as? [[String: Any]])?.first?["comment"] as? String == "nul")
        let cluster = try #require((object["unanswered"] as? [[String: Any]])?.first)
        #expect(cluster["question"] as? String == "un \"luthier\" ?")
        #expect(cluster["reasons"] as? [String: Int] == ["profession": 1])
        #expect((object["asked"] as? [[String: Any]])?.first?["entity"] is NSNull)
    }
}
#endif
