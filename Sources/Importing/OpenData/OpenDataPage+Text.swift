extension OpenDataPage {
    /// `fr/roles/rome-m1811.md` and its text.
    var file: Imported.File {
        let folder = kind == "curriculum" ? "curricula" : kind + "s"
        return Imported.File(path: "\(isEnglish ? "en" : "fr")/\(folder)/\(id).md", text: text)
    }

    private var text: String {
        var lines = ["---", "id: \(id)", "kind: \(kind)", "name: \(YAMLText.value(name.name))"]
        if let feminine { lines.append("feminine: \(YAMLText.value(feminine))") }
        if !isEnglish {
            lines.append("gender: \(name.isFeminine ? "feminine" : "masculine")")
            if let elides = name.statedElision { lines.append("elides: \(elides)") }
        }
        if let plural { lines.append("plural: \(YAMLText.value(plural))") }
        if !also.isEmpty { lines.append("also:") }
        lines += also.map { "  - \(YAMLText.value($0))" }
        if !related.isEmpty, !isEnglish { lines.append("related: [\(related.joined(separator: ", "))]") }
        if let reviewBy, !isEnglish { lines.append("review-by: \(reviewBy)") }
        if !figures.isEmpty, !isEnglish { lines += ["figures:"] + figures.map(Self.line) }
        if !absent.isEmpty { lines.append("absent:") }
        lines += absent.map { "  \($0.facet): \(YAMLText.value($0.reason))" }
        lines.append("---")
        for section in Facet.allCases.compactMap({ facet in sections.first { $0.facet == facet } }) {
            lines.append("## \(section.facet.heading(isEnglish: isEnglish))")
            lines += section.passages + [""]
        }
        if lines.last == "" { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func line(_ figure: FigureLine) -> String {
        var parts = ["measure: \(figure.measure)"]
        if let minimum = figure.minimum, minimum == figure.maximum {
            parts.append("amount: \(number(minimum))")
        } else {
            if let minimum = figure.minimum { parts.append("minimum: \(number(minimum))") }
            if let maximum = figure.maximum { parts.append("maximum: \(number(maximum))") }
        }
        parts.append("unit: \(figure.unit)")
        parts += figure.qualifiers.map { "\($0.key): \($0.value)" }
        parts.append("source: \(figure.source)")
        if let about = figure.about {
            parts.append("about: {fr: \(YAMLText.value(about.french)), en: \(YAMLText.value(about.english))}")
        }
        return "  - {\(parts.joined(separator: ", "))}"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
    }
}
