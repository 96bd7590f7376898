#if Server
@testable import Conversations
import Foundation
import GRDB
import StoreSamples
import Testing

@Suite("What is erased is gone from the files")
struct ErasureTests {
    private let folder: StoreFolder
    private var names = Names(seed: 3)

    init() throws { folder = try StoreFolder() }

    /// A text that is found in no other session; its length varies, so that pages are cut and joined.
    private static func mark(_ number: Int) -> String { "marque\(number)fin" }

    @Test("No byte of an erased conversation is left in the file or its log, and every other conversation is whole")
    mutating func bytes() async throws {
        let store = try folder.store(StoreSettings(keepsConversations: true, survivesPowerCut: false))
        var sessions: [SessionID] = []
        var turns: [TurnID] = []
        for number in 0..<300 {
            let session = names.session()
            sessions.append(session)
            for count in 0...(number % 4) {
                let turn = names.turn()
                turns.append(turn)
                let text = Self.mark(number) + String(repeating: " ah", count: (number * 37 + count * 11) % 400)
                let record = Sample.turn(turn, question: text, answer: text, refusal: count == 0 ? "subject" : nil)
                _ = try await store.append(record, to: session, isFirst: count == 0)
                _ = try await store.record(Vote(turn: turn, direction: .down, comment: Self.mark(number), time: Sample.time))
            }
        }
        for number in stride(from: 0, to: 300, by: 3) {
            let receipt = try await store.erase(sessions[number], at: Sample.time)
            let turns = number % 4 + 1
            #expect(receipt.entries == [
                .init(store: "session", erased: 1), .init(store: "turns", erased: turns), .init(store: "feedback", erased: turns),
                .init(store: "unanswered", erased: 1),
            ])
            #expect(receipt.isLogEmptied)
        }
        let files = try folder.files()
        #expect(files["store.sqlite-wal"]?.isEmpty == true)
        for number in 0..<300 {
            let isErased = number % 3 == 0
            let holders = files.filter { $0.value.holds(Self.mark(number)) }.keys.sorted()
            #expect(holders == (isErased ? [] : ["store.sqlite"]), "conversation \(number)")
            #expect(try await store.export(sessions[number], at: Sample.time) == nil || !isErased)
        }
        #expect(try await store.examine().problems == [])
    }

    @Test("A text lies where SQLite makes no copies of it, whatever its length", arguments: [1, 40, 600, 3_000, 4_000, 4_600, 8_000])
    mutating func overflow(length: Int) async throws {
        let store = try folder.store(StoreSettings(keepsConversations: true, survivesPowerCut: false))
        let text = String(repeating: "ab ", count: length / 3) + "papyrus"
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn, question: text, answer: text, refusal: "subject"), to: names.session(), isFirst: true)
        _ = try await store.record(Vote(turn: turn, direction: .down, comment: text, time: Sample.time))
        #expect(try await store.read { try Int.fetchOne($0, sql: "PRAGMA page_size") } == 4_096)
        try store.close()
        let bytes = try Data(contentsOf: URL(filePath: folder.path))
        var found = 0
        for page in stride(from: 0, to: bytes.count, by: 4_096) {
            let content = bytes[page..<page + 4_096]
            guard content.firstRange(of: Data("papyrus".utf8)) != nil || content.firstRange(of: Data("ab ab".utf8)) != nil else { continue }
            found += 1
            // The first byte of a page of a tree is its kind; an overflow page begins with the number of the next one.
            #expect(![2, 5, 10, 13].contains(bytes[page]), "page \(page / 4_096)")
        }
        #expect(found >= 3)
    }

    @Test("After the file is rewritten nothing but what is kept is in it, and it is smaller")
    mutating func compacted() async throws {
        let store = try folder.store(StoreSettings(survivesPowerCut: false))
        var sessions: [SessionID] = []
        for number in 0..<200 {
            sessions.append(names.session())
            let turn = Sample.turn(names.turn(), intent: "intention-\(number)", entity: "chose-\(number)")
            _ = try await store.append(turn, to: sessions[number], isFirst: true)
        }
        for session in sessions.dropLast(20) { _ = try await store.erase(session, at: Sample.time) }
        let before = try await store.examine().size
        try await store.compact()
        let files = try folder.files()
        for number in 0..<200 {
            let isKept = files.values.contains { $0.holds("chose-\(number)\"") }
            #expect(isKept == (number >= 180), "turn \(number)")
        }
        let health = try await store.examine()
        #expect(health.turns == 20 && health.isSound && health.size < before)
    }

    @Test("The receipt says what was erased, where and when, in JSON too")
    mutating func receipt() async throws {
        let store = try folder.store()
        let session = names.session()
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: session, isFirst: true)
        _ = try await store.record(Vote(turn: turn, direction: .up, time: Sample.time))
        let receipt = try await store.erase(session, at: Sample.time)
        #expect(String(decoding: receipt.json, as: UTF8.self) == """
            {"session":"\(session)","erased_at":"2026-11-21T16:18:59Z","stores":[{"store":"session","erased":1},\
            {"store":"turns","erased":1},{"store":"feedback","erased":1},{"store":"unanswered","erased":0}],"log_emptied":true}
            """)
        let again = try await store.erase(session, at: Sample.time)
        #expect(again.isEmpty)
        #expect(again.entries.map(\.store) == ["session", "turns", "feedback", "unanswered"])
    }

    @Test("While another program reads an older state the receipt says so, and the next cleaning empties the log")
    mutating func reader() async throws {
        let store = try folder.store(StoreSettings(keepsConversations: true))
        let session = names.session()
        _ = try await store.append(Sample.turn(names.turn(), question: "papyrus"), to: session, isFirst: true)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: folder.path, configuration: configuration)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN; SELECT count(*) FROM turn;") }
        let receipt = try await store.erase(session, at: Sample.time)
        #expect(receipt.isLogEmptied == false)
        #expect(receipt.isEmpty == false)
        try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
        #expect(try await store.prune(at: Sample.time).isLogEmptied)
        #expect(try folder.files(holding: "papyrus") == [])
    }

    // MARK: Retention

    @Test("Nothing is kept longer than the days that the settings say")
    mutating func retention() async throws {
        let store = try folder.store(StoreSettings(keepsConversations: true, retentionDays: 30))
        let (old, living, fresh) = (names.session(), names.session(), names.session())
        func turn(_ word: String, _ age: Double) -> TurnRecord {
            Sample.turn(names.turn(), at: Sample.time - days(age), question: word, refusal: "subject")
        }
        _ = try await store.append(turn("premier", 31), to: old, isFirst: true)
        _ = try await store.append(turn("deuxieme", 31), to: living, isFirst: true)
        _ = try await store.append(turn("troisieme", 28.9), to: living, isFirst: false)
        _ = try await store.append(turn("quatrieme", 1), to: fresh, isFirst: true)
        let pruned = try await store.prune(at: Sample.time)
        // Two turns: one went with its session, and is not counted again.
        #expect(pruned.sessions == 1 && pruned.turns == 1 && pruned.unanswered == 2)
        #expect(try await store.conversation(of: old) == nil)
        #expect(try await store.conversation(of: living) != nil)
        #expect(try folder.files(holding: "premier") == [] && folder.files(holding: "deuxieme") == [])
        #expect(try folder.files(holding: "troisieme") != [] && folder.files(holding: "quatrieme") != [])
        #expect(try await store.prune(at: Sample.time).isEmpty)
        // A month later there is nothing.
        let last = try await store.prune(at: Sample.time + days(31))
        #expect(last.sessions == 2)
        let health = try await store.examine()
        #expect(health.sessions == 0 && health.turns == 0 && health.unanswered == 0)
    }

    @Test("The last second that is kept is kept, and the first that is not goes", arguments: [(0.0, 0), (1.0, 1)])
    mutating func edge(seconds: Double, gone: Int) async throws {
        let store = try folder.store(StoreSettings(retentionDays: 7))
        _ = try await store.append(Sample.turn(names.turn(), refusal: "subject"), to: names.session(), isFirst: true)
        let pruned = try await store.prune(at: Sample.time + days(7) + seconds)
        #expect(pruned.sessions == gone)
        // Of the question the hour is not known: it goes with the first of its day.
        #expect(pruned.unanswered == 1)
    }

    @Test("More than one step's worth is cleaned away")
    mutating func many() async throws {
        let store = try folder.store(StoreSettings(survivesPowerCut: false))
        for _ in 0..<450 { _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true) }
        #expect(try await store.prune(at: Sample.time + days(40)).sessions == 450)
        #expect(try await store.examine().turns == 0)
    }

    // MARK: Access

    @Test("The right of access shows all that is kept of a conversation, and nothing of another")
    mutating func export() async throws {
        let store = try folder.store()
        let (session, other) = (names.session(), names.session())
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn, question: "un xylophoniste ?", refusal: "profession"), to: session, isFirst: true)
        _ = try await store.record(Vote(turn: turn, direction: .down, comment: "dommage", time: Sample.time))
        _ = try await store.append(Sample.turn(names.turn(), question: "un luthier ?", refusal: "profession"), to: other, isFirst: true)
        let bytes = try #require(try await store.export(session, at: Sample.time))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        #expect(object["session"] as? String == session.description)
        #expect(object["last_used_at"] as? String == "2026-11-21T16:18:59Z")
        #expect((object["state"] as? [String: Any])?["language"] as? String == "fr")
        let turns = try #require(object["turns"] as? [[String: Any]])
        #expect(turns.map { $0["turn"] as? String } == [turn.description])
        #expect(turns.first?["question"] is NSNull)
        #expect((turns.first?["votes"] as? [[String: Any]])?.first?["comment"] as? String == "dommage")
        let questions = try #require(object["unanswered_questions"] as? [[String: Any]])
        #expect(questions.map { $0["question"] as? String } == ["un xylophoniste ?"])
    }
}
#endif
