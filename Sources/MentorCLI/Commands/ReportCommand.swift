#if Server
import ArgumentParser
import Conversations
import Figures
import Foundation
import JSON
import Knowledge
import TextAnalysis

/// `mentor report`: what an editor learns from what people asked.
struct ReportCommand: ParsableCommand {
    /// `--format`.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, html, json
    }

    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Montre ce que l'on a demandé, ce qui est resté sans réponse, ce qui a déplu.",
        discussion: """
            Questions sans réponse réunies par ressemblance, réponses mal notées ou peu sûres, demandes, sujets, heures, âge \
            des chiffres servis. text : pour le terminal. html : une page autonome, avec graphiques et tableaux, à ouvrir, \
            envoyer ou imprimer. json : pour un programme. Chaque nombre dit ce qu'il compte, et sur quels jours. Se lit \
            pendant que le serveur tourne.

            Shows what was asked, what was left unanswered and what was disliked, as text, one HTML page, or JSON.

            EXEMPLES / EXAMPLES:
              mentor report
              mentor report --since 2026-11-01 --format html --output rapport.html
              mentor report --since 7d --format json | jq '.report.unanswered'
            """)

    @OptionGroup var options: ReportOptions

    @Option(help: ArgumentHelp("Forme du rapport.", valueName: "text|html|json"))
    var format: Format = .text

    @Option(help: ArgumentHelp("Langue du rapport.", valueName: "fr|en"))
    var language: ReportLanguage = .french

    /// `--language`: of the report itself.
    enum ReportLanguage: String, ExpressibleByArgument, CaseIterable {
        case french = "fr"
        case english = "en"

        var language: Language { self == .french ? .french : .english }
    }

    @Option(help: ArgumentHelp("Lignes de chaque liste, au plus.", valueName: "nombre"))
    var limit = 20

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire, ou « - » pour la sortie standard.", valueName: "fichier"))
    var output = "-"

    @Flag(help: "N'utilise pas de couleurs.")
    var noColor = false

    func validate() throws {
        if !(1...1_000).contains(limit) { throw ValidationError("--limit is a number from 1 to 1000.") }
    }

    func run() throws {
        let console = Console(colour: !noColor && output == "-")
        let read = try options.read(limit: max(limit, 50))
        let language = language.language
        let document = ReportWriter(
            report: read.report, period: read.period, names: ReportNames(knowledge: read.knowledge, language: language),
            leastConfidence: read.request.leastConfidence, leastMargin: read.request.leastMargin, limit: limit).document()
        let isUnused = try !options.store.exists()
        if isUnused { console.note(try unused(language)) }
        let bytes: [UInt8] =
            switch format {
            case .text: Array(ReportText(document: document, width: console.width, style: console.style).text.utf8)
            case .html: try ReportPage(document: document, language: language).bytes()
            case .json: json(read)
            }
        guard output != "-" else { return try console.write(bytes) }
        try File.write(bytes, to: output)
        console.note("\(console.style.printable(output)): \(bytes.count) bytes")
    }

    /// Said beside a report that has nothing to count yet.
    private func unused(_ language: Language) throws -> String {
        let path = try options.store.path()
        return language == .french
            ? "\(path) : aucune conversation n'y est encore gardée ; le rapport se remplira dès les premières questions au serveur."
            : "\(path): no conversation is kept there yet; the report will fill with the first questions to the server."
    }

    /// `{"since", "until", "time_zone", "knowledge", "report"}` on one line; `until` is the last day counted.
    private func json(_ read: ReportOptions.Read) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("since", read.period.first.description)
            writer.field("until", read.period.last.description)
            writer.field("time_zone", read.period.timeZone.identifier)
            writer.field("knowledge", read.knowledge.version)
            writer.key("report")
            writer.value(json: String(decoding: read.report.json, as: UTF8.self))
        }
        writer.endLine()
        return writer.bytes
    }
}
#endif
