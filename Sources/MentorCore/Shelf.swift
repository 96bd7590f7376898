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
    private let searcher: Searcher
    /// Stems of the words of each passage, by document number.
    private let terms: [Set<String>]
    /// How rare a stem is, in (0, 1]: 1 - n ÷ (N + 1), N passages, n of them with the stem. Linear, not logarithmic: it
    /// weighs the share of a question that a passage holds, where a frequent word still counts for something.
    private let rarity: [String: Double]
    private let synonyms: Synonyms
    private let numbers: [EntityID: Range<Int>]
    /// Words of the passages, unstemmed, with the number of times they occur.
    let words: [String: Int]

    /// At most so many passages are looked at for one question.
    private static let limit = 40
    /// A passage about what was spoken of is preferred by this factor.
    private static let focusBoost = 2.0
    /// What a word counts that no passage uses: it tells no passage from another, but the question has it.
    private static let strange = 0.35

    init(_ knowledge: KnowledgeBase, _ language: Language, _ analyzer: Analyzer) {
        var builder = IndexBuilder(options: IndexOptions(fields: [
            Field("title", boost: 1.5, lengthNormalisation: 0.5), Field("heading", boost: 1.5, lengthNormalisation: 0.5),
            Field("body"),
        ]))
        var passages: [PassageID] = []
        var terms: [Set<String>] = []
        var words: [String: Int] = [:]
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
                    terms.append(own)
                    for token in body where token.kind == .word { words[token.folded, default: 0] += 1 }
                }
            }
            numbers[entity.id] = first..<passages.count
        }
        var counts: [String: Int] = [:]
        for own in terms { for term in own { counts[term, default: 0] += 1 } }
        self.passages = passages
        self.terms = terms
        self.words = words
        self.numbers = numbers
        rarity = counts.mapValues { 1 - Double($0) / Double(terms.count + 1) }
        searcher = Searcher(index: builder.build(), ranking: .fused)
        synonyms = Synonyms(lexicon: knowledge.lexicons[language] ?? .empty, analyzer: analyzer)
    }

    /// Some passage uses the stem.
    func holds(_ term: String) -> Bool { rarity[term] != nil }

    /// The passages that hold the words, best first.
    ///
    /// - Parameters:
    ///   - spread: in how many intents' examples a stem occurs. A word of many intents ("sert", "faire") says how one asks,
    ///     not what: it counts for less.
    ///   - words: the question's words that carry a subject.
    ///   - mentions: what it names; only passages about that are found, when there are any.
    ///   - focus: what was spoken of before.
    func search(
        _ words: [Token], mentions: [EntityMention], focus: [EntityID], spread: [String: Int]
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
        let readings = words.map { Word($0, synonyms) }
        let weights = readings.map { rarity(of: $0) / (1 + 0.5 * Double(max((spread[$0.readings[0]] ?? 1) - 1, 0))) }
        let total = weights.reduce(0, +)
        return searcher.search(query, limit: Self.limit).compactMap { hit in
            guard passages.indices.contains(hit.document) else { return nil }
            let own = terms[hit.document]
            let held = zip(readings, weights).reduce(0) { $0 + $1.0.share(of: own) * $1.1 }
            return Interpretation.Found(
                passage: passages[hit.document], score: hit.score, cover: total > 0 ? Self.quantised(held / total) : 0,
                held: readings.count { $0.share(of: own) == 1 })
        }
    }

    /// A word of the question with its other readings.
    private struct Word {
        let readings: [String]
        let synonyms: [String]

        init(_ token: Token, _ synonyms: Synonyms) {
            readings = [token.term] + token.corrections.map(\.term)
            self.synonyms = synonyms.terms(for: token.term)
        }

        /// 1 when the passage has the word, less when it has a synonym, 0 when it has neither.
        func share(of terms: Set<String>) -> Double {
            if readings.contains(where: terms.contains) { return 1 }
            return synonyms.contains(where: terms.contains) ? 0.7 : 0
        }
    }

    /// The rarity of the most frequent of a word's readings.
    private func rarity(of word: Word) -> Double {
        word.readings.compactMap { rarity[$0] }.min() ?? (word.synonyms.contains { rarity[$0] != nil } ? 1 : Self.strange)
    }

    private static func quantised(_ value: Double) -> Double { (value * 1_000_000).rounded() / 1_000_000 }
}
