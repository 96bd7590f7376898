
/// The knowledge base was loaded but an adviser cannot be built from it.
public struct AdvisorError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Internal: String { case damagedWordList, untrainableIntents }
        private let value: Internal

        /// A packed word list is cut, altered or of another version.
        public static let damagedWordList = Code(value: .damagedWordList)
        /// The intents of a language are too few to tell apart.
        public static let untrainableIntents = Code(value: .untrainableIntents)

        public var description: String { value.rawValue }
    }

    public let code: Code
    /// What was found, where, and what to do.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
