import ArgumentParser
import MentorCore

/// `mentor eval bench`: times each stage of answering over many questions.
struct EvalBenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Chronomètre chaque étape d'une réponse, et mesure la mémoire.",
        discussion: """
            Pose chaque question du fichier (une par ligne ; par défaut, les exemples des intentions de la base), une \
            fois à blanc puis --runs fois, sur un seul fil. Pour chaque étape : médiane, p99, débit, et la mémoire \
            qu'elle a ajoutée au passage à blanc.

            Avec --markdown, écrit des tableaux Markdown, la commande au-dessus ; --peers et --data y mettent Mentor à \
            côté d'autres moteurs, dont les chiffres viennent de fichiers {"jeu/moteur": {…}}, sur les jeux de --data.

            Times each stage of an answer over many questions, and weighs it.

            EXEMPLES / EXAMPLES:
              mentor eval bench
              mentor eval bench questions.txt --runs 10 --json
              mentor eval bench --markdown --data jeux --peers intent.json --peers retrieval.json
            """)

    @OptionGroup var options: AdvisorOptions

    @Option(help: ArgumentHelp("Nombre de passages chronométrés.", valueName: "n"))
    var runs = 3

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Flag(help: "Écrit des tableaux Markdown.")
    var markdown = false

    @Option(help: ArgumentHelp("Chiffres d'autres moteurs (répétable, avec --markdown et --data).", valueName: "fichier"))
    var peers: [String] = []

    @Option(help: ArgumentHelp("Dossier des jeux mesurés, un dossier par jeu.", valueName: "dossier"))
    var data: String?

    @Argument(help: ArgumentHelp("Questions, une par ligne.", valueName: "fichier"))
    var questions: String?

    private static let mostRuns = 1_000

    func validate() throws {
        guard (1...Self.mostRuns).contains(runs) else {
            throw ValidationError("--runs: expected a number from 1 to \(Self.mostRuns), found \(runs)")
        }
        if json, markdown { throw ValidationError("--json and --markdown: choose one") }
        if !peers.isEmpty, !markdown || data == nil { throw ValidationError("--peers goes with --markdown and --data") }
        if data != nil, peers.isEmpty { throw ValidationError("--data goes with --peers") }
    }

    func run() throws {
        let table = try data.map { folder throws(CommandError) in try PeerTable(peers: peers, data: folder) }
        let asked = try questions.map { file throws(CommandError) in try QuestionSet(file: file, language: options.language.language) }
        let started = SystemCalls.residentBytes()
        let loading = Stopwatch()
        let prepared = try KnowledgeSource.advisor(options)
        let loadSeconds = loading.seconds
        let knowledge = prepared.advisor.knowledge
        let set = asked ?? QuestionSet(examplesOf: knowledge, knowledge, language: options.language.language)
        let bench = Bench(prepared.advisor, set.questions, runs: runs, started: started, loadSeconds: loadSeconds)
        prepared.keep()
        let console = Console()
        let report = BenchReport(bench: bench)
        guard markdown else { return try console.write(json ? report.json : Array(report.text(style: console.style).utf8)) }
        let command = (["mentor"] + CommandLine.arguments.dropFirst()).joined(separator: " ")
        try console.write("```sh\n\(command)\n```\n\n" + report.markdown)
        if let table { try console.write("\n" + table.markdown()) }
    }
}
