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

    /// Reads a file. Empty lines are passed over; the label is what stands behind the last tabulator.
    ///
    /// - Throws: every problem as `path:line:column: error: …`: no tabulator, no label, a text that is not UTF-8, no
    ///   row at all.
    init(_ path: String) throws(CommandError) {
        var rows: [Row] = []
        var problems: [String] = []
        try DataFile.forEachLine(of: path, longest: Self.longestLine) { number, bytes in
            func report(_ column: Int, _ message: String) {
                if problems.count < Self.mostProblems {
                    problems.append("\(path):\(number):\(column): error: \(message)")
                }
            }
            guard let line = String(validating: bytes, as: UTF8.self) else { return report(1, "the line is not UTF-8") }
            if line.isEmpty { return }
            guard let tab = line.unicodeScalars.lastIndex(of: "\t") else {
                return report(1, "expected `text<TAB>label`, found no tabulator")
            }
            let label = String(line[line.unicodeScalars.index(after: tab)...])
            guard label.contains(where: { !$0.isWhitespace }) else {
                return report(line.unicodeScalars.distance(from: line.startIndex, to: tab) + 2, "the label is empty")
            }
            rows.append(Row(text: String(line[..<tab]), label: label))
        }
        if problems.isEmpty && rows.isEmpty { problems.append("\(path):1:1: error: the file holds no row") }
        guard problems.isEmpty else { throw .badData(problems) }
        self.rows = rows
    }
}
