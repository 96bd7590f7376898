#if Server
import ArgumentParser
import Conversations
import Foundation

/// `mentor export-session`: all that is kept of a conversation, for the person whose it is.
struct ExportSessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-session",
        abstract: "Écrit tout ce qui est gardé d'une conversation (droit d'accès).",
        discussion: """
            Un objet JSON : l'état de la conversation, chaque échange, les avis, les questions sans réponse qui en viennent. \
            À remettre à la personne qui détient l'identifiant, et à elle seule : le fichier n'est lisible que par vous, et un \
            fichier existant n'est jamais remplacé. Le nom que donne `mentor handoff list` est accepté aussi. Statut 65 quand rien n'est gardé sous cet identifiant.

            Writes all that is kept of a conversation, as JSON, for the person whose it is.

            EXEMPLES / EXAMPLES:
              mentor export-session 7zq0c3k9d1m5n8p2r4t6v0w1x3
              mentor export-session 7zq0c3k9d1m5n8p2r4t6v0w1x3 --output conversation.json
            """)

    @Argument(help: ArgumentHelp("Identifiant de la conversation.", valueName: "identifiant"))
    var session: SessionArgument

    @OptionGroup var store: StoreOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire, ou « - » pour la sortie standard.", valueName: "fichier"))
    var output = "-"

    func run() throws {
        let time = Date()
        let kept = try session.use(store) { store, session async throws(StoreError) in try await store.export(session, at: time) }
        guard let kept else {
            throw CommandError.badData(["mentor: nothing is kept under this name; it was erased, has expired, or is mistyped"])
        }
        let console = Console()
        let bytes = kept + Array("\n".utf8)
        guard output != "-" else { return try console.write(bytes) }
        try PrivateCopy.write(bytes, to: output)
        console.note("\(console.style.printable(output)): \(bytes.count) bytes")
    }
}
#endif
