import Figures
import Identifiers
import TextAnalysis

/// Builds entities from drafts in which no error was found.
struct EntityAssembly {
    private let merged: MergedDraft
    private var names: [Language: [EntityID: String]] = [:]

    init(_ merged: MergedDraft) {
        self.merged = merged
        for drafts in merged.entities {
            for draft in drafts { names[draft.language, default: [:]][draft.id.value] = draft.name.value }
        }
    }

    /// Sorted by id.
    func entities() -> [Entity] {
        merged.entities.compactMap { drafts in
            guard let primary = drafts.first, let kind = drafts.compactMap(\.kind).first else { return nil }
            var names: [Language: EntityName] = [:]
            var sections: [Language: [Section]] = [:]
            var absent: [Language: [FacetID: String]] = [:]
            for draft in drafts {
                names[draft.language] = name(draft)
                sections[draft.language] = self.sections(draft, kind: kind.value)
                absent[draft.language] = absences(draft, kind: kind.value, told: sections[draft.language] ?? [], primary)
            }
            return Entity(
                id: primary.id.value, kind: kind.value, names: names, sections: sections,
                figures: primary.figures.map(\.figure), related: primary.related.map(\.value), absent: absent,
                theme: primary.theme?.value, reviewBy: primary.reviewBy, layer: primary.layer)
        }
    }

    /// The reasons stated, and the one for the others for every facet that is neither told nor named.
    private func absences(
        _ draft: EntityDraft, kind: EntityKind, told: [Section], _ primary: EntityDraft
    ) -> [FacetID: String] {
        var reasons = Dictionary(
            draft.absences.filter { !$0.isForOthers }.map { ($0.facet.value, $0.reason) },
            uniquingKeysWith: { first, _ in first })
        guard let others = draft.absences.first(where: \.isForOthers) else { return reasons }
        let measures = Set(primary.figures.map(\.figure.measure))
        for facet in merged.schema.kind(kind)?.facets ?? [] where reasons[facet] == nil {
            let isMeasured = merged.schema.facet(facet)?.measures.contains { measures.contains($0) } ?? false
            if !isMeasured, !told.contains(where: { $0.facet == facet }) { reasons[facet] = others.reason }
        }
        return reasons
    }

    private func name(_ draft: EntityDraft) -> EntityName {
        let name = draft.name.value
        let isFrench = draft.language == .french
        return EntityName(
            name: name, feminine: draft.feminine?.value, gender: draft.gender, plural: draft.plural?.value,
            elides: draft.elides ?? (isFrench && EntityName.defaultElision(of: name)), also: draft.also.map(\.value),
            field: draft.field.map(\.value),
            indefinite: draft.indefinite ?? (isFrench ? nil : EntityName.defaultArticle(of: name)),
            definite: draft.definite)
    }

    /// In the order of the kind's facets.
    private func sections(_ draft: EntityDraft, kind: EntityKind) -> [Section] {
        var found: [FacetID: Section] = [:]
        for section in draft.sections {
            guard let facet = merged.schema.facet(headed: section.heading.value, of: kind, in: draft.language) else {
                continue
            }
            let passages = section.passages.enumerated().map { index, passage in
                self.passage(
                    passage, draft.language,
                    id: PassageID(
                        entity: draft.id.value, language: draft.language.rawValue, facet: facet, number: index + 1))
            }
            found[facet] = Section(facet: facet, heading: section.heading.value, passages: passages)
        }
        return merged.schema.kind(kind)?.facets.compactMap { found[$0] } ?? []
    }

    private func passage(_ draft: EntityDraft.Passage, _ language: Language, id: PassageID) -> Passage {
        var text = ""
        var links: [Passage.Link] = []
        for piece in draft.pieces {
            switch piece {
            case .text(let words): text += words
            case .link(let entity, let label):
                let start = text.utf8.count
                text += label ?? names[language]?[entity.value] ?? entity.value.rawValue
                links.append(Passage.Link(entity: entity.value, range: start..<text.utf8.count))
            }
        }
        return Passage(
            id: id, text: text, sources: draft.sources.map(\.value), links: links, isItem: draft.isItem,
            line: draft.position.line)
    }
}
