#if Server
import ArgumentParser
import Conversations

/// `mentor backup`: a copy of the store while it is in use.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copie le fichier des conversations, même pendant que le serveur tourne.",
        discussion: """
            La copie est d'un seul instant, vérifiée, lisible par vous seul (0600), et ne remplace jamais un fichier. Copier le \
            fichier à la main pendant que le serveur tourne en donnerait une moitié. Pour la remettre en place : arrêter le \
            serveur, « mentor restore », redémarrer. Une conversation effacée vit encore dans les copies faites avant : ne \
            les gardez pas plus longtemps que la durée de conservation.

            Copies the store while the server runs: one instant, checked, mode 0600, never over a file.

            EXEMPLES / EXAMPLES:
              mentor backup sauvegarde-2026-11-21.sqlite
              mentor backup --store /var/lib/mentor/conversations.sqlite /sauvegardes/mentor.sqlite
            """)

    @Argument(help: ArgumentHelp("Fichier à écrire.", valueName: "fichier"))
    var file: String

    @OptionGroup var store: StoreOptions

    func run() throws {
        let file = file
        try store.use { store async throws(StoreError) in try await store.backup(to: file) }
        let console = Console()
        let size = SystemCalls.look(at: file)?.numbers.first ?? 0
        try console.write("\(console.style.printable(file)): \(size) bytes, checked\n")
    }
}
#endif
