import Figures
import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Everything that is wrong with one entity over its languages.
    func entityProblems(_ drafts: [EntityDraft]) -> [Diagnostic] {
        guard let primary = drafts.first, let main = merged.schema.languages.first else { return [] }
        var reports = drafts.map { Report(path: $0.path) }
        var isComplete = true
        for language in merged.schema.languages where !drafts.contains(where: { $0.language == language }) {
            if merged.brokenPages.contains(PageName(language: language, name: primary.id.value.rawValue)) {
                isComplete = false
                continue
            }
            // A folder that hardly speaks the language is said so once, not page by page.
            if untranslated.contains(Untranslated(layer: primary.layer, language: language)) { continue }
            reports[0].warning(
                .start, "entity “\(primary.id.value)” has no file in \(language.rawValue)",
                remedy: "write \(primary.path.inFolder(language, insteadOf: primary.language))")
        }
        let kind = kind(of: drafts, isComplete: isComplete, reports: &reports)
        for (index, draft) in drafts.enumerated() {
            if draft.language != main {
                if let position = draft.figuresPosition {
                    reports[index].error(
                        position, "figures in the \(draft.language.rawValue) file",
                        remedy: "figures are written once, in the \(main.rawValue) file, and serve every language")
                }
                if !draft.related.isEmpty || draft.reviewBy != nil || draft.theme != nil {
                    reports[index].warning(
                        draft.id.position, "“related”, “theme” and “review-by” are not read here",
                        remedy: "they belong to the \(main.rawValue) file")
                }
            }
            if let theme = draft.theme { self.theme(theme, report: &reports[index]) }
            grammar(draft, kind, report: &reports[index])
            sections(draft, kind, report: &reports[index])
            for related in draft.related { link(related, from: draft, report: &reports[index]) }
            if draft.language == main { figures(draft, kind, report: &reports[index]) }
        }
        if let kind, isComplete { coverage(drafts, kind, reports: &reports) }
        return reports.flatMap(\.diagnostics)
    }

    /// The kind that the primary file states and the others, where they state one, confirm.
    private func kind(of drafts: [EntityDraft], isComplete: Bool, reports: inout [Report]) -> Kind? {
        let stated = drafts.compactMap(\.kind).first
        for (index, draft) in drafts.enumerated() {
            if let kind = draft.kind, kind.value != stated?.value {
                reports[index].error(
                    kind.position,
                    "kind “\(kind.value)” contradicts “\(stated?.value.rawValue ?? "")” in the other language",
                    remedy: "leave it out here")
            }
        }
        guard let stated else {
            guard isComplete else { return nil }
            reports[0].error(
                drafts[0].id.position, "entity “\(drafts[0].id.value)” has no kind",
                remedy: "add “kind: …”, one of: \(merged.schema.kinds.map(\.id.rawValue).joined(separator: ", "))")
            return nil
        }
        guard let kind = merged.schema.kind(stated.value) else {
            let index = drafts.firstIndex { $0.kind == stated } ?? 0
            reports[index].error(
                stated.position, "unknown kind “\(stated.value)”",
                remedy: Suggestion.remedy(for: stated.value.rawValue, in: merged.schema.kinds.map(\.id.rawValue)))
            return nil
        }
        return kind
    }

    private func theme(_ theme: Located<ThemeID>, report: inout Report) {
        guard merged.schema.theme(theme.value) == nil else { return }
        report.error(
            theme.position, "unknown theme “\(theme.value)”",
            remedy: Suggestion.remedy(for: theme.value.rawValue, in: merged.schema.themes.map(\.id.rawValue))
                ?? "declare it under “themes” in schema.yaml")
    }

    /// What sentences need around the name.
    private func grammar(_ draft: EntityDraft, _ kind: Kind?, report: inout Report) {
        if draft.language == .french, draft.gender == nil {
            report.error(
                draft.name.position, "“\(draft.name.value)” has no gender",
                remedy: "add “gender: masculine” or “gender: feminine”")
        }
        guard draft.plural == nil, let kind else { return }
        let asking = kind.facets.first { id in
            merged.schema.facet(id)?.wordings[draft.language].map { Mask.names(in: $0.question).contains("plural") }
                ?? false
        }
        if let asking {
            report.error(
                draft.name.position, "“\(draft.name.value)” has no plural, which the question on “\(asking)” needs",
                remedy: "add “plural: …”")
        }
    }

    private func sections(_ draft: EntityDraft, _ kind: Kind?, report: inout Report) {
        var seen: Set<String> = []
        for section in draft.sections {
            let heading = section.heading.value
            if !seen.insert(heading).inserted {
                report.error(section.heading.position, "section “\(heading)” appears twice", remedy: "join the two")
            }
            if let kind, merged.schema.facet(headed: heading, of: kind.id, in: draft.language) == nil {
                let known = kind.facets.compactMap { merged.schema.facet($0)?.wordings[draft.language]?.heading }
                report.error(
                    section.heading.position, "unknown heading “\(heading)” for kind “\(kind.id)”",
                    remedy: Suggestion.remedy(for: heading, in: known))
            }
            for passage in section.passages {
                for source in passage.sources { self.source(source, report: &report) }
                for case .link(let entity, _) in passage.pieces { link(entity, from: draft, report: &report) }
            }
        }
    }

    func source(_ source: Located<SourceID>, report: inout Report) {
        guard merged.knowsSources, !merged.sourceIDs.contains(source.value) else { return }
        report.error(
            source.position, "unknown source “\(source.value)”",
            remedy: Suggestion.nearest(to: source.value.rawValue, in: merged.sources.map(\.id.rawValue))
                .map { "did you mean “\($0)”?" } ?? "add it to sources.yaml")
    }

    private func link(_ target: Located<EntityID>, from draft: EntityDraft, report: inout Report) {
        let pages = merged.schema.languages.map { PageName(language: $0, name: target.value.rawValue) }
        if !merged.entityIDs.contains(target.value) {
            if pages.contains(where: merged.brokenPages.contains) { return }
            report.error(
                target.position, "there is no entity “\(target.value)”",
                remedy: Suggestion.nearest(to: target.value.rawValue, in: merged.entityIDs.sorted().map(\.rawValue))
                    .map { "did you mean “\($0)”?" } ?? "remove the link or write that entity")
        } else if target.value == draft.id.value {
            report.warning(target.position, "“\(target.value)” points to itself", remedy: "remove the link")
        }
    }
}

extension String {
    /// The same path under another language's folder.
    fileprivate func inFolder(_ language: Language, insteadOf old: Language) -> String {
        var parts = split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        if let index = parts.lastIndex(of: old.rawValue) { parts[index] = language.rawValue }
        return parts.joined(separator: "/")
    }
}
