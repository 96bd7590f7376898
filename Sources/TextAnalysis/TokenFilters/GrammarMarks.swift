/// Marks grammar words and courtesies by the lexicon; changes no word.
struct GrammarMarks: TokenFilter {
    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        var courteous = 0
        var grammatical = 0
        for index in lexemes.indices {
            let traits = lexemes[index].card.traits
            if traits.contains(.beginsCourtesy), let match = book.tables.courtesies.longestMatch(in: lexemes, at: index)
            {
                courteous = max(courteous, index + match.length)
            }
            if traits.contains(.beginsFunctionPhrase),
                let match = book.tables.functionPhrases.longestMatch(in: lexemes, at: index)
            {
                grammatical = max(grammatical, index + match.length)
            }
            lexemes[index].isCourtesy = index < courteous
            lexemes[index].isFunctionWord =
                index < grammatical || lexemes[index].isElided
                || traits.contains(.isFunctionWord)
        }
    }
}
