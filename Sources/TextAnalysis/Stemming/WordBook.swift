import Synchronization

/// Remembers, for each folded word met, its stem and what the lists know of it, so that a question of common words
/// costs one dictionary look-up a word.
///
/// Shared by all threads that use an analyser. The book is sixteen small books, each with its own lock, so that threads
/// seldom wait for one another; each forgets one word for another when it is full (`CardTable`).
/// What a card says depends on the word alone, therefore never on what was asked before.
final class WordBook: Sendable {
    private final class Shard: Sendable {
        let cards = Mutex(CardTable())
    }

    let language: Language
    let tables: LexiconTables
    let spelling: SpellingCorrector?
    private let stemmer: Stemmer
    private let shards: [Shard]

    init(language: Language, tables: LexiconTables, spelling: SpellingCorrector?, stemmer: Stemmer) {
        self.language = language
        self.tables = tables
        self.spelling = spelling
        self.stemmer = stemmer
        shards = (0..<16).map { _ in Shard() }
    }

    /// The same words with another corrector.
    func with(spelling: SpellingCorrector) -> WordBook {
        WordBook(language: language, tables: tables, spelling: spelling, stemmer: stemmer)
    }

    func card(of folded: String) -> WordCard {
        guard folded.utf8.count <= 64 else {
            var card = makeCard(folded)
            card.isEmphatic = isEmphatic(folded, card)
            return card
        }
        let hash = CardTable.hash(folded)
        let shard = shards[Int(truncatingIfNeeded: hash & 15)]
        if let card = shard.cards.withLock({ $0.card(of: folded, hash) }) { return card }
        var card = makeCard(folded)
        card.isEmphatic = isEmphatic(folded, card)
        shard.cards.withLock { $0.remember(card, of: folded, hash) }
        return card
    }

    /// A word that exists means what it says.
    private func isEmphatic(_ folded: String, _ card: WordCard) -> Bool {
        (spelling == nil || !card.traits.contains(.exists)) && RepeatedLetters.shortened(folded, with: self) != nil
    }

    private func makeCard(_ folded: String) -> WordCard {
        var traits = tables.traits[folded] ?? []
        if let spelling {
            if spelling.vocabulary(contains: folded) { traits.formUnion([.exists, .isNative, .isInVocabulary]) }
            if spelling.isNative(folded) { traits.formUnion([.exists, .isNative]) }
            if !traits.contains(.exists), spelling.isKnown(folded) { traits.insert(.exists) }
        } else {
            traits.insert(.exists)
        }
        // "m2", "gpt4", "k€": names and units, whatever they are.
        if !folded.utf8.allSatisfy(FoldedByte.isLetter) { traits.insert(.exists) }
        if traits.contains(.isInLexicon) { traits.formUnion([.exists, .isNative]) }
        return WordCard(term: stem(folded), traits: traits)
    }

    /// Lexicon first, then the feminine, then Snowball; a word of more than 64 bytes is its own stem.
    func stem(_ folded: String) -> String {
        if let stem = exception(folded) { return stem }
        // "DS" is no plural of "d": a stem of one letter would unite what has nothing in common.
        guard 3...64 ~= folded.utf8.count else { return folded }
        guard language == .french else { return stemmer.stem(folded) }
        let masculine = FrenchGender.masculine(folded)
        if masculine != folded, let stem = exception(masculine) { return stem }
        return stemmer.stem(masculine)
    }

    /// An exception holds for the plural of its word too.
    private func exception(_ folded: String) -> String? {
        guard !tables.stemExceptions.isEmpty else { return nil }
        if let stem = tables.stemExceptions[folded] { return stem }
        guard folded.utf8.count > 3, let last = folded.utf8.last, last == UInt8(ascii: "s") || last == UInt8(ascii: "x")
        else { return nil }
        return tables.stemExceptions[String(folded.dropLast())]
    }
}
