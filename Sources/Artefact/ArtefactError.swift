/// Why bytes cannot be read as what they should be.
public struct ArtefactError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An opaque code.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Internal: String { case notAnArtefact, otherVersion, otherOrigin, damaged, missingBlock, unreadable, unwritable }
        private let value: Internal

        /// It begins with other bytes.
        public static let notAnArtefact = Code(value: .notAnArtefact)
        /// Written in another format.
        public static let otherVersion = Code(value: .otherVersion)
        /// Made from other files, or by another program.
        public static let otherOrigin = Code(value: .otherOrigin)
        /// Cut or altered.
        public static let damaged = Code(value: .damaged)
        /// A part that was not put in.
        public static let missingBlock = Code(value: .missingBlock)
        /// A file that the system does not let us read.
        public static let unreadable = Code(value: .unreadable)
        /// A file that the system does not let us write.
        public static let unwritable = Code(value: .unwritable)

        public var description: String { value.rawValue }
    }

    public let code: Code
    /// The part of the file, in a word or two.
    public let place: String
    public let expected: String
    public let found: String

    public init(_ code: Code, at place: String, expected: String, found: String) {
        self.code = code
        self.place = place
        self.expected = expected
        self.found = found
    }

    public var description: String { "\(place): expected \(expected), found \(found); \(remedy)" }

    private var remedy: String {
        switch code {
        case .unreadable: "name a file that can be read"
        case .unwritable: "make room, or name another place"
        default: "build it again with `mentor kb build`"
        }
    }
}
