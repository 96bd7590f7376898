public import Figures
public import Identifiers
public import TextAnalysis

/// One thing that the knowledge base speaks of: a role, a curriculum, a school, a notion.
public struct Entity: Sendable, Hashable {
    public let id: EntityID
    public let kind: EntityKind
    public let names: [Language: EntityName]
    /// In the order of the kind's facets; facets without prose have none.
    public let sections: [Language: [Section]]
    /// In the order written; the same for every language.
    public let figures: [Figure]
    /// As written.
    public let related: [EntityID]
    /// Facets on which no source speaks, and the reason to give.
    public let absent: [Language: [FacetID: String]]
    /// The group of questions that it belongs to; nil for what is no question, and for a question without a group.
    public let theme: ThemeID?
    /// When an editor should look at it again.
    public let reviewBy: Day?
    /// Which of the folders laid over each other it comes from, the first is 0.
    public let layer: Int

    public init(
        id: EntityID, kind: EntityKind, names: [Language: EntityName], sections: [Language: [Section]],
        figures: [Figure] = [], related: [EntityID] = [], absent: [Language: [FacetID: String]] = [:],
        theme: ThemeID? = nil, reviewBy: Day? = nil, layer: Int = 0
    ) {
        self.id = id
        self.kind = kind
        self.names = names
        self.sections = sections
        self.figures = figures
        self.related = related
        self.absent = absent
        self.theme = theme
        self.reviewBy = reviewBy
        self.layer = layer
    }

    /// What is written on a facet; nil where there is no prose.
    public func section(_ facet: FacetID, in language: Language) -> Section? {
        sections[language]?.first { $0.facet == facet }
    }

    /// The figures that belong to a facet, in the order written.
    public func figures(for facet: Facet) -> [Figure] {
        figures.filter { facet.measures.contains($0.measure) }
    }

    /// Every passage in one language, in the order of the kind's facets.
    public func passages(in language: Language) -> [Passage] {
        sections[language]?.flatMap(\.passages) ?? []
    }

    /// Every source behind prose (in any language) and figures, sorted, each once.
    public var sources: [SourceID] {
        var found: Set<SourceID> = []
        for sections in sections.values {
            for section in sections { for passage in section.passages { found.formUnion(passage.sources) } }
        }
        for figure in figures { found.formUnion(figure.sources) }
        return found.sorted()
    }
}
