public import Identifiers

/// One paragraph or list item of knowledge: what an answer is made of, and the smallest thing that has sources.
public struct Passage: Sendable, Hashable {
    /// A mention of another entity inside the text.
    public struct Link: Sendable, Hashable {
        public let entity: EntityID
        /// Half-open UTF-8 byte offsets into `Passage.text`.
        public let range: Range<Int>

        public init(entity: EntityID, range: Range<Int>) {
            self.entity = entity
            self.range = range
        }
    }

    public let id: PassageID
    /// Plain text on one line, links worded, sources removed.
    public let text: String
    /// As written, at least one.
    public let sources: [SourceID]
    /// In the order of the text.
    public let links: [Link]
    /// Written as a list item rather than as a paragraph.
    public let isItem: Bool
    /// One-based line of its file where it begins.
    public let line: Int

    public init(id: PassageID, text: String, sources: [SourceID], links: [Link] = [], isItem: Bool = false, line: Int) {
        self.id = id
        self.text = text
        self.sources = sources
        self.links = links
        self.isItem = isItem
        self.line = line
    }
}

/// The passages of an entity on one facet in one language.
public struct Section: Sendable, Hashable {
    public let facet: FacetID
    public let heading: String
    public let passages: [Passage]

    public init(facet: FacetID, heading: String, passages: [Passage]) {
        self.facet = facet
        self.heading = heading
        self.passages = passages
    }
}
