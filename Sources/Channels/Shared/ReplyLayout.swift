#if Server
internal import Composition
internal import TextAnalysis

/// Lays an answer out as messages of a chat platform: pages of text, sources as links under them, buttons under the last.
///
/// Numbered choices leave the text when each has a button with the whole of its words; the line that names the sources makes
/// room for links to them. Follow-up questions without a button are listed. A safeguarded answer is left as it was reviewed:
/// nothing is added to it. An answer without text, as while a person has taken over, has no pages.
struct ReplyLayout: Sendable {
    var markup: Markup
    /// What a page may hold, markup included.
    var splitter: TextSplitter
    /// Nil where there are no buttons.
    var rule: ReplyButton.Rule?

    /// One message: with markup, and as plain text for when the platform refuses the markup.
    struct Page: Hashable {
        var marked: String
        var plain: String
    }

    struct Result {
        var pages: [Page]
        var buttons: [ReplyButton]
    }

    func lay(out reply: Reply) -> Result {
        guard !reply.text.allSatisfy(\.isWhitespace) else { return Result(pages: [], buttons: []) }
        guard reply.outcome != .safeguarded else { return Result(pages: pages(of: reply.text), buttons: []) }
        let buttons = ReplyButton.buttons(reply.choices.isEmpty ? reply.suggestions : reply.choices.map(\.label), by: rule)
        let (body, hasSourceLine) = body(of: reply, buttons)
        var pages = pages(of: body)
        append(followUps(reply, besides: buttons), to: &pages)
        // An answer that lists its sources itself does not have them listed again.
        let unlisted = reply.citations.filter { citation in hasSourceLine || !(citation.url.map { reply.text.contains($0) } ?? true) }
        append(sources(unlisted, reply.language), to: &pages)
        return Result(pages: pages, buttons: pages.isEmpty ? [] : buttons)
    }

    private func pages(of text: String) -> [Page] {
        splitter.pages(of: text) { markup.text($0) }.map { Page(marked: markup.text($0), plain: $0) }
    }

    /// The text without the lines that buttons and links stand for.
    private func body(of reply: Reply, _ buttons: [ReplyButton]) -> (text: String, hasSourceLine: Bool) {
        let labels = Set(buttons.map(\.label))
        let hasAllChoices = !reply.choices.isEmpty && reply.choices.allSatisfy { labels.contains($0.label) }
        let numbered = Set(hasAllChoices ? reply.choices.enumerated().map { "\($0 + 1). \($1.label)" } : [])
        var hasSourceLine = false
        let lines = reply.text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if !reply.citations.isEmpty, Self.namesSources(line) {
                hasSourceLine = true
                return false
            }
            return !numbered.contains(String(line))
        }
        return (lines.joined(separator: "\n"), hasSourceLine)
    }

    private static func namesSources(_ line: Substring) -> Bool {
        ["Sources :", "Source :", "Sources\u{A0}:", "Source\u{A0}:", "Sources:", "Source:"].contains { line.hasPrefix($0) }
    }

    private func followUps(_ reply: Reply, besides buttons: [ReplyButton]) -> [Page] {
        let shown = Set(buttons.map(\.text))
        let rest = reply.choices.isEmpty ? reply.suggestions.filter { !shown.contains($0) } : []
        guard !rest.isEmpty else { return [] }
        let title = reply.language == .french ? "À demander aussi\u{A0}:" : "You may also ask:"
        return [Page(marked: markup.text(title), plain: title)] + rest.map { line($0, to: nil) }
    }

    private func sources(_ citations: [Citation], _ language: Language) -> [Page] {
        guard !citations.isEmpty else { return [] }
        let isFrench = language == .french
        let title = "Source" + (citations.count > 1 ? "s" : "") + (isFrench ? "\u{A0}:" : ":")
        return [Page(marked: markup.text(title), plain: title)]
            + citations.map { citation in
                let name = isFrench ? "«\u{A0}\(citation.title)\u{A0}»" : "“\(citation.title)”"
                let date = citation.date ?? (isFrench ? "sans date" : "undated")
                return line("\(citation.publisher), \(name), \(date)", to: citation.url)
            }
    }

    /// A line of a list, never longer than a page.
    private func line(_ label: String, to url: String?) -> Page {
        // An escape makes at most six units of one, and a link holds its address twice at most.
        let label = TextSplitter(limit: splitter.limit / 12, unit: splitter.unit).shortened(label)
        guard let url, splitter.unit.count(url) <= splitter.limit / 12 else { return Page(marked: "• " + markup.text(label), plain: "• " + label) }
        return Page(marked: "• " + markup.link(label, to: url), plain: "• \(label)\n\(url)")
    }

    /// Adds a title and its lines as a paragraph, on the last page as long as there is room; the title stays with the first line.
    private func append(_ lines: [Page], to pages: inout [Page]) {
        guard let title = lines.first, let first = lines.dropFirst().first else { return }
        var added = [Self.joined(title, first, by: "\n")]
        added += lines.dropFirst(2)
        var separator = "\n\n"
        for line in added {
            if let last = pages.last, fits(Self.joined(last, line, by: separator)) {
                pages[pages.count - 1] = Self.joined(last, line, by: separator)
            } else {
                pages.append(line)
            }
            separator = "\n"
        }
    }

    private func fits(_ page: Page) -> Bool {
        [page.marked, markup.text(page.plain)].allSatisfy { splitter.unit.count($0) <= splitter.limit }
    }

    private static func joined(_ left: Page, _ right: Page, by separator: String) -> Page {
        Page(marked: left.marked + separator + right.marked, plain: left.plain + separator + right.plain)
    }
}
#endif
