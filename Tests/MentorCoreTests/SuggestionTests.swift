import Dialogue
import Identifiers
import Knowledge
import MentorCore
import TestSupport
import Testing
import TextAnalysis

@testable import Composition

@Suite("What is suggested can be asked")
struct SuggestionTests {
    /// Every question that the adviser offers about the main entities, with what it is about.
    private static func offered(_ advisor: Advisor, _ language: Language) -> [(
        question: String, entity: EntityID, facet: FacetID
    )] {
        let index = KnowledgeIndex(advisor.knowledge)
        let sides = index.mainEntities.flatMap { entity in
            index.facets(of: entity).filter { index.isStated(entity, $0, language) }.map { (entity, $0) }
        }
        // Every question holds a space, none begins with one: all of them, in order.
        let questions = advisor.suggestions(for: " ", language: language, limit: 10_000)
        guard questions.count == sides.count else { return [] }
        return zip(questions, sides).map { ($0, $1.0, $1.1) }
    }

    @Test("every question that is offered is answered about that thing and that side", arguments: Language.allCases)
    func offered(_ language: Language) throws {
        let advisor = try Shipped.advisor.get()
        let offered = Self.offered(advisor, language)
        #expect(offered.count > 200)
        var misses: [String] = []
        for (question, entity, facet) in offered {
            let turn = advisor.respond(to: question)
            GoldenTests.checkAlways(turn, question)
            let topic = turn.state.topics.first
            if turn.reply.outcome != .answered || turn.state.language != language || topic?.entities.first != entity
                || topic?.facet != facet
            {
                let found = "\(turn.reply.outcome) \(turn.state.focus) \(topic?.facet?.rawValue ?? "-")"
                misses.append("\(question) → \(found), wanted \(entity) \(facet)")
            }
        }
        let ratio = "\(misses.count) of \(offered.count)"
        #expect(misses.filter { !$0.hasPrefix("What does") }.isEmpty, "\(ratio):\n\(misses.joined(separator: "\n"))")
        withKnownIssue("“What does a … do?” asks for the tasks and gets the overview", isIntermittent: true) {
            #expect(misses.filter { $0.hasPrefix("What does") }.isEmpty)
        }
    }

    @Test(
        "the suggestions under an answer are answered when they are sent back",
        arguments: [
            "combien gagne un data scientist ?", "que fait un data steward ?", "bonjour", "salaire d'un plombier",
            "what does an AI engineer do?",
        ])
    func followed(_ question: String) throws {
        let advisor = try Shipped.advisor.get()
        let turn = advisor.respond(to: question)
        #expect(!turn.reply.suggestions.isEmpty)
        for suggestion in turn.reply.suggestions {
            #expect(advisor.respond(to: suggestion, state: turn.state).reply.outcome == .answered, "\(suggestion)")
        }
    }

    @Test("a choice is taken by its number and by its label alike")
    func choices() throws {
        let advisor = try Shipped.advisor.get()
        for question in ["combien on gagne ?", "quelles études faut-il ?"] {
            let asked = advisor.respond(to: question)
            #expect(asked.reply.outcome == .clarified)
            for (number, choice) in asked.reply.choices.enumerated() {
                let byNumber = advisor.respond(to: String(number + 1), state: asked.state)
                let byLabel = advisor.respond(to: choice.label, state: asked.state)
                #expect(byNumber.reply.outcome == .answered, "\(choice)")
                withKnownIssue("by label, passages of the overview are mixed into the studies", isIntermittent: true) {
                    #expect(byNumber.reply.text == byLabel.reply.text, "\(choice)")
                }
            }
        }
    }

    @Test(
        "a side that the base declares absent is refused with its reason when it is asked in words",
        arguments: Language.allCases)
    func absent(_ language: Language) throws {
        let advisor = try Shipped.advisor.get()
        let index = KnowledgeIndex(advisor.knowledge)
        var misses: [String] = []
        for entity in index.mainEntities {
            for (facet, reason) in advisor.knowledge.entity(entity)?.absent[language] ?? [:] {
                let name = try #require(advisor.knowledge.entity(entity)?.names[language])
                let template = try #require(advisor.knowledge.schema.facet(facet)?.wordings[language]?.question)
                let question = Phrase(name, language).fill(template)
                let reply = advisor.respond(to: question, language: language).reply
                if reply.outcome != .declined || !reply.text.contains(reason) {
                    misses.append("“\(question)” → \(reply.outcome): \(reply.text.prefix(90))")
                }
            }
        }
        withKnownIssue(
            "a passage on another side that holds the words comes in the place of the reason", isIntermittent: true
        ) {
            #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
        }
    }
}
