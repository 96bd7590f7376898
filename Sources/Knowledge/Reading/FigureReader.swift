import Figures
import Identifiers

/// Reads the list under `figures:`.
enum FigureReader {
    static let keys = [
        "measure", "amount", "minimum", "maximum", "unit", "period", "basis", "level", "place", "year", "from", "to",
        "about", "source",
    ]

    static func read(_ tree: YAMLTree?, report: inout Report) -> (entries: [EntityDraft.FigureEntry], areBroken: Bool) {
        guard let tree else { return ([], false) }
        guard case .sequence(let items) = tree.content else {
            report.error(tree.position, "“figures” must be a list", remedy: "begin each figure with “- measure: …”")
            return ([], true)
        }
        let entries = items.compactMap { figure($0, report: &report) }
        return (entries, entries.count < items.count)
    }

    private static func figure(_ tree: YAMLTree, report: inout Report) -> EntityDraft.FigureEntry? {
        guard let fields = Fields(tree, known: keys, of: "a figure", report: &report) else { return nil }
        let measure = fields.required("measure", of: "the figure", report: &report)?
            .identifier(MeasureID.self, report: &report)
        let unit = fields.required("unit", of: "the figure", report: &report)
        let bounds = bounds(fields, report: &report)
        let source = fields.required("source", of: "the figure", report: &report)?
            .identifier(SourceID.self, report: &report)
        let period = fields.text("period", report: &report)?.choice(Period.self, of: "period", report: &report)
        let basis = fields.text("basis", report: &report)?.choice(GrossNet.self, of: "basis", report: &report)
        let level = fields.text("level", report: &report)?.value
        let place = fields.text("place", report: &report)?.value
        let year = fields.text("year", report: &report)?.year(of: "year", report: &report)
        let from = fields.text("from", report: &report)?.year(of: "from", report: &report)
        let to = fields.text("to", report: &report)?.year(of: "to", report: &report)
        let about = about(fields.tree("about"), report: &report)
        if let from, let to, from > to {
            report.error(fields.position(of: "to"), "“from” \(from) is later than “to” \(to)", remedy: "exchange them")
        }
        guard let measure, let unit, let bounds, let source else { return nil }
        let figure = Figure(
            measure: measure.value, minimum: bounds.minimum, maximum: bounds.maximum, unit: unit.value, period: period,
            basis: basis, level: level, place: place, year: year, from: from, to: to, about: about.text,
            aboutTranslations: about.translations, origin: .stated(source.value))
        var positions: [String: Position] = [:]
        for key in keys { if let value = fields.tree(key) { positions[key] = value.position } }
        return EntityDraft.FigureEntry(
            figure: figure, position: fields.position, positions: positions,
            hasPlainAbout: about.text != nil && about.translations.isEmpty)
    }

    private static func bounds(_ fields: Fields, report: inout Report) -> (minimum: Double?, maximum: Double?)? {
        let amount = fields.text("amount", report: &report)
        let low = fields.text("minimum", report: &report)
        let high = fields.text("maximum", report: &report)
        if let amount {
            if low != nil || high != nil {
                report.error(
                    amount.position, "the figure has an amount and a range",
                    remedy: "keep “amount”, or “minimum” and “maximum”")
                return nil
            }
            return amount.number(of: "amount", report: &report).map { ($0, $0) }
        }
        if low == nil && high == nil {
            let isBroken = ["amount", "minimum", "maximum"].contains { fields.tree($0) != nil }
            if !isBroken {
                report.error(
                    fields.position, "the figure has no amount",
                    remedy: "add “amount: …”, or “minimum: …” and “maximum: …”")
            }
            return nil
        }
        let minimum = low?.number(of: "minimum", report: &report)
        let maximum = high?.number(of: "maximum", report: &report)
        if (low != nil && minimum == nil) || (high != nil && maximum == nil) { return nil }
        if let minimum, let maximum, minimum > maximum {
            report.error(fields.position(of: "minimum"), "the minimum is above the maximum", remedy: "exchange them")
        }
        return (minimum, maximum)
    }

    /// One text, or one for each language: `about: {fr: offres d'emploi, en: job offers}`.
    private static func about(
        _ tree: YAMLTree?, report: inout Report
    ) -> (text: String?, translations: [String: String]) {
        guard let tree else { return (nil, [:]) }
        guard case .mapping(let pairs) = tree.content else {
            return (tree.text(of: "“about”", report: &report)?.value, [:])
        }
        var translations: [String: String] = [:]
        var first: String?
        for pair in pairs {
            guard let text = pair.value.text(of: "“about”", report: &report)?.value else { continue }
            translations[pair.key.value] = text
            first = first ?? text
        }
        return (first, translations)
    }
}
