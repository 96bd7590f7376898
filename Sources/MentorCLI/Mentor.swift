import ArgumentParser
import Glibc

/// The command line of Mentor. Each command has a file of its own under `Commands`.
@main
struct Mentor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentor",
        abstract: "Répond aux questions d'orientation, sources à l'appui, et dit quand il ne sait pas.",
        discussion: """
            Sans commande, ouvre une conversation dans le terminal. Réponses en français et en anglais, tirées d'une \
            base de connaissances relue par des humains ; rien n'est inventé, rien n'est envoyé ailleurs.

            Answers career questions in French and English, with sources, and says so when it does not know. Without a \
            command, opens a conversation in the terminal.

            EXEMPLES / EXAMPLES:
              mentor
              mentor ask "combien gagne un ingé ML débutant ?"
              mentor ask --language en what does a data scientist do
              mentor ask --json --explain "c'est quoi un ingénieur IA ?"
              printf '%s\\n' '{"text":"et les études ?"}' | mentor ask --jsonl
              mentor kb check --knowledge mon-dossier
              mentor --generate-completion-script bash > mentor.bash

            STATUT / EXIT STATUS:
              0 fait; 1 décliné (ask --strict), conversation en échec (eval) ou différence (kb diff);
              64 usage; 65 données inutilisables; 70 erreur interne; 130 interrompu
            """,
        version: "mentor 0.1.0",
        subcommands: [ChatCommand.self, AskCommand.self, KnowledgeCommand.self, EvalCommand.self, DoctorCommand.self] + keeping,
        defaultSubcommand: ChatCommand.self)

    /// The server, and those that need its store of conversations.
    private static var keeping: [any ParsableCommand.Type] {
        #if Server
        [
            ServeCommand.self, BotCommand.self, ChannelCommand.self, OutboxCommand.self, HandoffCommand.self, ReportCommand.self,
            ForgetCommand.self, ExportSessionCommand.self, BackupCommand.self, RestoreCommand.self, PackCommand.self,
        ]
        #else
        LeftOut.all
        #endif
    }

    /// Runs the command that the arguments name, and turns what it throws into an exit status: the one place that does.
    static func main() {
        SystemCalls.prepareSignals()
        SystemCalls.prepareLocale()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as CommandError {
            let console = Console()
            for line in error.lines { console.note(console.style.printable(line)) }
            Glibc.exit(error.status.rawValue)
        } catch {
            exit(withError: error)
        }
    }
}
