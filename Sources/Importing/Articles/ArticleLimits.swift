/// What an honest article stays below. Beyond it, reading stops with an error before it costs time or memory.
enum ArticleLimits {
    /// Of a file, in bytes.
    static let bytes = 8 << 20
    /// Of the text itself, in bytes of UTF-8: a thick book.
    static let text = 1 << 20
    /// Elements of a page, one within the other.
    static let depth = 400
    /// Elements of a page.
    static let elements = 200_000
    /// Attributes of one element.
    static let attributes = 500
    /// Pieces of text: paragraphs, items, headings.
    static let blocks = 20_000
}
