/// Finds the pieces of an article saved as plain text, where only the shape of its lines is left.
///
/// Copied from a browser, an article is long lines (paragraphs) and short ones: headings, but also buttons, dates and the
/// names of pictures. Blank lines may part everything or nothing. A short line is taken for a heading by what is around it:
/// it has no final full stop, begins as a sentence does, and text that is much longer follows. The title is the last such
/// line before the first real paragraph. Lines wrapped at a fixed width are joined first, where a whole group has that
/// shape. Its limits: a slogan in the middle of an article looks like a heading, and a paragraph of one short sentence
/// without its full stop too; both are shown in the report.
enum PlainOutline {
    /// A paragraph that is certainly prose, in characters.
    private static let prose = 120
    private static let longestHeading = 130

    /// `lines`: without their line ends.
    static func read(_ lines: [Substring]) -> ArticleOutline {
        var outline = ArticleOutline()
        outline.isMarkedUp = false
        var blocks: [ArticleBlock] = []
        var group: [(text: String, line: Int)] = []
        for (index, line) in lines.enumerated() {
            let text = ArticleText.oneLine(line)
            if text.isEmpty {
                blocks += self.blocks(of: group)
                group = []
            } else {
                group.append((text, index + 1))
            }
        }
        blocks += self.blocks(of: group)
        for index in blocks.indices where isHeading(index, in: blocks) { blocks[index].role = .heading(2) }
        outline.blocks = blocks
        return outline
    }

    /// The blocks of lines that follow one another.
    private static func blocks(of group: [(text: String, line: Int)]) -> [ArticleBlock] {
        let isWrapped = group.count > 1 && isWrapped(group.map(\.text))
        var blocks: [ArticleBlock] = []
        for (text, line) in group {
            if let item = MarkdownOutline.item(text[...]) {
                blocks.append(ArticleBlock(role: .item, text: String(item), line: line))
            } else if var last = blocks.last, isWrapped || goesOn(last.text, text) {
                blocks.removeLast()
                last.text += " " + text
                blocks.append(last)
            } else {
                blocks.append(ArticleBlock(role: .paragraph, text: text, line: line))
            }
        }
        return blocks
    }

    /// Lines of about one width, most of which end in the middle of a sentence.
    private static func isWrapped(_ lines: [String]) -> Bool {
        let inner = lines.dropLast()
        let counts = inner.map(\.count)
        guard let longest = counts.max(), longest <= 110, let shortest = counts.min(), shortest * 2 >= longest, shortest >= 40 else {
            return false
        }
        return inner.count(where: endsSentence) * 2 <= inner.count
    }

    /// A line that is no sentence yet, and one that begins in lower case.
    private static func goesOn(_ line: String, _ next: String) -> Bool {
        line.count >= 40 && !endsSentence(line) && next.first?.isLowercase ?? false
    }

    static func endsSentence(_ text: String) -> Bool {
        guard let last = text.last(where: { !"»\"”)’' ".contains($0) }) else { return false }
        return ".!?…;".contains(last)
    }

    private static func isHeading(_ index: Int, in blocks: [ArticleBlock]) -> Bool {
        let block = blocks[index]
        guard block.role == .paragraph, hasShape(block.text), index + 1 < blocks.count else { return false }
        // What a heading is a heading of: the next piece that is no short line itself (a date, a picture's name).
        let following = blocks[(index + 1)...].prefix(4)
        guard let next = following.first(where: { $0.role == .item || $0.text.count >= prose || endsSentence($0.text) }) else {
            return false
        }
        return next.role == .item ? blocks[index + 1].role == .item : next.text.count >= block.text.count
    }

    /// Short, begins as a sentence does, and does not end as one; a question may.
    private static func hasShape(_ text: String) -> Bool {
        guard text.count <= longestHeading, let last = text.last, let first = text.first(where: { !"«\"“( ".contains($0) }) else {
            return false
        }
        guard !".!;,…".contains(last), first.isUppercase || first.isNumber, ArticleText.count(of: text) > 0 else { return false }
        // "Salaire : 38 000 €" states a fact; two sentences are a short paragraph.
        return SentenceCutter.sentences(text).count == 1 && !(text.contains(":") && text.contains { $0.isNumber })
    }
}
