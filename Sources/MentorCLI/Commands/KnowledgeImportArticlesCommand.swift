import ArgumentParser
import Figures
import Identifiers
import Importing
import Knowledge

/// `mentor kb import ARTICLE…`: a draft page of each article.
struct KnowledgeImportArticlesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "Fait d'articles (HTML, Markdown, texte) des pages à relire.",
        discussion: """
            Un dossier vaut pour tous les articles qu'il contient. Menus, bandeaux et formulaires sont laissés de côté ; le \
            compte rendu montre ce qui est gardé, laissé et deviné. Les phrases ne sont pas réécrites : relisez la page, \
            reformulez-la, puis publiez. Rien n'est jamais écrasé, et en cas d'erreur (statut 65) rien n'est écrit.

            Makes a draft page of each article, and says what was kept, dropped and guessed.

            EXEMPLES / EXAMPLES:
              mentor kb import article.html notes.md --into brouillon
              mentor kb import articles/ --publisher "Mon école" --kind role --into brouillon
              mentor kb import article.txt --name "data engineer" --url https://example.org/article --date 2026-03-31
            """)

    @Argument(help: ArgumentHelp("Articles, ou dossiers qui en contiennent.", valueName: "article"))
    var articles: [String]

    @OptionGroup var output: ImportOptions
    @OptionGroup var options: AdvisorOptions

    @Option(help: ArgumentHelp("Sorte de pages, l'une de celles du schéma ; la première par défaut.", valueName: "sorte"))
    var kind: String?

    @Option(help: ArgumentHelp("Nom de ce dont parle l'article, sans article.", valueName: "nom"))
    var name: String?

    @Option(help: ArgumentHelp("Identifiant de la page (a-z, 0-9, -).", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("Identifiant de la source (a-z, 0-9, -).", valueName: "id"))
    var sourceID: String?

    @Option(help: ArgumentHelp("Éditeur de l'article.", valueName: "nom"))
    var publisher: String?

    @Option(help: ArgumentHelp("Adresse de l'article.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("Date de publication.", valueName: "AAAA-MM-JJ"))
    var date: String?

    @Option(help: ArgumentHelp("Sorte d'éditeur : official, survey, school, press ou site.", valueName: "sorte"))
    var reliability = Source.Reliability.site.rawValue

    func run() throws {
        var wishes = try self.wishes()
        let today = try options.day()
        wishes.reviewBy = today.oneYearLater
        let paths = try ArticleFiles.expand(articles)
        if paths.count > 1, let option = singles.first(where: { $0.value != nil }) {
            throw CommandError.usage("\(option.name) names one article; \(paths.count) were given")
        }
        let folder = try ImportFolder.place(output.into)
        let desk = try ArticleDesk(options: options, kind: kind)
        let made = try desk.read(paths, wishes: wishes)
        let shared = try ImportFolder.locked(output.into) { folder throws(CommandError) in
            let planned = try folder.plan(made.flatMap(\.imported.files))
            let shared = try desk.check(planned, in: folder)
            try folder.write(planned)
            return shared
        }
        try ArticleReport(folder: folder, articles: made, shared: shared).write(asJSON: output.json)
    }

    /// Options that make sense for one article only.
    private var singles: [(name: String, value: String?)] {
        [("--name", name), ("--id", id), ("--source-id", sourceID), ("--url", url)]
    }

    /// - Throws: a usage error for a value that cannot be.
    private func wishes() throws(CommandError) -> ArticleImporter.Wishes {
        var wishes = ArticleImporter.Wishes()
        wishes.language = options.language.language
        if let name {
            // A page takes its file's name from this one.
            guard name.unicodeScalars.contains(where: \.properties.isAlphabetic),
                !name.unicodeScalars.contains(where: { $0 == "/" || $0 == "\\" || $0.properties.generalCategory == .control })
            else { throw .usage("--name “\(Diagnostic.shown(name))”: write a name, with letters and without slashes") }
        }
        wishes.name = name
        wishes.publisher = publisher
        if let id {
            wishes.id = EntityID(id)
            if wishes.id == nil { throw .usage("--id “\(id)”: write lower-case letters, digits and hyphens") }
        }
        if let sourceID {
            wishes.sourceID = SourceID(sourceID)
            if wishes.sourceID == nil { throw .usage("--source-id “\(sourceID)”: write lower-case letters, digits and hyphens") }
        }
        if let url {
            guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
                throw .usage("--url “\(url)”: begin it with https://")
            }
            wishes.url = url
        }
        if let date {
            wishes.date = PublicationDate(date)
            if wishes.date == nil { throw .usage("--date “\(date)”: write 2026, 2026-03 or 2026-03-31") }
        }
        guard let reliability = Source.Reliability(rawValue: reliability) else {
            let known = Source.Reliability.allCases.map(\.rawValue).joined(separator: ", ")
            throw .usage("--reliability “\(reliability)”: write one of \(known)")
        }
        wishes.reliability = reliability
        return wishes
    }
}

extension Day {
    /// The same day of the next year; the 28th for the 29th of February.
    fileprivate var oneYearLater: Day? { Day(year: year + 1, month: month, day: day) ?? Day(year: year + 1, month: month, day: 28) }
}
