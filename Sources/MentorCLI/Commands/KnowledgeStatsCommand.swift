import ArgumentParser
import Figures
import Identifiers
import Knowledge
import TextAnalysis

/// `mentor kb stats`: what a knowledge base holds, in figures.
struct KnowledgeStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Compte ce que contient une base de connaissances.",
        discussion: """
            Counts what a knowledge base holds.

            EXEMPLES / EXAMPLES:
              mentor kb stats
              mentor kb stats --json --knowledge mon-dossier
            """)

    @OptionGroup var options: KnowledgeOptions

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    func run() throws {
        let knowledge = try KnowledgeSource(options: options).knowledge()
        var writer = JSONWriter()
        let kinds = knowledge.schema.kinds.map(\.id)
        let passages = knowledge.schema.languages.map { language in
            (language, knowledge.entities.reduce(0) { $0 + $1.passages(in: language).count })
        }
        let examples = knowledge.schema.languages.map { language in
            (language, knowledge.intents.reduce(0) { $0 + ($1.examples[language]?.count ?? 0) })
        }
        let figures = knowledge.entities.reduce(0) { $0 + $1.figures.count }
        let absent = knowledge.entities.reduce(0) { $0 + ($1.absent.values.map(\.count).max() ?? 0) }
        guard json else {
            var lines = [("version", knowledge.version), ("digest", knowledge.digest)]
            lines += kinds.map { kind in (kind.rawValue, String(knowledge.entities.count { $0.kind == kind })) }
            lines += passages.map { ("passages (\($0.0.rawValue))", String($0.1)) }
            lines += [
                ("figures", String(figures)), ("absent facets", String(absent)),
                ("sources", String(knowledge.sources.count)),
                ("intents", String(knowledge.intents.count)),
            ]
            lines += examples.map { ("examples (\($0.0.rawValue))", String($0.1)) }
            lines.append(("other names", String(knowledge.names.count)))
            let widest = lines.map { $0.0.count }.max() ?? 0
            return try Console().write(
                lines.map { $0.0 + String(repeating: " ", count: widest + 2 - $0.0.count) + $0.1 + "\n" }.joined())
        }
        writer.object { writer in
            writer.field("version", knowledge.version)
            writer.field("digest", knowledge.digest)
            writer.key("entities")
            writer.object { writer in
                for kind in kinds { writer.field(kind.rawValue, knowledge.entities.count { $0.kind == kind }) }
            }
            writer.key("passages")
            writer.object { writer in for (language, count) in passages { writer.field(language.rawValue, count) } }
            writer.field("figures", figures)
            writer.field("absent_facets", absent)
            writer.field("sources", knowledge.sources.count)
            writer.field("intents", knowledge.intents.count)
            writer.key("examples")
            writer.object { writer in for (language, count) in examples { writer.field(language.rawValue, count) } }
            writer.field("other_names", knowledge.names.count)
        }
        writer.endLine()
        try Console().write(writer.bytes)
    }
}
