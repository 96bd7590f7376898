public import Identifiers

/// A part of an article under one heading, as it goes into the page.
public struct ArticleSection: Sendable, Hashable {
    /// One passage: text for one facet.
    public struct Passage: Sendable, Hashable {
        public let facet: FacetID
        /// On one line, without markup.
        public let text: String
        /// One-based line of the article.
        public let line: Int
        /// An item of a list or a row of a table.
        public let isItem: Bool
    }

    /// Nil before the first heading.
    public let heading: String?
    /// One-based.
    public let line: Int
    /// What the heading asks about; nil when it does not tell.
    public let facet: FacetID?
    /// In the order of the article.
    public internal(set) var passages: [Passage]

    /// The facets of the passages, each once, in the order of the article.
    public var facets: [FacetID] {
        passages.reduce(into: []) { if !$0.contains($1.facet) { $0.append($1.facet) } }
    }
}
