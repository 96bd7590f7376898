public import Identifiers
public import Knowledge
public import TextAnalysis

extension KnowledgeBase {
    /// What a person would ask about a facet of an entity: "Quelles sont les missions du data scientist ?". Nil where the
    /// entity has no name, or the facet no question, in the language.
    public func question(about entity: EntityID, on facet: FacetID, in language: Language) -> String? {
        guard let template = schema.facet(facet)?.wordings[language]?.question, let name = self.entity(entity)?.names[language]
        else { return nil }
        return Phrase.capitalized(Phrase(name, language).fill(template))
    }
}
