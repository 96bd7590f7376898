import Dialogue
import Identifiers
import Knowledge
import Testing
import TextAnalysis

/// Two folders may each have a page on the same thing: what one does not tell, the other does.
@Suite("Pages of one name in two folders")
struct TwinPageTests {
    private static func page(_ id: String, _ told: [String], layer: Int) -> Entity {
        let entity = EntityID(trusted: id)
        let sections = told.map { facet in
            Section(
                facet: FacetID(trusted: facet), heading: facet,
                passages: [Passage(
                    id: PassageID(entity: entity, language: "fr", facet: FacetID(trusted: facet), number: 1), text: "\(id) \(facet)",
                    sources: [SourceID(trusted: "s")], line: 1)])
        }
        return Entity(
            id: entity, kind: EntityKind(trusted: "role"), names: [.french: EntityName(name: "luthier")],
            sections: [.french: sections], layer: layer)
    }

    private func index(_ pages: [Entity]) -> KnowledgeIndex {
        let facets = ["overview", "market"].map { Facet(id: FacetID(trusted: $0), wordings: [:]) }
        let kind = Kind(id: EntityKind(trusted: "role"), nouns: [:], facets: facets.map(\.id))
        return KnowledgeIndex(KnowledgeBase(
            version: "1", digest: "", schema: Schema(languages: [.french], kinds: [kind], facets: facets, measures: []),
            sources: [], entities: pages, intents: [], lexicons: [:]))
    }

    private let market = FacetID(trusted: "market")
    private let overview = FacetID(trusted: "overview")

    @Test("a side that a page does not tell is told by its namesake in another folder")
    func fills() {
        let index = index([Self.page("a", ["overview"], layer: 0), Self.page("b", ["overview", "market"], layer: 1)])
        #expect(index.passages(EntityID(trusted: "a"), market, .french).map(\.entity.rawValue) == ["b"])
        #expect(index.isStated(EntityID(trusted: "a"), market, .french))
    }

    @Test("a side that a page tells is its own")
    func keeps() {
        let index = index([Self.page("a", ["overview"], layer: 0), Self.page("b", ["overview", "market"], layer: 1)])
        #expect(index.passages(EntityID(trusted: "a"), overview, .french).map(\.entity.rawValue) == ["a"])
    }

    @Test("namesakes of one folder stay apart")
    func apart() {
        let index = index([Self.page("a", ["overview"], layer: 0), Self.page("b", ["market"], layer: 0)])
        #expect(index.passages(EntityID(trusted: "a"), market, .french).isEmpty)
    }
}
