#if Server
import ArgumentParser
import Conversations
import Figures
import Identifiers
import TextAnalysis

/// `mentor kb suggest`: the draft of a page from questions that were not answered.
struct KnowledgeSuggestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract: "Fait d'un groupe de questions sans réponse l'ébauche d'une page de FAQ.",
        discussion: """
            Sans numéro, montre les groupes, numérotés comme dans « mentor report ». Avec un numéro, écrit l'ébauche : les \
            questions posées y sont, les réponses et leurs sources sont à écrire, à la place de chaque À-REMPLIR ; « mentor \
            kb check » refuse la page tant qu'il en reste. Avec --output, l'écrit à sa place dans un dossier de connaissances, \
            sans jamais remplacer une page.

            Drafts a FAQ page from a cluster of unanswered questions; without a number, lists the clusters.

            EXEMPLES / EXAMPLES:
              mentor kb suggest
              mentor kb suggest 1
              mentor kb suggest 1 --output mon-dossier --id luthier
            """)

    @Argument(help: ArgumentHelp("Numéro du groupe.", valueName: "numéro"))
    var cluster: Int?

    @OptionGroup var options: ReportOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Dossier de connaissances où écrire la page.", valueName: "dossier"))
    var output: String?

    @Option(help: ArgumentHelp("Identifiant de la page (a-z, 0-9, -).", valueName: "id"))
    var id: String?

    func validate() throws {
        if cluster == nil, output != nil || id != nil { throw ValidationError("--output and --id go with the number of a cluster.") }
        if let id, EntityID(id) == nil { throw ValidationError("--id “\(id)”: write lower-case letters, digits and hyphens.") }
        if output == "" { throw ValidationError("The folder has no name.") }
    }

    /// Clusters that can be named; the report shows as many.
    private static let most = 1_000

    func run() throws {
        let console = Console()
        let read = try options.read(limit: Self.most)
        let clusters = read.report.unanswered
        guard let number = cluster else { return try list(read, console) }
        guard clusters.indices.contains(number - 1) else {
            throw CommandError.usage(
                clusters.isEmpty
                    ? "there is no unanswered question from \(read.period.first) to \(read.period.last)"
                    : "there is no cluster \(number); `mentor kb suggest` shows those from 1 to \(clusters.count)")
        }
        let page = try SuggestedPage(clusters[number - 1], knowledge: read.knowledge, id: id)
        guard let output else { return try console.write(page.text) }
        let path = (output.hasSuffix("/") ? String(output.dropLast()) : output) + "/" + page.path
        do throws(SystemCalls.Failure) { try FileMoves.create(path, Array(page.text.utf8)) } catch {
            throw CommandError.unwritable(
                path, reason: error.message + "; a page that is there is not overwritten, choose another name with --id")
        }
        console.note("\(console.style.printable(path)): \(SuggestedPage.blank(page.cluster.language))")
    }

    private func list(_ read: ReportOptions.Read, _ console: Console) throws {
        guard !read.report.unanswered.isEmpty else {
            return console.note(
                "Aucune question sans réponse du \(read.period.first) au \(read.period.last). / "
                    + "No unanswered question in these days.")
        }
        var table = TextTable(["n°", "questions", "demande", "page"], sides: [.right, .right])
        for (place, cluster) in read.report.unanswered.prefix(50).enumerated() {
            let page = try SuggestedPage(cluster, knowledge: read.knowledge)
            table.add([String(place + 1), String(cluster.count), cluster.question, page.path])
        }
        try console.write(table.lines(width: console.width, style: console.style).joined(separator: "\n") + "\n")
    }
}
#endif
