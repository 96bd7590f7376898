import Identifiers
import Importing
import JSON
import Knowledge
import TextAnalysis

/// What an import of articles made, for a person or for a program.
struct ArticleReport {
    let folder: String
    let articles: [ImportedArticle]
    let shared: SharedNames?

    func write(asJSON: Bool) throws(CommandError) {
        let console = Console()
        if asJSON {
            var writer = JSONWriter()
            json(&writer)
            writer.endLine()
            return try console.write(writer.bytes)
        }
        var lines = articles.flatMap(lines)
        let passages = articles.reduce(0) { $0 + $1.passages }
        lines.append("\(articles.count) \(articles.count == 1 ? "page" : "pages"), \(passages) passages in \(Diagnostic.shown(folder))")
        lines.append("Read them over, then: mentor kb check --knowledge \(Diagnostic.shown(folder))")
        try console.write(lines.map { console.style.printable($0) + "\n" }.joined())
    }

    /// Those of the import, then those on its name.
    private func notes(_ article: ImportedArticle) -> [Imported.Note] {
        article.imported.notes + (shared?.notes(on: article.id) ?? [])
    }

    private func page(_ article: ImportedArticle) -> String {
        folder + "/" + (article.imported.files.first?.path ?? "")
    }

    private func lines(_ article: ImportedArticle) -> [String] {
        let source = article.source
        var lines = ["\(Diagnostic.shown(article.path)) → \(Diagnostic.shown(page(article)))"]
        let facts = [
            ("title", source.title), ("date", source.date.map { "\($0)" } ?? "none"), ("publisher", source.publisher),
            ("url", source.url ?? "none"), ("language", article.language.rawValue), ("about", "\(article.name) (\(article.kind))"),
            ("source", source.id.rawValue),
        ]
        lines += facts.map { "  \($0.0): \($0.1)" }
        for note in notes(article) {
            lines.append("  " + (note.line.map { "line \($0): " } ?? "") + "\(note.kind.rawValue) \(note.text)")
        }
        return lines + [""]
    }

    private func json(_ writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("folder", folder)
            writer.key("articles")
            writer.array(articles) { writer, article in
                writer.object { writer in
                    writer.field("path", article.path)
                    writer.field("page", page(article))
                    writer.field("id", article.id.rawValue)
                    writer.field("kind", article.kind.rawValue)
                    writer.field("name", article.name)
                    writer.field("language", article.language.rawValue)
                    writer.key("source")
                    writer.object { writer in
                        writer.field("id", article.source.id.rawValue)
                        writer.field("publisher", article.source.publisher)
                        writer.field("title", article.source.title)
                        writer.field("url", article.source.url)
                        writer.field("date", article.source.date.map { "\($0)" })
                    }
                    writer.key("sections")
                    writer.array(article.sections) { $0.section($1) }
                    writer.key("notes")
                    writer.array(notes(article)) { $0.note($1) }
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func section(_ section: ArticleSection) {
        object { writer in
            writer.field("heading", section.heading)
            writer.field("line", section.line)
            writer.field("facet", section.facet?.rawValue)
            writer.key("passages")
            writer.array(section.passages) { writer, passage in
                writer.object { writer in
                    writer.field("facet", passage.facet.rawValue)
                    writer.field("line", passage.line)
                    writer.field("text", passage.text)
                }
            }
        }
    }

    /// What was kept, dropped or guessed; the line is null where there is none.
    mutating func note(_ note: Imported.Note) {
        object { writer in
            writer.field("kind", note.kind.rawValue)
            writer.key("line")
            if let line = note.line { writer.value(line) } else { writer.null() }
            writer.field("text", note.text)
        }
    }
}
