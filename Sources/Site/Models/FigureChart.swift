internal import Composition
internal import Figures
internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// Amounts of money as bars: a chart for those that may be compared.
///
/// Bars lie about amounts of different kinds, so a chart holds one measure, one currency, gross or net, a month or a year,
/// and its scale begins at zero. A bar reaches from the lower bound to the upper one.
struct FigureChart {
    /// A figure, and what else stands on its line.
    struct Row {
        let figure: Figure
        /// The thing that it is about, where a chart is about several.
        var owner: String?
        var citations: [View] = []
    }

    let knowledge: KnowledgeBase
    let wording: Wording

    private var language: Language { wording.language }
    private var format: FigureFormat { FigureFormat(language == .french ? .french : .english) }

    /// Charts of the rows that can be drawn, in the order in which they first come.
    ///
    /// - Parameters:
    ///   - least: a chart of fewer rows is left out.
    ///   - most: rows in a chart.
    ///   - name: what a measure is called.
    func views(_ rows: [Row], least: Int, most: Int, name: (Figure) -> String) -> [View] {
        var groups: [(caption: String, unit: String, rows: [Row])] = []
        for row in rows where Self.isDrawn(row.figure) {
            let words = [row.figure.basis.map(format.words(for:)), row.figure.period.map(format.words(for:))].compactMap { $0 }
            let caption = ([name(row.figure)] + words).filter { !$0.isEmpty }.joined(separator: " ")
            if let index = groups.firstIndex(where: { $0.caption == caption && $0.unit == row.figure.unit }) {
                groups[index].rows.append(row)
            } else {
                groups.append((caption, row.figure.unit, [row]))
            }
        }
        return groups.filter { $0.rows.count >= least }.map { group in
            let shown = Array(group.rows.prefix(most))
            let longest = shown.compactMap { Self.bounds($0.figure)?.upperBound }.max() ?? 0
            return View { view in
                view.set("caption", Typesetting.title(group.caption))
                view.set("rows", shown.compactMap { self.row($0, longest) })
            }
        }
    }

    /// Money of which a bound is known.
    static func isDrawn(_ figure: Figure) -> Bool { figure.isMoney && bounds(figure) != nil }

    private static func bounds(_ figure: Figure) -> ClosedRange<Double>? {
        guard let low = figure.minimum ?? figure.maximum else { return nil }
        let (low0, high) = (figure.minimum == nil ? 0 : low, figure.maximum ?? low)
        return low0 >= 0 && high >= low0 && high.isFinite ? low0...high : nil
    }

    private func row(_ row: Row, _ longest: Double) -> View? {
        guard let bounds = Self.bounds(row.figure) else { return nil }
        let scale = longest > 0 ? 100 / longest : 0
        let length = max((bounds.upperBound - bounds.lowerBound) * scale, 2)
        let start = min(bounds.lowerBound * scale, 100 - length)
        let about = ([row.owner] + details(of: row.figure)).compactMap { $0 }
        return View { view in
            view.set("label", Typesetting.set(about.joined(separator: ", ")))
            view.set("amount", amount(row.figure, format.extent(of: row.figure)))
            view.set("start", Self.percent(start))
            view.set("length", Self.percent(length))
            view.set("citations", row.citations)
        }
    }

    /// A figure that is no bar: "Croissance : +344 % (2015–2020, France)".
    func line(_ figure: Figure, name: String, citations: [View]) -> View {
        let about = details(of: figure).compactMap { $0 }.joined(separator: ", ")
        return View { view in
            view.set("label", name.isEmpty ? nil : Typesetting.title(name))
            view.set("amount", amount(figure, format.words(for: figure)))
            view.set("about", about.isEmpty ? nil : Typesetting.set(about))
            view.set("citations", citations)
        }
    }

    /// A figure's words hold their spaces already; only their apostrophes are set.
    private func amount(_ figure: Figure, _ words: String) -> String {
        (figure.isComputed ? "≈\u{A0}" : "") + (language == .french ? Typesetting.set(words) : words)
    }

    /// Level, place, year and what was counted, in words.
    private func details(of figure: Figure) -> [String?] {
        let span = [figure.from, figure.to].compactMap { $0.map { String($0) } }.joined(separator: "–")
        let year = figure.year.map { String($0) } ?? ""
        let years = span.isEmpty ? year : year.isEmpty || span.hasSuffix(year) ? span : "\(span) (\(year))"
        return [
            figure.level.map { knowledge.words(for: $0, of: EntityKind(trusted: "level"), in: language) },
            figure.place.map { knowledge.words(for: $0, of: EntityKind(trusted: "place"), in: language) },
            years.isEmpty ? nil : years,
            figure.about(in: language.rawValue),
        ]
    }

    /// Two decimals, a point between.
    private static func percent(_ value: Double) -> String {
        let hundredths = Int((min(max(value, 0), 100) * 100).rounded())
        let fraction = String(hundredths % 100)
        return "\(hundredths / 100)." + (fraction.utf8.count < 2 ? "0" : "") + fraction
    }
}
