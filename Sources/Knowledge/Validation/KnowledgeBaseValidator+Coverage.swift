import Figures
import Identifiers
import TextAnalysis

extension KnowledgeBaseValidator {
    /// Every facet of the kind is, in every language, either told (prose or figures) or said to be absent.
    func coverage(_ drafts: [EntityDraft], _ kind: Kind, reports: inout [Report]) {
        let measures = Set(drafts.first?.figures.map(\.figure.measure) ?? [])
        // A figure that could not be read is reported where it stands; its facet counts as told.
        let mayHaveMore =
            drafts.first.map { first in
                first.hasBrokenFigures || measures.contains { merged.schema.measure($0) == nil }
            } ?? false
        let told = drafts.map { draft in
            Set(
                draft.sections.compactMap { section in
                    merged.schema.facet(headed: section.heading.value, of: kind.id, in: draft.language)
                })
        }
        func isTold(_ id: FacetID, _ index: Int) -> Bool {
            told[index].contains(id) || merged.schema.facet(id)?.measures.contains { measures.contains($0) } ?? false
        }
        for (index, draft) in drafts.enumerated() {
            var excused = kind.optional.filter { !isTold($0, index) }
            for absence in draft.absences {
                let id = absence.facet
                if absence.isForOthers {
                    excused.formUnion(kind.facets.filter { !isTold($0, index) })
                    continue
                }
                if !kind.facets.contains(id.value) {
                    reports[index].error(
                        id.position, "kind “\(kind.id)” has no facet “\(id.value)”",
                        remedy: Suggestion.remedy(for: id.value.rawValue, in: kind.facets.map(\.rawValue)))
                }
                excused.insert(id.value)
            }
            for id in kind.facets {
                guard let facet = merged.schema.facet(id) else { continue }
                let elsewhere = drafts.indices.first { $0 != index && told[$0].contains(id) }
                let other = elsewhere.map { drafts[$0].language.rawValue }
                switch (isTold(id, index), excused.contains(id)) {
                case (true, true):
                    let absence = draft.absences.first { $0.facet.value == id }
                    let what = told[index].contains(id) ? "a section" : "figures"
                    reports[index].error(
                        absence?.facet.position ?? draft.absentPosition, "facet “\(id)” is absent and has \(what)",
                        remedy: "remove the line under “absent”")
                case (false, false):
                    if mayHaveMore, !facet.measures.isEmpty { continue }
                    let heading = facet.wordings[draft.language]?.heading ?? id.rawValue
                    reports[index].error(
                        draft.absentPosition,
                        other.map { "facet “\(id)” is missing, though it is there in \($0)" }
                            ?? "facet “\(id)” is neither present nor absent",
                        remedy: "write a section “## \(heading)”, or “\(id): the reason” under “absent”")
                case (false, true):
                    if let other, let absence = draft.absences.first(where: { $0.facet.value == id }) {
                        reports[index].warning(
                            absence.facet.position, "facet “\(id)” is absent, though it is there in \(other)",
                            remedy: "translate the section")
                    }
                case (true, false): break
                }
            }
        }
    }
}
