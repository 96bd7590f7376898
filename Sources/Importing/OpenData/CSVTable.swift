/// A file of comma-separated values, read as RFC 4180 has it and no other way.
///
/// Splitting lines at commas is what everybody writes first, and it breaks at the first quoted comma or line end; the
/// lenient readers go on after a mistake, and a single lost quotation mark then swallows half of the file without a
/// word. This one is a small machine over bytes that knows four states and stops at the first thing that the format
/// does not allow, with the line on which it stands: a quotation mark inside a bare field, text behind a closing one, a
/// row with more or fewer fields than the header. Columns are found by name, since publishers move them about. The
/// sign between fields, `,` or `;`, is the one that the header has more of outside quotation marks.
///
/// Y. Shafranovich, Common Format and MIME Type for CSV Files, RFC 4180, 2005.
struct CSVTable {
    /// One record.
    struct Row {
        /// One-based line of the file on which it begins.
        let line: Int
        let fields: [String]

        /// The field of a column, without spaces at its ends; empty for a column that the table has not.
        subscript(column: Column) -> String {
            fields.indices.contains(column.index) ? fields[column.index] : ""
        }
    }

    /// A column that was found.
    struct Column {
        fileprivate let index: Int
    }

    let path: String
    private(set) var names: [String]
    private(set) var rows: [Row] = []

    /// - Throws: `empty`, `tooLarge`, `wrongEncoding`, `malformed`.
    init(_ bytes: [UInt8], path: String) throws(ImportError) {
        self.path = path
        names = []
        let text = try InputText.check(bytes, path: path)
        var reader = CSVReader(text, path: path)
        guard let header = try reader.row() else {
            throw ImportError(
                .empty, path: path, message: "expected a header line, found nothing", remedy: "download the file again")
        }
        names = header.fields
        while let row = try reader.row() {
            if row.fields == [""] { continue }
            guard row.fields.count == names.count else {
                throw ImportError(
                    .malformed, path: path, line: row.line,
                    message: "expected \(names.count) fields as in the header, found \(row.fields.count)",
                    remedy: "look for a lost quotation mark on this line or above it")
            }
            rows.append(row)
        }
        guard !rows.isEmpty else {
            throw ImportError(
                .empty, path: path, line: 1, message: "expected rows below the header, found none",
                remedy: "download the file again")
        }
    }

    /// The first column whose name is one of `wanted`, compared without regard to case.
    ///
    /// - Throws: `unexpectedShape` when there is none.
    func column(_ wanted: String...) throws(ImportError) -> Column {
        if let found = optionalColumn(wanted) { return found }
        let shown = names.prefix(6).map { "“\($0)”" }.joined(separator: ", ")
        throw ImportError(
            .unexpectedShape, path: path, line: 1,
            message: "expected a column “\(wanted.first ?? "")”, found \(shown)\(names.count > 6 ? "…" : "")",
            remedy: "name the data set's own file, with its header")
    }

    /// The same, without a complaint.
    func optionalColumn(_ wanted: [String]) -> Column? {
        let keys = wanted.map { $0.lowercased() }
        return names.firstIndex { keys.contains($0.lowercased()) }.map { Column(index: $0) }
    }

    /// Whether the table has a column of this name.
    func has(_ name: String) -> Bool { optionalColumn([name]) != nil }
}
