import ArgumentParser
import Importing

/// `mentor kb import esco`
struct KnowledgeImportEscoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "esco",
        abstract: "Fait des pages des métiers d'ESCO, en français et en anglais.",
        discussion: """
            D'abord la liste française des métiers (CSV), puis l'anglaise ; les listes de groupes de la CITP, dans le même \
            ordre, ajoutent le nom des groupes. Un dossier par jeu de données.

            Turns ESCO's occupations into French and English pages. This service uses the ESCO classification of the \
            European Commission.

            EXEMPLES / EXAMPLES:
              mentor kb import esco occupations_fr.csv occupations_en.csv --into esco
              mentor ask --knowledge builtin --knowledge esco "what is the ESCO code of a blockchain developer?"
            """)

    @Argument(help: ArgumentHelp("Listes de métiers : la française, puis l'anglaise.", valueName: "fichiers"))
    var files: [String]

    @OptionGroup var options: OpenDataOptions

    func run() throws {
        try OpenDataImport(options: options).run(files) { files, terms throws(ImportError) in
            try ESCOImporter.read(files, terms: terms)
        }
    }
}
