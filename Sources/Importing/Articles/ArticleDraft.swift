internal import Identifiers
internal import Knowledge
internal import TextAnalysis

/// What is found out about an article on the way to its page, and the notes on what was guessed.
struct ArticleDraft {
    private let path: String
    private let wishes: ArticleImporter.Wishes
    private let statements: ArticleOutline.Statements
    private let dropped: [ArticleBlock]
    private let outlineNotes: [Imported.Note]
    private var guesses: [Imported.Note] = []
    private let title: String?
    private let date: PublicationDate?
    /// The article: its title first, as a heading, where it has one.
    let blocks: [ArticleBlock]
    private(set) var name: ArticleName?
    private(set) var id: EntityID?

    init(_ outline: ArticleOutline, _ filtered: BoilerplateFilter.Result, path: String, wishes: ArticleImporter.Wishes) {
        self.path = path
        self.wishes = wishes
        statements = outline.statements
        dropped = filtered.dropped
        outlineNotes = outline.notes
        title = filtered.title?.text ?? outline.statements.title
        date = wishes.date ?? [outline.statements.date, filtered.date].compactMap { $0.flatMap { PublicationDate($0) } }.first
        var blocks = filtered.blocks
        var line = filtered.title?.line ?? 1
        if let title {
            if let place = blocks.first(where: { $0.isHeading && $0.text == title }) { line = place.line }
            blocks.removeAll { $0.isHeading && $0.text == title }
            blocks.insert(ArticleBlock(role: .heading(1), text: title, line: line), at: 0)
        }
        self.blocks = blocks
    }

    private var text: String { blocks.map(\.text).joined(separator: "\n") }

    // MARK: Language

    /// The language wished for, else that of the text, else the one stated.
    ///
    /// - Throws: `unexpectedShape` for a language that the schema does not list, or when none can be told.
    func language(_ schema: Schema, _ identify: (String) -> Language?) throws(ImportError) -> Language {
        let sample = blocks.filter { !$0.isHeading }.map(\.text).joined(separator: " ").prefix(1_500)
        let spoken = schema.languages
        if let wished = wishes.language, spoken.contains(wished) { return wished }
        if wishes.language == nil, let found = identify(String(sample)) ?? statements.language, spoken.contains(found) { return found }
        throw ImportError(
            .unexpectedShape, path: path,
            message: "the article's language is none of \(spoken.map(\.rawValue).joined(separator: ", "))",
            remedy: "say which it is with --language, or import another article")
    }

    // MARK: Name

    mutating func findName(_ language: Language) throws(ImportError) {
        let wished = wishes.name.map { ArticleText.oneLine($0) }.flatMap { $0.isEmpty ? nil : $0 }
        let own = blocks.filter { $0.role != .heading(1) }
        guard let found = wished ?? NameGuesser.guess(title: title, blocks: own), !found.isEmpty else { throw nameless }
        var name = ArticleName(found, text: text, language: language)
        if let wished { name = ArticleName(wished: wished, name) }
        self.name = name
        id = wishes.id ?? EntityID(ArticleText.slug(name.name))
        if id == nil { throw nameless }
        if wished == nil { guesses.append(Imported.Note(.guessed, "name “\(name.name)”; --name sets another")) }
        if !name.also.isEmpty { guesses.append(Imported.Note(.guessed, "other names: \(name.also.joined(separator: ", "))")) }
        let grammar = [
            name.gender.map { "gender \($0.rawValue)" }, name.feminine.map { "feminine “\($0)”" }, "plural “\(name.plural)”",
        ]
        guesses.append(Imported.Note(.guessed, grammar.compactMap { $0 }.joined(separator: ", ")))
    }

    /// What the article is about cannot be told.
    var nameless: ImportError {
        ImportError(
            .unexpectedShape, path: path, message: "what the article is about cannot be told",
            remedy: "say it with --name, in the words of the article")
    }

    // MARK: Source

    /// The entry of the list of sources; what had to be guessed is noted.
    mutating func source(_ name: ArticleName, _ language: Language) -> Source {
        let isFrench = language == .french
        let url = wishes.url ?? statements.url
        let stated = wishes.publisher ?? statements.publisher ?? url.flatMap(Self.domain)
        let guessed = statements.site ?? guessedPublisher
        let publisher = stated ?? guessed ?? (isFrench ? "Éditeur non précisé" : "Publisher not stated")
        if stated == nil { guesses.append(Imported.Note(.guessed, "publisher “\(publisher)”; --publisher sets another")) }
        if title == nil { guesses.append(Imported.Note(.guessed, "title: the article shows none")) }
        if date == nil { guesses.append(Imported.Note(.guessed, "undated: no date was found; --date sets it")) }
        let parts = [stated ?? guessed ?? "", name.name, date.map { String($0.year) } ?? ""].map { ArticleText.slug($0, longest: 40) }
        let made = parts.filter { !$0.isEmpty }.joined(separator: "-")
        return Source(
            id: wishes.sourceID ?? SourceID(made) ?? SourceID(trusted: "article"), publisher: ArticleText.oneLine(publisher),
            title: title ?? name.name.prefix(1).uppercased() + name.name.dropFirst(), url: url, date: date,
            reliability: wishes.reliability,
            note: isFrench ? "Article importé, à relire." : "Imported article, to be read over.")
    }

    /// The acronym that the frame of the page repeats: "L'ESGI vous accueille", "L'ESGI vous recontacte".
    private var guessedPublisher: String? {
        var counts: [String: Int] = [:]
        for block in dropped {
            let words = Set(block.text.split { !$0.isLetter }.filter { (3...8).contains($0.count) && $0.allSatisfy(\.isUppercase) })
            for word in words { counts[String(word), default: 0] += 1 }
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return most.flatMap { $0.value > 1 ? $0.key : nil }
    }

    /// "https://www.example.org/page" → "example.org".
    private static func domain(_ url: String) -> String? {
        guard let start = url.firstRange(of: "://") else { return nil }
        let host = url[start.upperBound...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }.lowercased()
        return host.isEmpty ? nil : host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    // MARK: Notes

    /// Everything kept, dropped and guessed: guesses first, then by line.
    func notes(_ sections: [ArticleSection]) -> [Imported.Note] {
        var notes = outlineNotes
        notes += dropped.map {
            Imported.Note(.dropped, line: $0.line, "\($0.boilerplate ?? ""): \(ArticleText.short($0.text))")
        }
        notes += sections.map { section in
            let facets = section.facets.map { facet in "\(facet) (\(section.passages.count { $0.facet == facet }))" }
            let heading = section.heading.map { "“\(ArticleText.short($0))”" } ?? "without a heading"
            let destination = facets.isEmpty ? "no text of its own" : facets.joined(separator: ", ")
            return Imported.Note(.kept, line: section.line, "\(heading) → \(destination)")
        }
        let sorted = notes.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
        return guesses + sorted.map(\.element)
    }
}

extension ArticleName {
    /// The name as a person gave it, with the grammar found for it.
    fileprivate init(wished: String, _ other: ArticleName) {
        self.init(
            name: wished, also: other.also.filter { $0 != wished }, gender: other.gender, feminine: other.feminine,
            plural: other.plural)
    }
}
