/// Reads the body of an entity file: `## Heading`, paragraphs, and lists of `-` or `*` items.
///
/// This is the part of Markdown that knowledge needs, no more: a heading names the facet, a blank line ends a
/// paragraph, a line that begins with a hyphen begins an item, any other line goes on with what came before it.
enum SectionReader {
    /// `line`: the one-based line of the file on which `lines` begins.
    static func read(
        _ lines: ArraySlice<ArraySlice<UInt8>>, from line: Int, report: inout Report
    ) -> [EntityDraft.Section] {
        var sections: [EntityDraft.Section] = []
        var block: PassageReader?
        var toldOfStrayText = false

        func finish(_ report: inout Report) {
            guard let finished = block else { return }
            block = nil
            guard !sections.isEmpty else {
                if !toldOfStrayText {
                    report.error(
                        finished.position, "text before the first heading", remedy: "put a “## …” line above it")
                }
                toldOfStrayText = true
                return
            }
            if let passage = finished.read(report: &report) { sections[sections.count - 1].passages.append(passage) }
        }

        for (offset, bytes) in lines.enumerated() {
            let content = bytes.trimmed
            let position = Position(
                line: line + offset, column: TextLines.scalars(in: bytes[..<content.startIndex]) + 1)
            if content.isEmpty {
                finish(&report)
            } else if content.first == UInt8(ascii: "#") {
                finish(&report)
                if let heading = heading(content, at: position, report: &report) {
                    sections.append(EntityDraft.Section(heading: heading))
                }
            } else if let item = item(content) {
                finish(&report)
                let column = position.column + (item.startIndex - content.startIndex)
                block = PassageReader(isItem: true, position: Position(line: position.line, column: column))
                block?.append(item, at: Position(line: position.line, column: column))
            } else {
                if block == nil { block = PassageReader(isItem: false, position: position) }
                block?.append(content, at: position)
            }
        }
        finish(&report)
        for section in sections where section.passages.isEmpty {
            report.error(
                section.heading.position, "section “\(section.heading.value)” is empty",
                remedy: "write a paragraph with its source, or remove the heading and give the reason under “absent”")
        }
        return sections
    }

    /// What follows `- ` or `* `; nil for any other line.
    private static func item(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let first = content.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "*"),
            content.count > 1, content[content.startIndex + 1] == UInt8(ascii: " ")
        else { return nil }
        return content.dropFirst().trimmed
    }

    private static func heading(
        _ content: ArraySlice<UInt8>, at position: Position, report: inout Report
    ) -> Located<String>? {
        let level = content.prefix { $0 == UInt8(ascii: "#") }.count
        let text = content.dropFirst(level).trimmed
        if level != 2 || text.startIndex == content.startIndex + level || text.isEmpty {
            report.error(
                position, "only headings of the form “## Heading” are read", remedy: "write “## ” and the heading")
        }
        return text.isEmpty ? nil : Located(value: text.text, position: position)
    }
}
