/// Collects the problems of one file while it is read.
struct Report: Sendable {
    let path: String
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String) {
        self.path = path
    }

    mutating func error(_ position: Position, _ message: String, remedy: String? = nil) {
        add(.error, position, message, remedy)
    }

    mutating func warning(_ position: Position, _ message: String, remedy: String? = nil) {
        add(.warning, position, message, remedy)
    }

    private mutating func add(
        _ severity: Diagnostic.Severity, _ position: Position, _ message: String, _ remedy: String?
    ) {
        diagnostics.append(
            Diagnostic(
                severity: severity, path: path, line: position.line, column: position.column,
                message: Report.printable(message), remedy: remedy.map(Report.printable)))
    }

    /// A quotation from a broken file must not break the one line that a diagnostic has.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            result.unicodeScalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
