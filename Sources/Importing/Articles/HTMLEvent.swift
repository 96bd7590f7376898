/// What a page is made of, in the order of its text.
enum HTMLEvent: Sendable, Hashable {
    case start(name: String, attributes: [String: String], line: Int)
    case end(name: String)
    /// `line`: one-based, of the first character that is no space.
    case text(String, line: Int)
}
