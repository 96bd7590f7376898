/// A lexicon cut by the tokenizer of its language, ready for look-up.
struct LexiconTables: Sendable {
    /// Phrase → what stands for it.
    let shorthands: PhraseTable<[Lexeme]>
    let courtesies: PhraseTable<Void>
    let functionPhrases: PhraseTable<Void>
    /// Folded word → stem.
    let stemExceptions: StemExceptions
    /// What the lexicon says of single words.
    let traits: [String: WordCard.Traits]

    /// - Parameter cut: the tokenizer and the language's joints, without the lexicon.
    init(_ lexicon: Lexicon, cut: (String) -> [Lexeme]) {
        var traits: [String: WordCard.Traits] = [:]
        func words(_ phrase: String, first: WordCard.Traits, all: WordCard.Traits) -> [String] {
            let words = cut(phrase).map(\.folded)
            if let head = words.first { traits[head, default: []].formUnion(first) }
            for word in words where !all.isEmpty { traits[word, default: []].formUnion(all) }
            // A shorthand of one word is a word; those of many words hold slips that are no words by themselves.
            if words.count == 1 { traits[words[0], default: []].insert(.isInLexicon) }
            return words
        }
        shorthands = PhraseTable(
            lexicon.shorthands.sorted { $0.key < $1.key }.map { phrase, meaning in
                let meaning = cut(meaning)
                for lexeme in meaning { traits[lexeme.folded, default: []].insert(.isInLexicon) }
                return (words(phrase, first: .beginsShorthand, all: []), meaning)
            })
        courtesies = PhraseTable(lexicon.courtesies.map { (words($0, first: .beginsCourtesy, all: .isInLexicon), ()) })
        functionPhrases = PhraseTable(
            lexicon.functionWords.map { phrase in
                let cut = words(phrase, first: [], all: .isInLexicon)
                if let head = cut.first {
                    traits[head, default: []].insert(cut.count == 1 ? .isFunctionWord : .beginsFunctionPhrase)
                }
                return (cut, ())
            })
        for technology in lexicon.technologies {
            for word in cut(technology) { traits[word.folded, default: []].insert(.isInLexicon) }
        }
        for group in lexicon.synonyms {
            for word in group.flatMap(cut) { traits[word.folded, default: []].insert(.isInLexicon) }
        }
        var exceptions: [String: String] = [:]
        for (word, stem) in lexicon.stemExceptions.sorted(by: { $0.key < $1.key }) {
            exceptions[Analyzer.fold(word)] = Analyzer.fold(stem)
        }
        stemExceptions = StemExceptions(exceptions)
        self.traits = traits
    }
}
