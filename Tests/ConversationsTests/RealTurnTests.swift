#if Server
import Composition
import Conversations
import Dialogue
import Foundation
import Identifiers
import Knowledge
import MentorCore
import StoreSamples
import TestSupport
import Testing

@Suite("What the shipped adviser answers is kept as it should be")
struct RealTurnTests {
    private let folder: StoreFolder
    private let advisor: Advisor
    private var names = Names(seed: 7)

    init() throws {
        folder = try StoreFolder()
        advisor = try Shipped.advisor.get()
    }

    /// Answers a message of a session and keeps the turn; the turn, its name, and what became of it.
    private mutating func ask(
        _ text: String, in session: SessionID, of store: SQLiteConversationStore
    ) async throws -> (turn: Turn, id: TurnID, keeping: Keeping) {
        let state = try await store.conversation(of: session)
        let turn = advisor.respond(to: text, state: state ?? ConversationState())
        let id = names.turn()
        let record = TurnRecord(
            turn, question: text, id: id, at: Sample.time, knowledge: advisor.knowledge.version, microseconds: 100)
        return (turn, id, try await store.append(record, to: session, isFirst: state == nil))
    }

    @Test("A follow-up is understood after a restart")
    mutating func followUp() async throws {
        let session = names.session()
        do {
            let store = try folder.store()
            let first = try await ask("combien gagne un data scientist ?", in: session, of: store)
            #expect(first.keeping == .kept)
            #expect(first.turn.reply.outcome == .answered)
            try store.close()
        }
        let store = try folder.store()
        let second = try await ask("et ses missions ?", in: session, of: store)
        #expect(second.turn.reply.outcome == .answered)
        #expect(second.turn.reply.parts.first?.intent.rawValue == "missions")
        #expect(second.turn.state.focus.map(\.rawValue) == ["data-scientist"])
        #expect(try await store.conversation(of: session) == second.turn.state)
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.entities.map(\.name).contains("role/data-scientist"))
        #expect(report.figureAges.reduce(0) { $0 + $1.count } == 1)
        #expect(report.figureAges.first?.year != nil)
    }

    @Test("What it does not know is kept for the editor, its reasons without the words")
    mutating func unanswered() async throws {
        let store = try folder.store()
        let (turn, id, keeping) = try await ask(
            "je m'appelle Zébulon, combien gagne un xylophoniste ?", in: names.session(), of: store)
        #expect(turn.reply.outcome == .declined && keeping == .kept)
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.unansweredCount >= 1)
        #expect(report.unanswered.contains { $0.question.contains("xylophoniste") })
        let explanation = try #require(try await store.explanation(of: id))
        #expect(explanation.contains("decline-"))
        for word in ["xylo", "bulon"] { #expect(!explanation.contains(word)) }
        #expect(try folder.files(holding: "Zébulon") == [])
    }

    @Test("Of distress nothing is kept", arguments: ["je veux mourir", "i want to kill myself"])
    mutating func distress(text: String) async throws {
        let store = try folder.store()
        let session = names.session()
        let (turn, _, keeping) = try await ask(text, in: session, of: store)
        #expect(turn.reply.outcome == .safeguarded)
        #expect(keeping == .withheld)
        #expect(try await store.conversation(of: session) == nil)
        let health = try await store.examine()
        #expect(health.sessions == 0 && health.turns == 0)
    }

    @Test("Gibberish is counted and its text is not kept")
    mutating func gibberish() async throws {
        let store = try folder.store()
        _ = try await ask("sdhfnjdasjsdf qsdlkfj", in: names.session(), of: store)
        let report = try await store.report(ReportRequest(since: .distantPast))
        #expect(report.turns == 1 && report.unansweredCount == 0)
        #expect(try folder.files(holding: "sdhfnjdasjsdf") == [])
    }
}
#endif
