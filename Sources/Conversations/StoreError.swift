/// Why the store could not do what it was asked, in words for the person who runs it. It never holds a text of a pupil's.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Internal: String {
            case cannotOpen, notAStore, newerStore, readOnly, full, busy, damaged, cannotWrite, failed
        }
        private let value: Internal

        /// The file or its folder cannot be made or opened.
        public static let cannotOpen = Code(value: .cannotOpen)
        /// The file is something else.
        public static let notAStore = Code(value: .notAStore)
        /// Written by a later version of Mentor.
        public static let newerStore = Code(value: .newerStore)
        /// The file or its folder may not be written to.
        public static let readOnly = Code(value: .readOnly)
        /// The disk, or the size allowed, is used up.
        public static let full = Code(value: .full)
        /// Another program holds the file, or more writes wait than can be done.
        public static let busy = Code(value: .busy)
        /// The file's bytes contradict each other.
        public static let damaged = Code(value: .damaged)
        /// A copy could not be written.
        public static let cannotWrite = Code(value: .cannotWrite)
        /// Anything else.
        public static let failed = Code(value: .failed)

        public var description: String { value.rawValue }
    }

    public let code: Code
    /// The file.
    public let path: String
    /// What was found.
    public let message: String
    /// What to do.
    public let remedy: String

    public init(_ code: Code, path: String, message: String, remedy: String) {
        self.code = code
        self.path = path
        self.message = message
        self.remedy = remedy
    }

    /// `path: error: message; remedy`.
    public var description: String { "\(path): error: \(message); \(remedy)" }

    /// Trying again later may help: a server answers 503 rather than 500.
    public var isPassing: Bool { code == .busy || code == .full }
}
