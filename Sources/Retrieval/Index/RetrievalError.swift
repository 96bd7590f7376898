internal import Artefact

/// Why an index could not be built or read.
public struct RetrievalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An opaque code.
    public enum Code: String, Sendable, Hashable {
        case unknownField = "unknown_field"
        case tooLarge = "too_large"
        case notAnIndex = "not_an_index"
        case unsupportedVersion = "unsupported_version"
        case otherOrigin = "other_origin"
        case damaged = "damaged"
        case unreadable = "unreadable"
        case unwritable = "unwritable"
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

extension RetrievalError {
    /// The same about an artefact that should be an index.
    init(_ error: ArtefactError) {
        let (code, remedy): (Code, String) =
            switch error.code {
            case .notAnArtefact: (.notAnIndex, "name a file that Mentor saved")
            case .otherVersion: (.unsupportedVersion, "build the index again with this version of Mentor")
            case .otherOrigin: (.otherOrigin, "build the index again")
            case .unreadable: (.unreadable, "name a file that can be read")
            case .unwritable: (.unwritable, "make room, or name another place")
            default: (.damaged, "build the index again")
            }
        self.init(code, at: error.place, expected: error.expected, found: error.found, remedy: remedy)
    }
}
