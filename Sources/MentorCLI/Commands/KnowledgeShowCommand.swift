import ArgumentParser
import Identifiers
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// `mentor kb show`: all that a knowledge base holds under an id.
struct KnowledgeShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Montre ce que la base dit d'un identifiant ou d'un nom.",
        discussion: """
            L'identifiant est celui d'un métier, d'une formation, d'une notion, d'un passage \
            (data-scientist/fr/missions/1), d'une source, d'une intention, d'une facette, d'une mesure, d'un lieu, d'un \
            outil… ; un nom (« ingénieur IA ») convient aussi. Statut 65 si rien ne porte ce nom.

            Shows everything that the knowledge base holds under an id or a name.

            EXEMPLES / EXAMPLES:
              mentor kb show data-scientist --language fr
              mentor kb show data-scientist/fr/missions/1
              mentor kb show onisep-jobs-2024 --json
            """)

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("Langue à montrer (par défaut : toutes).", valueName: "fr|en|auto"))
    var language: AdvisorOptions.LanguageChoice = .auto

    @Flag(help: "Écrit un objet JSON par chose nommée, un par ligne.")
    var json = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    @Argument(help: ArgumentHelp("L'identifiant, ou un nom.", valueName: "identifiant"))
    var id: [String]

    func run() throws {
        let console = Console(colour: !noColor)
        let named = try KnowledgeSource(options: options).named()
        let knowledge = try KnowledgeSource.knowledge(named)
        let word = id.joined(separator: " ")
        let subjects = Subject.all(word, in: knowledge)
        guard !subjects.isEmpty else { throw unknown(word, knowledge) }
        let languages = language.language.map { [$0] } ?? knowledge.schema.languages
        let pages = PageFinder(named.folders)
        if json {
            var writer = JSONWriter()
            for subject in subjects {
                write(subject, knowledge, languages, pages, to: &writer)
                writer.endLine()
            }
            return try console.write(writer.bytes)
        }
        let cards = CardText(
            knowledge: knowledge, pages: pages, style: console.style,
            width: console.isOutputTerminal ? console.width : nil, languages: languages)
        try console.write(subjects.map { cards.text($0) + "\n" }.joined(separator: "\n"))
    }

    private func unknown(_ word: String, _ knowledge: KnowledgeBase) -> CommandError {
        let near = Subject.nearest(to: word, in: knowledge)
        let remedy = near.isEmpty ? "`mentor kb stats --all` lists what there is"
            : "did you mean " + near.map { "“\($0)”" }.joined(separator: ", ") + "?"
        return .badData(["mentor: error: nothing in the knowledge base is called “\(word)”; \(remedy)"])
    }

    private func write(
        _ subject: Subject, _ knowledge: KnowledgeBase, _ languages: [Language], _ pages: PageFinder,
        to writer: inout JSONWriter
    ) {
        switch subject {
        case .entity(let entity): writer.entity(entity, languages)
        case .passage(let passage):
            writer.passage(passage, at: pages.place(of: passage)) { $0.field("type", "passage") }
        case .source(let source):
            writer.source(source) { writer in
                writer.key("uses")
                writer.array(knowledge.uses(of: source.id)) { writer, use in
                    writer.object {
                        $0.field("entity", use.entity.rawValue)
                        $0.field("passages", use.passages.map(\.description))
                        $0.field("figures", use.figures)
                    }
                }
            }
        case .intent(let intent): writer.intent(intent, languages)
        case .facet(let facet):
            writer.facet(facet, languages) { $0.field("intents", knowledge.intents(asking: facet.id)) }
        case .measure(let id): if let measure = knowledge.schema.measure(id) { writer.measure(measure) }
        case .name(let name): writer.name(name, languages)
        }
    }
}
