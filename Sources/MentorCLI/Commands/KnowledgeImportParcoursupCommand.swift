import ArgumentParser
import Importing

/// `mentor kb import parcoursup`
struct KnowledgeImportParcoursupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parcoursup",
        abstract: "Fait des pages des formations de Parcoursup et des mentions de master.",
        discussion: """
            Lit la liste des formations de Parcoursup et celle de « Trouver mon master », l'une, l'autre ou les deux : une \
            page par type de formation. Un dossier par jeu de données.

            Turns the lists of courses of Parcoursup and of masters into pages, one for each kind of course.

            EXEMPLES / EXAMPLES:
              mentor kb import parcoursup offre_liste.csv mentions-de-master.csv --date 2026-02 --into parcoursup
              mentor ask --knowledge builtin --knowledge parcoursup "c'est quoi la licence MIASHS ?"
            """)

    @Argument(help: ArgumentHelp("Listes en CSV.", valueName: "fichiers"))
    var files: [String]

    @OptionGroup var options: OpenDataOptions

    func run() throws {
        try OpenDataImport(options: options).run(files) { files, terms throws(ImportError) in
            try ParcoursupImporter.read(files, terms: terms)
        }
    }
}
