import Synchronization

/// Remembers, for each folded word met, its stem and what the lists know of it, so that a question of common words
/// costs one dictionary look-up a word.
///
/// Shared by all threads that use an analyser. The book is four small books, each with its own lock, and whoever finds one
/// taken opens the next: one thread alone always has the first and locks it once a text, several seldom wait. Each forgets
/// one word for another when it is full (`CardTable`).
/// What a card says depends on the word alone, therefore never on what was asked before.
final class WordBook: Sendable {
    private final class Volume: Sendable {
        let cards = Mutex(CardTable())
    }

    let language: Language
    let tables: LexiconTables
    let spelling: SpellingCorrector?
    private let stemmer: Stemmer
    private let volumes: [Volume]

    init(language: Language, tables: LexiconTables, spelling: SpellingCorrector?, stemmer: Stemmer) {
        self.language = language
        self.tables = tables
        self.spelling = spelling
        self.stemmer = stemmer
        volumes = (0..<4).map { _ in Volume() }
    }

    /// The same words with another corrector.
    func with(spelling: SpellingCorrector) -> WordBook {
        WordBook(language: language, tables: tables, spelling: spelling, stemmer: stemmer)
    }

    func card(of folded: String) -> WordCard {
        guard folded.utf8.count <= CardTable.longest else { return completeCard(folded) }
        let hash = CardTable.hash(folded)
        for volume in volumes {
            // Nil when the volume is taken; the card is nil when it is not in there.
            guard let found = volume.cards.withLockIfAvailable({ $0.card(of: folded, hash) }) else { continue }
            if let found { return found }
            let card = completeCard(folded)
            volume.cards.withLockIfAvailable { $0.remember(card, of: folded, hash) }
            return card
        }
        return completeCard(folded)
    }

    /// Gives every lexeme its card.
    func fill(_ lexemes: inout [Lexeme]) {
        var missing: [(place: Int, hash: UInt64)] = []
        func look(_ cards: inout CardTable) {
            for place in lexemes.indices {
                let hash = CardTable.hash(lexemes[place].folded)
                if let card = cards.card(of: lexemes[place].folded, hash) {
                    lexemes[place].card = card
                } else {
                    missing.append((place, hash))
                }
            }
        }
        guard let volume = volumes.first(where: { $0.cards.withLockIfAvailable { look(&$0) } != nil }) else {
            for place in lexemes.indices { lexemes[place].card = card(of: lexemes[place].folded) }
            return
        }
        guard !missing.isEmpty else { return }
        for (place, _) in missing { lexemes[place].card = completeCard(lexemes[place].folded) }
        volume.cards.withLockIfAvailable { cards in
            for (place, hash) in missing where lexemes[place].folded.utf8.count <= CardTable.longest {
                cards.remember(lexemes[place].card, of: lexemes[place].folded, hash)
            }
        }
    }

    private func completeCard(_ folded: String) -> WordCard {
        var card = makeCard(folded)
        card.isEmphatic = isEmphatic(folded, card)
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
        if let stem = tables.stemExceptions[folded] { return stem }
        // "DS" is no plural of "d": a stem of one letter would unite what has nothing in common.
        guard 3...64 ~= folded.utf8.count else { return folded }
        guard language == .french else { return stemmer.stem(folded) }
        let masculine = FrenchGender.masculine(folded)
        if masculine != folded, let stem = tables.stemExceptions[masculine] { return stem }
        return stemmer.stem(masculine)
    }
}
