public import TextAnalysis

extension Query {
    /// What a synonym counts beside the word that was typed.
    public static let synonymWeight = 0.4

    /// What the reading of an unknown word as a known one counts: the less, the more had to be changed.
    public static func weight(ofCorrection cost: Double) -> Double { 0.8 / (1 + max(cost, 0)) }

    /// The query that an analysed question asks.
    ///
    /// Content words come first, then function words: "combien" and "qui" say what kind of answer is wanted, and a
    /// ranking may listen to them a little. Courtesies are dropped unless nothing else remains. A word that is said twice
    /// is one group of frequency 2. An unknown word keeps its own reading beside its corrections: it may well be in the
    /// index.
    public init(tokens: some Sequence<Token>, synonyms: Synonyms = Synonyms()) {
        let said = tokens.filter { $0.kind != .mask && $0.kind != .emoji && !$0.term.isEmpty }
        let content = said.filter { !$0.isFunctionWord && !$0.isCourtesy }
        let rest = content.isEmpty ? said.filter { !$0.isFunctionWord } : content
        let chosen = rest + said.filter { $0.isFunctionWord && (rest.isEmpty || !$0.isCourtesy) }
        var groups: [Group] = []
        var places: [String: Int] = [:]
        for token in chosen {
            let key = token.isFunctionWord ? token.folded : token.term
            if let place = places[key] {
                groups[place].frequency += 1
                continue
            }
            guard groups.count < Self.longest else { break }
            places[key] = groups.count
            var words = [Word(term: token.term, folded: token.folded)]
            for correction in token.corrections where correction.folded != token.folded {
                words.append(Word(
                    term: correction.term, folded: correction.folded,
                    weight: Self.weight(ofCorrection: correction.cost), origin: .correction))
            }
            if !token.isFunctionWord {
                for term in synonyms.terms(for: token.term) where !words.contains(where: { $0.term == term }) {
                    words.append(Word(term: term, weight: Self.synonymWeight, origin: .synonym))
                }
            }
            groups.append(Group(words: words, position: token.position, isFunctionWord: token.isFunctionWord))
        }
        self.init(groups: groups)
    }
}
