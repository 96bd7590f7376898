import ArgumentParser
import Knowledge
import TextAnalysis

/// `mentor kb export`: the whole knowledge base as one document.
struct KnowledgeExportCommand: ParsableCommand {
    /// `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, html, jsonld, markdown
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Écrit toute la base en un seul document.",
        discussion: """
            json : tout, pour un programme ({"format": "mentor-knowledge/1", "version", "digest", "languages", \
            "kinds", "facets", "measures", "sources", "entities", "intents", "names"}). html : une page autonome et \
            accessible. jsonld : schema.org, une FAQPage par langue et une Occupation par métier. markdown : un seul \
            texte, sources en notes.

            Writes the whole knowledge base as one document.

            EXEMPLES / EXAMPLES:
              mentor kb export --format html --output base.html
              mentor kb export --format jsonld --language fr > faq.jsonld
              mentor kb export --format json --knowledge mon-dossier | jq .entities
            """)

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("Forme du document.", valueName: "json|html|jsonld|markdown"))
    var format: Format

    @Option(help: ArgumentHelp("Langue du document (par défaut : toutes).", valueName: "fr|en|auto"))
    var language: AdvisorOptions.LanguageChoice = .auto

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire, ou « - » pour la sortie standard.", valueName: "fichier"))
    var output = "-"

    func run() throws {
        let console = Console()
        let knowledge = try KnowledgeSource(options: options).knowledge()
        let languages = language.language.map { [$0] } ?? knowledge.schema.languages
        let bytes: [UInt8] =
            switch format {
            case .json: KnowledgeJSON.bytes(knowledge, languages: languages)
            case .html: try HTMLPage(knowledge, languages: languages).bytes()
            case .jsonld: LinkedData(knowledge, languages: languages).bytes
            case .markdown: Array(MarkdownDocument(knowledge, languages: languages).text.utf8)
            }
        guard output != "-" else { return try console.write(bytes) }
        try File.write(bytes, to: output)
        console.note("\(console.style.printable(output)): \(bytes.count) bytes")
    }
}
