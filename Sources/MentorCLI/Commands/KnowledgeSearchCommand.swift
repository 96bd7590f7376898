import ArgumentParser
import Composition
import Knowledge
import MentorCore
import TextAnalysis

/// `mentor kb search`: the passages that hold some words, best first, for the people who write them.
struct KnowledgeSearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Cherche des passages, du plus proche au moins proche.",
        discussion: """
            Montre pour chaque passage son score, son identifiant, le fichier et la ligne où il est écrit, son texte \
            (les mots trouvés en gras) et ses sources. Sans --language, la langue est reconnue aux mots cherchés.

            Shows the passages that hold the words, best first, with where each is written.

            EXEMPLES / EXAMPLES:
              mentor kb search télétravail data scientist
              mentor kb search --language en --limit 3 deep learning
              mentor kb search python --json
            """)

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("Langue des passages.", valueName: "fr|en|auto"))
    var language: AdvisorOptions.LanguageChoice = .auto

    @Option(help: ArgumentHelp("Nombre de passages, de 1 à 40.", valueName: "nombre"))
    var limit = 10

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    @Argument(help: ArgumentHelp("Les mots cherchés.", valueName: "mots"))
    var words: [String]

    func validate() throws {
        guard (1...40).contains(limit) else { throw ValidationError("--limit is a number from 1 to 40.") }
        guard words.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { throw ValidationError("Nothing to search for.") }
    }

    func run() throws {
        let console = Console(colour: !noColor)
        // Prompts and the day have no part in what is found.
        var advising = try AdvisorOptions.parse([])
        advising.folders = options
        let prepared = try KnowledgeSource.advisor(advising)
        defer { prepared.keep() }
        let query = words.joined(separator: " ")
        let report = SearchReport(
            query, language.language ?? prepared.advisor.respond(to: query).reply.language, limit: limit,
            advisor: prepared.advisor, pages: PageFinder(try KnowledgeSource(options: options).named().folders))
        try console.write(
            json
                ? report.json
                : Array(report.text(style: console.style, width: console.isOutputTerminal ? console.width : nil).utf8))
    }
}
