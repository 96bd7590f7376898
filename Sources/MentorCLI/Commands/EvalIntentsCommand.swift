import ArgumentParser
import TextAnalysis
import Understanding

/// `mentor eval intents`: trains the intent matcher on labelled sentences and measures it on others.
struct EvalIntentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intents",
        abstract: "Entraîne et mesure la reconnaissance des intentions.",
        discussion: """
            Fichiers : une ligne texte<TAB>étiquette, sans en-tête, en UTF-8. Le seuil de refus est réglé sur \
            --reject-tune et sur des parts de l'entraînement mises de côté, jamais sur le fichier de test.

            Files: text<TAB>label lines, no header, UTF-8.

            EXEMPLES / EXAMPLES:
              mentor eval intents --train train.tsv --test test.tsv --language en --json
              mentor eval intents --train train.tsv --test test.tsv --reject-tune no.tsv --reject-test no_test.tsv
            """)

    @Option(help: ArgumentHelp("Phrases étiquetées pour apprendre.", valueName: "fichier"))
    var train: String

    @Option(help: ArgumentHelp("Phrases étiquetées pour mesurer.", valueName: "fichier"))
    var test: String

    @Option(help: ArgumentHelp("Phrases à refuser, pour régler le refus.", valueName: "fichier"))
    var rejectTune: String?

    @Option(help: ArgumentHelp("Phrases à refuser, pour mesurer le refus.", valueName: "fichier"))
    var rejectTest: String?

    @Option(help: ArgumentHelp("Langue des phrases.", valueName: "fr|en"))
    var language: EvalCommand.DataLanguage = .fr

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    func run() throws {
        let train = try LabelledRows(train).rows
        guard Set(train.map(\.label)).count > 1 else {
            let remedy = "check the columns, or add rows of another"
            throw CommandError.badData(["\(self.train):1:1: error: expected at least 2 labels, found 1; \(remedy)"])
        }
        let test = try LabelledRows(test).rows
        let tune = try rejectTune.map { path throws(CommandError) in try LabelledRows(path).rows } ?? []
        let reject = try rejectTest.map { path throws(CommandError) in try LabelledRows(path).rows } ?? []
        // Without the shipped lexicon: the sentences may be of any field, and its words are those of one.
        let analyzer = Analyzer(language: language == .fr ? .french : .english, lexicon: .empty)
        let evaluation: IntentEvaluation
        do {
            evaluation = try IntentEvaluation(analyzer: analyzer, train: train, tune: tune, test: test, reject: reject)
        } catch {
            throw CommandError.badData(["\(self.train):1:1: error: \(error.message)"])
        }
        try Console().write(evaluation.measurement.bytes(asJSON: json))
    }
}
