/// One file of a knowledge base, already read: this room never touches a disk.
public struct KnowledgeFile: Sendable, Hashable {
    /// Relative to the folder of the knowledge base, with `/`: `fr/roles/data-scientist.md`.
    public let path: String
    /// The contents, expected to be UTF-8 for every text file.
    public let bytes: [UInt8]
    /// How the folder is named in diagnostics: `KnowledgeBase`; empty for none.
    public let folder: String

    public init(path: String, bytes: [UInt8], folder: String = "") {
        self.path = path
        self.bytes = bytes
        self.folder = folder
    }

    /// The same, from text.
    public init(path: String, text: String, folder: String = "") {
        self.init(path: path, bytes: Array(text.utf8), folder: folder)
    }

    /// What a diagnostic shows, so that an editor can jump to it.
    var displayPath: String { folder.isEmpty ? path : folder + "/" + path }
}
