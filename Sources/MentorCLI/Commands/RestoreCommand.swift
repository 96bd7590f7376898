#if Server
import ArgumentParser
import Conversations

/// `mentor restore`: a backup in the place of the store.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Remet une sauvegarde à la place du fichier des conversations.",
        discussion: """
            Arrêtez d'abord le serveur, puis déplacez l'ancien fichier et ceux qui le suivent (-wal, -shm) : rien n'est \
            jamais remplacé. La sauvegarde est vérifiée avant et après la copie, et reste où elle est.

            Puts a backup in the place of the store, which must have been moved away, with the server stopped.

            EXEMPLES / EXAMPLES:
              systemctl stop mentor
              mentor restore sauvegarde-2026-11-21.sqlite
              systemctl start mentor
            """)

    @Argument(help: ArgumentHelp("La sauvegarde.", valueName: "fichier"))
    var file: String

    @OptionGroup var store: StoreOptions

    func run() throws {
        let place = try store.path()
        for path in [place, place + "-wal", place + "-shm"] where SystemCalls.kind(of: path) != nil {
            throw CommandError.unwritable(
                path, reason: "it is there already; stop the server, move the file and its -wal and -shm away, and try again")
        }
        guard SystemCalls.kind(of: file) == .regular else {
            throw CommandError.badFile(File.Problem(path: file, reason: "no such file; name one that `mentor backup` has written"))
        }
        try checkSource()
        // The copy is made as a backup is: whole, checked, closed to others, under its name last.
        try StoreOptions.use(file) { store async throws(StoreError) in try await store.backup(to: place) }
        let console = Console()
        try console.write("\(console.style.printable(place)): restored from \(console.style.printable(file)), checked\n")
    }

    /// Bytes that are no database would otherwise be taken for a new store.
    private func checkSource() throws(CommandError) {
        let head: [UInt8]
        do throws(File.Problem) { head = try File.head(file, count: 16) } catch { throw .badFile(error) }
        guard head == Array("SQLite format 3\0".utf8) else {
            throw .badFile(File.Problem(path: file, reason: "this is no store of conversations; name a file that `mentor backup` has written"))
        }
    }
}
#endif
