import Identifiers
import TextAnalysis

/// A passage as a reviewer sees it: its words, where it stands and what it is about.
struct ReviewedPassage: Sendable {
    let path: String
    let position: Position
    let language: Language
    let entity: EntityID
    let facet: FacetID
    let sources: Set<SourceID>
    /// Links worded, sources removed.
    let text: String
    let tokens: [Token]
    /// The numbers that it states.
    let amounts: [StatedAmount]

    /// Every passage under a heading that the schema knows.
    static func all(of merged: MergedDraft) -> [ReviewedPassage] {
        var analyzers: [Language: Analyzer] = [:]
        for language in merged.schema.languages {
            analyzers[language] = Analyzer(language: language, lexicon: merged.lexicons[language] ?? .empty)
        }
        let names = merged.entities.joined().reduce(into: [String: String]()) { names, draft in
            names["\(draft.language.rawValue)/\(draft.id.value)"] = draft.name.value
        }
        var found: [ReviewedPassage] = []
        for drafts in merged.entities {
            guard let kind = drafts.compactMap(\.kind).first?.value else { continue }
            for draft in drafts {
                guard let analyzer = analyzers[draft.language] else { continue }
                for section in draft.sections {
                    guard let facet = merged.schema.facet(headed: section.heading.value, of: kind, in: draft.language)
                    else { continue }
                    for passage in section.passages {
                        let text = passage.pieces.map { piece in
                            switch piece {
                            case .text(let words): words
                            case .link(let entity, let label):
                                label ?? names["\(draft.language.rawValue)/\(entity.value)"] ?? entity.value.rawValue
                            }
                        }.joined()
                        let tokens = analyzer.analyze(text).tokens
                        found.append(
                            ReviewedPassage(
                                path: draft.path, position: passage.position, language: draft.language,
                                entity: draft.id.value, facet: facet, sources: Set(passage.sources.map(\.value)),
                                text: text, tokens: tokens, amounts: StatedAmount.all(in: tokens)))
                    }
                }
            }
        }
        return found
    }
}
