import Figures
import Identifiers
import Knowledge
import Site
import TextAnalysis

/// The card of an entity: its names, then facet by facet what is told, measured, excused or missing.
extension CardText {
    func lines(_ entity: Entity) -> [String] {
        var lines = [title(entity.kind.rawValue, entity.id.rawValue)]
        lines += field("related", list(entity.related)) + field("review by", entity.reviewBy?.description)
        for language in languages {
            lines.append("")
            lines += part(entity, language)
        }
        let sources = entity.sources.compactMap { knowledge.source($0) }
        guard !sources.isEmpty else { return lines }
        return lines + ["", style.dressed("sources: \(sources.count)", as: .strong)] + sources.map { line($0) }
    }

    /// One language of it.
    private func part(_ entity: Entity, _ language: Language) -> [String] {
        guard let name = entity.names[language] else {
            return [style.dressed("(\(language.rawValue)) no page in this language", as: .warning)]
        }
        var lines = [style.dressed("(\(language.rawValue)) \(style.printable(name.name))", as: .strong)]
        lines += field("page", pages.path(of: entity.id, in: language))
        let forms = [name.feminine, name.plural].compactMap { $0 }.filter { $0 != name.name }
        lines += field("grammar", ([name.gender?.rawValue].compactMap { $0 } + forms).joined(separator: ", "))
        lines += field("also", name.also.joined(separator: ", "))
        lines += field("field", name.field.joined(separator: ", "))
        for id in knowledge.schema.kind(entity.kind)?.facets ?? [] {
            lines.append("")
            lines += facet(id, of: entity, language)
        }
        return lines
    }

    private func facet(_ id: FacetID, of entity: Entity, _ language: Language) -> [String] {
        let section = entity.section(id, in: language)
        let facet = knowledge.schema.facet(id)
        let heading = section?.heading ?? facet?.wordings[language]?.heading ?? id.rawValue
        let intents = knowledge.intents(asking: id)
        let asked = intents.isEmpty ? "" : "  (asked by \(list(intents)))"
        var lines = [
            style.dressed("## \(style.printable(heading))  [\(id)]", as: .strong) + style.dressed(style.printable(asked), as: .dim)
        ]
        for passage in section?.passages ?? [] { lines += self.lines(passage, mark: passage.isItem ? "- " : "") }
        let figures = facet.map { entity.figures(for: $0) } ?? []
        if !figures.isEmpty {
            if section != nil { lines.append("") }
            lines += table(FigureTable(figures, language, knowledge))
        }
        if section == nil && figures.isEmpty {
            let reason = entity.absent[language]?[id]
            let isOptional = knowledge.schema.kind(entity.kind)?.optional.contains(id) ?? false
            let text = reason.map { "absent: " + $0 } ?? (isOptional ? "nothing, which is allowed" : "nothing, and no reason is given")
            lines.append(style.dressed(wrapped(text, indent: 2), as: reason == nil && !isOptional ? .warning : .dim))
        }
        return lines
    }

    /// What all figures share stands above them; where there is no room for every column, what was counted and the source
    /// stand below each row.
    private func table(_ figures: FigureTable) -> [String] {
        let room = width.map { $0 - 2 }
        let isShared = figures.columns.indices.map { column in
            figures.rows.count > 1 && Set(figures.rows.map { $0[column] }).count == 1
        }
        let wording = EditorWording(language: .english)
        let shared = figures.columns.indices.filter { isShared[$0] }.map { column in
            "\(wording.heading(figures.columns[column])) \(figures.rows.first?[column] ?? "")"
        }
        let caption = shared.isEmpty ? [] : [wrapped(shared.joined(separator: ", "), indent: 2)]
        func table(below: Set<FigureTable.Column>) -> TextTable {
            let columns = figures.columns.indices.filter { !isShared[$0] && !below.contains(figures.columns[$0]) }
            let noted = figures.columns.indices.filter { !isShared[$0] && below.contains(figures.columns[$0]) }
            var table = TextTable(
                columns.map { wording.heading(figures.columns[$0]) },
                sides: columns.map { figures.columns[$0] == .amount ? .right : .left })
            for row in figures.rows {
                table.add(columns.map { row[$0] }, note: noted.map { row[$0] }.filter { !$0.isEmpty }.joined(separator: "; "))
            }
            return table
        }
        let whole = table(below: [])
        let isTooWide = room.map { whole.naturalWidth > $0 } ?? false
        let lines = (isTooWide ? table(below: [.about, .source]) : whole).lines(width: room, style: style)
        return caption + lines.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") }
    }
}
