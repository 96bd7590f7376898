import Identifiers

/// Reads one paragraph or list item: its lines joined, its links, and the sources in square brackets at its end.
struct PassageReader: Sendable {
    let isItem: Bool
    let position: Position
    /// Lines joined by one space each.
    private var bytes: [UInt8] = []
    /// Where each line begins: offset into `bytes`, and its place in the file.
    private var lines: [(offset: Int, position: Position)] = []

    init(isItem: Bool, position: Position) {
        self.isItem = isItem
        self.position = position
    }

    /// Adds a line without spaces at its ends.
    mutating func append(_ content: ArraySlice<UInt8>, at position: Position) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        lines.append((bytes.count, position))
        bytes += content
    }

    /// The place in the file of an offset into `bytes`.
    private func place(of offset: Int) -> Position {
        guard let line = lines.last(where: { $0.offset <= offset }) else { return position }
        let column = TextLines.scalars(in: bytes[line.offset..<min(offset, bytes.count)])
        return Position(line: line.position.line, column: line.position.column + column)
    }

    private static let open = UInt8(ascii: "[")
    private static let close = UInt8(ascii: "]")

    /// The passage, or nil when it has no text; everything wrong is reported.
    func read(report: inout Report) -> EntityDraft.Passage? {
        let (end, sources) = sources(report: &report)
        let text = bytes[..<end].trimmed
        guard !text.isEmpty else {
            report.error(
                position, "sources without a text", remedy: "write them at the end of the passage they belong to")
            return nil
        }
        let pieces = pieces(of: text, report: &report)
        return EntityDraft.Passage(pieces: pieces, sources: sources, isItem: isItem, position: position)
    }

    /// The sources at the end, and the offset at which they begin.
    private func sources(report: inout Report) -> (end: Int, sources: [Located<SourceID>]) {
        let remedy = "end the passage with the id of its source in square brackets: [source-id]"
        guard bytes.last == Self.close, let start = bytes.lastIndex(of: Self.open),
            start == 0 || bytes[start - 1] != Self.open
        else {
            if bytes.last == UInt8(ascii: "."), bytes.dropLast().last == Self.close {
                report.error(place(of: bytes.count - 1), "a full stop after the sources", remedy: "put it before them")
            } else {
                report.error(position, "a passage without a source", remedy: remedy)
            }
            return (bytes.count, [])
        }
        var sources: [Located<SourceID>] = []
        let inside = bytes[(start + 1)..<(bytes.count - 1)]
        for part in inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let name = part.trimmed
            let located = Located(value: name.text, position: place(of: name.startIndex))
            guard !name.isEmpty else {
                report.error(place(of: part.startIndex), "an empty source", remedy: remedy)
                continue
            }
            guard let id = located.identifier(SourceID.self, report: &report) else { continue }
            if sources.contains(where: { $0.value == id.value }) {
                report.warning(id.position, "source “\(id.value)” is named twice", remedy: "keep one of them")
            } else {
                sources.append(id)
            }
        }
        return (start, sources)
    }

    /// Text and links; a bracket that closes nothing stays text.
    private func pieces(of text: ArraySlice<UInt8>, report: inout Report) -> [EntityDraft.Passage.Piece] {
        var pieces: [EntityDraft.Passage.Piece] = []
        var rest = text
        func begins(_ slice: ArraySlice<UInt8>, _ index: Int, _ byte: UInt8) -> Bool {
            slice[index] == byte && index + 1 < slice.endIndex && slice[index + 1] == byte
        }
        while let start = rest.indices.first(where: { begins(rest, $0, Self.open) }) {
            let inner = rest[(start + 2)...]
            guard let end = inner.indices.first(where: { begins(inner, $0, Self.close) }) else {
                report.error(place(of: start), "a link is not closed", remedy: "write [[entity]] or [[entity|text]]")
                break
            }
            if start > rest.startIndex { pieces.append(.text(rest[..<start].text)) }
            pieces += link(inner[..<end], report: &report)
            rest = inner[(end + 2)...]
        }
        if !rest.isEmpty { pieces.append(.text(rest.text)) }
        return pieces
    }

    private func link(_ inside: ArraySlice<UInt8>, report: inout Report) -> [EntityDraft.Passage.Piece] {
        let bar = inside.firstIndex(of: UInt8(ascii: "|"))
        let target = inside[..<(bar ?? inside.endIndex)].trimmed
        let label = bar.map { inside[($0 + 1)...].trimmed.text }
        let located = Located(value: target.text, position: place(of: target.startIndex))
        guard let id = located.identifier(EntityID.self, report: &report) else {
            return [.text(label ?? located.value)]
        }
        if label?.isEmpty ?? false {
            report.error(id.position, "a link without a text", remedy: "write [[\(id.value)]] or [[\(id.value)|text]]")
        }
        return [.link(id, label: label)]
    }
}
