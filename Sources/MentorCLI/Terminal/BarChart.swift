import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// Pay as bars, for the eye: one bar a figure, what the figure is about on its left, the amount on its right.
///
/// Bars lie about amounts that may not be compared: gross beside net, or a month beside a year, would make a long bar
/// mean nothing. So figures are sorted into charts by currency, basis and period, and each chart has its own scale,
/// from zero. A range is drawn in full strength up to its lower bound and in a lighter shade up to its upper one.
struct BarChart {
    /// One figure on the chart.
    struct Row: Hashable {
        let label: String
        let amount: String
        /// Zero or more.
        let low: Double
        /// `low` or more.
        let high: Double
    }

    /// Rows that share a scale.
    struct Group {
        /// ISO 4217 code.
        let currency: String
        /// "net par mois".
        let title: String
        var rows: [Row]
    }

    let groups: [Group]

    /// Bars in one answer; more would push the words off the screen.
    private static let mostRows = 8

    /// The chart of the salaries among an answer's figures, or nil without any. Where they are about several things,
    /// each bar says which.
    init?(salaries figures: [Figure], language: Language, knowledge: KnowledgeBase) {
        let shown = figures.filter { $0.measure == .salary && $0.isMoney && ($0.minimum ?? $0.maximum ?? -1) >= 0 }
        let owners = shown.map { Self.owner(of: $0, knowledge)?.names[language]?.name }
        let isAboutSeveral = Set(owners).count > 1
        let format = FigureFormat(language == .french ? .french : .english)
        var groups: [Group] = []
        for (figure, owner) in zip(shown, owners).prefix(Self.mostRows) {
            let title = [figure.basis.map(format.words(for:)), figure.period.map(format.words(for:))]
                .compactMap { $0 }.joined(separator: " ")
            let label = [
                isAboutSeveral ? owner : nil,
                figure.level.map { knowledge.words(for: $0, of: EntityKind(trusted: "level"), in: language) },
                figure.place.map { knowledge.words(for: $0, of: EntityKind(trusted: "place"), in: language) },
                figure.year.map { String($0) },
            ].compactMap { $0 }.joined(separator: ", ")
            let low = figure.minimum ?? figure.maximum ?? 0
            let row = Row(
                label: label, amount: (figure.isEstimate ? "≈ " : "") + format.compact(figure), low: low,
                high: max(low, figure.maximum ?? low))
            if let index = groups.firstIndex(where: { $0.title == title && $0.currency == figure.unit }) {
                if !groups[index].rows.contains(row) { groups[index].rows.append(row) }
            } else {
                groups.append(Group(currency: figure.unit, title: title, rows: [row]))
            }
        }
        guard !groups.isEmpty else { return nil }
        self.groups = groups
    }

    /// The entity that states a figure, or the first of those that a computed one comes from.
    private static func owner(of figure: Figure, _ knowledge: KnowledgeBase) -> Entity? {
        if let entity = knowledge.entities.first(where: { $0.figures.contains(figure) }) { return entity }
        guard case .computed(let inputs, _) = figure.origin else { return nil }
        return inputs.first { $0.measure == .salary }.flatMap { owner(of: $0, knowledge) }
    }

    /// The charts as lines of at most `width` columns, each group under its title, their bars below one another.
    func lines(width: Int, style: Style) -> [String] {
        let rows = groups.flatMap(\.rows)
        let labelWidth = min(rows.map { DisplayWidth.of(style.printable($0.label)) }.max() ?? 0, width / 2)
        let amountWidth = rows.map { DisplayWidth.of(style.printable($0.amount)) }.max() ?? 0
        // Two columns on each side of the bar.
        let room = min(36, width - labelWidth - amountWidth - 4)
        var lines: [String] = []
        for group in groups {
            if !group.title.isEmpty { lines.append(style.dressed(group.title, as: .dim)) }
            let scale = group.rows.map(\.high).max() ?? 0
            for row in group.rows {
                let bar = room < 6 || scale <= 0 ? "" : Self.bar(row, scale: scale, room: room, style: style) + "  "
                lines.append(
                    Self.fitted(style.printable(row.label), to: labelWidth) + "  " + bar + style.printable(row.amount))
            }
        }
        return lines
    }

    /// A bar of at most `room` columns, to an eighth of a column where the signs for it are at hand.
    private static func bar(_ row: Row, scale: Double, room: Int, style: Style) -> String {
        let eighths = max(1, Int((row.low / scale * Double(room * 8)).rounded()))
        let end = Int((row.high / scale * Double(room)).rounded())
        var bar: String
        if style.isUnicode {
            let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
            bar = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
        } else {
            bar = String(repeating: "#", count: max(1, (eighths + 4) / 8))
        }
        let solid = DisplayWidth.of(bar)
        let shade = String(repeating: style.isUnicode ? "░" : "-", count: max(0, end - solid))
        bar = style.dressed(bar, as: .bar) + style.dressed(shade, as: .bar)
        return bar + String(repeating: " ", count: max(0, room - max(solid, end)))
    }

    /// The text cut or filled up to a number of columns.
    private static func fitted(_ text: String, to width: Int) -> String {
        var kept = ""
        var used = 0
        for character in text {
            let wide = DisplayWidth.of(character)
            if used + wide > width { break }
            kept.append(character)
            used += wide
        }
        return kept + String(repeating: " ", count: width - used)
    }
}
