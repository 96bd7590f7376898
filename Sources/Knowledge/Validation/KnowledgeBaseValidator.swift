import Identifiers
import TextAnalysis

/// Holds what the files say against the schema and against each other.
///
/// Each reader has already reported what is wrong within its file; what is left is everything that takes two files to
/// see: an id that nobody declares, a facet that one language has and the other lacks, two entities of the same name.
/// Every check runs whatever the others found, except where its ground is missing (without a schema no heading means
/// anything), so that one run tells an editor all there is to mend.
struct KnowledgeBaseValidator {
    let bases: [BaseDraft]
    let merged: MergedDraft
    /// Folders most of whose pages lack a language.
    let untranslated: Set<Untranslated>

    /// A folder, by its place among those laid over each other, and a language that most of its pages lack.
    struct Untranslated: Hashable {
        let layer: Int
        let language: Language
    }

    init(bases: [BaseDraft], merged: MergedDraft) {
        self.bases = bases
        self.merged = merged
        var untranslated: Set<Untranslated> = []
        for layer in bases.indices {
            let own = merged.entities.filter { $0.first?.layer == layer }
            for language in merged.schema.languages {
                let missing = own.count { drafts in !drafts.contains { $0.language == language } }
                if missing > 5, 2 * missing > own.count { untranslated.insert(Untranslated(layer: layer, language: language)) }
            }
        }
        self.untranslated = untranslated
    }

    /// In no particular order.
    func diagnostics() -> [Diagnostic] {
        var found = bases.flatMap { duplicates(in: $0) }.map { $0.coded(.duplicate) }
        guard !merged.schemaDrafts.isEmpty else {
            if !bases.contains(where: { base in base.diagnostics.contains { $0.path.hasSuffix("schema.yaml") } }) {
                found.append(missing("schema.yaml", remedy: "declare languages, kinds, facets and measures there"))
            }
            return found
        }
        found += schemaProblems().map { $0.coded(.schema) }
        if !merged.hasSources { found.append(missing("sources.yaml", remedy: "list there where the facts come from")) }
        found += folderProblems().map { $0.coded(.file) }
        for drafts in merged.entities { found += entityProblems(drafts).map { $0.coded(.entity) } }
        found += nameProblems().map { $0.coded(.name) }
        found += intentProblems().map { $0.coded(.intent) }
        found += namesFileProblems().map { $0.coded(.name) }
        return found
    }

    private func missing(_ name: String, remedy: String) -> Diagnostic {
        let folder = bases.first?.folder ?? ""
        return Diagnostic(
            severity: .error, path: folder.isEmpty ? name : folder + "/" + name, line: 1, column: 1,
            message: "the file is missing", remedy: remedy, code: .file)
    }

    /// The same id twice within one folder; between folders it means to replace.
    private func duplicates(in base: BaseDraft) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var places: [String: String] = [:]
        func note(_ key: String, _ what: String, _ path: String, _ position: Position, _ found: inout [Diagnostic]) {
            if let first = places[key] {
                var report = Report(path: path)
                report.error(position, "\(what) is declared twice, first at \(first)", remedy: "remove or rename one")
                found += report.diagnostics
            } else {
                places[key] = "\(path):\(position.line)"
            }
        }
        for entity in base.entities {
            note(
                "entity/\(entity.language.rawValue)/\(entity.id.value)", "entity “\(entity.id.value)”", entity.path,
                entity.id.position, &found)
        }
        for intent in base.intents {
            note("intent/\(intent.id.value)", "intent “\(intent.id.value)”", intent.path, intent.id.position, &found)
        }
        for name in base.names {
            note("name/\(name.id.value)", "name “\(name.id.value)”", name.path, name.id.position, &found)
        }
        return found
    }

    private func folderProblems() -> [Diagnostic] {
        let spoken = merged.schema.languages.map(\.rawValue)
        var found: [Diagnostic] = []
        func report(_ name: String, _ path: String) {
            var report = Report(path: path)
            report.error(
                .start, "folder “\(name)” is no language of the schema",
                remedy: "move the file to one of \(spoken.map { $0 + "/" }.joined(separator: ", "))"
                    + ", or add the language to schema.yaml if Mentor speaks it")
            found += report.diagnostics
        }
        for base in bases { for folder in base.strangeFolders { report(folder.name, folder.path) } }
        for entity in merged.strangeEntities { report(entity.language.rawValue, entity.path) }
        return found
    }
}
