import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// What an id of the knowledge base names.
///
/// Entities, sources, intents and names each have ids of their own, and an id may be one of several: `salary` is a facet
/// and an intent. So a word is looked up in all of them, and everything that it names is shown. A name as people say it
/// ("ingénieur IA") does as well as an id.
enum Subject {
    case entity(Entity)
    case passage(Passage)
    case source(Source)
    case intent(IntentDefinition)
    case facet(Facet)
    case measure(MeasureID)
    case name(NamedEntity)

    /// Everything that `word` names, entities first.
    static func all(_ word: String, in knowledge: KnowledgeBase) -> [Subject] {
        if let passage = passage(word, in: knowledge) { return [.passage(passage)] }
        var found: [Subject] = []
        if let id = EntityID(word), let entity = knowledge.entity(id) { found.append(.entity(entity)) }
        if let id = SourceID(word), let source = knowledge.source(id) { found.append(.source(source)) }
        if let id = FacetID(word), let facet = knowledge.schema.facet(id) { found.append(.facet(facet)) }
        if let id = IntentID(word), let intent = knowledge.intent(id) { found.append(.intent(intent)) }
        if let id = MeasureID(word), let measure = knowledge.schema.measure(id),
            !found.contains(where: { if case .facet = $0 { true } else { false } })
        {
            found.append(.measure(measure.id))
        }
        found += knowledge.names.filter { $0.id.rawValue == word }.map(Subject.name)
        guard found.isEmpty else { return found }
        let wanted = Analyzer.fold(word)
        found = knowledge.entities.filter { entity in
            entity.names.values.contains { name in (name.forms + name.field).contains { Analyzer.fold($0) == wanted } }
        }.map(Subject.entity)
        found += knowledge.names.filter { name in
            name.forms.values.contains { $0.contains { Analyzer.fold($0) == wanted } }
        }.map(Subject.name)
        return found
    }

    /// `data-scientist/fr/missions/1`.
    private static func passage(_ word: String, in knowledge: KnowledgeBase) -> Passage? {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let entity = EntityID(parts[0]), let facet = FacetID(parts[2]), let number = Int(parts[3])
        else { return nil }
        return knowledge.passage(PassageID(entity: entity, language: parts[1], facet: facet, number: number))
    }

    /// Every id that could have been meant.
    static func ids(in knowledge: KnowledgeBase) -> [String] {
        knowledge.entities.map(\.id.rawValue) + knowledge.sources.map(\.id.rawValue)
            + knowledge.schema.facets.map(\.id.rawValue) + knowledge.intents.map(\.id.rawValue)
            + knowledge.schema.measures.map(\.id.rawValue) + knowledge.names.map(\.id.rawValue)
    }

    /// Ids near to a word that names nothing; for a passage, those of its own section.
    static func nearest(to word: String, in knowledge: KnowledgeBase) -> [String] {
        let parts = word.split(separator: "/").map(String.init)
        if parts.count > 1, let id = EntityID(parts[0]), let entity = knowledge.entity(id) {
            let known = knowledge.schema.languages.flatMap { entity.passages(in: $0).map(\.id.description) }
            let near = Nearest.words(to: word, among: known)
            if !near.isEmpty { return near }
        }
        return Nearest.words(to: parts.first ?? word, among: ids(in: knowledge))
    }
}

/// The uses of parts of the knowledge base by each other.
extension KnowledgeBase {
    /// Intents that ask for the facet, sorted.
    func intents(asking facet: FacetID) -> [IntentID] { intents.filter { $0.facet == facet }.map(\.id) }

    /// Passages, in any language, and figures that a source stands behind, sorted by entity.
    func uses(of source: SourceID) -> [(entity: EntityID, passages: [PassageID], figures: Int)] {
        entities.compactMap { entity in
            let passages = schema.languages.flatMap { entity.passages(in: $0) }.filter { $0.sources.contains(source) }.map(\.id)
            let figures = entity.figures.count { $0.sources.contains(source) }
            return passages.isEmpty && figures == 0 ? nil : (entity.id, passages, figures)
        }
    }
}
