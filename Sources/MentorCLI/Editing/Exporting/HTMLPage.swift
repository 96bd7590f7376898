import Identifiers
import Knowledge
import Mustache
import Site
import TextAnalysis

/// A whole knowledge base as one page that needs nothing else.
///
/// The template escapes every text that it is given, character by character. A quotation mark with a combining accent is
/// one such character and passes unescaped; in the midst of a text that is harmless, in an attribute it would not be. So
/// what stands in an attribute is made here from ids and from addresses in ASCII.
struct HTMLPage {
    private let knowledge: KnowledgeBase
    private let languages: [Language]

    init(_ knowledge: KnowledgeBase, languages: [Language]) {
        self.knowledge = knowledge
        self.languages = languages
    }

    /// The page.
    ///
    /// - Throws: `inside` when the template, which is part of the program, does not parse.
    func bytes() throws(CommandError) -> [UInt8] {
        let template: MustacheTemplate
        do { template = try MustacheTemplate(string: HTMLTemplate.text) } catch {
            throw CommandError(status: .inside, lines: ["mentor: the template of the page does not parse: \(error)"])
        }
        let language = languages.first ?? .french
        let wording = EditorWording(language: language)
        var data = LinkedData(knowledge, languages: languages).bytes
        data.removeLast()
        return Array(template.render([
            "lang": language.rawValue, "pageTitle": title(language), "skip": wording.skip, "versionLabel": wording.version,
            "version": knowledge.version, "digest": knowledge.digest, "contents": wording.contents,
            "linkedData": String(decoding: data, as: UTF8.self), "parts": languages.map(part),
        ] as [String: Any]).utf8)
    }

    /// "Base de connaissances : métiers, formations, notions".
    private func title(_ language: Language) -> String {
        let wording = EditorWording(language: language)
        let kinds = knowledge.schema.kinds.filter { kind in knowledge.entities.contains { $0.kind == kind.id } }
        return wording.title + wording.colon + kinds.compactMap { $0.nouns[language]?.many }.joined(separator: ", ")
    }

    // MARK: Anchors, unique by their first letter

    private func anchor(_ kind: EntityKind, _ language: Language) -> String { "k-\(language.rawValue)-\(kind)" }
    private func anchor(_ entity: EntityID, _ language: Language) -> String { "e-\(language.rawValue)-\(entity)" }
    private func anchor(_ source: SourceID, _ language: Language) -> String { "s-\(language.rawValue)-\(source)" }

    // MARK: Views

    private func part(_ language: Language) -> [String: Any] {
        let wording = EditorWording(language: language)
        let kinds: [[String: Any]] = knowledge.schema.kinds.compactMap { kind in
            let entities = knowledge.entities.filter { $0.kind == kind.id && $0.names[language] != nil }
            guard !entities.isEmpty else { return nil }
            return [
                "kindAnchor": anchor(kind.id, language),
                "kindTitle": Self.capitalized(kind.nouns[language]?.many ?? kind.id.rawValue),
                "entities": entities.map { entity($0, language, wording) },
            ]
        }
        let used = Set(knowledge.entities.flatMap(\.sources))
        return [
            "partLang": language.rawValue, "kinds": kinds, "sourcesAnchor": "l-\(language.rawValue)",
            "sourcesTitle": wording.sources, "sources": knowledge.sources.filter { used.contains($0.id) }.map { source in
                let href = WebAddress.safe(source.url)
                return [
                    "sourceAnchor": anchor(source.id, language), "publisher": source.publisher, "title": source.title,
                    "isLinked": href != nil, "href": href ?? "", "date": source.date?.description ?? wording.undated,
                ] as [String: Any]
            },
        ]
    }

