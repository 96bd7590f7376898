public import Identifiers
public import Knowledge
public import TextAnalysis

/// What came of one article: the files, and what was found in it.
public struct ImportedArticle: Sendable, Hashable {
    /// The page, the list with its source, and the notes in the order of the lines.
    public let imported: Imported
    /// As given.
    public let path: String
    public let id: EntityID
    /// What the page is about.
    public let name: String
    public let kind: EntityKind
    public let language: Language
    public let source: Source
    public let sections: [ArticleSection]

    /// How many passages the page holds.
    public var passages: Int { sections.reduce(0) { $0 + $1.passages.count } }
}
