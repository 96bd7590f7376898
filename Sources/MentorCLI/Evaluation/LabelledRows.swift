/// Sentences with a label each, as measuring files hold them: `text<TAB>label` a line, UTF-8, no header.
struct LabelledRows {
    /// One line of the file.
    struct Row {
        let text: String
        let label: String
    }

    let rows: [Row]

    /// Bytes of a line.
    private static let longestLine = 1 << 20
    /// Problems told at once; a file of the wrong kind would have one a line.
    private static let mostProblems = 20

    /// Reads a file. Empty lines are passed over.
    ///
    /// - Throws: every problem as `path:line:column: error: …`: other than two columns, no label, bytes that are
    ///   not UTF-8 or NUL, no row at all.
    init(_ path: String) throws(CommandError) {
        var rows: [Row] = []
        var problems: [String] = []
        try DataFile.forEachLine(of: path, longest: Self.longestLine) { number, bytes in
            func report(_ column: Int, _ message: String) {
                if problems.count < Self.mostProblems {
                    problems.append("\(path):\(number):\(column): error: \(message)")
                }
            }
            if bytes.isEmpty { return }
            guard let line = String(validating: bytes, as: UTF8.self) else {
                return report(1, "the line is not UTF-8; save the file as UTF-8")
            }
            if let nul = bytes.firstIndex(of: 0) {
                return report(DataFile.column(of: nul, in: bytes), "expected text, found a NUL byte; remove it")
            }
            let fields = line.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 2 else {
                let found = fields.count == 1 ? "no tabulator" : "\(fields.count) columns"
                return report(1, "expected `text<TAB>label`, found \(found)")
            }
            guard !fields[1].allSatisfy(\.isWhitespace) else {
                return report(fields[0].unicodeScalars.count + 2, "the label is empty; name it or remove the line")
            }
            rows.append(Row(text: fields[0], label: fields[1]))
        }
        if problems.isEmpty && rows.isEmpty {
            problems.append("\(path):1:1: error: the file holds no row; write `text<TAB>label`, one a line")
        }
        guard problems.isEmpty else { throw .badData(problems) }
        self.rows = rows
    }
}
