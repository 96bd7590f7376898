import Identifiers
import Knowledge
import TextAnalysis

/// The table of holes for a terminal: a row an entity, a column a facet, a letter a language.
extension Coverage {
    /// Entities in one table; a base that was imported has thousands, and of them those with holes are of interest.
    private static let mostRows = 60

    /// The table in as many parts as the width needs, each with all its rows; empty for a kind without entities.
    ///
    /// - Parameter isWhole: every entity has a row; otherwise, of many, only those with a hole.
    func lines(width: Int, style: Style, isWhole: Bool) -> [String] {
        guard !rows.isEmpty else { return [] }
        let shown = isWhole || rows.count <= Self.mostRows ? rows : Array(rows.filter(\.hasHole).prefix(Self.mostRows))
        var lines: [String] = []
        let title = "\(kind.id) (\(languages.map(\.rawValue).joined(separator: "/")))"
        let names = shown.map { Self.cut($0.entity.rawValue, to: 28) } + ["told of \(rows.count)"]
        let nameWidth = (names + [title]).map(\.count).max() ?? 0
        for part in parts(room: width - nameWidth) {
            if !lines.isEmpty { lines.append("") }
            let headings = part.map { "  " + Self.filled(kind.facets[$0].rawValue, to: columnWidth($0)) }.joined()
            lines.append(style.dressed((Self.filled(title, to: nameWidth) + headings).trimmingEnd, as: .strong))
            for (row, name) in zip(shown, names) {
                let cells = part.map { "  " + Self.filled(String(row.states[$0].map(\.sign)), to: columnWidth($0)) }
                lines.append((Self.filled(name, to: nameWidth) + cells.joined()).trimmingEnd)
            }
            let totals = part.map { "  " + Self.filled(total($0), to: columnWidth($0)) }
            lines.append(style.dressed((Self.filled("told of \(rows.count)", to: nameWidth) + totals.joined()).trimmingEnd, as: .dim))
        }
        if shown.count < rows.count {
            lines.append("\(rows.count - shown.count) more without a row here (--all shows them)")
        }
        return lines
    }

    /// How many entities tell of the facet, by language: "17/16".
    private func total(_ facet: Int) -> String {
        languages.indices.map { String(count(.told, facet: facet, language: $0)) }.joined(separator: "/")
    }

    private func columnWidth(_ facet: Int) -> Int {
        max(kind.facets[facet].rawValue.count, languages.count, total(facet).count)
    }

    /// Positions of facets that fit beside each other in so many columns; at least one a part.
    private func parts(room: Int) -> [[Int]] {
        var parts: [[Int]] = []
        var used = 0
        for facet in kind.facets.indices {
            let wide = columnWidth(facet) + 2
            if parts.isEmpty || used + wide > room {
                parts.append([])
                used = 0
            }
            parts[parts.count - 1].append(facet)
            used += wide
        }
        return parts
    }

    private static func filled(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func cut(_ text: String, to width: Int) -> String {
        text.count > width ? text.prefix(width - 1) + "~" : text
    }
}

extension String {
    /// Without spaces at the end.
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
