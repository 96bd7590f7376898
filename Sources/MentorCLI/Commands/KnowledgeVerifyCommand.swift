import ArgumentParser
import Artefact
import Knowledge

/// `mentor kb verify`: every checksum of a compiled file, of one that is named or of our own cache.
struct KnowledgeVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare toutes les sommes de contrôle d'un fichier compilé, ou du cache.",
        discussion: """
            Un fichier : celui que « mentor kb build » a écrit, ou un index de recherche. Un dossier, ou rien (la base \
            fournie) : ce que le cache garde de ce dossier, et s'il vaut encore pour ses pages. Statut 65 si un octet a \
            changé : un fichier nommé est à refaire, le cache l'est sans un mot à la prochaine question.

            Compares every checksum of a compiled file, or of what the cache keeps of a folder (by default the shipped base).

            EXEMPLES / EXAMPLES:
              mentor kb verify
              mentor kb verify mon-dossier
              mentor kb verify base.knowledge
            """)

    @Argument(
        help: ArgumentHelp(
            "Fichier compilé, ou dossier de pages (« builtin » désigne la base fournie).", valueName: "fichier|dossier"))
    var target: String?

    func validate() throws {
        if target == "" { throw ValidationError("The file has no name.") }
    }

    func run() throws {
        let console = Console()
        if let target, target != "builtin", SystemCalls.kind(of: target) != .folder { return try verify(target, nil, console) }
        var options = KnowledgeOptions()
        options.knowledge = target.map { [$0] } ?? []
        let walks = try KnowledgeSource(options: options).walks()
        let problems = walks.flatMap(\.problems)
        guard problems.isEmpty else { throw CommandError.badData(problems.sorted().map(\.description)) }
        guard let cache = KnowledgeCache(walks) else {
            throw CommandError.usage("there is no cache folder: MENTOR_CACHE is empty, or there is no home; name a file")
        }
        guard SystemCalls.kind(of: cache.path) == .regular else {
            return try console.write("""
                cache: \(console.style.printable(cache.path))
                kept: nothing yet; the next question, or `mentor kb build`, makes it

                """)
        }
        try verify(cache.path, KnowledgeOrigin(walks.map { FolderReader($0) }), console)
    }

    /// - Parameter origin: what our own cache should have been made from; nil for a file that a person named.
    private func verify(_ path: String, _ origin: KnowledgeOrigin?, _ console: Console) throws(CommandError) {
        var lines: [String] = []
        var damages: [ArtefactError] = []
        do throws(ArtefactError) {
            let file = try ArtefactFile(mapping: path)
            lines += ["\(origin == nil ? "file" : "cache"): \(path)", "bytes: \(file.size)", "made from: \(file.origin)"]
            if let origin { lines.append("fits: \(Self.fits(file.origin, origin))") }
            for name in file.names {
                do throws(ArtefactError) {
                    let block = try file.mapped(name)
                    try block.verify()
                    lines.append("block \(name): \(block.count) bytes, sound")
                } catch {
                    damages.append(error)
                }
            }
        } catch {
            damages.append(error)
        }
        try console.write(lines.map { console.style.printable($0) + "\n" }.joined())
        guard damages.isEmpty else {
            throw .badData(damages.map { "\(path): error: \($0.code == .unreadable ? $0.found : $0.description)" })
        }
    }

    private static func fits(_ text: String, _ origin: KnowledgeOrigin) -> String {
        if text == origin.text { return "yes" }
        let reason = KnowledgeOrigin(text)?.digest == origin.digest ? "another program made it" : "the pages have changed"
        return "no, \(reason); the next question makes it again"
    }
}
