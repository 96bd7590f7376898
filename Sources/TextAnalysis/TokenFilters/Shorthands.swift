/// Puts what people mean in the place of what they type: "c koi" → "c'est quoi", a line of the lexicon.
///
/// Left to right, the longest line first; what a line brings is not looked up again. Every word that comes in spans all
/// the characters of the words that go out.
struct Shorthands: TokenFilter {
    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        func match(_ lexemes: [Lexeme], at index: Int) -> (length: Int, value: [Lexeme])? {
            guard lexemes[index].card.traits.contains(.beginsShorthand) else { return nil }
            return book.tables.shorthands.longestMatch(in: lexemes, at: index)
        }
        // Long texts use words that begin a shorthand and hold none.
        guard var index = lexemes.indices.first(where: { match(lexemes, at: $0) != nil }) else { return }
        var rewritten = Array(lexemes[..<index])
        rewritten.reserveCapacity(lexemes.count + 8)
        while index < lexemes.count {
            guard let (length, meaning) = match(lexemes, at: index) else {
                rewritten.append(lexemes[index])
                index += 1
                continue
            }
            let first = lexemes[index]
            let last = lexemes[index + length - 1]
            for (offset, word) in meaning.enumerated() {
                var word = word
                word.start = first.start
                word.end = max(first.end, last.end)
                word.rewrite = .shorthand
                if offset == 0 {
                    word.boundary = first.boundary
                    word.joint = first.joint
                }
                word.card = book.card(of: word.folded)
                rewritten.append(word)
            }
            index += length
        }
        lexemes = rewritten
    }
}
