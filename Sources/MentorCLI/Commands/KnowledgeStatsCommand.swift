import ArgumentParser
import Knowledge

/// `mentor kb stats`: what a knowledge base holds, and where its holes are.
struct KnowledgeStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Compte ce que contient une base de connaissances, et montre ses trous.",
        discussion: """
            Un tableau par sorte de fiche : une ligne par fiche, une colonne par facette, une lettre par langue (T dit, \
            F chiffres seuls, a absent avec sa raison, - facultatif, . rien). Puis les années des chiffres et l'usage \
            des sources.

            Counts what a knowledge base holds: what is told of each entity, the ages of figures, the use of sources.

            EXEMPLES / EXAMPLES:
              mentor kb stats
              mentor kb stats --all --knowledge builtin --knowledge mon-dossier
              mentor kb stats --json
            """)

    @OptionGroup var options: KnowledgeOptions

    @Flag(help: "Montre toutes les fiches et toutes les sources.")
    var all = false

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    func run() throws {
        let console = Console(colour: !noColor)
        let report = StatsReport(try KnowledgeSource(options: options).knowledge())
        try console.write(
            json ? report.json : Array(report.text(width: console.width, style: console.style, isWhole: all).utf8))
    }
}
