import ArgumentParser
import Figures
import Knowledge
import Site
import TextAnalysis

/// `mentor kb export`: the whole knowledge base as one document, or as a site.
struct KnowledgeExportCommand: ParsableCommand {
    /// `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, html, jsonld, markdown, site
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Écrit toute la base en un seul document, ou en un site.",
        discussion: """
            json : tout, pour un programme ({"format": "mentor-knowledge/1", "version", "digest", "languages", \
            "kinds", "facets", "measures", "sources", "entities", "intents", "names"}). html : une page autonome et \
            accessible. jsonld : schema.org, une FAQPage par langue et une Occupation par métier. markdown : un seul \
            texte, sources en notes. site DOSSIER : les pages du site de « mentor serve » en fichiers, sans serveur ni script, \
            dans un dossier neuf, vide, ou déjà écrit par cette commande.

            Writes the whole knowledge base as one document, or as a static site.

            EXEMPLES / EXAMPLES:
              mentor kb export --format html --output base.html
              mentor kb export --format jsonld --language fr > faq.jsonld
              mentor kb export --format site public/ --site-name "Lycée Ada-Lovelace" --contact cio@ecole.example
              mentor kb export --format json --knowledge mon-dossier | jq .entities
            """)

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("Forme du document.", valueName: "json|html|jsonld|markdown|site"))
    var format: Format

    @Argument(help: ArgumentHelp("Dossier à écrire, avec --format site.", valueName: "dossier"))
    var folder: String?

    @OptionGroup var school: SchoolOptions

    @Option(help: ArgumentHelp("Langue du document (par défaut : toutes).", valueName: "fr|en|auto"))
    var language: AdvisorOptions.LanguageChoice = .auto

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire, ou « - » pour la sortie standard.", valueName: "fichier"))
    var output = "-"

    func run() throws {
        let console = Console()
        if let folder, format == .site { return try writeSite(to: folder, console) }
        guard folder == nil else { throw CommandError.usage("a folder is for --format site; name a file with --output") }
        guard school.isEmpty || format == .site else { throw CommandError.usage("what a school says of its site is for --format site") }
        let knowledge = try KnowledgeSource(options: options).knowledge()
        let languages = language.language.map { [$0] } ?? knowledge.schema.languages
        let bytes: [UInt8] =
            switch format {
            case .json: KnowledgeJSON.bytes(knowledge, languages: languages)
            case .html: try HTMLPage(knowledge, languages: languages).bytes()
            case .jsonld: LinkedData(knowledge, languages: languages).bytes
            case .site: throw CommandError.usage("--format site needs the folder to write: mentor kb export --format site public/")
            case .markdown: Array(MarkdownDocument(knowledge, languages: languages).text.utf8)
            }
        guard output != "-" else { return try console.write(bytes) }
        try File.write(bytes, to: output)
        console.note("\(console.style.printable(output)): \(bytes.count) bytes")
    }

    /// Every language, whatever `--language` says: pages link to one another.
    private func writeSite(to name: String, _ console: Console) throws {
        guard output == "-", language == .auto else {
            throw CommandError.usage("--format site writes a folder in every language; leave out --output and --language")
        }
        let folder = try SiteFolder(name)
        let knowledge = try KnowledgeSource(options: options).knowledge()
        var settings = school.settings
        let today = SystemCalls.today()
        settings.asOf = Day(year: today.year, month: today.month, day: today.day)
        let files = try SiteFiles.installed()
        let pages = Site(knowledge, files: files, settings: settings).folder()
        try folder.write(pages)
        console.note("\(console.style.printable(folder.path)): \(pages.count) files")
    }
}
