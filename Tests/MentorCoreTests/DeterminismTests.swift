import Composition
import Dialogue
import Knowledge
import MentorCore
import TestSupport
import Testing
import TextAnalysis

@Suite("The same question gives the same answer")
struct DeterminismTests {
    static let questions = [
        "combien gagne un data scientist junior ?", "missions et journée type d'un data engineer",
        "différence entre data analyst et data scientist", "what does an MLOps engineer do?", "salaire d'un fleuriste",
        "bonjour", "azjdh qsdkj", "quelles études pour devenir ingé ia", "et en net ?", "which one earns more?",
        "je veu devnir data sientist, koi faire ?", "on me frappe à la maison", "¿cuánto gana un médico?", "",
    ]

    private func compare(_ one: Turn, _ other: Turn, _ question: String) {
        #expect(one.reply == other.reply, "\(question)")
        #expect(one.events == other.events, "\(question)")
        #expect(one.state == other.state, "\(question)")
        #expect(one.explanation == other.explanation, "\(question)")
    }

    /// A conversation in which each question follows the other.
    private static func turns(_ advisor: Advisor, _ questions: [String]) -> [Turn] {
        var state = ConversationState()
        return questions.map { question in
            let turn = advisor.respond(to: question, state: state)
            state = turn.state
            return turn
        }
    }

    @Test("asking twice gives the same turn")
    func twice() throws {
        let advisor = try Shipped.advisor.get()
        for question in Self.questions {
            compare(advisor.respond(to: question), advisor.respond(to: question), question)
        }
    }

    @Test("two advisers built apart, from files in another order, say the same")
    func apart() throws {
        let files = Array(Shipped.knowledgeFiles.reversed())
        let base = try #require(KnowledgeBaseLoader().load(files: files).base)
        let prompts = try PromptLibrary(files: Shipped.promptFiles.reversed())
        let other = try Advisor(knowledge: base, prompts: prompts, asOf: try #require(Shipped.asOf))
        let one = try Shipped.advisor.get()
        for (question, turns) in zip(
            Self.questions, zip(Self.turns(one, Self.questions), Self.turns(other, Self.questions)))
        {
            compare(turns.0, turns.1, question)
        }
    }

    @Test("what was asked before, in another conversation, leaves no trace")
    func noTrace() throws {
        let advisor = try Shipped.advisor.get()
        let before = Self.questions.map { advisor.respond(to: $0) }
        for question in Self.questions.reversed() { _ = advisor.respond(to: question + " stp", language: .english) }
        for (question, turn) in zip(Self.questions, before) { compare(advisor.respond(to: question), turn, question) }
    }

    @Test("four threads at once say the same as one")
    func threads() async throws {
        let advisor = try Shipped.advisor.get()
        let alone = Self.turns(advisor, Self.questions)
        let together = await withTaskGroup(of: [Turn].self) { group in
            for _ in 0..<4 { group.addTask { Self.turns(advisor, Self.questions) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(together.count == 4)
        for turns in together {
            for (question, pair) in zip(Self.questions, zip(turns, alone)) { compare(pair.0, pair.1, question) }
        }
    }

    @Test("a language learnt early is the same as one learnt at its first message")
    func prepared() throws {
        let base = try #require(Shipped.loaded.base)
        let eager = try Advisor(
            knowledge: base, prompts: PromptLibrary(files: Shipped.promptFiles), asOf: try #require(Shipped.asOf))
        eager.prepare([.english])
        let lazy = try Shipped.advisor.get()
        for question in ["what does an MLOps engineer do?", "which one earns more?"] {
            compare(eager.respond(to: question), lazy.respond(to: question), question)
        }
    }
}
