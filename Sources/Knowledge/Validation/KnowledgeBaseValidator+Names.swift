import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Two entities that cannot be told apart by name.
    ///
    /// The same main name twice in a kind of one folder is an error. An alias may be shared on purpose (Mentor then asks which one is
    /// meant), so it is a warning.
    func nameProblems() -> [Diagnostic] {
        struct Use {
            let draft: EntityDraft
            let kind: EntityKind?
            let isMain: Bool
            let position: Position
        }
        var found: [Diagnostic] = []
        for language in merged.schema.languages {
            var uses: [String: Use] = [:]
            for drafts in merged.entities {
                guard let draft = drafts.first(where: { $0.language == language }) else { continue }
                let kind = drafts.compactMap(\.kind).first?.value
                var report = Report(path: draft.path)
                // The feminine and the plural of a name may well be the name itself.
                let grammatical = [draft.feminine, draft.plural].compactMap { $0 }.filter {
                    $0.value != draft.name.value
                }
                let forms = [(draft.name, true)] + grammatical.map { ($0, false) } + draft.also.map { ($0, false) }
                for (form, isMain) in forms {
                    let key = form.value.lowercased()
                    let use = Use(draft: draft, kind: kind, isMain: isMain, position: form.position)
                    guard let other = uses[key] else {
                        uses[key] = use
                        continue
                    }
                    // Between folders both may know a name: the fuller page keeps it.
                    if other.draft.layer != draft.layer { continue }
                    let place = "\(other.draft.path):\(other.position.line)"
                    if other.draft.id.value == draft.id.value {
                        report.warning(form.position, "“\(form.value)” is written twice", remedy: "keep one of them")
                    } else if isMain, other.isMain, kind == other.kind {
                        report.error(
                            form.position, "“\(form.value)” is also the name of “\(other.draft.id.value)” (\(place))",
                            remedy: "give the two different names")
                    } else {
                        report.warning(
                            form.position, "“\(form.value)” also means “\(other.draft.id.value)” (\(place))",
                            remedy: "keep both only if people do use it for both")
                    }
                }
                found += report.diagnostics
            }
        }
        return found
    }

    /// Entries of `lexicon/names.yaml` that clash or lack a language.
    func namesFileProblems() -> [Diagnostic] {
        var found: [Diagnostic] = []
        var uses: [String: NameDraft] = [:]
        let places = Set(merged.names.filter { $0.kind.value.rawValue == "place" }.map(\.id.value))
        for name in merged.names {
            var report = Report(path: name.path)
            if merged.entityIDs.contains(name.id.value) {
                report.error(
                    name.id.position, "“\(name.id.value)” is already the id of an entity", remedy: "choose another id")
            }
            if let within = name.within, !places.contains(within.value) {
                report.error(
                    within.position, "there is no place “\(within.value)”",
                    remedy: Suggestion.nearest(to: within.value.rawValue, in: places.sorted().map(\.rawValue))
                        .map { "did you mean “\($0)”?" } ?? "add it, or remove “within”")
            }
            for language in merged.schema.languages {
                let forms = name.forms[language] ?? []
                if forms.isEmpty {
                    report.error(
                        name.id.position, "“\(name.id.value)” has no form in \(language.rawValue)",
                        remedy: "add “\(language.rawValue): […]”")
                }
                for form in forms {
                    let key = "\(language.rawValue)/\(name.kind.value)/\(form.value.lowercased())"
                    if let other = uses[key] {
                        report.warning(
                            form.position, "“\(form.value)” also means “\(other.id.value)”", remedy: "keep one of them")
                    } else {
                        uses[key] = name
                    }
                }
            }
            found += report.diagnostics
        }
        return found
    }
}
