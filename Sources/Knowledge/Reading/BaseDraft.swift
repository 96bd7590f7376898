import Identifiers
import TextAnalysis

/// A page by its language and the name of its file, which ought to be the id of its entity.
struct PageName: Sendable, Hashable {
    let language: Language
    let name: String
}

/// Everything that the files of one folder say, each file read by itself.
struct BaseDraft: Sendable {
    /// How the folder is named in diagnostics.
    var folder = ""
    var schema: SchemaDraft?
    /// Whether there is a `sources.yaml`.
    var hasSources = false
    /// The `sources.yaml` that is there could not be read.
    var hasBrokenSources = false
    var sources: [Located<Source>] = []
    /// Ids of all sources listed, broken ones too.
    var sourceIDs: [SourceID] = []
    var entities: [EntityDraft] = []
    /// Pages that are there but too broken to read: what lacks because of them is not reported again.
    var brokenPages: Set<PageName> = []
    var intents: [IntentDraft] = []
    var lexicons: [Language: Lexicon] = [:]
    var names: [NameDraft] = []
    var functionWords: [String: [String]] = [:]
    var packedLists: [String: [UInt8]] = [:]
    var safeguard: SafeguardPhrases?
    /// Folders that look like a language but are none that can be spoken: path of the first file in each.
    var strangeFolders: [(name: String, path: String)] = []
    var diagnostics: [Diagnostic] = []

    /// Reads files in the order of their paths.
    init(files: [KnowledgeFile]) {
        folder = files.first?.folder ?? ""
        for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
            var report = Report(path: file.displayPath)
            read(file, report: &report)
            diagnostics += report.diagnostics
        }
    }

    private mutating func read(_ file: KnowledgeFile, report: inout Report) {
        let parts = file.path.split(separator: "/").map { String($0) }
        guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { return }
        switch (parts.first, parts.count) {
        case ("schema.yaml", 1): schema = SchemaFile.read(file, report: &report)
        case ("sources.yaml", 1):
            hasSources = true
            if let read = SourcesFile.read(file, report: &report) {
                (sources, sourceIDs) = read
            } else {
                hasBrokenSources = true
            }
        case ("intents", 2) where name.hasSuffix(".yaml"):
            if let intent = IntentFile.read(file, report: &report) { intents.append(intent) }
        case ("lexicon", 2): readLexicon(file, name, report: &report)
        case (let folder?, 2...) where name.hasSuffix(".md"):
            if let language = Language(rawValue: folder) {
                if let entity = EntityFile.read(file, language: language, report: &report) {
                    entities.append(entity)
                } else {
                    brokenPages.insert(PageName(language: language, name: String(name.dropLast(3))))
                }
            } else if !strangeFolders.contains(where: { $0.name == folder }) {
                strangeFolders.append((folder, file.displayPath))
            }
        default: warnOfUnread(file, name, report: &report)
        }
    }

    private mutating func readLexicon(_ file: KnowledgeFile, _ name: String, report: inout Report) {
        let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : ""
        if name == "names.yaml" {
            names = NamesFile.read(file, report: &report)
        } else if name == "languages.yaml" {
            functionWords = LexiconFile.readLanguages(file, report: &report)
        } else if name == "safeguard.yaml" {
            safeguard = SafeguardFile.read(file, report: &report)
        } else if let language = Language(rawValue: stem) {
            lexicons[language] = LexiconFile.read(file, report: &report)
        } else if name.hasSuffix(".filter") || name.hasSuffix(".phrases") {
            packedLists[name] = file.bytes
        } else {
            warnOfUnread(file, name, report: &report)
        }
    }

    /// A misspelt name must not make knowledge vanish silently. Other files (a README, a licence) may lie about.
    private func warnOfUnread(_ file: KnowledgeFile, _ name: String, report: inout Report) {
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return }
        let known =
            ["schema.yaml", "sources.yaml", "lexicon/names.yaml", "lexicon/languages.yaml", "lexicon/safeguard.yaml"]
            + Language.allCases.map { "lexicon/\($0.rawValue).yaml" }
        report.warning(
            .start, "this file is not read",
            remedy: Suggestion.nearest(to: file.path, in: known).map { "did you mean “\($0)”?" }
                ?? "intents go to intents/NAME.yaml, the others are \(known.joined(separator: ", "))")
    }
}
