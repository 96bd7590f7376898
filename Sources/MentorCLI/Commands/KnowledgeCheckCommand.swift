import ArgumentParser
import JSON
import Knowledge

/// `mentor kb check`: everything that is wrong with a knowledge base and its prompts, at once.
struct KnowledgeCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Montre tous les problèmes d'une base de connaissances et de ses gabarits.",
        discussion: """
            Chaque problème s'écrit chemin:ligne:colonne: error: … sur la sortie d'erreur, pour qu'un éditeur de \
            texte y saute ; la dernière ligne les compte. Une erreur empêche d'utiliser la base ; un avertissement \
            (warning) signale ce qu'une relecture trouverait : chiffres qui se contredisent d'une langue ou d'une page à \
            l'autre, texte à revoir, phrase trop longue, mots au seul masculin, intentions qui se confondent. Statut 65 s'il \
            y a une erreur, 0 sinon (avec --strict, les avertissements comptent aussi).

            Prints every problem as path:line:column: error: … on standard error; status 65 if there is an error.

            EXEMPLES / EXAMPLES:
              mentor kb check
              mentor kb check --quick --json
              mentor kb check --knowledge builtin --knowledge mon-dossier
            """)

    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Compte les avertissements comme des erreurs.")
    var strict = false

    @Flag(help: "Ne cherche pas les intentions qui se confondent, ce qui prend une seconde ou plus.")
    var quick = false

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    func run() throws {
        let console = Console()
        let check = try KnowledgeCheck(options, isQuick: quick)
        let hasFailed = check.errors > 0 || strict && check.warnings > 0
        if json {
            var writer = JSONWriter()
            writer.problems(of: check)
            try console.write(writer.bytes)
        } else {
            for problem in check.problems { console.note(console.style.printable(problem.description)) }
            if !check.problems.isEmpty { console.note(check.summary) }
            if !hasFailed, let knowledge = check.knowledge {
                try console.write(
                    "\(knowledge.entities.count) entities, \(knowledge.intents.count) intents, "
                        + "\(knowledge.sources.count) sources: no error\n")
            }
        }
        if hasFailed { throw CommandError.badData([]) }
    }
}

extension JSONWriter {
    /// `{"errors", "warnings", "problems": […]}` on one line.
    fileprivate mutating func problems(of check: KnowledgeCheck) {
        object { writer in
            writer.field("errors", check.errors)
            writer.field("warnings", check.warnings)
            writer.key("problems")
            writer.array(check.problems) { writer, problem in
                writer.object { writer in
                    writer.field("severity", problem.severity.rawValue)
                    writer.field("path", problem.path)
                    writer.field("line", problem.line)
                    writer.field("column", problem.column)
                    writer.field("message", problem.message)
                    writer.field("remedy", problem.remedy)
                    writer.field("code", problem.code.rawValue)
                }
            }
        }
        endLine()
    }
}
