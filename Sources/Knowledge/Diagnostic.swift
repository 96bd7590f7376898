/// One problem of a knowledge base, with the place to jump to and what to do about it.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
    /// How bad it is: an error keeps the knowledge base from being used.
    public enum Severity: String, Sendable, Hashable {
        case error, warning
    }

    /// Which sort of problem it is, for programs that sort or count them; a word for each sort, never changed.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// What stands in a file cannot be read as knowledge: its form, a value, a source that is missing.
        case form
        /// A file or a folder that is missing, out of place or unreadable.
        case file
        /// The same id twice.
        case duplicate
        /// Kinds, facets and measures do not fit together.
        case schema
        /// A page does not fit the schema, the sources or the other pages.
        case entity
        /// Two things that cannot be told apart by name.
        case name
        /// An intent that means nothing, or shares an example.
        case intent
        /// A template of an answer.
        case prompt
        /// The same source is made to say two figures for the same thing.
        case conflictingFigures = "conflicting-figures"
        /// One language says a number that the other leaves out or gives otherwise.
        case untranslatedNumber = "untranslated-number"
        /// Past its `review-by` date.
        case overdue
        /// Speaks of people in one gender only.
        case gendered
        /// Too long to be read aloud.
        case longSentence = "long-sentence"
        /// An intent with too few examples to learn from.
        case fewExamples = "few-examples"
        /// An intent whose examples another one attracts.
        case confusion
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
    public let code: Code

    public init(
        severity: Severity, path: String, line: Int, column: Int, message: String, remedy: String? = nil,
        code: Code = .form
    ) {
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.remedy = remedy
        self.code = code
    }

    /// The same problem, called one of another sort.
    public func coded(_ code: Code) -> Diagnostic {
        Diagnostic(
            severity: severity, path: path, line: line, column: column, message: message, remedy: remedy, code: code)
    }

    /// `path:line:column: error: message; remedy`
    public var description: String {
        "\(Self.shown(path)):\(line):\(column): \(severity.rawValue): \(message)" + (remedy.map { "; \($0)" } ?? "")
    }

    /// A path as a line of a report shows it: whatever would break the line, or rule the terminal, as an escape.
    public static func shown(_ path: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in path.unicodeScalars {
            switch scalar.value {
            case 0x0A: shown.append(contentsOf: "\\n".unicodeScalars)
            case 0x0D: shown.append(contentsOf: "\\r".unicodeScalars)
            case 0x09: shown.append(contentsOf: "\\t".unicodeScalars)
            case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}

extension Diagnostic: Comparable {
    /// By path, line and column; then errors first, then by text and sort, so that the order is always the same.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.severity != right.severity { return left.severity == .error }
        if left.description != right.description {
            return left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
        }
        return left.code.rawValue.utf8.lexicographicallyPrecedes(right.code.rawValue.utf8)
    }
}
