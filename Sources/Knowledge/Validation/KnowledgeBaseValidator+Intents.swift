import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Acts that ask about a facet; `ask` cannot do without.
    private static let facetActs = ["ask", "compare", "rank"]
    private static let conversions = ["gross", "month", "net", "year"]
    /// Masks that a message may hold beside the kinds of the schema and of `lexicon/names.yaml`.
    private static let masks = ["amount", "level", "place", "profession", "sector", "skill", "tool", "year"]

    /// Intents that name what does not exist, or have nothing to learn from.
    func intentProblems() -> [Diagnostic] {
        var masks = Set(Self.masks)
        masks.formUnion(merged.schema.kinds.map(\.id.rawValue))
        masks.formUnion(merged.names.map(\.kind.value.rawValue))
        let knownMasks = masks.sorted()
        // Message → the position of its intent, for each language.
        var uses = [[String: Int]](repeating: [:], count: merged.schema.languages.count)
        for (index, language) in merged.schema.languages.enumerated() {
            uses[index].reserveCapacity(merged.intents.reduce(0) { $0 + ($1.examples[language]?.count ?? 0) })
        }
        var found: [Diagnostic] = []
        for intent in merged.clashes {
            var report = Report(path: intent.path)
            report.error(
                intent.examplesPosition, "“\(intent.id.value)” is also the name of an intent, which has examples of its own",
                remedy: "rename the page, or move its questions to intents/\(intent.id.value).yaml")
            found += report.diagnostics
        }
        for (number, intent) in merged.intents.enumerated() {
            var report = Report(path: intent.path)
            meaning(of: intent, report: &report)
            found += report.diagnostics
            for (index, language) in merged.schema.languages.enumerated() {
                let examples = intent.examples[language] ?? []
                report = Report(path: intent.path(in: language))
                // A page may be written in one language alone.
                if examples.isEmpty, intent.about == nil {
                    report.error(
                        intent.examplesPosition, "intent “\(intent.id.value)” has no examples in \(language.rawValue)",
                        remedy: "add “\(language.rawValue):” and messages as people type them, one a line")
                }
                for example in examples {
                    for mask in Mask.names(in: example.value) where !masks.contains(mask) {
                        report.error(
                            example.position, "unknown mask “{\(mask)}”",
                            remedy: Suggestion.remedy(for: mask, in: knownMasks))
                    }
                    guard let earlier = uses[index].updateValue(number, forKey: example.value) else { continue }
                    let other = merged.intents[earlier]
                    if earlier == number {
                        report.warning(
                            example.position, "the example “\(example.value)” is there twice", remedy: "keep one")
                    } else {
                        report.warning(
                            example.position, "“\(example.value)” is also an example of “\(other.id.value)”",
                            remedy: "keep it where it belongs")
                    }
                }
                found += report.diagnostics
            }
        }
        return found
    }

    private func meaning(of intent: IntentDraft, report: inout Report) {
        let act = intent.act.value
        if !IntentDefinition.acts.contains(act) {
            report.error(
                intent.act.position, "unknown act “\(act)”",
                remedy: Suggestion.remedy(for: act, in: IntentDefinition.acts))
            return
        }
        if let facet = intent.facet {
            if !Self.facetActs.contains(act) {
                report.error(facet.position, "act “\(act)” has no facet", remedy: "remove the line")
            } else if merged.schema.facet(facet.value) == nil {
                report.error(
                    facet.position, "unknown facet “\(facet.value)”",
                    remedy: Suggestion.remedy(for: facet.value.rawValue, in: merged.schema.facets.map(\.id.rawValue)))
            }
        } else if act == "ask" {
            report.error(intent.act.position, "act “ask” needs a facet", remedy: "add “facet: …”")
        }
        guard let to = intent.to else { return }
        let allowed =
            switch act {
            case "language": merged.schema.languages.map(\.rawValue)
            case "convert": Self.conversions
            default: [String]()
            }
        if allowed.isEmpty {
            report.error(to.position, "act “\(act)” has no “to”", remedy: "remove the line")
        } else if !allowed.contains(to.value) {
            report.error(
                to.position, "“\(to.value)” is not what act “\(act)” can lead to",
                remedy: "use one of: \(allowed.joined(separator: ", "))")
        }
    }
}
