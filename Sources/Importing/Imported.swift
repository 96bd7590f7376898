/// What an importer makes of a file: the files of a knowledge folder, and an account of what became of the input.
public struct Imported: Sendable, Hashable {
    /// A file of a knowledge folder.
    public struct File: Sendable, Hashable {
        /// Relative to the folder, `/` between its parts: `fr/roles/rome-m1811.md`.
        public var path: String
        /// UTF-8.
        public var text: String

        public init(path: String, text: String) {
            self.path = path
            self.text = text
        }
    }

    /// What was kept, dropped or guessed, or is worth knowing, for the person who will read over it.
    public struct Note: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            /// Carried over.
            case kept
            /// Left out: a menu, a banner, a column that is not used.
            case dropped
            /// Decided without certainty: to be looked at.
            case guessed
            /// Worth knowing about the page that was made.
            case noted
        }

        public var kind: Kind
        /// One-based line of the input, where it has any.
        public var line: Int?
        /// In a few words, for a person: what, and why.
        public var text: String

        public init(_ kind: Kind, line: Int? = nil, _ text: String) {
            self.kind = kind
            self.line = line
            self.text = text
        }
    }

    public var files: [File]
    public var notes: [Note]

    public init(files: [File] = [], notes: [Note] = []) {
        self.files = files
        self.notes = notes
    }
}
