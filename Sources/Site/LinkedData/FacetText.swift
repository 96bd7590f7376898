internal import Composition
public import Figures
public import Identifiers
public import Knowledge
public import TextAnalysis

/// One facet of an entity as a question and its answer, from the knowledge base word for word.
public struct FacetText: Sendable {
    public let facet: FacetID
    public let heading: String
    /// "Quelles sont les missions du data scientist ?"; nil where the schema has none.
    public let question: String?
    public let passages: [Passage]
    public let figures: [Figure]

    /// The facets of an entity of which something is told, in the order of its kind.
    public static func all(of entity: Entity, _ language: Language, _ knowledge: KnowledgeBase) -> [FacetText] {
        guard entity.names[language] != nil else { return [] }
        return knowledge.schema.kind(entity.kind)?.facets.compactMap { id in
            let facet = knowledge.schema.facet(id)
            let section = entity.section(id, in: language)
            let text = FacetText(
                facet: id, heading: section?.heading ?? facet?.wordings[language]?.heading ?? id.rawValue,
                question: knowledge.question(about: entity.id, on: id, in: language), passages: section?.passages ?? [],
                figures: facet.map { entity.figures(for: $0) } ?? [])
            return text.passages.isEmpty && text.figures.isEmpty ? nil : text
        } ?? []
    }

    /// The facets of which nothing is told, those with the same reason together: an imported page has a dozen of them.
    public static func absences(of entity: Entity, _ language: Language, _ knowledge: KnowledgeBase) -> [(headings: [String], reason: String)] {
        var absences: [(headings: [String], reason: String)] = []
        for id in knowledge.schema.kind(entity.kind)?.facets ?? [] {
            guard let reason = entity.absent[language]?[id] else { continue }
            let heading = knowledge.schema.facet(id)?.wordings[language]?.heading ?? id.rawValue
            if let place = absences.firstIndex(where: { $0.reason == reason }) {
                absences[place].headings.append(heading)
            } else {
                absences.append(([heading], reason))
            }
        }
        return absences
    }

    /// Every source of the passages and figures, in the order of appearance.
    public var sources: [SourceID] {
        var seen: Set<SourceID> = []
        return (passages.flatMap(\.sources) + figures.flatMap(\.sources)).filter { seen.insert($0).inserted }
    }

    /// The answer in plain text: the passages, then a line for each figure.
    public func answer(_ language: Language, _ knowledge: KnowledgeBase) -> String {
        (passages.map(\.text) + figures.map { Self.line($0, language, knowledge) }).joined(separator: "\n")
    }

    /// "42 000 à 58 000 € brut par an (débutant, France, 2025, premier emploi ; Michael Page)".
    private static func line(_ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase) -> String {
        let publishers = figure.sources.compactMap { knowledge.source($0)?.publisher }.joined(separator: ", ")
        let words = FigureFormat(language == .french ? .french : .english).words(for: figure)
        let details = qualifiers(figure, language, knowledge).joined(separator: ", ")
        let separator = language == .french ? "\u{A0}; " : "; "
        return words + " (" + [details, publishers].filter { !$0.isEmpty }.joined(separator: separator) + ")"
    }

    /// Level, place, year and what was counted, in words.
    public static func qualifiers(_ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase) -> [String] {
        let table = FigureTable([figure], language, knowledge, hiding: [.measure, .amount, .unit, .period, .basis, .source])
        return table.rows.first?.filter { !$0.isEmpty } ?? []
    }
}
