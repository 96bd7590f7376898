/// Finds the article in a page: its pieces, and which of them are no part of it, as far as the page's structure tells.
///
/// A page is a tenth article and the rest menu, banner, form and footer. Templates that know one site break with its next
/// design, and keeping the longest block of text loses lists and tables. Here each element decides for what is inside it:
/// by its name (`nav`, `footer`, `form`), its role, or a word in its class or id. A class can lie ("no-sidebar"), so a
/// class never speaks against `body` or `main`, and one that would drop more than half of the text is not believed. Where
/// the page marks its article with `main` or `article`, everything outside is dropped. Dropped pieces stay in the list
/// with the reason, because an editor must be able to see what was left out.
struct HTMLOutline {
    private struct Frame {
        let name: String
        /// Why what is inside is dropped, and the element that decided it.
        var boilerplate: (reason: String, element: Int, isByClass: Bool)?
        /// Nothing inside is text: a script, a drawing.
        var isSkipped: Bool
        var isLinked: Bool
        var isBold: Bool
        /// The `main` and `article` elements around, outermost first.
        var regions: [Int]
    }

    /// A block, the regions it stands in, and whether a class decided to drop it.
    struct Piece {
        var block: ArticleBlock
        var regions: [Int]
        /// The element whose class speaks against the block.
        var doubtfulElement: Int?
    }

    private(set) var pieces: [Piece] = []
    private(set) var head = HTMLHead()
    private var frames: [Frame] = []
    private var elements = 0
    private var text = ""
    private var linked = 0
    /// Bytes of the text that are in bold.
    private var bold = 0
    private var line = 0
    private var tables: [HTMLTable] = []
    /// A term of a description list, waiting for what it means.
    private var term: String?

    init(_ events: [HTMLEvent]) {
        for event in events {
            switch event {
            case .start(let name, let attributes, let line): start(name, attributes, line)
            case .end(let name): end(name)
            case .text(let text, let line): read(text, line)
            }
        }
        while let last = frames.last { end(last.name) }
        flush()
    }

    // MARK: Elements

    private mutating func start(_ name: String, _ attributes: [String: String], _ line: Int) {
        head.start(name, attributes, isInArticle: !(frames.last?.regions.isEmpty ?? true))
        elements += 1
        if HTMLVocabulary.blocks.contains(name) { boundary(name) }
        if name == "br" { text += "\n" }
        var frame = Frame(
            name: name, boilerplate: frames.last?.boilerplate, isSkipped: frames.last?.isSkipped ?? false,
            isLinked: frames.last?.isLinked ?? false, isBold: frames.last?.isBold ?? false, regions: frames.last?.regions ?? [])
        if HTMLVocabulary.skipped.contains(name) { frame.isSkipped = true }
        if name == "a" { frame.isLinked = true }
        if name == "b" || name == "strong" { frame.isBold = true }
        let isRegion = HTMLVocabulary.isRegion(name, attributes)
        if isRegion { frame.regions.append(elements) }
        if frame.boilerplate == nil,
            let found = HTMLVocabulary.boilerplate(name, attributes, isInRegion: !frame.regions.isEmpty) {
            frame.boilerplate = (found.reason, elements, found.isByClass)
        }
        frames.append(frame)
        if name == "table" { tables.append(HTMLTable()) }
        if name == "tr" { withTable { $0.startRow() } }
        if name == "td" || name == "th" { withTable { $0.startCell(isHeading: name == "th", line: line) } }
        // A heading or a list inside a cell: the table only lays out the page.
        if HTMLVocabulary.layoutSigns.contains(name), let table = tables.last, table.isInCell { layOut() }
    }

    private mutating func end(_ name: String) {
        guard frames.contains(where: { $0.name == name }) else { return }
        while let frame = frames.last {
            if HTMLVocabulary.blocks.contains(frame.name) { boundary(frame.name) }
            switch frame.name {
            case "td", "th": withTable { $0.endCell() }
            case "tr": emitRow()
            case "table": _ = tables.popLast()
            case "dl": term = nil
            default: break
            }
            frames.removeLast()
            if frame.name == name { return }
        }
    }