    private func entity(_ entity: Entity, _ language: Language, _ wording: EditorWording) -> [String: Any] {
        let name = entity.names[language]
        let related = entity.related.compactMap { id in
            knowledge.entity(id)?.names[language].map { (id, $0.name) }
        }
        return [
            "entityAnchor": anchor(entity.id, language), "name": Self.capitalized(name?.name ?? entity.id.rawValue),
            "hasAlso": !(name?.also.isEmpty ?? true), "alsoLabel": wording.alsoNamed + wording.colon,
            "also": name?.also.joined(separator: ", ") ?? "",
            "facets": FacetText.all(of: entity, language, knowledge).map { facet($0, of: entity, language, wording) },
            "absences": FacetText.absences(of: entity, language, knowledge).map { absence in
                ["absence": wording.absence(of: absence.headings, absence.reason)]
            },
            "hasRelated": !related.isEmpty, "relatedLabel": wording.related + wording.colon,
            "related": related.enumerated().map { number, other in
                ["relatedAnchor": anchor(other.0, language), "relatedName": other.1, "more": number + 1 < related.count]
                    as [String: Any]
            },
        ]
    }

    private func facet(
        _ text: FacetText, of entity: Entity, _ language: Language, _ wording: EditorWording
    ) -> [String: Any] {
        let anchor = "\(language.rawValue)-\(entity.id).\(text.facet)"
        var tables: [[String: Any]] = []
        if !text.figures.isEmpty {
            let figures = FigureTable.published(text.figures, language, knowledge)
            let name = entity.names[language]?.name ?? entity.id.rawValue
            tables.append([
                "tableAnchor": "t-" + anchor,
                "caption": "\(text.heading), \(name)\(wording.colon)\(Self.lowered(wording.figures))",
                "columns": (figures.columns + [.source]).map { ["label": Self.capitalized(wording.heading($0))] },
                "rows": zip(figures.rows, figures.sources).map { row, sources in
                    [
                        "first": row.first ?? "", "cells": row.dropFirst().map { ["cell": $0] },
                        "references": references(sources, language, wording),
                    ] as [String: Any]
                },
            ])
        }
        return [
            "facetAnchor": "f-" + anchor, "heading": text.heading, "hasQuestion": text.question != nil,
            "question": text.question ?? "", "blocks": blocks(text.passages, language, wording), "tables": tables,
        ]
    }

    /// Paragraphs one by one, items that follow each other in one list.
    private func blocks(_ passages: [Passage], _ language: Language, _ wording: EditorWording) -> [[String: Any]] {
        var blocks: [(isList: Bool, items: [[String: Any]])] = []
        for passage in passages {
            let item: [String: Any] = [
                "pieces": pieces(of: passage, language), "references": references(passage.sources, language, wording),
            ]
            if passage.isItem, blocks.last?.isList ?? false {
                blocks[blocks.count - 1].items.append(item)
            } else {
                blocks.append((passage.isItem, [item]))
            }
        }
        return blocks.map { ["isList": $0.isList, "items": $0.items] }
    }

    /// The text cut at its links; one that leads to an entity without a page in the language is plain.
    private func pieces(of passage: Passage, _ language: Language) -> [[String: Any]] {
        let bytes = Array(passage.text.utf8)
        var pieces: [[String: Any]] = []
        var end = 0
        func put(_ range: Range<Int>, _ target: String?) {
            guard !range.isEmpty else { return }
            pieces.append([
                "words": String(decoding: bytes[range], as: UTF8.self), "isLink": target != nil, "target": target ?? "",
            ])
        }
        for link in passage.links where link.range.lowerBound >= end && link.range.upperBound <= bytes.count {
            put(end..<link.range.lowerBound, nil)
            let isThere = knowledge.entity(link.entity)?.names[language] != nil
            put(link.range, isThere ? anchor(link.entity, language) : nil)
            end = link.range.upperBound
        }
        put(end..<bytes.count, nil)
        return pieces
    }

    private func references(_ sources: [SourceID], _ language: Language, _ wording: EditorWording) -> [[String: Any]] {
        sources.enumerated().map { number, id in
            let source = knowledge.source(id)
            let year = source?.date.map { String($0.year) } ?? wording.undated
            return [
                "sourceAnchor": anchor(id, language), "label": "\(source?.publisher ?? id.rawValue), \(year)",
                "more": number + 1 < sources.count,
            ]
        }
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
    private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
}
