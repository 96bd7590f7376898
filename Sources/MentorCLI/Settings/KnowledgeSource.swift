import Composition
import Knowledge
import MentorCore
import TextAnalysis

/// Reads the folders or the compiled file that the options name, and builds from them what a command needs.
struct KnowledgeSource {
    let options: KnowledgeOptions

    /// What the options name.
    enum Named {
        /// In the order in which they are laid over each other.
        case folders([FolderReader])
        case compiled(CompiledFile)

        /// The pages that were read; none of a compiled file.
        var folders: [FolderReader] { if case .folders(let folders) = self { folders } else { [] } }
    }

    /// - Throws: `badData` for a compiled file that cannot be used; `usage` for one that is named beside something else.
    func named() throws(CommandError) -> Named {
        let paths = try Self.resolve(options.knowledge, shipped: \.knowledge)
        guard let file = paths.first(where: CompiledFile.isOne) else { return .folders(Self.folders(paths)) }
        guard paths.count == 1 else {
            throw .usage(
                "--knowledge \(file): a compiled file is a whole knowledge base and goes with no other; name it alone, "
                    + "or name the folders that it was made from")
        }
        return .compiled(try CompiledFile(file))
    }

    /// The folders that the options name, read.
    ///
    /// - Throws: `usage` for a compiled file, which has no pages to look at.
    func folders() throws(CommandError) -> [FolderReader] {
        switch try named() {
        case .folders(let folders): return folders
        case .compiled(let file):
            throw .usage("--knowledge \(file.path): this command reads the pages themselves; name the folder that holds them")
        }
    }

    /// Folders of pages alone, as an import writes them, are understood by the schema, the intents and the lexicon of the
    /// shipped base.
    private static func folders(_ paths: [String]) -> [FolderReader] {
        let folders = paths.map(FolderReader.init)
        let isComplete = folders.contains { $0.files.contains { $0.path == "schema.yaml" } }
        guard !isComplete, folders.allSatisfy(\.problems.isEmpty), folders.contains(where: { !$0.files.isEmpty }),
            let shipped = try? InstalledFolders().knowledge
        else { return folders }
        return [FolderReader(shipped).groundwork()] + folders
    }

    /// The same from folders that are already read.
    static func load(_ folders: [FolderReader]) -> (knowledge: KnowledgeBase?, problems: [Diagnostic]) {
        let unread = folders.flatMap(\.problems)
        let loader = KnowledgeBaseLoader(digest: KnowledgeDigest.of)
        let loaded = loader.load(
            files: folders.first?.files ?? [], overlays: folders.dropFirst().map(\.files))
        return (unread.isEmpty ? loaded.base : nil, (unread + loaded.diagnostics).sorted())
    }

    /// The knowledge base, or its problems as an error. Warnings are for `mentor kb check`.
    func knowledge() throws(CommandError) -> KnowledgeBase { try Self.knowledge(try named()) }

    /// The same from what is already read.
    static func knowledge(_ named: Named) throws(CommandError) -> KnowledgeBase {
        switch named {
        case .folders(let folders): try knowledge(folders)
        case .compiled(let file): file.compiled.knowledge
        }
    }

    /// The same from folders that are already read.
    static func knowledge(_ folders: [FolderReader]) throws(CommandError) -> KnowledgeBase {
        let loaded = load(folders)
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
                    files.append((Diagnostic.shown(file.path), text))
                } else {
                    problems.append("\(Diagnostic.shown(folder + "/" + file.path)):1:1: error: the file is not UTF-8; save it as UTF-8")
                }
            }
        }
        guard problems.isEmpty else { throw .badData(problems.sorted()) }
        do { return try PromptLibrary(files: files) } catch { throw .badData(error.problems.map(\.description)) }
    }

    /// An adviser, and where to keep what it has learnt once it has answered.
    struct Prepared {
        let advisor: Advisor
        let cache: KnowledgeCache?

        /// Keeps what was learnt for the next start.
        func keep() { cache?.keep(advisor) }
    }

    /// The adviser that the options describe, from the compiled artefact where there is one that fits.
    static func advisor(_ options: AdvisorOptions) throws(CommandError) -> Prepared {
        let named = try KnowledgeSource(options: options.folders).named()
        let prompts = try promptLibrary(options.prompts)
        switch named {
        case .compiled(let file):
            let day = try options.day()
            do {
                return Prepared(advisor: try Advisor(compiled: file.compiled, prompts: prompts, asOf: day), cache: nil)
            } catch {
                throw .badFile(File.Problem(path: file.path, reason: error.message))
            }
        case .folders(let folders):
            let cache = KnowledgeCache(folders)
            if folders.allSatisfy(\.problems.isEmpty), let compiled = cache?.compiled() {
                let day = try options.day()
                if let advisor = try? Advisor(compiled: compiled, prompts: prompts, asOf: day) {
                    return Prepared(advisor: advisor, cache: cache)
                }
            }
            return Prepared(advisor: try advisor(try knowledge(folders), prompts, options), cache: cache)
        }
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
