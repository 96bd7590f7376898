public import Figures
public import Identifiers
public import Knowledge
public import TextAnalysis

/// Figures as rows and columns of words, for a terminal, a page or a document.
///
/// Most figures lack most qualifiers: a count of job offers has no period and no level. A column in which nothing would
/// stand is left out, so that what is there can be read.
public struct FigureTable: Sendable {
    public enum Column: Sendable, CaseIterable { case measure, amount, unit, period, basis, level, place, year, about, source }

    public let columns: [Column]
    /// A cell for each of `columns`.
    public let rows: [[String]]
    /// The sources of each row.
    public let sources: [[SourceID]]

    /// - Parameter hidden: columns that are never wanted.
    public init(_ figures: [Figure], _ language: Language, _ knowledge: KnowledgeBase, hiding hidden: Set<Column> = []) {
        let wanted = Column.allCases.filter { !hidden.contains($0) }
        let cells = figures.map { figure in wanted.map { Self.cell($0, figure, language, knowledge) } }
        let filled = wanted.indices.filter { column in cells.contains { !$0[column].isEmpty } }
        columns = filled.map { wanted[$0] }
        rows = cells.map { row in filled.map { row[$0] } }
        sources = figures.map(\.sources)
    }

    /// For a document: no codes of units, sources as references, and the measure only where there are several.
    public static func published(_ figures: [Figure], _ language: Language, _ knowledge: KnowledgeBase) -> FigureTable {
        let isUniform = Set(figures.map(\.measure)).count < 2
        return FigureTable(figures, language, knowledge, hiding: isUniform ? [.measure, .unit, .source] : [.unit, .source])
    }

    private static func cell(
        _ column: Column, _ figure: Figure, _ language: Language, _ knowledge: KnowledgeBase
    ) -> String {
        let format = FigureFormat(language == .french ? .french : .english)
        func named(_ text: String?, _ kind: String) -> String {
            text.map { knowledge.words(for: $0, of: EntityKind(trusted: kind), in: language) } ?? ""
        }
        return switch column {
        case .measure: String(figure.measure.rawValue.map { $0 == "-" ? " " : $0 })
        case .amount: format.extent(of: figure)
        case .unit: figure.unit
        case .period: figure.period.map(format.words(for:)) ?? ""
        case .basis: figure.basis.map(format.words(for:)) ?? ""
        case .level: named(figure.level, "level")
        case .place: named(figure.place, "place")
        case .year: years(of: figure)
        case .about: figure.about(in: language.rawValue) ?? ""
        case .source: figure.sources.map(\.rawValue).joined(separator: ", ")
        }
    }

    /// "2024", "2024–2034", or the span with the year in which it was said.
    private static func years(of figure: Figure) -> String {
        let span = [figure.from, figure.to].compactMap { $0.map { String($0) } }.joined(separator: "–")
        let year = figure.year.map { String($0) } ?? ""
        return span.isEmpty ? year : year.isEmpty ? span : "\(span) (\(year))"
    }
}
