import ArgumentParser
import MentorCore

/// `mentor chat`, and `mentor` alone: a conversation in the terminal.
struct ChatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Ouvre une conversation dans le terminal (par défaut).",
        discussion: """
            Quand l'entrée n'est pas un terminal, lit une question par ligne et écrit les réponses, sans invite ni \
            couleur. L'historique reste en mémoire, sauf avec --history : sur un poste partagé, rien n'est gardé.

            Opens a conversation in the terminal. When standard input is no terminal, reads one question a line.

            EXEMPLES / EXAMPLES:
              mentor chat --language en
              mentor chat --history
              echo "c'est quoi un data scientist ?" | mentor
            """)

    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Garde les lignes tapées d'une fois sur l'autre ($XDG_STATE_HOME/mentor/history).")
    var history = false

    @Option(help: ArgumentHelp("Garde les lignes tapées dans ce fichier.", valueName: "fichier"))
    var historyFile: String?

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    func run() throws {
        let console = Console(colour: !noColor)
        let prepared = try KnowledgeSource.advisor(options)
        let file = try historyFile ?? (history ? HistoryFile.standard() : nil)
        var chat = Chat(advisor: prepared.advisor, console: console, language: options.language.language, historyFile: file)
        try chat.run()
        prepared.keep()
    }
}
