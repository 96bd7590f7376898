#if Server

/// A report for the terminal: bars where they say more than numbers, tables wrapped to the window.
struct ReportText {
    let document: ReportDocument
    let width: Int
    let style: Style

    /// Columns of the longest bar.
    private static let longestBar = 30

    var text: String {
        var blocks = [
            [style.dressed(document.title, as: .strong), style.dressed(style.printable(document.period), as: .dim)],
            facts,
        ]
        blocks += document.sections.map(lines)
        blocks.append(document.footnotes.map { style.dressed(wrapped($0), as: .dim) })
        return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var facts: [String] {
        let widest = document.facts.map { DisplayWidth.of(style.printable($0.value)) }.max() ?? 0
        return document.facts.map { fact in
            let value = style.printable(fact.value)
            return String(repeating: " ", count: widest - DisplayWidth.of(value)) + value + "  " + style.printable(fact.label)
        }
    }

    private func lines(_ section: ReportDocument.Section) -> [String] {
        let head = [style.dressed(style.printable(section.title), as: .strong), style.dressed(wrapped(section.explanation), as: .dim)]
        if let nothing = section.nothing { return head + [wrapped(nothing)] }
        // A chart of names holds all that its table does, unless it was cut; hours are read best below one another, too.
        if !section.chart.bars.isEmpty, section.table?.notes.isEmpty ?? true { return head + bars(section) }
        guard let table = section.table else { return head }
        var shown = TextTable(table.headings, sides: table.sides)
        for (place, row) in table.rows.enumerated() {
            shown.add(row, note: table.notes.indices.contains(place) ? table.notes[place] : "")
        }
        return head + shown.lines(width: width, style: style)
    }

    private func bars(_ section: ReportDocument.Section) -> [String] {
        var bars = section.chart.bars
        if case .columns = section.chart {
            // From the first hour in use to the last.
            let used = bars.indices.filter { bars[$0].count > 0 }
            if let first = used.first, let last = used.last { bars = Array(bars[first...last]) }
        }
        let most = max(bars.map(\.count).max() ?? 1, 1)
        let labels = bars.map { Self.cut(style.printable($0.label), to: max(12, width / 2)) }
        let labelWidth = labels.map(DisplayWidth.of).max() ?? 0
        let amounts = bars.map { style.printable($0.amount) }
        let room = min(Self.longestBar, width - labelWidth - (amounts.map(DisplayWidth.of).max() ?? 0) - 4)
        return bars.indices.map { place in
            let filling = String(repeating: " ", count: labelWidth - DisplayWidth.of(labels[place]))
            let length = bars[place].count == 0 || room < 6 ? 0 : max(1, Int((Double(bars[place].count * room) / Double(most)).rounded()))
            let bar = style.dressed(String(repeating: style.isUnicode ? "█" : "#", count: length), as: .bar)
            return labels[place] + filling + "  " + bar + (length == 0 ? "" : " ") + amounts[place]
        }
    }

    private func wrapped(_ text: String) -> String { TextWrapper(width: width).wrap(style.printable(text)) }

    /// The beginning of a label, as many columns wide.
    private static func cut(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var kept = ""
        for character in text where DisplayWidth.of(kept) + DisplayWidth.of(character) < width { kept.append(character) }
        return kept + "…"
    }
}
#endif
