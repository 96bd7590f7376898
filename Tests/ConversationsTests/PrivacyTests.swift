#if Server
import Composition
@testable import Conversations
import Foundation
import GRDB
import StoreSamples
import Testing

@Suite("What reaches the disk")
struct PrivacyTests {
    private let folder: StoreFolder
    private var names = Names(seed: 2)
    private let everything = ReportRequest(since: .distantPast, limit: 1_000)

    init() throws { folder = try StoreFolder() }

    /// Texts that must not be found, in a message that was not answered.
    private static let secret = "je m'appelle Zébulon Quichotte, zq@exemple.fr, 06 12 34 56 78, combien gagne un xylophoniste ?"
    private static let traces = ["Zébulon", "Quichotte", "zq@exemple", "06 12 34", "0612"]

    @Test("By default a turn is kept without its text")
    mutating func noText() async throws {
        let store = try folder.store()
        let session = names.session()
        let turn = Sample.turn(names.turn(), question: "le mot papyrus", answer: "une réponse avec palimpseste")
        _ = try await store.append(turn, to: session, isFirst: true)
        for text in ["papyrus", "palimpseste", "zorglub", session.description] { #expect(try folder.files(holding: text) == []) }
        #expect(try folder.files(holding: "salary").isEmpty == false)
    }

    @Test("A question that was not answered is kept redacted, without its session, to the day")
    mutating func unanswered() async throws {
        let store = try folder.store()
        let session = names.session()
        _ = try await store.append(Sample.turn(names.turn(), question: Self.secret, refusal: "profession"), to: session, isFirst: true)
        let clusters = try await store.report(everything).unanswered
        #expect(clusters.map(\.question) == ["je m'appelle [nom], [e-mail], [téléphone], combien gagne un xylophoniste ?"])
        #expect(clusters.map(\.firstDay) == ["2026-11-21"])
        for trace in Self.traces + [session.description] { #expect(try folder.files(holding: trace) == [], "\(trace)") }
        // No column leads from the question to its turn, and no order does.
        let columns = try await store.read { database in
            try database.columns(in: "unanswered").map(\.name)
        }
        #expect(columns == ["tag", "day", "language", "reason", "padding", "question"])
    }

    @Test("The order in which questions are kept says nothing of when they were asked")
    mutating func unordered() async throws {
        let store = try folder.store()
        var asked: [String] = []
        for number in 0..<40 {
            asked.append("question numéro \(number) ?")
            _ = try await store.append(
                Sample.turn(names.turn(), question: "question numéro \(number) ?", refusal: "subject"), to: names.session(), isFirst: true)
        }
        let kept = try await store.read { try String.fetchAll($0, sql: "SELECT question FROM unanswered") }
        #expect(kept.sorted() == asked.sorted())
        #expect(kept != asked && kept != asked.reversed())
    }

    @Test("What an editor learns nothing from is not kept", arguments: ["gibberish", "empty", "language", "nothing-said"])
    mutating func uninstructive(reason: String) async throws {
        let store = try folder.store()
        _ = try await store.append(Sample.turn(names.turn(), question: "papyrus", refusal: reason), to: names.session(), isFirst: true)
        #expect(try await store.report(everything).unansweredCount == 0)
        #expect(try folder.files(holding: "papyrus") == [])
    }

    @Test("Of a message with one answered and one unanswered question, the latter is kept, redacted by what the former says")
    mutating func clause() async throws {
        let store = try folder.store()
        var turn = Sample.turn(names.turn(), question: "moi c'est Zébulon, combien gagne un data scientist ? et un xylophoniste ?")
        turn.explanation.clauses.append(.init(text: "et un xylophoniste ?", decision: "decline-profession", refusal: "profession"))
        turn.explanation.clauses.append(.init(text: "Zébulon", decision: "decline-subject", refusal: "subject"))
        _ = try await store.append(turn, to: names.session(), isFirst: true)
        #expect(try await store.report(everything).unanswered.map(\.question) == ["et un xylophoniste ?"])
        #expect(try folder.files(holding: "Zébulon") == [])
    }

    @Test("Of a message of distress nothing is written, not even that it was sent", arguments: [true, false])
    mutating func distress(keeps: Bool) async throws {
        let store = try folder.store(StoreSettings(keepsConversations: keeps))
        let session = names.session()
        _ = try await store.append(Sample.turn(names.turn()), to: session, isFirst: true)
        let before = try folder.files()
        let turn = names.turn()
        let said = Sample.turn(turn, at: Sample.time + 60, question: "papyrus", outcome: .safeguarded)
        #expect(try await store.append(said, to: session, isFirst: false) == .withheld)
        #expect(try await store.append(said, to: names.session(), isFirst: true) == .withheld)
        // A vote and its comment find nothing to be kept with.
        #expect(try await store.record(Vote(turn: turn, direction: .down, comment: "palimpseste", time: Sample.time)) == .unknownTurn)
        #expect(try folder.files().filter { !$0.key.hasSuffix("-shm") } == before.filter { !$0.key.hasSuffix("-shm") })
        #expect(try await store.report(everything).turns == 1)
    }

    @Test("Whole conversations are kept when a setting says so, redacted, and so are their explanations")
    mutating func whole() async throws {
        let store = try folder.store(StoreSettings(keepsConversations: true))
        let session = names.session()
        let turn = names.turn()
        let asked = Sample.turn(
            turn, question: "je m'appelle zorglub, combien gagne un data scientist ?", answer: "Bonjour zq@exemple.fr !")
        _ = try await store.append(asked, to: session, isFirst: true)
        let export = String(decoding: try #require(try await store.export(session, at: Sample.time)), as: UTF8.self)
        #expect(export.contains("je m'appelle [nom], combien gagne un data scientist ?"))
        #expect(export.contains("Bonjour [e-mail] !"))
        let explanation = try #require(try await store.explanation(of: turn))
        #expect(explanation.contains("combien"))
        #expect(!explanation.contains("zorglub"))
        #expect(try folder.files(holding: "zorglub") == [])
    }

    @Test("Only the owner may open the files, whatever the process's mask and the file's mode were before")
    mutating func modes() async throws {
        do {
            let store = try folder.store()
            _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true)
            for name in ["store.sqlite", "store.sqlite-wal", "store.sqlite-shm"] { #expect(try folder.mode(of: name) == 0o600, "\(name)") }
            #expect(try await store.examine().openFiles == [])
            try store.close()
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path)
        let store = try folder.store()
        #expect(try folder.mode(of: "store.sqlite") == 0o600)
        _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true)
        #expect(try folder.mode(of: "store.sqlite-wal") == 0o600)
    }

    @Test("A folder that the store makes is closed to others too")
    func newFolder() throws {
        let store = try SQLiteConversationStore(path: folder.folder.appending(path: "a/b/store.sqlite").path)
        #expect(try folder.mode(of: "a/b") == 0o700)
        try store.close()
    }
}
#endif
