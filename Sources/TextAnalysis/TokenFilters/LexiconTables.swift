internal import Artefact

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

/// To cut two thousand phrases takes longer than to read them cut.
extension LexiconTables: Storable {
    func store(in writer: inout ArtefactWriter) {
        shorthands.store(in: &writer) { meaning, writer in meaning.store(in: &writer) }
        courtesies.store(in: &writer) { _, _ in }
        functionPhrases.store(in: &writer) { _, _ in }
        stemExceptions.store(in: &writer)
        writer.write(count: traits.count)
        for (word, traits) in traits.sorted(by: { $0.key < $1.key }) {
            word.store(in: &writer)
            writer.write(traits.rawValue)
        }
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        shorthands = try PhraseTable(from: &reader) { reader throws(ArtefactError) in try reader.next() }
        courtesies = try PhraseTable(from: &reader) { _ throws(ArtefactError) in () }
        functionPhrases = try PhraseTable(from: &reader) { _ throws(ArtefactError) in () }
        stemExceptions = try reader.next()
        let count = try reader.count(of: 2)
        var traits: [String: WordCard.Traits] = Dictionary(minimumCapacity: count)
        for _ in 0..<count {
            let word = try reader.text()
            traits[word] = WordCard.Traits(rawValue: try reader.byte())
        }
        self.traits = traits
    }
}

/// As the tokenizer and the joints leave it: the filters and the book have not seen it yet.
extension Lexeme: Storable {
    func store(in writer: inout ArtefactWriter) {
        folded.store(in: &writer)
        writer.write(UInt32(bitPattern: start))
        writer.write(UInt32(bitPattern: end))
        for byte in [kind.rawValue, boundary.rawValue, joint.rawValue, rewrite?.rawValue ?? .max] { writer.write(byte) }
        writer.store(isElided, isInThousands)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let folded = try reader.text()
        let (start, end) = (Int32(bitPattern: try reader.word()), Int32(bitPattern: try reader.word()))
        guard let kind = Token.Kind(rawValue: try reader.byte()), let boundary = Token.Boundary(rawValue: try reader.byte()),
            let joint = Joint(rawValue: try reader.byte())
        else { throw reader.damaged("a lexeme", "other bytes") }
        self.init(
            folded: folded, start: start, end: end, kind: kind, boundary: boundary, joint: joint,
            rewrite: Token.Rewrite(rawValue: try reader.byte()), isElided: try reader.next(), isInThousands: try reader.next())
    }
}
