internal import TextAnalysis

/// Finds the pieces of an article written in Markdown, and what its front matter states.
///
/// Read is what articles use: headings of both forms, paragraphs, lists, tables, quotations, links, emphasis. Blocks of
/// code and raw HTML are no prose and are dropped with a note. It is not CommonMark to the letter: an indented line is
/// text, and a nested list is flat, for each item becomes a passage of its own anyway.
struct MarkdownOutline {
    private var outline = ArticleOutline()
    private var paragraph: (text: String, line: Int, role: ArticleBlock.Role)?
    private var table: (headings: [String], rows: [[String]], line: Int)?
    /// The sign and place of a block of code that is open.
    private var fence: (mark: Substring, line: Int)?

    /// `lines`: without their line ends.
    static func read(_ lines: [Substring]) -> ArticleOutline {
        var reader = MarkdownOutline()
        let first = reader.readFrontMatter(lines)
        for index in first..<max(first, lines.count) { reader.read(lines[index], number: index + 1) }
        if let fence = reader.fence { reader.dropped("a block of code", fence.line) }
        reader.finish()
        if reader.outline.statements.title == nil {
            reader.outline.statements.title = reader.outline.blocks.first { $0.role == .heading(1) }?.text
        }
        return reader.outline
    }

    // MARK: Front matter

    /// `key: value` lines between `---` and `---`; gives the index of the line after.
    private mutating func readFrontMatter(_ lines: [Substring]) -> Int {
        func isFence(_ line: Substring) -> Bool { ArticleText.oneLine(line) == "---" }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else { return 0 }
        for index in 1..<end {
            let line = lines[index]
            guard let colon = line.firstIndex(of: ":"), line.first?.isLetter ?? false else { continue }
            let value = ArticleText.oneLine(line[line.index(after: colon)...]).withoutQuotes
            guard !value.isEmpty else { continue }
            switch line[..<colon].lowercased() {
            case "title", "titre": outline.statements.title = value
            case "date", "published", "publication", "date_published": outline.statements.date = ArticleDate.find(in: value)
            case "publisher", "site", "author", "auteur", "source", "editeur":
                outline.statements.publisher = outline.statements.publisher ?? value
            case "url", "link", "canonical", "canonical_url", "permalink":
                if value.hasPrefix("http://") || value.hasPrefix("https://") { outline.statements.url = value }
            case "lang", "language", "langue": outline.statements.language = Language(rawValue: value.prefix(2).lowercased())
            default: dropped("front matter “\(ArticleText.short(String(line), longest: 40))”", index + 1)
            }
        }
        return end + 1
    }

    // MARK: Lines

    private mutating func read(_ line: Substring, number: Int) {
        let content = line.drop { $0 == " " || $0 == "\t" }
        if let fence {
            if content.hasPrefix(fence.mark) {
                dropped("a block of code", fence.line)
                self.fence = nil
            }
            return
        }
        if content.hasPrefix("```") || content.hasPrefix("~~~") {
            finish()
            fence = (content.prefix(3), number)
        } else if content.isEmpty {
            finish()
        } else if let heading = Self.heading(content) {
            finish()
            add(heading.text, .heading(heading.level), number)
        } else if let level = Self.underline(content), let open = paragraph, open.role == .paragraph {
            paragraph = nil
            add(open.text, .heading(level), open.line)
        } else if Self.isRule(content) {
            finish()
        } else if content.hasPrefix("|") {
            readRow(content, number)
        } else if let item = Self.item(content) {
            finish()
            paragraph = (String(item), number, .item)
        } else if content.hasPrefix("<!--") || content.hasPrefix("[^") || Self.isReference(content) {
            finish()
            dropped("“\(ArticleText.short(String(content), longest: 40))”", number)
        } else {
            let text = content.hasPrefix(">") ? content.drop { $0 == ">" || $0 == " " } : content
            if paragraph == nil { paragraph = ("", number, .paragraph) }
            paragraph?.text += " " + text
        }
    }

