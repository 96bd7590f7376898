/// Decides which pieces belong to the article, and says why the others do not.
///
/// What the structure of a page tells is already noted on its pieces. What is left is seen from the words and the shape
/// of short lines: invitations, dates, counters, names of pictures, lists of links. Only short lines are judged by their
/// words, so that a paragraph that speaks of enrolment is never lost; and what stands before the title or after the last
/// sentence of a plain text is dropped only when it is no sentence.
struct BoilerplateFilter {
    struct Result {
        var blocks: [ArticleBlock] = []
        var dropped: [ArticleBlock] = []
        /// `YYYY-MM-DD`, from a line that says when the article was published.
        var date: String?
        /// Of a plain text: the heading before its first paragraph.
        var title: ArticleBlock?
    }

    /// A line up to so many characters is judged by its words.
    private static let short = 110
    /// A paragraph from so many characters on is certainly prose.
    private static let prose = 120

    static func filter(_ outline: ArticleOutline) -> Result {
        var result = Result()
        var blocks = outline.blocks
        var seen: Set<String> = []
        // The list that follows was announced by a colon: its items are the article's, even when each is a link.
        var isAnnounced = false
        for index in blocks.indices where blocks[index].boilerplate == nil {
            let block = blocks[index]
            if ArticleDate.isPublicationLine(block.text) {
                result.date = result.date ?? ArticleDate.find(in: block.text)
                blocks[index].boilerplate = "date line"
            } else {
                blocks[index].boilerplate = reason(block, isAnnounced: isAnnounced)
            }
            if block.role != .item { isAnnounced = block.text.hasSuffix(":") }
            // A sentence may come twice; a label that does is part of the frame.
            if blocks[index].boilerplate == nil, !seen.insert(block.text).inserted, block.role != .item {
                blocks[index].boilerplate = "repeated"
            }
        }
        for block in outline.blocks where result.date == nil && block.boilerplate != nil && ArticleDate.isPublicationLine(block.text) {
            if ArticleDate.namesPublication(block.text) { result.date = ArticleDate.find(in: block.text) }
        }
        if !outline.isMarkedUp { trim(&blocks, &result) }
        result.blocks = blocks.filter { $0.boilerplate == nil }
        result.dropped = blocks.filter { $0.boilerplate != nil }
        return result
    }

    /// A plain text: the title is the last heading before the first prose; short lines around are its frame.
    private static func trim(_ blocks: inout [ArticleBlock], _ result: inout Result) {
        func isProse(_ block: ArticleBlock) -> Bool {
            block.boilerplate == nil && block.text.count >= prose && PlainOutline.endsSentence(block.text)
        }
        guard let first = blocks.firstIndex(where: isProse), let last = blocks.lastIndex(where: isProse) else { return }
        let title = blocks[..<first].lastIndex { $0.boilerplate == nil && $0.isHeading && ArticleText.count(of: $0.text) > 2 }
        if let title { result.title = blocks[title] }
        for index in blocks[..<(title ?? 0)].indices where blocks[index].boilerplate == nil {
            blocks[index].boilerplate = "before the title"
        }
        for index in blocks[(last + 1)...].indices
        where blocks[index].boilerplate == nil && blocks[index].role == .paragraph && blocks[index].text.count <= short
            && !PlainOutline.endsSentence(blocks[index].text) {
            blocks[index].boilerplate = "after the last paragraph"
        }
    }

    /// Why a piece is none of the article's, from its own words and shape.
    private static func reason(_ block: ArticleBlock, isAnnounced: Bool) -> String? {
        let text = block.text
        let words = ArticleText.words(text)
        if words.utf8.count <= 3 { return "a single sign" }
        if words.allSatisfy({ $0 == " " || $0.isNumber }) { return "a lone number" }
        if ArticleDate.isDayLine(text) { return "date line" }
        if isPictureName(text) { return "name of a picture" }
        if text.count <= 600, BoilerplatePhrases.isCookieNotice(words) { return "cookie notice" }
        guard text.count <= short else { return nil }
        if let reason = BoilerplatePhrases.reason(block, words) { return reason }
        if !block.isHeading, !isAnnounced, block.linkDensity > 0.8, !PlainOutline.endsSentence(text) { return "a link" }
        let isTrail = [" > ", " › ", " / ", " » "].contains { text.contains($0) }
        return isTrail && (words.hasPrefix(" accueil ") || words.hasPrefix(" home ")) ? "breadcrumbs" : nil
    }

    /// "machine-learning", "hero_2.jpg": a slug or a file, in lower case, alone on its line.
    private static func isPictureName(_ text: String) -> Bool {
        guard !text.contains(" "), text.count <= 80 else { return false }
        let lower = text.lowercased()
        if [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"].contains(where: lower.hasSuffix) { return true }
        return text == lower && (text.contains("-") || text.contains("_")) && !PlainOutline.endsSentence(text)
    }
}
