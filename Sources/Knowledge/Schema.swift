public import Figures
public import Identifiers
public import TextAnalysis

/// What the knowledge base may speak of: the field as data. `schema.yaml`.
public struct Schema: Sendable, Hashable {
    /// The first one is the primary language: its files hold the figures.
    public let languages: [Language]
    /// What the knowledge base is about, as named after "les métiers", "roles": "de l'IA et de la data", "in AI and data".
    public let field: [Language: String]
    /// In the order of the file.
    public let kinds: [Kind]
    /// In the order of the file.
    public let facets: [Facet]
    /// In the order of the file.
    public let measures: [Measure]
    /// Groups of questions, in the order in which a page shows them.
    public let themes: [Theme]

    private let kindIndex: [EntityKind: Int]
    private let facetIndex: [FacetID: Int]
    private let measureIndex: [MeasureID: Int]

    /// Of two with the same id the first is found.
    public init(
        languages: [Language], field: [Language: String] = [:], kinds: [Kind], facets: [Facet], measures: [Measure],
        themes: [Theme] = []
    ) {
        self.languages = languages
        self.field = field
        self.kinds = kinds
        self.facets = facets
        self.measures = measures
        self.themes = themes
        func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
            Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
        }
        kindIndex = index(kinds.map(\.id))
        facetIndex = index(facets.map(\.id))
        measureIndex = index(measures.map(\.id))
    }

    /// The kind with this id.
    public func kind(_ id: EntityKind) -> Kind? { kindIndex[id].map { kinds[$0] } }

    /// The facet with this id.
    public func facet(_ id: FacetID) -> Facet? { facetIndex[id].map { facets[$0] } }

    /// The measure with this id.
    public func measure(_ id: MeasureID) -> Measure? { measureIndex[id].map { measures[$0] } }

    /// The theme with this id.
    public func theme(_ id: ThemeID) -> Theme? { themes.first { $0.id == id } }

    /// The facet of a kind that figures of a measure belong to.
    public func facet(showing measure: MeasureID, of kind: EntityKind) -> FacetID? {
        self.kind(kind)?.facets.first { facet($0)?.measures.contains(measure) ?? false }
    }

    /// The facet of a kind that has this heading in a language, letter for letter.
    public func facet(headed heading: String, of kind: EntityKind, in language: Language) -> FacetID? {
        self.kind(kind)?.facets.first { facet($0)?.wordings[language]?.heading == heading }
    }
}
