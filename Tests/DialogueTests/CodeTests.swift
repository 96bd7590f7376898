import Dialogue
import Foundation
import Identifiers
import Testing
import TextAnalysis

@Suite("Codes that a dialogue hands out")
struct CodeTests {
    private static let role = EntityID(trusted: "data-scientist")
    private static let facet = FacetID(trusted: "salary")

    @Test("a choice is named by its thing, and by the side of it where one is offered")
    func optionIDs() {
        #expect(Clarification.Option(entity: Self.role, facet: nil).id == "data-scientist")
        #expect(Clarification.Option(entity: Self.role, facet: Self.facet).id == "data-scientist.salary")
    }

    @Test("a question back offers three ways to go on, never more")
    func atMostThree() {
        let options = ["a", "b", "c", "d"].map { Clarification.Option(entity: EntityID(trusted: $0), facet: nil) }
        let clarification = Clarification(missing: .entity, options: options)
        #expect(clarification.options.map(\.id) == ["a", "b", "c"])
    }

    @Test("every refusal has a code of lower-case letters and hyphens, another one each, without the person's words")
    func refusals() {
        let all: [Decline] = [
            .profession("plombier zingueur"), .subject, .gibberish, .empty, .language, .absent(Self.role, Self.facet),
            .noFigures(Self.role), .nothingSaid,
        ]
        let codes = all.map(\.code)
        #expect(Set(codes).count == all.count)
        #expect(codes.allSatisfy { $0.allSatisfy { $0 == "-" || ("a"..."z").contains($0) } })
        #expect(!codes.contains { $0.contains("plombier") })
    }

    @Test("a plan's code says what was decided, and holds none of the person's words")
    func plans() {
        func code(_ action: DialogueAction) -> String {
            Plan(intent: IntentID(trusted: "salary"), confidence: 1, mentions: [], action: action).code
        }
        #expect(code(.answer(.init(entity: Self.role, facet: Self.facet, passages: []))) == "answer")
        #expect(code(.clarify(Clarification(missing: .entity, options: []))) == "clarify-entity")
        #expect(code(.clarify(Clarification(missing: .facet, options: []))) == "clarify-facet")
        #expect(code(.decline(.profession("plombier zingueur"))) == "decline-profession")
        #expect(code(.chat(.greet)) == "greet")
        #expect(code(.safeguard) == "safeguard")
        #expect(code(.handOff) == "handoff")
        #expect(code(.offerErasure) == "offer-erasure" && code(.erase) == "erase")
    }

    @Test("topics, questions back and events come out of JSON as they went in")
    func coding() throws {
        let topic = Topic(
            form: .compare, entities: [Self.role, EntityID(trusted: "data-analyst")], facet: Self.facet,
            level: EntityID(trusted: "junior"), place: EntityID(trusted: "paris"),
            shown: [PassageID(entity: Self.role, language: "fr", facet: Self.facet, number: 2)])
        let clarification = Clarification(
            missing: .facet, options: [.init(entity: Self.role, facet: Self.facet)], facet: Self.facet,
            level: EntityID(trusted: "senior"))
        let events: [DialogueEvent] = [
            .languageChosen(.english), .answered(topic, sources: [SourceID(trusted: "rome-m1889")]),
            .clarificationAsked(clarification), .declined("subject"), .chatted(.greet), .safeguarded, .handedOff,
            .resumed,
            .restarted, .erasureOffered, .erasureAccepted,
        ]
        let read = try JSONDecoder().decode([DialogueEvent].self, from: JSONEncoder().encode(events))
        #expect(read == events)
    }

    @Test("a level code or a thing's id that is no identifier is refused when it is read")
    func hostileCoding() {
        let json = Data(#"{"missing":"entity","options":[{"entity":"../etc/passwd"}]}"#.utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Clarification.self, from: json) }
    }

    @Test("acts about the conversation itself are small talk, questions are not")
    func smallTalk() {
        #expect(
            Set(DialogueAct.allCases.filter(\.isSmallTalk)) == [.greet, .thank, .goodbye, .wellbeing, .help, .identity])
    }
}
