import JSON

/// The three files of a collection in the layout of BEIR, a line at a time, every line checked (Thakur and others, "BEIR: A
/// Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval Models", 2021).
///
/// An id is a string, or a number, which is read as the text that it is written with. Fields that nobody asks for are
/// passed over. Empty lines are, too.
enum BEIRFile {
    /// Bytes of a line: a document, and a judgement.
    static let longestDocument = 8 << 20
    private static let longestJudgement = 1 << 16

    /// Calls `body` with the one-based line of each document; a title that is absent is empty.
    ///
    /// - Throws: the first problem as `path:line:column: error: …`, also when there is no document.
    static func forEachDocument(
        of path: String, _ body: (_ line: Int, _ id: String, _ title: String, _ text: String) throws(CommandError) -> Void
    ) throws(CommandError) {
        try forEachObject(of: path, ["_id", "text", "title"], "a document is {\"_id\", \"title\", \"text\"}", body)
    }

    /// Calls `body` with the one-based line of each question.
    ///
    /// - Throws: as above.
    static func forEachQuestion(
        of path: String, _ body: (_ line: Int, _ id: String, _ text: String) throws(CommandError) -> Void
    ) throws(CommandError) {
        try forEachObject(of: path, ["_id", "text"], "a question is {\"_id\", \"text\"}") {
            line, id, _, text throws(CommandError) in try body(line, id, text)
        }
    }

    /// Calls `body` with the one-based line of each judgement: which document is how relevant to which question.
    ///
    /// - Throws: the first problem as `path:line:column: error: …`: a first line that is no header, a line without three
    ///   columns, a grade that is no number.
    static func forEachJudgement(
        of path: String,
        _ body: (_ line: Int, _ query: String, _ document: String, _ grade: Double) throws(CommandError) -> Void
    ) throws(CommandError) {
        let layout = "query-id<TAB>corpus-id<TAB>score"
        try DataFile.forEachLine(of: path, longest: longestJudgement) { line, bytes throws(CommandError) in
            if bytes.isEmpty { return }
            func problem(_ column: Int, _ message: String) -> CommandError { .badData(["\(path):\(line):\(column): error: \(message)"]) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw problem(1, "the line is not UTF-8; save the file as UTF-8")
            }
            let separator: Unicode.Scalar = bytes.contains(UInt8(ascii: "\t")) ? "\t" : " "
            let fields = text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3, !fields.contains(where: \.isEmpty) else {
                let isGap = fields.contains(where: \.isEmpty)
                throw problem(1, "expected `\(layout)`, found \(fields.count) columns" + (isGap ? ", one empty" : ""))
            }
            let grade = Double(fields[2])
            if line == 1 {
                guard grade == nil else { throw problem(1, "expected the header `\(layout)`, found a judgement; put the header above it") }
                return
            }
            guard let grade, grade.isFinite else {
                throw problem(
                    fields[0].unicodeScalars.count + fields[1].unicodeScalars.count + 3,
                    "expected a grade, found “\(fields[2].prefix(40))”; write it as 0, 1, 2…")
            }
            try body(line, fields[0], fields[1], grade)
        }
    }

    private static func forEachObject(
        of path: String, _ names: [String], _ layout: String,
        _ body: (_ line: Int, _ id: String, _ title: String, _ text: String) throws(CommandError) -> Void
    ) throws(CommandError) {
        let fields = JSONFields(names)
        var isEmpty = true
        try DataFile.forEachLine(of: path, longest: longestDocument) { line, bytes throws(CommandError) in
            if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
            let found = try object(bytes, fields, names, layout, at: "\(path):\(line)")
            isEmpty = false
            try body(line, found.id, found.title, found.text)
        }
        if isEmpty { throw .badData(["\(path):1:1: error: the file is empty; \(layout), one a line"]) }
    }
    private static func object(
        _ bytes: [UInt8], _ fields: JSONFields, _ names: [String], _ layout: String, at place: @autoclosure () -> String
    ) throws(CommandError) -> (id: String, title: String, text: String) {
        let values: [JSONFields.Value]
        do { values = try fields.read(bytes) } catch {
            throw .badData(["\(place()):\(DataFile.column(of: error.offset, in: bytes)): error: \(error.message)"])
        }
        func problem(_ message: String) -> CommandError { .badData(["\(place()):1: error: \(message)"]) }
        func text(_ number: Int, orNumber: Bool = false, orNothing: Bool = false) throws(CommandError) -> String {
            let wanted = "expected a string as “\(names[number])”"
            switch values[number] {
            case .text(let text): return text
            case .number(let number) where orNumber: return number
            case .absent where orNothing, .null where orNothing: return ""
            case .absent: throw problem("the field “\(names[number])” is missing; \(layout)")
            case .null: throw problem("\(wanted), found null; \(layout)")
            case .number(let digits): throw problem("\(wanted), found \(digits.prefix(40)); \(layout)")
            case .other(let kind): throw problem("\(wanted), found \(kind); \(layout)")
            }
        }
        let id = try text(0, orNumber: true)
        guard !id.isEmpty else { throw problem("the field “_id” is empty; give each line an id of its own") }
        return (id, names.count > 2 ? try text(2, orNothing: true) : "", try text(1))
    }
}