    private mutating func readRow(_ content: Substring, _ number: Int) {
        if table == nil { finish() }
        let cells = content.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
            .map { MarkdownInline.plain(ArticleText.oneLine($0)).text }
        let row = cells.last == "" ? Array(cells.dropLast()) : Array(cells)
        let isRule = !row.isEmpty && row.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
        if isRule, let open = table, open.headings.isEmpty, let headings = open.rows.first {
            table = (headings, [], open.line)
        } else if !isRule {
            table = (table?.headings ?? [], (table?.rows ?? []) + [row], table?.line ?? number)
        }
    }

    private mutating func finish() {
        if let open = table {
            table = nil
            for (index, text) in HTMLTable.items(open.headings, open.rows).enumerated() {
                add(text, .item, open.line + index + (open.headings.isEmpty ? 0 : 2))
            }
        }
        guard let open = paragraph else { return }
        paragraph = nil
        add(open.text, open.role, open.line)
    }

    private mutating func add(_ text: String, _ role: ArticleBlock.Role, _ line: Int) {
        let raw = ArticleText.oneLine(text)
        let plain = MarkdownInline.plain(raw)
        // A short line in bold from its first letter to its last is a heading to its author.
        let isBold = raw.hasPrefix("**") && raw.hasSuffix("**") && raw.count <= 100 && raw.ranges(of: "**").count == 2
        let role = isBold && role == .paragraph && !plain.text.hasSuffix(".") ? .heading(4) : role
        guard !plain.text.isEmpty else {
            if !text.isEmpty { dropped("an image or an empty line", line) }
            return
        }
        outline.blocks.append(ArticleBlock(role: role, text: plain.text, line: line, linkedBytes: plain.linked))
    }

    private mutating func dropped(_ what: String, _ line: Int) {
        outline.notes.append(Imported.Note(.dropped, line: line, what))
    }

    // MARK: Marks

    private static func heading(_ content: Substring) -> (level: Int, text: String)? {
        let level = content.prefix { $0 == "#" }.count
        let rest = content.dropFirst(level)
        guard (1...6).contains(level), rest.first == " " || rest.first == "\t" else { return nil }
        var text = ArticleText.oneLine(rest)
        while text.hasSuffix("#") { text.removeLast() }
        return text.isEmpty ? nil : (level, text)
    }

    private static func underline(_ content: Substring) -> Int? {
        let marks = ArticleText.oneLine(content)
        if marks.count >= 3, marks.allSatisfy({ $0 == "=" }) { return 1 }
        return marks.count >= 3 && marks.allSatisfy { $0 == "-" } ? 2 : nil
    }

    private static func isRule(_ content: Substring) -> Bool {
        let marks = content.filter { $0 != " " }
        guard marks.count >= 3, let first = marks.first, "-*_".contains(first) else { return false }
        return marks.allSatisfy { $0 == first }
    }

    /// What follows "- ", "* ", "+ ", "3. " or "3) "; nil for any other line.
    static func item(_ content: Substring) -> Substring? {
        if let first = content.first, "-*+•–·▪◦‣".contains(first) {
            let rest = content.dropFirst()
            return rest.first?.isWhitespace ?? false ? rest.drop { $0.isWhitespace } : nil
        }
        let digits = content.prefix { $0.isASCII && $0.isNumber }
        let rest = content.dropFirst(digits.count)
        guard (1...2).contains(digits.count), rest.first == "." || rest.first == ")", rest.dropFirst().first == " " else { return nil }
        return rest.dropFirst(2).drop { $0 == " " }
    }

    /// `[name]: https://…`
    private static func isReference(_ content: Substring) -> Bool {
        guard content.first == "[", let close = content.firstRange(of: "]:") else { return false }
        return !content[..<close.lowerBound].contains(" ") || content[close.upperBound...].contains("://")
    }
}

extension String {
    /// Without quotation marks around it.
    fileprivate var withoutQuotes: String {
        guard let first, let last, count > 1, first == last, "\"'".contains(first) else { return self }
        return String(dropFirst().dropLast())
    }
}
