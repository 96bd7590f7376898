#if Server
import ArgumentParser
import Conversations
import Foundation

/// `mentor forget`: erases a conversation, and gives the receipt.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Efface une conversation et écrit le reçu de l'effacement.",
        discussion: """
            L'identifiant est celui que la personne voit dans sa conversation (26 lettres et chiffres), ou le nom que \
            `mentor handoff list` donne à une conversation reprise par une personne. Les octets sont \
            écrasés dans le fichier et son journal. Le reçu nomme chaque registre et le nombre d'éléments effacés ; zéro \
            partout : rien n'était gardé. Une sauvegarde faite avant l'effacement garde, elle, ce qu'elle contient.

            Erases a conversation for good and prints the receipt, store by store.

            EXEMPLES / EXAMPLES:
              mentor forget 7zq0c3k9d1m5n8p2r4t6v0w1x3
              mentor forget 5f0c2a9b
              mentor forget --json --store /var/lib/mentor/conversations.sqlite 7zq0c3k9d1m5n8p2r4t6v0w1x3
            """)

    @Argument(help: ArgumentHelp("Identifiant de la conversation.", valueName: "identifiant"))
    var session: SessionArgument

    @OptionGroup var store: StoreOptions

    @Flag(help: "Écrit le reçu en JSON.")
    var json = false

    func run() throws {
        let time = Date()
        let receipt = try session.use(store) { store, session async throws(StoreError) in try await store.erase(session, at: time) }
        let console = Console()
        if json {
            try console.write(receipt.json + Array("\n".utf8))
        } else {
            try console.write(ReceiptText(receipt: receipt).lines.joined(separator: "\n") + "\n")
        }
    }
}
#endif
