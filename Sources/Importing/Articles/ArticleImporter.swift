public import Figures
public import Identifiers
public import Knowledge
public import TextAnalysis

/// Makes a draft page of a knowledge base out of an article: HTML, Markdown or plain text.
///
/// A school has articles and needs passages: short, each on one thing that is asked, each with its source. The naive way,
/// an article as one long answer, answers every question with its first paragraph. Here the article is taken apart (what
/// frames it is left out), its sections are given to facets by what their headings ask, sentences that speak of something
/// else (an amount of pay under "Conclusion") go to their own facet, and paragraphs are cut where sentences end. Words are
/// never changed and figures never invented: an amount stays inside its sentence, under its source. Everything that is
/// left out or guessed is noted with its line, because the page is a draft for a person to read over.
///
/// Pure: bytes in, files as text out. What a heading asks about, and the language of a text, are told by the caller, who
/// has Mentor's models at hand.
public struct ArticleImporter: Sendable {
    /// What the person says of the article; nil for what is to be found out.
    public struct Wishes: Sendable {
        public var language: Language?
        public var name: String?
        public var id: EntityID?
        public var sourceID: SourceID?
        public var publisher: String?
        public var url: String?
        public var date: PublicationDate?
        public var reliability: Source.Reliability = .site
        public var reviewBy: Day?

        public init() {}
    }

    /// How the file is written.
    public enum Format: String, Sendable, CaseIterable {
        case html, markdown, text

        /// By the ending of a name; nil for a file that is no article.
        public init?(path: String) {
            let name = path.split(separator: "/").last ?? ""
            guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
            switch name[name.index(after: dot)...].lowercased() {
            case "html", "htm", "xhtml": self = .html
            case "md", "markdown": self = .markdown
            case "txt", "text": self = .text
            default: return nil
            }
        }
    }

    /// The largest article that is read, in bytes.
    public static let largest = ArticleLimits.bytes

    private let schema: Schema
    private let kind: Kind
    private let cues: FacetCues
    private let facet: @Sendable (_ heading: String, _ text: String, Language) -> FacetID?
    private let identify: @Sendable (String) -> Language?

    /// - Parameters:
    ///   - kind: of the page, one of the schema's.
    ///   - facet: what a heading asks about, given the first text under it.
    ///   - identify: the language of a text, or nil when it cannot be told.
    public init(
        schema: Schema, kind: Kind, cues: FacetCues = .careers,
        facet: @escaping @Sendable (_ heading: String, _ text: String, Language) -> FacetID?,
        identify: @escaping @Sendable (String) -> Language?
    ) {
        self.schema = schema
        self.kind = kind
        self.cues = cues
        self.facet = facet
        self.identify = identify
    }

    /// Reads one article.
    ///
    /// - Parameter path: as the person named it; for messages, and for a name of the source when nothing else tells.
    /// - Throws: `empty`, `tooLarge`, `wrongEncoding`, `malformed`, `unexpectedShape`.
    public func article(
        _ bytes: [UInt8], path: String, format: Format, wishes: Wishes = Wishes()
    ) throws(ImportError) -> ImportedArticle {
        let outline = try ArticleReader.read(bytes, path: path, format: format)
        let filtered = BoilerplateFilter.filter(outline)
        guard filtered.blocks.contains(where: { !$0.isHeading }) else {
            throw ImportError(
                .empty, path: path, message: "no text of an article is left without menus, forms and headings",
                remedy: "save the article alone as text, or check that the page is not built by a script")
        }
        var draft = ArticleDraft(outline, filtered, path: path, wishes: wishes)
        let language = try draft.language(schema, identify)
        try draft.findName(language)
        guard let name = draft.name, let id = draft.id else { throw draft.nameless }
        let maker = PassageMaker(
            facets: kind.facets, cues: cues, names: ([name.name] + name.also).map { ArticleText.words($0) },
            facet: { facet($0, $1, language) })
        let sections = maker.sections(draft.blocks)
        guard sections.contains(where: { !$0.passages.isEmpty }) else { throw draft.nameless }
        let source = draft.source(name, language)
        let page = ArticlePage(
            id: id, kind: kind, name: name, language: language, source: source.id, sections: sections, schema: schema,
            reviewBy: wishes.reviewBy)
        let imported = Imported(
            files: [
                Imported.File(path: page.path, text: page.text), Imported.File(path: SourceList.path, text: SourceList.text([source])),
            ],
            notes: draft.notes(sections))
        return ImportedArticle(
            imported: imported, path: path, id: id, name: name.name, kind: kind.id, language: language, source: source,
            sections: sections)
    }
}
