/// Why an index could not be built or read.
public struct RetrievalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An opaque code.
    public enum Code: String, Sendable, Hashable {
        case unknownField = "unknown_field"
        case tooLarge = "too_large"
        case notAnIndex = "not_an_index"
        case unsupportedVersion = "unsupported_version"
        case damaged = "damaged"
        case badJudgements = "bad_judgements"
    }

    public let code: Code
    /// Where: a field, or a section of the file.
    public let place: String
    public let expected: String
    public let found: String
    /// What to do about it.
    public let remedy: String

    public init(_ code: Code, at place: String, expected: String, found: String, remedy: String) {
        self.code = code
        self.place = place
        self.expected = expected
        self.found = found
        self.remedy = remedy
    }

    public var description: String { "\(place): expected \(expected), found \(found); \(remedy)" }
}
