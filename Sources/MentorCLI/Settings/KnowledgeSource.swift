import Composition
import Figures
import Knowledge
import MentorCore
import Synchronization
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
        switch try found() {
        case .walks(let walks): .folders(walks.map { FolderReader($0) })
        case .compiled(let file): .compiled(file)
        }
    }

    /// What the options name, as far as it can be told without reading pages.
    enum Found {
        case walks([FolderWalk])
        case compiled(CompiledFile)
    }

    /// - Throws: as `named`.
    func found() throws(CommandError) -> Found {
        let paths = try Self.resolve(options.knowledge, shipped: \.knowledge)
        guard let file = paths.first(where: CompiledFile.isOne) else { return .walks(Self.walks(paths)) }
        guard paths.count == 1 else {
            throw .usage(
                "--knowledge \(file): a compiled file is a whole knowledge base and goes with no other; name it alone, "
                    + "or name the folders that it was made from")
        }
        return .compiled(try CompiledFile(file))
    }

    /// The folders that the options name, not yet read.
    ///
    /// - Throws: `usage` for a compiled file, which has no pages to look at.
    func walks() throws(CommandError) -> [FolderWalk] {
        switch try found() {
        case .walks(let walks): return walks
        case .compiled(let file):
            throw .usage("--knowledge \(file.path): this command reads the pages themselves; name the folder that holds them")
        }
    }

    /// The folders that the options name, read.
    ///
    /// - Throws: `usage` for a compiled file, which has no pages to look at.
    func folders() throws(CommandError) -> [FolderReader] { try walks().map { FolderReader($0) } }

    /// Folders of pages alone, as an import writes them, are understood by the schema, the intents and the lexicon of the
    /// shipped base.
    static func walks(_ paths: [String]) -> [FolderWalk] {
        let walks = paths.map { FolderWalk($0) }
        guard !walks.contains(where: \.hasSchema), walks.allSatisfy(\.problems.isEmpty),
            walks.contains(where: { !$0.entries.isEmpty }), let shipped = try? InstalledFolders().knowledge
        else { return walks }
        return [FolderWalk(shipped).groundwork()] + walks
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

    /// The prompts of the folders named, or the shipped ones. Those that this program has checked before, and that look as
    /// they did, are not checked again.
    static func promptLibrary(_ folders: [String]) throws(CommandError) -> PromptLibrary {
        let walks = try resolve(folders, shipped: \.prompts).map { FolderWalk($0) }
        let stamp = KnowledgeCache.place(walks).map { StampFile($0 + ".prompts", walks) }
        let isChecked = stamp?.origin() != nil
        var files: [(path: String, text: String)] = []
        var problems: [String] = []
        for walk in walks {
            let found = FolderReader(walk)
            problems += found.problems.map(\.description)
            for file in found.files {
                if let text = String(validating: file.bytes, as: UTF8.self) {
                    files.append((Diagnostic.shown(file.path), text))
                } else {
                    let place = Diagnostic.shown(walk.folder + "/" + file.path)
                    problems.append("\(place):1:1: error: the file is not UTF-8; save it as UTF-8")
                }
            }
        }
        guard problems.isEmpty else { throw .badData(problems.sorted()) }
        if isChecked { return PromptLibrary(checked: files) }
        do {
            let library = try PromptLibrary(files: files)
            stamp?.keep(KnowledgeOrigin(digest: "prompts"))
            return library
        } catch {
            throw .badData(error.problems.map(\.description))
        }
    }

    /// An adviser, and where to keep what it has learnt once it has answered.
    struct Prepared {
        let advisor: Advisor
        let cache: KnowledgeCache?
        /// What the knowledge was made from.
        let origin: KnowledgeOrigin?

        /// Keeps what was learnt for the next start.
        func keep() { if let origin { cache?.keep(advisor, origin) } }
    }

    /// The advisers that were handed out. To take one apart, value by value, would be the longest part of leaving.
    private static let handedOut = Mutex<[Prepared]>([])

    /// The adviser that the options describe, from the compiled artefact where there is one that fits. It lives as long as
    /// the program.
    static func advisor(_ options: AdvisorOptions) throws(CommandError) -> Prepared {
        let prepared = try prepared(options)
        handedOut.withLock { $0.append(prepared) }
        return prepared
    }

    /// The same, for a caller that lets go of it.
    static func prepared(_ options: AdvisorOptions) throws(CommandError) -> Prepared {
        let found = try KnowledgeSource(options: options.folders).found()
        let prompts = try promptLibrary(options.prompts)
        switch found {
        case .compiled(let file):
            let day = try options.day()
            do {
                return Prepared(advisor: try Advisor(compiled: file.compiled, prompts: prompts, asOf: day), cache: nil, origin: nil)
            } catch {
                throw .badFile(File.Problem(path: file.path, reason: error.message))
            }
        case .walks(let walks):
            let cache = KnowledgeCache(walks)
            let day = try options.day()
            if let origin = cache?.origin(), let advisor = advisor(cache?.compiled(origin), prompts, day) {
                return Prepared(advisor: advisor, cache: cache, origin: origin)
            }
            let folders = walks.map { FolderReader($0) }
            let origin = KnowledgeOrigin(folders)
            if folders.allSatisfy(\.problems.isEmpty), let advisor = advisor(cache?.compiled(origin), prompts, day) {
                return Prepared(advisor: advisor, cache: cache, origin: origin)
            }
            return Prepared(advisor: try advisor(try knowledge(folders), prompts, options), cache: cache, origin: origin)
        }
    }

    private static func advisor(_ compiled: CompiledKnowledge?, _ prompts: PromptLibrary, _ day: Day) -> Advisor? {
        compiled.flatMap { try? Advisor(compiled: $0, prompts: prompts, asOf: day) }
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
    /// - Throws: `badData` when the shipped knowledge cannot be read: figures taken without its words would mislead.
    static func plainAnalyzer(_ language: Language) throws(CommandError) -> Analyzer {
        let loaded = KnowledgeBaseLoader().load(files: FolderReader(try InstalledFolders().knowledge).files)
        guard let base = loaded.base else {
            throw .badData(loaded.diagnostics.filter { $0.severity == .error }.map(\.description))
        }
        return Analyzer(language: language, lexicon: base.lexicons[language] ?? .empty)
    }

    /// Paths for the names given: `builtin` is the shipped folder, and so is no name at all.
    static func resolve(
        _ names: [String], shipped: KeyPath<InstalledFolders, String>
    ) throws(CommandError) -> [String] {
        guard names.isEmpty || names.contains("builtin") else { return names }
        let builtin = try InstalledFolders()[keyPath: shipped]
        return names.isEmpty ? [builtin] : names.map { $0 == "builtin" ? builtin : $0 }
    }
}
