@testable import Conversations
@testable import Dialogue
import Foundation
import Identifiers
import StoreSamples
import Testing
import TextAnalysis

@Suite("A conversation's state is written as it is read")
struct StateCodingTests {
    private static func full() -> ConversationState {
        var topic = Topic(
            form: .compare, entities: [EntityID(trusted: "data-scientist"), EntityID(trusted: "data-engineer")],
            facet: FacetID(trusted: "salary"), level: EntityID(trusted: "junior"), place: EntityID(trusted: "ile-de-france"),
            shown: [PassageID(entity: EntityID(trusted: "data-scientist"), language: "fr", facet: FacetID(trusted: "salary"), number: 3)])
        topic.asked = FacetID(trusted: "cost")
        topic.among = [EntityID(trusted: "data-scientist"), EntityID(trusted: "data-engineer")]
        topic.reckoned = Topic.Reckoned(amount: 45_000.5, unit: "EUR", basis: "gross", period: "year", status: "cadre")
        var state = ConversationState()
        state.apply(turn: [.languageChosen(.english), .answered(Topic(entities: [EntityID(trusted: "mlops")], facet: nil), sources: [])])
        state.apply(turn: [
            .answered(topic, sources: [SourceID(trusted: "cidj"), SourceID(trusted: "onisep")]), .handedOff,
            .clarificationAsked(Clarification(
                missing: .facet,
                options: [
                    .init(entity: EntityID(trusted: "data-scientist"), facet: FacetID(trusted: "studies")),
                    .init(entity: EntityID(trusted: "data-engineer"), facet: nil),
                ],
                facet: FacetID(trusted: "cost"), level: EntityID(trusted: "senior"), place: EntityID(trusted: "france"))),
            .erasureOffered,
        ])
        return state
    }

    @Test("Reading gives back what was written", arguments: [ConversationState(), Sample.state, full()])
    func roundTrip(state: ConversationState) throws {
        #expect(ConversationState(json: state.json) == state)
        // The same as a general encoder would write.
        let general = try JSONSerialization.jsonObject(with: JSONEncoder().encode(state)) as? NSDictionary
        let own = try JSONSerialization.jsonObject(with: Data(state.json.utf8)) as? NSDictionary
        #expect(general == own)
    }

    @Test("Every field of a state that uses them all is written")
    func everyField() throws {
        // A field that is added to one of these types must be written too: then this list is to be changed.
        let state = Self.full()
        func fields(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
        #expect(fields(state) == ["language", "topics", "sources", "pending", "earlier", "isHandedOff", "erasureOffered"])
        let topic = try #require(state.topics.first)
        #expect(fields(topic) == ["form", "entities", "facet", "asked", "level", "place", "shown", "reckoned", "among"])
        #expect(fields(try #require(topic.reckoned)) == ["amount", "unit", "basis", "period", "status"])
        let pending = try #require(state.pending)
        #expect(fields(pending) == ["missing", "options", "facet", "level", "place"])
        #expect(fields(try #require(pending.options.first)) == ["entity", "facet"])
        #expect(state.earlier.isEmpty == false && state.isHandedOff)
    }

    @Test("What is no state is not taken for one", arguments: ["", "[]", "{}", "{\"topics\":[]}", "nul"])
    func garbage(text: String) { #expect(ConversationState(json: text) == nil) }
}
