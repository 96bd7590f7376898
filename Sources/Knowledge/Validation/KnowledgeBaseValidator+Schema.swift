import Figures
import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Kinds, facets and measures that do not fit together.
    func schemaProblems() -> [Diagnostic] {
        let schema = merged.schema
        let facetNames = schema.facets.map(\.id.rawValue)
        let measureNames = schema.measures.map(\.id.rawValue)
        var found: [Diagnostic] = []
        for draft in merged.schemaDrafts {
            var report = Report(path: draft.path)
            if schema.languages.isEmpty {
                report.error(.start, "the schema names no language", remedy: "add “languages: [fr, en]”")
            }
            for (kind, facet) in draft.kindFacets where schema.facet(facet.value) == nil {
                report.error(
                    facet.position, "kind “\(kind)” has an unknown facet “\(facet.value)”",
                    remedy: Suggestion.remedy(for: facet.value.rawValue, in: facetNames))
            }
            for measure in draft.facetMeasures where schema.measure(measure.value) == nil {
                report.error(
                    measure.position, "unknown measure “\(measure.value)”",
                    remedy: Suggestion.remedy(for: measure.value.rawValue, in: measureNames))
            }
            for facet in draft.nearFacets where schema.facet(facet.value) == nil {
                report.error(
                    facet.position, "unknown facet “\(facet.value)”",
                    remedy: Suggestion.remedy(for: facet.value.rawValue, in: facetNames))
            }
            for kind in draft.kinds {
                if kind.value.facets.isEmpty {
                    report.error(kind.position, "kind “\(kind.value.id)” has no facet", remedy: "add “facets: […]”")
                }
                for language in schema.languages where kind.value.nouns[language] == nil {
                    report.error(
                        kind.position, "kind “\(kind.value.id)” has no noun in \(language.rawValue)",
                        remedy: "add “\(language.rawValue): {one: …, many: …}”")
                }
                headings(of: kind, report: &report)
            }
            for facet in draft.facets {
                for language in schema.languages where facet.value.wordings[language] == nil {
                    report.error(
                        facet.position, "facet “\(facet.value.id)” has no words in \(language.rawValue)",
                        remedy: "add “\(language.rawValue): {heading: …, noun: …, question: …}”")
                }
            }
            for theme in draft.themes {
                for language in schema.languages where theme.value.names[language] == nil {
                    report.error(
                        theme.position, "theme “\(theme.value.id)” has no words in \(language.rawValue)",
                        remedy: "add “\(language.rawValue): …”")
                }
            }
            found += report.diagnostics
        }
        return found
    }

    /// Two facets of a kind under the same heading could not be told apart.
    private func headings(of kind: Located<Kind>, report: inout Report) {
        for language in merged.schema.languages {
            var seen: [String: FacetID] = [:]
            for id in kind.value.facets {
                guard let heading = merged.schema.facet(id)?.wordings[language]?.heading else { continue }
                if let other = seen[heading], other != id {
                    report.error(
                        kind.position,
                        "kind “\(kind.value.id)” has two facets headed “\(heading)” in \(language.rawValue): "
                            + "\(other) and \(id)",
                        remedy: "rename one of the headings")
                } else if seen[heading] == id {
                    report.error(kind.position, "kind “\(kind.value.id)” lists facet “\(id)” twice", remedy: "keep one")
                }
                seen[heading] = id
            }
        }
    }
}
