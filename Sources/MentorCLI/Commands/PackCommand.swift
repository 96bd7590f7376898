#if Server
import ArgumentParser

/// `mentor pack`: a folder that runs on a bare Debian 12.
struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Fait un dossier autonome, à poser sur un Debian 12 nu.",
        discussion: """
            Le programme sans ses symboles, les bibliothèques qui lui manqueraient, les connaissances, les gabarits, les pages, une \
            unité systemd durcie, des exemples de mandataire (nginx, Caddy), une configuration commentée, la licence, et un \
            mode d'emploi (INSTALL.md). Il marche depuis n'importe quel chemin. Un dossier qui n'est pas vide n'est jamais \
            touché. À faire avec un programme construit avec « -c release », sur Debian 12.

            Makes a folder that runs on a bare Debian 12 from any path: program, libraries, knowledge, service, proxies.

            EXEMPLES / EXAMPLES:
              mentor pack mentor-0.1.0
              tar --zstd -cf mentor-0.1.0.tar.zst mentor-0.1.0
            """)

    @Argument(help: ArgumentHelp("Dossier à faire.", valueName: "dossier"))
    var folder: String

    func validate() throws {
        if folder.isEmpty { throw ValidationError("The folder has no name.") }
    }

    func run() throws {
        let console = Console()
        let packed = try PackedFolder(folder)
        let made = try packed.make()
        for note in made.notes { console.note("mentor: " + console.style.printable(note)) }
        try console.write("\(console.style.printable(packed.path)): \(made.bytes >> 20) MB, \(made.libraries) libraries; read INSTALL.md in it\n")
    }
}
#endif
