/// A table while it is read: each row becomes one item, "Junior : salaire brut 38 000 € ; prime 2 000 €".
struct HTMLTable {
    /// What came of a row, or of a cell of a table that only lays out.
    struct Row {
        let text: String
        /// One-based.
        let line: Int
        /// Bytes inside links.
        let linked: Int
    }

    private struct Cell {
        var text = ""
        var linked = 0
        let isHeading: Bool
        let line: Int
    }

    private(set) var isInCell = false
    /// Its cells hold headings and lists: it is no table of data.
    private(set) var isLayout = false
    private var headings: [String] = []
    private var cells: [Cell] = []

    mutating func startRow() { cells = [] }

    mutating func startCell(isHeading: Bool, line: Int) {
        isInCell = true
        cells.append(Cell(isHeading: isHeading, line: line))
    }

    mutating func read(_ text: String, isLinked: Bool) {
        guard !cells.isEmpty else { return }
        cells[cells.count - 1].text += text
        if isLinked { cells[cells.count - 1].linked += text.utf8.count }
    }

    mutating func endCell() { isInCell = false }

    /// The row in words; nil for a row of headings or of nothing.
    mutating func endRow() -> Row? {
        defer { cells = [] }
        isInCell = false
        guard !isLayout else { return nil }
        let texts = cells.map { ArticleText.oneLine($0.text) }
        guard let line = cells.first?.line, texts.contains(where: { !$0.isEmpty }) else { return nil }
        if cells.allSatisfy(\.isHeading), cells.count > 1 {
            headings = texts
            return nil
        }
        return Row(text: words(texts), line: line, linked: cells.reduce(0) { $0 + $1.linked })
    }

    /// The first cell names the row, unless the row has but one.
    private func words(_ texts: [String]) -> String {
        guard let name = texts.first, texts.count > 1 else { return texts.first ?? "" }
        let rest = texts.indices.dropFirst().compactMap { column -> String? in
            let text = texts[column]
            guard !text.isEmpty else { return nil }
            let heading = column < headings.count ? headings[column] : ""
            return heading.isEmpty ? text : Self.lowered(heading) + " " + text
        }
        return rest.isEmpty ? name : (name.isEmpty ? "" : name + " : ") + rest.joined(separator: " ; ")
    }

    /// A heading within a sentence: "Salaire brut" begins in lower case, "CDI" does not.
    private static func lowered(_ heading: String) -> String {
        guard let second = heading.dropFirst().first, second.isLowercase else { return heading }
        return heading.prefix(1).lowercased() + heading.dropFirst()
    }

    /// From here on what the cells hold is read as if there were no table; gives what was already in the row.
    mutating func layOut() -> [Row] {
        guard !isLayout else { return [] }
        isLayout = true
        defer { cells = [] }
        return cells.compactMap { cell in
            let text = ArticleText.oneLine(cell.text)
            return text.isEmpty ? nil : Row(text: text, line: cell.line, linked: cell.linked)
        }
    }

    /// A whole table whose cells are known, as Markdown writes it.
    static func items(_ headings: [String], _ rows: [[String]]) -> [String] {
        var table = HTMLTable()
        table.headings = headings
        return rows.map { table.words($0) }.filter { !$0.isEmpty }
    }
}
