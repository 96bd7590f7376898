import Identifiers
import Knowledge
import Site
import TextAnalysis

/// A whole knowledge base as one Markdown document, to be read, printed or turned into something else.
///
/// Sources are footnotes, figures are tables. What an editor wrote is text and stays text: signs that Markdown would take
/// for its own are written with a backslash.
struct MarkdownDocument {
    private let knowledge: KnowledgeBase
    private let languages: [Language]

    init(_ knowledge: KnowledgeBase, languages: [Language]) {
        self.knowledge = knowledge
        self.languages = languages
    }

    /// The document, ending in a line feed.
    var text: String {
        let wording = EditorWording(language: languages.first ?? .french)
        var blocks = [["# \(wording.title)"], ["\(wording.version) \(Self.escaped(knowledge.version)), `\(knowledge.digest)`"]]
        for language in languages {
            for kind in knowledge.schema.kinds {
                let entities = knowledge.entities.filter { $0.kind == kind.id && $0.names[language] != nil }
                guard !entities.isEmpty else { continue }
                blocks.append(["## " + Self.title(kind.nouns[language]?.many ?? kind.id.rawValue)])
                for entity in entities { blocks += self.blocks(entity, language) }
            }
        }
        blocks.append(["## \(wording.sources)"])
        let used = Set(knowledge.entities.flatMap(\.sources))
        blocks += knowledge.sources.filter { used.contains($0.id) }.map { [footnote($0, wording)] }
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func blocks(_ entity: Entity, _ language: Language) -> [[String]] {
        let wording = EditorWording(language: language)
        let name = entity.names[language]
        var blocks = [["### " + Self.title(name?.name ?? entity.id.rawValue)]]
        if let also = name?.also, !also.isEmpty {
            blocks.append(["*\(wording.alsoNamed)\(wording.colon)\(Self.escaped(also.joined(separator: ", ")))*"])
        }
        for text in FacetText.all(of: entity, language, knowledge) {
            blocks.append(["#### " + Self.escaped(text.heading)])
            if let question = text.question { blocks.append(["*\(Self.escaped(question))*"]) }
            var wasItem = false
            for passage in text.passages {
                let line = (passage.isItem ? "- " : "") + Self.escaped(passage.text) + Self.notes(passage.sources)
                if passage.isItem, wasItem { blocks[blocks.count - 1].append(line) } else { blocks.append([line]) }
                wasItem = passage.isItem
            }
            blocks.append(table(text, language, wording))
        }
        for absence in FacetText.absences(of: entity, language, knowledge) {
            blocks.append(["*" + Self.escaped(wording.absence(of: absence.headings, absence.reason)) + "*"])
        }
        return blocks
    }

    private func table(_ text: FacetText, _ language: Language, _ wording: EditorWording) -> [String] {
        let figures = FigureTable.published(text.figures, language, knowledge)
        guard !figures.rows.isEmpty else { return [] }
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let headings = figures.columns.map { wording.heading($0) } + [wording.heading(.source)]
        return [row(headings), row(headings.map { _ in "---" })]
            + zip(figures.rows, figures.sources).map { cells, sources in row(cells.map(Self.escaped) + [Self.notes(sources)]) }
    }

    private func footnote(_ source: Source, _ wording: EditorWording) -> String {
        "[^\(source.id)]: \(Self.escaped(source.publisher)), *\(Self.escaped(source.title))*, "
            + (source.date?.description ?? wording.undated) + (WebAddress.safe(source.url).map { ", <\($0)>" } ?? "")
    }

    private static func notes(_ sources: [SourceID]) -> String { sources.map { "[^\($0)]" }.joined() }

    private static func title(_ text: String) -> String { escaped(text.prefix(1).uppercased() + text.dropFirst()) }

    /// The text on one line, with a backslash before whatever Markdown or the HTML in it would take for its own.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t": escaped += " "
            case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": escaped += "\\" + String(scalar)
            // At the beginning of a line: a heading, a list, a quotation, a rule.
            case "#", "+", "-", "=", ":": escaped += (escaped.isEmpty ? "\\" : "") + String(scalar)
            case ".", ")": escaped += (escaped.allSatisfy { $0.isASCII && $0.isNumber } ? "\\" : "") + String(scalar)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
