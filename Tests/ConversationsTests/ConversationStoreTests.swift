#if Server
import Composition
import Conversations
import Dialogue
import Foundation
import StoreSamples
import Testing

/// What every store does, whatever keeps its bytes.
@Suite("A store keeps conversations")
struct ConversationStoreTests {
    private let folder: StoreFolder
    private let store: SQLiteConversationStore
    private var names = Names()

    init() throws {
        folder = try StoreFolder()
        store = try folder.store()
    }

    @Test("A conversation goes on where its last turn left it, also after a restart")
    mutating func state() async throws {
        let session = names.session()
        #expect(try await store.conversation(of: session) == nil)
        #expect(try await store.append(Sample.turn(names.turn()), to: session, isFirst: true) == .kept)
        #expect(try await store.conversation(of: session) == Sample.state)
        var changed = Sample.turn(names.turn())
        changed.state = ConversationState()
        #expect(try await store.append(changed, to: session, isFirst: false) == .kept)
        #expect(try await store.conversation(of: session) == ConversationState())
        try store.close()
        #expect(try await folder.store().conversation(of: session) == ConversationState())
    }

    @Test("Another session's name opens nothing")
    mutating func strangers() async throws {
        let (one, other) = (names.session(), names.session())
        #expect(try await store.append(Sample.turn(names.turn()), to: one, isFirst: true) == .kept)
        var turn = Sample.turn(names.turn())
        turn.state = ConversationState()
        #expect(try await store.append(turn, to: other, isFirst: true) == .kept)
        turn.id = names.turn()
        #expect(try await store.append(turn, to: other, isFirst: false) == .kept)
        #expect(try await store.conversation(of: one) == Sample.state)
        #expect(try await store.conversation(of: other) == ConversationState())
        #expect(try await store.conversation(of: names.session()) == nil)
        #expect(try await store.export(names.session(), at: Sample.time) == nil)
        #expect(try await store.explanation(of: names.turn()) == nil)
    }

    @Test("A turn that comes after its conversation was erased does not bring it back")
    mutating func late() async throws {
        let session = names.session()
        #expect(try await store.append(Sample.turn(names.turn()), to: session, isFirst: true) == .kept)
        #expect(try await store.erase(session, at: Sample.time).isEmpty == false)
        let turn = names.turn()
        #expect(try await store.append(Sample.turn(turn, refusal: "subject"), to: session, isFirst: false) == .gone)
        #expect(try await store.conversation(of: session) == nil)
        #expect(try await store.explanation(of: turn) == nil)
        #expect(try await store.report(ReportRequest(since: .distantPast)).unansweredCount == 0)
    }

    @Test("A session's name cannot be taken twice, and a failed write leaves the others alone")
    mutating func twice() async throws {
        let session = names.session()
        #expect(try await store.append(Sample.turn(names.turn()), to: session, isFirst: true) == .kept)
        let (store, turns) = (store, (0..<20).map { _ in (names.turn(), names.session()) })
        let again = names.turn()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                _ = await #expect(throws: StoreError.self) { try await store.append(Sample.turn(again), to: session, isFirst: true) }
            }
            for (turn, session) in turns {
                group.addTask { #expect((try? await store.append(Sample.turn(turn), to: session, isFirst: true)) == .kept) }
            }
        }
        for (turn, _) in turns { #expect(try await store.explanation(of: turn) != nil) }
        #expect(try await store.explanation(of: again) == nil)
    }

    @Test("An explanation holds what was reckoned and none of the person's words")
    mutating func explanation() async throws {
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: names.session(), isFirst: true)
        let text = try #require(try await store.explanation(of: turn))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let clause = try #require((object["clauses"] as? [[String: Any]])?.first)
        #expect(object["words_kept"] as? Bool == false)
        #expect(clause["decision"] as? String == "answer")
        #expect(clause["runner_up"] as? String == "pay")
        #expect(clause["margin"] as? Double == 0.81)
        #expect(clause["unexplained_words"] as? Int == 1)
        #expect((clause["passages"] as? [[String: Any]])?.first?["passage"] as? String == "data-scientist/fr/salary/1")
        for word in ["zorglub", "combien", "gagn"] { #expect(!text.contains(word)) }
    }

    // MARK: Votes

    @Test("A vote stands until another takes its place")
    mutating func votes() async throws {
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: names.session(), isFirst: true)
        #expect(try await store.record(Vote(turn: turn, direction: .up, time: Sample.time)) == .recorded)
        #expect(try await store.record(Vote(turn: turn, direction: .up, time: Sample.time)) == .repeated)
        #expect(try await store.record(Vote(turn: turn, direction: .down, comment: "faux", time: Sample.time)) == .recorded)
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.votesUp == 0 && report.votesDown == 1)
        #expect(report.disliked.map(\.comment) == ["faux"])
        #expect(report.asked.map(\.down) == [1])
        #expect(try await store.record(Vote(turn: names.turn(), direction: .up, time: Sample.time)) == .unknownTurn)
    }

    @Test("A request sent again with its key is counted once, even when the mind was changed between")
    mutating func idempotency() async throws {
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: names.session(), isFirst: true)
        let up = Vote(turn: turn, direction: .up, idempotencyKey: "a", time: Sample.time)
        let down = Vote(turn: turn, direction: .down, comment: "appelle-moi 06 12 34 56 78", idempotencyKey: "b", time: Sample.time)
        #expect(try await store.record(up) == .recorded)
        #expect(try await store.record(down) == .recorded)
        #expect(try await store.record(up) == .repeated)
        #expect(try await store.record(down) == .repeated)
        #expect(try await store.record(Vote(turn: turn, direction: .down, idempotencyKey: "a", time: Sample.time)) == .conflicting)
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.votesUp == 0 && report.votesDown == 1)
        #expect(report.disliked.first?.comment == "appelle-moi [téléphone]")
    }

    @Test("Votes sent for ever on one turn do not fill the store")
    mutating func manyVotes() async throws {
        let turn = names.turn()
        _ = try await store.append(Sample.turn(turn), to: names.session(), isFirst: true)
        for number in 0..<50 {
            let vote = Vote(turn: turn, direction: number % 2 == 0 ? .up : .down, idempotencyKey: "\(number)", time: Sample.time)
            #expect(try await store.record(vote) == .recorded)
        }
        #expect(try await store.examine().votes == 8)
        #expect(try await store.report(ReportRequest(since: .distantPast)).votesDown == 1)
    }

    // MARK: Names

    @Test("A name is 26 letters and digits, and what is not one is refused", arguments: [
        "", "abc", "0123456789abcdefghjkmnpqrs!", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0123456789abcdefghjkmnpqr é", "../../../../../../etc/pwd.",
    ])
    func malformed(text: String) {
        #expect(SessionID(text) == nil)
        #expect(TurnID(text) == nil)
    }

    @Test("A name is read back as it was written, also when it was spelt out")
    mutating func spelling() throws {
        for _ in 0..<200 {
            let session = names.session()
            #expect(session.description.utf8.count == 26)
            #expect(SessionID(session.description) == session)
            #expect(SessionID(session.description.uppercased().replacing("0", with: "O").replacing("1", with: "l")) == session)
            let turn = names.turn()
            #expect(TurnID(turn.description) == turn)
        }
        #expect(SessionID(bits: .max).description == String(repeating: "z", count: 25) + "7")
    }
}
#endif
