internal import Knowledge

/// An input that cannot be imported: what was expected, what was found, where, and what to do. Nothing was made of it.
public struct ImportError: Error, Sendable, Hashable, CustomStringConvertible {
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Internal: String { case empty, tooLarge, wrongEncoding, damagedArchive, malformed, unexpectedShape }
        private let value: Internal

        /// Nothing to read.
        public static let empty = Code(value: .empty)
        /// Larger than an honest file of its kind, packed, unpacked or nested.
        public static let tooLarge = Code(value: .tooLarge)
        /// Not the encoding that was expected.
        public static let wrongEncoding = Code(value: .wrongEncoding)
        /// Cut, altered, or no archive at all.
        public static let damagedArchive = Code(value: .damagedArchive)
        /// Not well-formed: XML, JSON, CSV.
        public static let malformed = Code(value: .malformed)
        /// Well-formed, but not the data set that was named: a column or an element is missing.
        public static let unexpectedShape = Code(value: .unexpectedShape)

        public var description: String { value.rawValue }
    }

    public let code: Code
    /// The name of the input, as given.
    public let path: String
    /// One-based; nil where the input has no lines.
    public let line: Int?
    /// What was expected and what was found.
    public let message: String
    /// What to do.
    public let remedy: String

    public init(_ code: Code, path: String, line: Int? = nil, message: String, remedy: String) {
        self.code = code
        self.path = path
        self.line = line
        self.message = message
        self.remedy = remedy
    }

    /// `path:line:1: error: message; remedy`, as the other problems of a knowledge base are shown.
    public var description: String { "\(Diagnostic.shown(path)):\(line ?? 1):1: error: \(message); \(remedy)" }
}
