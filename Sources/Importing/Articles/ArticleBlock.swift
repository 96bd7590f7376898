/// One piece of an article as it stands on the page: a heading, a paragraph, an item of a list, a row of a table.
struct ArticleBlock: Sendable, Hashable {
    enum Role: Sendable, Hashable {
        /// One-based level; a plain text has level 2 only.
        case heading(Int)
        case paragraph
        /// Of a list or a table.
        case item
    }

    var role: Role
    /// On one line, without markup.
    var text: String
    /// One-based.
    var line: Int
    /// How many bytes of the text are inside links.
    var linkedBytes = 0
    /// Why it is no part of the article, as its place on the page tells; nil where it tells nothing.
    var boilerplate: String?

    var isHeading: Bool {
        if case .heading = role { true } else { false }
    }

    /// Share of the text that is inside links, in [0, 1].
    var linkDensity: Double { text.isEmpty ? 0 : min(1, Double(linkedBytes) / Double(text.utf8.count)) }
}
