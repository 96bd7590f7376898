import MentorCore
import Testing

@Suite("The stages of a turn")
struct TurnStageTests {
    @Test("a turn that is listened to is the same turn", arguments: SmallWorld.questions)
    func unchanged(question: String) throws {
        let advisor = try SmallWorld.advisor()
        let alone = advisor.respond(to: question)
        let heard = advisor.respond(to: question) { _ in }
        #expect(heard.reply == alone.reply)
        #expect(heard.events == alone.events)
        #expect(heard.explanation == alone.explanation)
    }

    @Test("a question goes through every stage, from its language to the reasons")
    func order() throws {
        let advisor = try SmallWorld.advisor()
        var stages: [TurnStage] = []
        _ = advisor.respond(to: "combien gagne un boulanger ?") { stages.append($0) }
        #expect(stages.first == .language)
        #expect(stages.last == .explanation)
        #expect(Set(stages) == Set(TurnStage.allCases))
        // Before anything is ranked, the safeguard listens; before anything is worded, it is decided.
        let firsts = TurnStage.allCases.compactMap { stages.firstIndex(of: $0) }
        #expect(firsts.count == TurnStage.allCases.count)
        #expect(stages.prefix(4) == [.language, .analysis, .dialogue, .reading])
        #expect(stages.suffix(3) == [.dialogue, .composition, .explanation])
    }

    @Test("the entities are linked and the intents ranked before the passages are looked for")
    func understanding() throws {
        var stages: [TurnStage] = []
        _ = try SmallWorld.advisor().respond(to: "combien gagne un boulanger ?") { stages.append($0) }
        let linking = try #require(stages.firstIndex(of: .linking))
        let matching = try #require(stages.firstIndex(of: .matching))
        let retrieval = try #require(stages.firstIndex(of: .retrieval))
        #expect(linking < matching && matching < retrieval)
    }
}
