import ArgumentParser
import Knowledge
import MentorCore
import TextAnalysis

/// `mentor kb build`: the compiled artefact of a knowledge base, made or verified.
struct KnowledgeBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compile une base : lue, apprise dans toutes ses langues, en un seul fichier.",
        discussion: """
            Sans --output, écrit dans le cache ($MENTOR_CACHE, sinon $XDG_CACHE_HOME/mentor), que ask et chat relisent \
            tant que ni les fichiers ni le programme n'ont changé. Un fichier écrit avec --output s'emploie avec \
            --knowledge. --verify compare toutes les sommes de contrôle d'un fichier, et ce dont il est fait ; statut \
            65 s'il n'est pas sain.

            Compiles a knowledge base into one file, which the other commands read at once; verifies such a file.

            EXEMPLES / EXAMPLES:
              mentor kb build
              mentor kb build --knowledge mon-dossier --output base.knowledge
              mentor kb build --knowledge mon-dossier --verify base.knowledge
              mentor ask --knowledge base.knowledge "combien gagne un data scientist ?"
            """)

    @OptionGroup var options: KnowledgeOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("Fichier à écrire (par défaut : dans le cache).", valueName: "fichier"))
    var output: String?

    @Option(help: ArgumentHelp("Vérifie ce fichier, et n'écrit rien.", valueName: "fichier"))
    var verify: String?

    func validate() throws {
        if output != nil && verify != nil { throw ValidationError("--verify writes nothing: leave out --output.") }
        if output == "" || verify == "" { throw ValidationError("The file has no name.") }
    }

    func run() throws {
        let walks = try KnowledgeSource(options: options).walks()
        let folders = walks.map { FolderReader($0) }
        let problems = folders.flatMap(\.problems)
        guard problems.isEmpty else { throw CommandError.badData(problems.sorted().map(\.description)) }
        try report(CompiledFile(verify ?? built(walks, folders), origin: KnowledgeOrigin(folders)))
    }

    /// Learns every language, and writes the artefact.
    ///
    /// - Returns: where it is.
    private func built(_ walks: [FolderWalk], _ folders: [FolderReader]) throws -> String {
        let cache = output == nil ? KnowledgeCache(walks) : nil
        guard let path = output ?? cache?.path else {
            throw CommandError.usage("there is no cache folder: MENTOR_CACHE is empty, or there is no home; name a file with --output")
        }
        let knowledge = try KnowledgeSource.knowledge(folders)
        // Prompts and the day have no part in what is learnt.
        let advisor = try KnowledgeSource.advisor(
            knowledge, try KnowledgeSource.promptLibrary([]), try AdvisorOptions.parse([]))
        var progress = Progress("Apprentissage :", total: knowledge.schema.languages.count)
        for language in knowledge.schema.languages {
            advisor.prepare([language])
            progress.step()
        }
        progress.end()
        let origin = KnowledgeOrigin(folders)
        let bytes = advisor.compiled(origin: origin.text)
        if let cache { try cache.store(bytes, origin) } else { try File.write(bytes, to: path) }
        return path
    }

    private func report(_ file: CompiledFile) throws(CommandError) {
        let console = Console()
        let languages = file.compiled.languages.map(\.rawValue)
        try console.write("""
            path: \(console.style.printable(file.path))
            bytes: \(file.size)
            digest: \(file.compiled.knowledge.digest)
            languages: \(languages.isEmpty ? "none" : languages.joined(separator: ", "))

            """)
    }
}
