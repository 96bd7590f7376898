/// Why a classifier could not be trained.
public struct UnderstandingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; compare with the static members.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Internal: String { case noExamples, emptyLabel, invalidOption }
        private let value: Internal
        /// There is nothing to learn from.
        public static var noExamples: Code { Code(value: .noExamples) }
        /// A training example has no label.
        public static var emptyLabel: Code { Code(value: .emptyLabel) }
        /// A training option is outside its range.
        public static var invalidOption: Code { Code(value: .invalidOption) }
        public var description: String { value.rawValue }
    }

    /// What went wrong.
    public let code: Code
    /// What was expected, what was found and what to do, in one sentence.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code): \(message)" }
}
