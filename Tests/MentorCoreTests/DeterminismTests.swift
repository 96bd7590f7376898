import Dialogue
import MentorCore
import TestSupport
import Testing

@Suite("The same question gives the same answer")
struct DeterminismTests {
    static let questions = [
        "combien gagne un data scientist junior ?", "missions et journée type d'un data engineer",
        "différence entre data analyst et data scientist", "what does an MLOps engineer do?", "salaire d'un fleuriste",
        "bonjour", "azjdh qsdkj", "quelles études pour devenir ingé ia", "et en net ?", "which one earns more?",
    ]

    @Test("asking twice gives the same turn, byte for byte")
    func twice() throws {
        let advisor = try Shipped.advisor.get()
        for question in Self.questions {
            let first = advisor.respond(to: question)
            let second = advisor.respond(to: question)
            #expect(first.reply == second.reply, "\(question)")
            #expect(first.events == second.events, "\(question)")
            #expect(first.state == second.state, "\(question)")
            #expect(first.explanation == second.explanation, "\(question)")
        }
    }
}
