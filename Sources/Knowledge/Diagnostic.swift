/// One problem of a knowledge base, with the place to jump to and what to do about it.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is: an error keeps the knowledge base from being used.
    public enum Severity: String, Sendable, Hashable {
        case error, warning
    }

    public let severity: Severity
    /// The file, as the person who named the folder would write it.
    public let path: String
    /// One-based.
    public let line: Int
    /// One-based, in Unicode code points.
    public let column: Int
    /// What is wrong.
    public let message: String
    /// What to do; nil where the message says it all.
    public let remedy: String?

    public init(
        severity: Severity, path: String, line: Int, column: Int, message: String, remedy: String? = nil
    ) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
    }

    /// `path:line:column: error: message; remedy`
    public var description: String {
        "\(path):\(line):\(column): \(severity.rawValue): \(message)" + (remedy.map { "; \($0)" } ?? "")
    }
}

extension Diagnostic: Comparable {
    /// By path, line and column; then errors first, then by text, so that the order is always the same.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.severity != right.severity { return left.severity == .error }
        return left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}
