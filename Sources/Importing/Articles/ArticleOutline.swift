internal import TextAnalysis

/// An article as a reader of its format found it: pieces in order, and what the page says of itself.
struct ArticleOutline: Sendable {
    /// What a page states about itself, apart from its text.
    struct Statements: Sendable {
        var title: String?
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, not yet proven to be a day that exists.
        var date: String?
        var publisher: String?
        /// What stands behind the title in the window's title: probably the site.
        var site: String?
        var url: String?
        var language: Language?
    }

    var blocks: [ArticleBlock] = []
    var statements = Statements()
    /// What the reader itself left out.
    var notes: [Imported.Note] = []
    /// The pieces have roles of their own; in a plain text they are guessed from the shape of lines.
    var isMarkedUp = true
}
