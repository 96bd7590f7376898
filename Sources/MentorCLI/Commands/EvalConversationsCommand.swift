import ArgumentParser
import Composition
import MentorCore

/// `mentor eval conversations`: holds the answers against transcripts.
struct EvalConversationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conversations",
        abstract: "Rejoue des conversations écrites et vérifie les réponses.",
        discussion: """
            Une transcription est un texte simple :

              # Salaire, puis suite
              > combien gagne un ingé ML débutant ?
              = answered
              intent: salary
              ~ 2 ?900
              ! boulanger

            > une question ; = l'issue attendue ; intent: et entity: ce qui doit être compris ; source: ce qui \
            doit être cité ; ~ ce que la réponse doit contenir, ! ce qu'elle ne doit pas contenir (expressions \
            régulières, sans accents ni casse) ; < la réponse enregistrée, au mot près ; # une nouvelle conversation ; // une remarque.

            Replays written conversations and checks the answers. Status 1 if one fails, or if none is found.

            EXEMPLES / EXAMPLES:
              mentor eval conversations essais.txt
              mentor eval conversations --record --as-of 2026-11-01 essais.txt
            """)

    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Écrit dans chaque fichier les réponses obtenues, à la place de celles enregistrées.")
    var record = false

    @Flag(help: "Écrit un objet JSON.")
    var json = false

    @Argument(help: ArgumentHelp("Transcriptions.", valueName: "fichier"))
    var files: [String]

    func run() throws {
        let transcripts = try files.map { path throws(CommandError) in try TranscriptReader.read(path) }
        let advisor = try KnowledgeSource.advisor(options).advisor
        let runs = transcripts.map { TranscriptRun($0, advisor: advisor, language: options.language.language) }
        if record {
            for (transcript, run) in zip(transcripts, runs) {
                try File.write(Array((run.recording.joined(separator: "\n") + "\n").utf8), to: transcript.path)
            }
        }
        let report = ConversationReport(runs: runs, style: Console().style)
        try Console().write(json ? report.json : Array(report.text.utf8))
        if report.hasFailed { throw CommandError.refused }
    }
}