    private mutating func read(_ part: String, _ line: Int) {
        guard let frame = frames.last else { return }
        head.read(part, in: frame.name)
        guard !frame.isSkipped, frame.name != "html", frame.name != "head" else { return }
        if let table = tables.last, table.isInCell, !table.isLayout {
            withTable { $0.read(part, isLinked: frame.isLinked) }
            return
        }
        let isBlank = !part.utf8.contains { $0 > 0x20 }
        if self.line == 0, !isBlank { self.line = line }
        text += part
        if frame.isLinked { linked += ArticleText.oneLine(part).utf8.count }
        if frame.isBold { bold += ArticleText.oneLine(part).utf8.count }
    }

    // MARK: Pieces

    /// A block begins or ends: what was read before stands for itself.
    private mutating func boundary(_ name: String) {
        if let table = tables.last, table.isInCell, !table.isLayout {
            withTable { $0.read(" ", isLinked: false) }
        } else {
            flush()
        }
    }

    private mutating func flush() {
        defer {
            text = ""
            linked = 0
            bold = 0
            line = 0
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
        // Two line breaks part paragraphs, one is a space.
        var offset = 0
        for part in text.split(separator: "\n", omittingEmptySubsequences: false).paragraphs {
            emit(ArticleText.oneLine(part.text), line: line + offset, linked: linked)
            offset += part.lines
        }
    }

    private mutating func emit(_ text: String, line: Int, linked: Int, isRow: Bool = false) {
        guard !text.isEmpty, let frame = frames.last else { return }
        let holder = frames.last { HTMLVocabulary.roles.contains($0.name) }?.name ?? "p"
        var block = ArticleBlock(role: .paragraph, text: text, line: max(1, line), linkedBytes: linked)
        switch holder {
        case "h1", "h2", "h3", "h4", "h5", "h6": block.role = .heading(Int(holder.dropFirst()) ?? 2)
        case "summary": block.role = .heading(4)
        case "dt":
            term = text
            return
        case "dd":
            block.role = .item
            if let term { block.text = "\(term) : \(text)" }
        case "li": block.role = .item
        default:
            // A short line in bold from its first letter to its last is what many editors make of a heading.
            if bold >= text.utf8.count, text.count <= 100, !text.hasSuffix("."), !isRow { block.role = .heading(4) }
        }
        if isRow { block.role = .item }
        block.boilerplate = frame.boilerplate?.reason
        let doubtful = frame.boilerplate.flatMap { $0.isByClass ? $0.element : nil }
        pieces.append(Piece(block: block, regions: frame.regions, doubtfulElement: doubtful))
    }

    private mutating func withTable(_ change: (inout HTMLTable) -> Void) {
        if !tables.isEmpty { change(&tables[tables.count - 1]) }
    }

    private mutating func emitRow() {
        var row: HTMLTable.Row?
        withTable { row = $0.endRow() }
        if let row { emit(row.text, line: row.line, linked: row.linked, isRow: true) }
    }

    private mutating func layOut() {
        var cells: [HTMLTable.Row] = []
        withTable { cells = $0.layOut() }
        for cell in cells { emit(cell.text, line: cell.line, linked: cell.linked) }
    }
}

extension [Substring] {
    /// Lines joined where one follows the other, and how many lines each part takes with the empty ones after it.
    fileprivate var paragraphs: [(text: String, lines: Int)] {
        var parts: [(text: String, lines: Int)] = []
        var isOpen = false
        for line in self {
            let isBlank = !line.utf8.contains { $0 > 0x20 }
            if isBlank {
                if parts.isEmpty { parts.append(("", 0)) }
                parts[parts.count - 1].lines += 1
                isOpen = false
            } else if isOpen {
                parts[parts.count - 1].text += " " + line
                parts[parts.count - 1].lines += 1
            } else {
                parts.append((String(line), 1))
                isOpen = true
            }
        }
        return parts
    }
}
