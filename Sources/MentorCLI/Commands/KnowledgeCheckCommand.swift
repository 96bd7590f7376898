import ArgumentParser
import Knowledge

/// `mentor kb check`: everything that is wrong with a knowledge base and its prompts, at once.
struct KnowledgeCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Montre tous les problèmes d'une base de connaissances et de ses gabarits.",
        discussion: """
            Chaque problème s'écrit chemin:ligne:colonne: error: … sur la sortie d'erreur, pour qu'un éditeur de \
            texte y saute. Statut 65 s'il y a une erreur, 0 sinon (avec --strict, les avertissements comptent aussi).

            Prints every problem as path:line:column: error: … on standard error; status 65 if there is an error.

            EXEMPLES / EXAMPLES:
              mentor kb check
              mentor kb check --knowledge builtin --knowledge mon-dossier
            """)

    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Compte les avertissements comme des erreurs.")
    var strict = false

    func run() throws {
        let console = Console()
        let loaded = try KnowledgeSource(options: options.folders).load()
        var lines = loaded.problems.map(\.description)
        var hasErrors = loaded.problems.contains { strict || $0.severity == .error }
        do {
            let prompts = try KnowledgeSource.promptLibrary(options.prompts)
            if let knowledge = loaded.knowledge { try KnowledgeSource.advisor(knowledge, prompts, options) }
        } catch {
            guard error.status == .badData else { throw error }
            lines += error.lines
            hasErrors = true
        }
        guard !hasErrors else { throw CommandError.badData(lines) }
        lines.forEach { console.note(console.style.printable($0)) }
        if let knowledge = loaded.knowledge {
            try console.write(
                "\(knowledge.entities.count) entities, \(knowledge.intents.count) intents, "
                    + "\(knowledge.sources.count) sources: no error\n")
        }
    }
}
