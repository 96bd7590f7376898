import Figures
import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Figures that the schema does not allow, or that say too little.
    func figures(_ draft: EntityDraft, _ kind: Kind?, report: inout Report) {
        for entry in draft.figures {
            let figure = entry.figure
            if case .stated(let source) = figure.origin {
                self.source(Located(value: source, position: entry.position(of: "source")), report: &report)
            }
            guard let measure = merged.schema.measure(figure.measure) else {
                report.error(
                    entry.position(of: "measure"), "unknown measure “\(figure.measure)”",
                    remedy: Suggestion.remedy(
                        for: figure.measure.rawValue, in: merged.schema.measures.map(\.id.rawValue)))
                continue
            }
            if !measure.allows(unit: figure.unit) {
                report.error(
                    entry.position(of: "unit"), "unit “\(figure.unit)” is not allowed for “\(measure.id)”",
                    remedy: "use one of: \(measure.units.joined(separator: ", "))")
            }
            for qualifier in measure.missingQualifiers(in: figure) where entry.positions[qualifier.rawValue] == nil {
                report.error(
                    entry.position, "the figure lacks “\(qualifier.rawValue)”, which “\(measure.id)” requires",
                    remedy: "add “\(qualifier.rawValue): …”")
            }
            for qualifier in measure.unknownQualifiers(in: figure) {
                report.error(
                    entry.position(of: qualifier.rawValue),
                    "“\(qualifier.rawValue)” says nothing about “\(measure.id)”",
                    remedy: "remove it, or allow it in schema.yaml")
            }
            if let kind, merged.schema.facet(showing: measure.id, of: kind.id) == nil {
                report.error(
                    entry.position(of: "measure"), "no facet of kind “\(kind.id)” shows “\(measure.id)”",
                    remedy: "remove the figure, or add the measure to a facet in schema.yaml")
            }
            if figure.isMoney, let low = [figure.minimum, figure.maximum].compactMap({ $0 }).min(), low <= 0 {
                report.error(entry.position, "an amount of money must be above zero")
            }
            words(of: entry, report: &report)
        }
    }

    /// Levels and places are answered in every language, so their names must be known; so must `about`.
    private func words(of entry: EntityDraft.FigureEntry, report: inout Report) {
        for (key, text) in [("level", entry.figure.level), ("place", entry.figure.place)] {
            guard let text else { continue }
            guard let forms = merged.forms[key], !forms.contains(text.lowercased()) else { continue }
            let known = merged.names.filter { $0.kind.value.rawValue == key }.map(\.id.value.rawValue)
            report.warning(
                entry.position(of: key), "\(key) “\(text)” is not in lexicon/names.yaml",
                remedy: Suggestion.nearest(to: text, in: known).map { "did you mean “\($0)”?" }
                    ?? "add it there, so that it can be said in every language")
        }
        if entry.hasPlainAbout, merged.schema.languages.count > 1 {
            let forms = merged.schema.languages.map { "\($0.rawValue): …" }.joined(separator: ", ")
            report.warning(
                entry.position(of: "about"), "“about” is written in one language only",
                remedy: "write “about: {\(forms)}”")
        }
        for code in entry.figure.aboutTranslations.keys.sorted()
        where !merged.schema.languages.contains(where: { $0.rawValue == code }) {
            report.error(
                entry.position(of: "about"), "“\(code)” is no language of the schema",
                remedy: "use \(merged.schema.languages.map(\.rawValue).joined(separator: ", "))")
        }
    }
}
