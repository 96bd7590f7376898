import Composition
import Knowledge
import MentorCore
import TextAnalysis

/// Reads the folders that the options name, and builds from them what a command needs.
struct KnowledgeSource {
    let options: KnowledgeOptions

    /// The knowledge base if it can be used, and everything that is wrong with it, sorted.
    func load() throws(CommandError) -> (knowledge: KnowledgeBase?, problems: [Diagnostic]) {
        let folders = try Self.resolve(options.knowledge, shipped: \.knowledge).map(FolderReader.init)
        let unread = folders.flatMap(\.problems)
        let loader = KnowledgeBaseLoader(digest: KnowledgeDigest.of)
        let loaded = loader.load(
            files: folders.first?.files ?? [], overlays: folders.dropFirst().map(\.files))
        return (unread.isEmpty ? loaded.base : nil, (unread + loaded.diagnostics).sorted())
    }

    /// The knowledge base, or its problems as an error. Warnings are for `mentor kb check`.
    func knowledge() throws(CommandError) -> KnowledgeBase {
        let loaded = try load()
        guard let knowledge = loaded.knowledge else {
            throw .badData(loaded.problems.filter { $0.severity == .error }.map(\.description))
        }
        return knowledge
    }

    /// The prompts of the folders named, or the shipped ones.
    static func promptLibrary(_ folders: [String]) throws(CommandError) -> PromptLibrary {
        var files: [(path: String, text: String)] = []
        var problems: [String] = []
        for folder in try resolve(folders, shipped: \.prompts) {
            let found = FolderReader(folder)
            problems += found.problems.map(\.description)
            for file in found.files {
                if let text = String(validating: file.bytes, as: UTF8.self) {
                    files.append((file.path, text))
                } else {
                    problems.append("\(folder)/\(file.path):1:1: error: the file is not UTF-8; save it as UTF-8")
                }
            }
        }
        guard problems.isEmpty else { throw .badData(problems.sorted()) }
        do { return try PromptLibrary(files: files) } catch { throw .badData(error.problems.map(\.description)) }
    }

    /// The adviser that the options describe.
    static func advisor(_ options: AdvisorOptions) throws(CommandError) -> Advisor {
        let knowledge = try KnowledgeSource(options: options.folders).knowledge()
        return try advisor(knowledge, try promptLibrary(options.prompts), options)
    }

    /// The adviser over knowledge and prompts that are already read.
    @discardableResult
    static func advisor(
        _ knowledge: KnowledgeBase, _ prompts: PromptLibrary, _ options: AdvisorOptions
    ) throws(CommandError) -> Advisor {
        let day = try options.day()
        do { return try Advisor(knowledge: knowledge, prompts: prompts, asOf: day) } catch {
            throw .badData(["mentor: error: \(error.message)"])
        }
    }

    /// The analyser of the shipped lexicon, without its vocabulary of corrections: measures are taken with the words
    /// that a language treats specially, and with nothing that Mentor knows beside.
    static func plainAnalyzer(_ language: Language) throws(CommandError) -> Analyzer {
        let files = FolderReader(try InstalledFolders().knowledge).files
        let lexicon = KnowledgeBaseLoader().load(files: files).base?.lexicons[language] ?? .empty
        return Analyzer(language: language, lexicon: lexicon)
    }

    /// Paths for the names given: `builtin` is the shipped folder, and so is no name at all.
    private static func resolve(
        _ names: [String], shipped: KeyPath<InstalledFolders, String>
    ) throws(CommandError) -> [String] {
        guard names.isEmpty || names.contains("builtin") else { return names }
        let builtin = try InstalledFolders()[keyPath: shipped]
        return names.isEmpty ? [builtin] : names.map { $0 == "builtin" ? builtin : $0 }
    }
}
