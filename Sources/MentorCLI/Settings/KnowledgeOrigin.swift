import Knowledge

/// What a compiled artefact was made from: every byte of the files, and the very program that read them.
struct KnowledgeOrigin: Equatable {
    /// `sha256:` and 64 hexadecimal digits, over the files of all folders.
    let digest: String
    /// As `SystemCalls.program` tells it.
    let program: String

    /// That of an artefact made now from these folders.
    init(_ folders: [FolderReader]) {
        digest = KnowledgeDigest.of(KnowledgeBaseLoader.digestInput(folders.map(\.files)))
        program = SystemCalls.program()
    }

    /// That of files that need no digest, because nothing is kept of them.
    init(digest: String) {
        self.digest = digest
        program = SystemCalls.program()
    }

    /// Reads what `text` gave; nil for anything else.
    init?(_ text: String) {
        guard let space = text.firstIndex(of: " ") else { return nil }
        digest = String(text[..<space])
        program = String(text[space...].dropFirst())
    }

    /// As it stands in the artefact.
    var text: String { digest + " " + program }
}
