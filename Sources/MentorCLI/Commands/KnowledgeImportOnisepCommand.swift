import ArgumentParser
import Importing

/// `mentor kb import onisep`
struct KnowledgeImportOnisepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "onisep",
        abstract: "Fait des pages des fiches métiers et des fiches formations de l'Onisep.",
        discussion: """
            Lit les ZIP ou XML « Idéo fiches métiers » et « Idéo fiches formations », et la liste JSON des métiers, qui y \
            ajoute les domaines. Seuls les champs sont repris, pas la prose. Un dossier par jeu de données.

            Turns Onisep's data on jobs and courses into pages: fields only, not the publisher's prose.

            EXEMPLES / EXAMPLES:
              mentor kb import onisep ideo_fiches_metiers_2024-06-25.zip ideo_fiches_formations_2024-06-25.zip --into onisep
              mentor ask --knowledge builtin --knowledge onisep "quelles études pour devenir fleuriste ?"
            """)

    @Argument(help: ArgumentHelp("ZIP, XML ou JSON de l'Onisep, dans n'importe quel ordre.", valueName: "fichiers"))
    var files: [String]

    @OptionGroup var options: OpenDataOptions

    func run() throws {
        try OpenDataImport(options: options).run(files) { files, terms throws(ImportError) in
            try OnisepImporter.read(files, terms: terms)
        }
    }
}
