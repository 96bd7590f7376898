internal import Artefact
internal import Dialogue
internal import Identifiers
internal import Knowledge
internal import Retrieval
internal import TextAnalysis
internal import Understanding

/// The passages of one language, indexed for asking.
struct Shelf: Sendable {
    /// Documents of the index, by number.
    private let passages: [PassageID]
    /// Nil only if the passages were more than an index can hold, which is gigabytes.
    private let searcher: Searcher?
    /// Stems of the words of each passage, by document number.
    private let stems: StemTable
    private let synonyms: Synonyms
    /// Documents about an entity.
    private let numbers: [EntityID: Range<Int>]

    /// At most so many passages are looked at for one question.
    private static let limit = 40
    /// A passage about what was spoken of is preferred by this factor.
    private static let focusBoost = 2.0
    /// What a word counts that no passage uses: it tells no passage from another, but the question has it.
    private static let strange = 0.35

    /// - Parameter words: gains the words of the passages, unstemmed, with the number of times they occur.
    init(_ knowledge: KnowledgeBase, _ language: Language, _ analyzer: Analyzer, words: inout [String: Int]) {
        var builder = IndexBuilder(options: IndexOptions(fields: [
            Field("title", boost: 1.5, lengthNormalisation: 0.5), Field("heading", boost: 1.5, lengthNormalisation: 0.5),
            Field("body"),
        ]))
        var passages: [PassageID] = []
        var stems: [Set<String>] = []
        var numbers: [EntityID: Range<Int>] = [:]
        for entity in knowledge.entities {
            let first = passages.count
            let title = analyzer.analyze(entity.names[language]?.name ?? entity.id.rawValue).tokens
            for section in entity.sections[language] ?? [] {
                let noun = knowledge.schema.facet(section.facet)?.wordings[language]?.noun ?? ""
                let heading = analyzer.analyze(section.heading + " " + noun).tokens
                for passage in section.passages {
                    let body = analyzer.analyze(passage.text).tokens
                    let document = Document([
                        .init(field: "title", tokens: title), .init(field: "heading", tokens: heading),
                        .init(field: "body", tokens: body),
                    ])
                    guard (try? builder.add(document)) != nil else { continue }
                    passages.append(passage.id)
                    var own = Set<String>()
                    for token in body + heading where !token.isFunctionWord { own.insert(token.term) }
                    stems.append(own)
                    for token in body where token.kind == .word { words[token.folded, default: 0] += 1 }
                }
            }
            numbers[entity.id] = first..<passages.count
        }
        self.passages = passages
        self.stems = StemTable(stems)
        self.numbers = numbers
        searcher = try? Searcher(index: try builder.build(), ranking: .fused)
        synonyms = Synonyms(lexicon: knowledge.lexicons[language] ?? .empty, analyzer: analyzer)
    }

    /// The stems of the words of all passages about an entity.
    func stems(about entity: EntityID) -> Set<String> { stems.texts(of: numbers[entity] ?? 0..<0) }

    /// Some passage uses the stem.
    func holds(_ term: String) -> Bool { stems.number(of: term) != nil }

    /// The passages that hold the words, best first.
    ///
    /// - Parameters:
    ///   - terms: in how many intents' examples a stem occurs. A word of many intents ("sert", "faire") says how one asks,
    ///     not what: it counts for less.
    ///   - words: the question's words that carry a subject.
    ///   - mentions: what it names; only passages about that are found, when there are any.
    ///   - focus: what was spoken of before.
    func search(
        _ words: [Token], mentions: [EntityMention], focus: [EntityID], terms: ExampleTerms
    ) -> [Interpretation.Found] {
        guard !words.isEmpty, !passages.isEmpty else { return [] }
        var query = Query(tokens: words, synonyms: synonyms)
        let named = mentions.flatMap(\.candidates).flatMap { numbers[$0] ?? 0..<0 }
        if named.isEmpty || !mentions.contains(where: { $0.strength != .field && $0.candidates.contains { numbers[$0] != nil } }) {
            for number in named { query.boosts[number] = Self.focusBoost }
            for entity in focus { for number in numbers[entity] ?? 0..<0 { query.boosts[number] = Self.focusBoost } }
        } else {
            query.documents = DocumentSet(named)
        }
        let readings = words.map { Word($0, synonyms, stems) }
        let weights = zip(words, readings).map { token, word in
            word.rarity / (1 + 0.5 * Double(max(terms.spread(of: token.term) - 1, 0)))
        }
        let total = weights.reduce(0, +)
        // All bytes of the index were written here or checked when they were read: a search cannot meet damage.
        let hits = (try? searcher?.search(query, limit: Self.limit)) ?? []
        return hits.compactMap { hit in
            guard passages.indices.contains(hit.document) else { return nil }
            let shares = readings.map { $0.share(of: stems.stems(of: hit.document)) }
            let held = zip(shares, weights).reduce(0) { $0 + $1.0 * $1.1 }
            return Interpretation.Found(
                passage: passages[hit.document], score: hit.score, cover: total > 0 ? Self.quantised(held / total) : 0,
                held: shares.count { $0 == 1 })
        }
    }

    /// A word of the question with its other readings, as numbers of stems.
    private struct Word {
        let readings: [UInt32]
        let synonyms: [UInt32]
        /// Of the most frequent of its readings.
        let rarity: Double

        init(_ token: Token, _ synonyms: Synonyms, _ stems: StemTable) {
            readings = ([token.term] + token.corrections.map(\.term)).compactMap { stems.number(of: $0) }
            self.synonyms = synonyms.terms(for: token.term).compactMap { stems.number(of: $0) }
            rarity = readings.map { stems.rarity(of: $0) }.min() ?? (self.synonyms.isEmpty ? Shelf.strange : 1)
        }

        /// 1 when the passage has the word, less when it has a synonym, 0 when it has neither.
        func share(of stems: ArraySlice<UInt32>) -> Double {
            if readings.contains(where: stems.contains) { return 1 }
            return synonyms.contains(where: stems.contains) ? 0.7 : 0
        }
    }

    private static func quantised(_ value: Double) -> Double { (value * 1_000_000).rounded() / 1_000_000 }
}

extension Shelf {
    func store(in writer: inout ArtefactWriter) {
        writer.store(passages, stems, numbers.mapValues(\.lowerBound), numbers.mapValues(\.upperBound))
        writer.write(bytes: (try? searcher?.index.encoded()) ?? [])
        synonyms.store(in: &writer)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        passages = try reader.next()
        stems = try reader.next()
        let (lower, upper) = (try reader.next([EntityID: Int].self), try reader.next([EntityID: Int].self))
        numbers = lower.reduce(into: [:]) { ranges, entry in
            if let end = upper[entry.key], 0 <= entry.value, entry.value <= end { ranges[entry.key] = entry.value..<end }
        }
        let count = passages.count
        guard numbers.count == lower.count, stems.count == count, numbers.values.allSatisfy({ $0.upperBound <= count })
        else { throw reader.damaged("stems of \(passages.count) passages", "\(stems.count)") }
        let index: InvertedIndex
        do {
            index = try InvertedIndex(in: try reader.part())
            searcher = try Searcher(index: index, ranking: .fused)
        } catch let error as RetrievalError {
            throw reader.damaged(error.expected, error.found)
        } catch {
            throw reader.damaged("an index", "other bytes")
        }
        guard index.documentCount == passages.count else {
            throw reader.damaged("an index of \(passages.count) passages", "\(index.documentCount)")
        }
        synonyms = try reader.next()
    }
}
