import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// What is known of each entity on each facet, in each language: the table in which an editor sees the holes.
struct Coverage {
    /// How much is known of one facet of one entity in one language, most first.
    enum State: String, CaseIterable {
        case told
        /// No prose, but figures.
        case figures
        /// Nothing, and the page says why.
        case absent
        /// Nothing, and this facet may be left out.
        case optional
        /// Nothing, and no reason given: a hole.
        case missing

        /// One column of a terminal.
        var sign: Character {
            switch self {
            case .told: "T"
            case .figures: "F"
            case .absent: "a"
            case .optional: "-"
            case .missing: "."
            }
        }
    }

    /// One entity: a state for each facet of its kind and, inside, each language of the schema.
    struct Row {
        let entity: EntityID
        let states: [[State]]

        var hasHole: Bool { states.contains { $0.contains(.missing) } }
    }

    let kind: Kind
    let languages: [Language]
    /// Sorted by id.
    let rows: [Row]

    init(_ kind: Kind, in knowledge: KnowledgeBase) {
        self.kind = kind
        languages = knowledge.schema.languages
        rows = knowledge.entities.filter { $0.kind == kind.id }.map { entity in
            Row(entity: entity.id, states: kind.facets.map { facet in
                knowledge.schema.languages.map { Self.state(facet, of: entity, kind, $0, knowledge) }
            })
        }
    }

    private static func state(
        _ facet: FacetID, of entity: Entity, _ kind: Kind, _ language: Language, _ knowledge: KnowledgeBase
    ) -> State {
        if entity.section(facet, in: language) != nil { return .told }
        if entity.names[language] != nil, let facet = knowledge.schema.facet(facet), !entity.figures(for: facet).isEmpty {
            return .figures
        }
        if entity.absent[language]?[facet] != nil { return .absent }
        return kind.optional.contains(facet) && entity.names[language] != nil ? .optional : .missing
    }

    /// Entities with the state on a facet in a language, both by position.
    func count(_ state: State, facet: Int, language: Int) -> Int { rows.count { $0.states[facet][language] == state } }
}
