import ArgumentParser
import Importing

/// `mentor kb import rome`
struct KnowledgeImportRomeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rome",
        abstract: "Fait une page de chaque code ROME (France Travail).",
        discussion: """
            La liste des appellations (CSV) donne noms et codes ; le second fichier, facultatif, donne offres, demandeurs, \
            tension et niveau d'études. Ses salaires, qui sont ceux de familles de métiers, ne sont pas repris. Un dossier \
            par jeu de données.

            Turns the ROME list of professions into pages; the second file adds the state of the job market.

            EXEMPLES / EXAMPLES:
              mentor kb import rome appellations.csv marche_2026-03.csv --into rome
              mentor ask --knowledge builtin --knowledge rome "quel est le code ROME du boulanger ?"
            """)

    @Argument(help: ArgumentHelp("Liste des appellations, en CSV.", valueName: "appellations"))
    var appellations: String

    @Argument(help: ArgumentHelp("Marché de l'emploi par code, en CSV.", valueName: "marché"))
    var market: String?

    @Option(
        help: ArgumentHelp("Année que décrit la tension ; deux ans avant les données par défaut.", valueName: "année"))
    var tensionYear: Int?

    @OptionGroup var options: OpenDataOptions

    func run() throws {
        if let tensionYear, !(1990...2100).contains(tensionYear) {
            throw CommandError.usage("--tension-year \(tensionYear) is no year of this data; write 2024")
        }
        try OpenDataImport(options: options).run([appellations] + [market].compactMap { $0 }) {
            files, terms throws(ImportError) in
            var terms = terms
            terms.tensionYear = tensionYear
            return try ROMEImporter.read(
                appellations: files[0], market: files.count > 1 ? files[1] : nil, terms: terms)
        }
    }
}
