import ArgumentParser
import Composition
import Knowledge
import MentorCore

/// `mentor kb diff`: what two knowledge bases say differently, and which answers change.
struct KnowledgeDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare deux bases de connaissances, et les réponses qu'elles donnent.",
        discussion: """
            Montre ce qui est ajouté (+), retiré (-) ou changé (~), puis pose aux deux bases les mêmes questions et \
            montre les réponses qui changent. Sans --questions, ce sont tous les exemples d'intentions, les masques \
            remplis de noms ; sinon, une question par ligne. --knowledge donne ici des dossiers placés sous les deux. \
            Statut 1 s'il y a une différence, 0 sinon.

            Shows what two knowledge bases say differently, and which answers change. Status 1 if anything does.

            EXEMPLES / EXAMPLES:
              mentor kb diff base-de-juin base-de-septembre
              mentor kb diff builtin mon-dossier --language fr
              mentor kb diff --knowledge builtin avant apres --questions questions.txt --json
            """)

    @OptionGroup var options: AdvisorOptions

    @Option(help: ArgumentHelp("Questions à poser, une par ligne.", valueName: "fichier"))
    var questions: String?

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    @Argument(help: ArgumentHelp("L'ancienne base (« builtin » désigne celle fournie).", valueName: "ancienne"))
    var old: String

    @Argument(help: ArgumentHelp("La nouvelle base.", valueName: "nouvelle"))
    var new: String

    func run() throws {
        let console = Console(colour: !noColor)
        let before = try knowledge(old)
        // Pages alone are laid over what they are compared with.
        let after = try isComplete(new) ? knowledge(new) : knowledge(old, new)
        let language = options.language.language
        let set = try questions.map { file throws(CommandError) in try QuestionSet(file: file, language: language) }
            ?? QuestionSet(examplesOf: before, after, language: language)
        var answers: [AnswerDifference] = []
        // The same files give the same answers.
        if before.digest != after.digest {
            let prompts = try KnowledgeSource.promptLibrary(options.prompts)
            answers = AnswerDifference.all(
                set.questions, try KnowledgeSource.advisor(before, prompts, options),
                try KnowledgeSource.advisor(after, prompts, options))
        }
        let report = DifferenceReport(
            old: before, new: after, changes: KnowledgeDifference(before, after).changes, answers: answers,
            asked: set.questions.count, leftOut: set.leftOut)
        try console.write(
            json
                ? report.json
                : Array(report.text(style: console.style, width: console.isOutputTerminal ? console.width : nil).utf8))
        if report.hasDifferences { throw CommandError.refused }
    }

    private func isComplete(_ folder: String) throws(CommandError) -> Bool {
        guard folder != "builtin", SystemCalls.kind(of: folder) == .folder else { return true }
        return FolderReader(folder).files.contains { $0.path == "schema.yaml" }
    }

    private func knowledge(_ names: String...) throws(CommandError) -> KnowledgeBase {
        var folders = KnowledgeOptions()
        folders.knowledge = options.folders.knowledge + names
        return try KnowledgeSource(options: folders).knowledge()
    }
}
