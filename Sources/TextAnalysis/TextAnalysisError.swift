/// Why a packed word list was refused.
public struct TextAnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong, in a word that does not change from one version to the next.
    public enum Code: String, Sendable, Hashable {
        /// Not a file of this kind, or shorter than its header.
        case notAPackedList
        /// Made by a program of another format version.
        case unsupportedVersion
        /// The bytes do not add up to the checksum that they were written with.
        case damaged
    }

    public let code: Code
    /// What should have been there.
    public let expected: String
    /// What was there.
    public let found: String
    /// What to do about it.
    public let remedy: String

    public init(_ code: Code, expected: String, found: String, remedy: String) {
        self.code = code
        self.expected = expected
        self.found = found
        self.remedy = remedy
    }

    public var description: String { "\(code.rawValue): expected \(expected), found \(found); \(remedy)" }
}
