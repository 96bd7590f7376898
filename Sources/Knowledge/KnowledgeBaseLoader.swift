import Identifiers
import TextAnalysis

/// Turns files into a `KnowledgeBase`, or into the list of everything that is wrong with them.
///
/// A reader that stops at the first mistake makes an editor run it twenty times. Ours reads every file on its own as
/// far as it can, lays the folders over each other, holds the whole against the schema, and reports all that it found,
/// sorted by place. Only when no error is left does it build the value, so that nothing above ever meets half a page.
/// It touches no disk: the files are handed in as bytes.
public struct KnowledgeBaseLoader: Sendable {
    /// What came of reading.
    public struct Result: Sendable {
        /// Nil when there is an error among the diagnostics.
        public let base: KnowledgeBase?
        /// Sorted by path, line and column.
        public let diagnostics: [Diagnostic]

        /// The diagnostics that keep the base from being used.
        public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    }

    private let digest: @Sendable ([[UInt8]]) -> String

    /// `digest` names a sequence of byte strings, as if they were one: `sha256:…` where the caller has cryptography at
    /// hand. The room itself stays free of it, and leaves the digest empty by default.
    public init(digest: @escaping @Sendable ([[UInt8]]) -> String = { _ in "" }) {
        self.digest = digest
    }

    /// Reads a knowledge base and others to lay over it, later ones over earlier ones, by id.
    public func load(files: [KnowledgeFile], overlays: [[KnowledgeFile]] = []) -> Result {
        let folders = [files] + overlays
        let bases = folders.map { BaseDraft(files: $0) }
        let merged = MergedDraft(bases)
        var diagnostics = bases.flatMap(\.diagnostics)
        diagnostics += KnowledgeBaseValidator(bases: bases, merged: merged).diagnostics()
        let sorted = Array(Set(diagnostics)).sorted()
        guard !sorted.contains(where: { $0.severity == .error }) else { return Result(base: nil, diagnostics: sorted) }
        let base = KnowledgeBase(
            version: merged.version, digest: digest(Self.digestInput(folders)), schema: merged.schema,
            sources: merged.sources, entities: EntityAssembly(merged).entities(),
            intents: merged.intents.map { draft in
                IntentDefinition(
                    id: draft.id.value, act: draft.act.value, facet: draft.facet?.value, to: draft.to?.value, about: draft.about,
                    examples: draft.examples.mapValues { $0.map(\.value) })
            },
            lexicons: merged.lexicons,
            names: merged.names.map { draft in
                NamedEntity(
                    kind: draft.kind.value, id: draft.id.value, forms: draft.forms.mapValues { $0.map(\.value) },
                    years: draft.years, within: draft.within?.value)
            },
            functionWords: merged.functionWords, packedLists: merged.packedLists,
            safeguard: merged.safeguard)
        return Result(base: base, diagnostics: sorted)
    }

    /// What the digest is reckoned over: for every folder in order and every file by path, the path's length (8 bytes,
    /// big endian), the path, the length of the contents, the contents. The lengths keep two different sets of files
    /// from giving the same bytes.
    public static func digestInput(_ folders: [[KnowledgeFile]]) -> [[UInt8]] {
        func length(_ count: Int) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) } }
        return folders.flatMap { files in
            files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }.flatMap { file in
                let path = Array(file.path.utf8)
                return [length(path.count), path, length(file.bytes.count), file.bytes]
            }
        }
    }
}
