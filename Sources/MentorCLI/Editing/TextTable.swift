/// A table of words for a terminal: columns under their headings, cells wrapped where the screen is too narrow.
///
/// A table that is wider than the window is broken by the terminal in the middle of its words, and no column can be
/// followed any more. Here the widest column gives way first, a column at a time, as long as its words stay whole, and
/// then on, down to a few letters; a cell that no longer fits goes on below itself, broken at a space, else after a
/// hyphen, else anywhere. What is too long for any column stands as a note below its row. Limits: a table of more columns
/// than the window has room for is as wide as it must be; split it before.
struct TextTable {
    /// On which side the cells of a column stand.
    enum Side { case left, right }

    let headings: [String]
    let sides: [Side]
    private(set) var rows: [[String]] = []
    private var notes: [String] = []

    private static let gap = 2
    private static let narrowest = 6

    /// A table without rows; columns beyond `sides` stand on the left.
    init(_ headings: [String], sides: [Side] = []) {
        self.headings = headings
        self.sides = sides
    }

    /// Adds a row; missing cells are empty, those beyond the last column are left out.
    mutating func add(_ row: [String], note: String = "") {
        rows.append(headings.indices.map { row.indices.contains($0) ? row[$0] : "" })
        notes.append(note)
    }

    /// Columns that the table takes when nothing is wrapped.
    var naturalWidth: Int { widths(of: [headings] + rows, within: nil).reduce(0, +) + Self.gap * (headings.count - 1) }

    /// The lines, the headings first; `width` in columns of the terminal, nil for as wide as the cells are.
    func lines(width: Int?, style: Style) -> [String] {
        let shown = rows.map { $0.map(style.printable) }
        let widths = widths(of: [headings] + shown, within: width)
        let head = Self.lines(of: headings, widths, sides).map { style.dressed($0, as: .strong) }
        return head + zip(shown, notes).flatMap { row, note in
            let lines = Self.lines(of: row, widths, sides)
            guard !note.isEmpty else { return lines }
            let below = style.printable(note)
            let wrapped = width.map { TextWrapper(width: $0 - 2).wrap(below, indent: 2) } ?? below
            return lines + [style.dressed("  " + wrapped, as: .dim)]
        }
    }

    private func widths(of rows: [[String]], within width: Int?) -> [Int] {
        var widths = headings.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        guard let width else { return widths }
        let words = headings.indices.map { column in
            rows.flatMap { $0[column].split { $0 == " " || $0 == "-" } }.map { DisplayWidth.of($0) + 1 }.max() ?? 0
        }
        func widest(above least: [Int]) -> Int? {
            widths.indices.filter { widths[$0] > least[$0] }.max { widths[$0] < widths[$1] }
        }
        while widths.reduce(0, +) + Self.gap * (widths.count - 1) > width {
            guard let column = widest(above: words.map { max($0, Self.narrowest) })
                ?? widest(above: words.map { _ in Self.narrowest })
            else { break }
            widths[column] -= 1
        }
        return widths
    }

    private static func lines(of cells: [String], _ widths: [Int], _ sides: [Side]) -> [String] {
        let pieces = zip(cells, widths).map { broken($0, to: $1) }
        return (0..<(pieces.map(\.count).max() ?? 0)).map { number in
            var line = ""
            for (column, width) in widths.enumerated() {
                let piece = pieces[column].indices.contains(number) ? pieces[column][number] : ""
                let filling = String(repeating: " ", count: max(0, width - DisplayWidth.of(piece)))
                let isRight = sides.indices.contains(column) && sides[column] == .right
                line += (column == 0 ? "" : String(repeating: " ", count: gap)) + (isRight ? filling + piece : piece + filling)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The cell in pieces of at most `width` columns.
    private static func broken(_ cell: String, to width: Int) -> [String] {
        var pieces: [String] = []
        var rest = cell[...]
        while DisplayWidth.of(rest) > width {
            var end = rest.startIndex
            var used = 0
            var lastBreak: String.Index?
            while end < rest.endIndex {
                let character = rest[end]
                used += DisplayWidth.of(character)
                if used > width {
                    if character == " " { lastBreak = end }
                    break
                }
                end = rest.index(after: end)
                if character == " " || character == "-" { lastBreak = end }
            }
            if end == rest.startIndex { end = rest.index(after: end) }
            let cut = lastBreak.flatMap { $0 > rest.startIndex ? $0 : nil } ?? end
            pieces.append(trimmed(rest[..<cut]))
            rest = rest[cut...].drop { $0 == " " }
        }
        return rest.isEmpty && !pieces.isEmpty ? pieces : pieces + [trimmed(rest)]
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
