/// One step of the chain behind the tokenizer; it may join, split, rewrite or mark lexemes, never move their ranges
/// backwards.
protocol TokenFilter: Sendable {
    func apply(to lexemes: inout [Lexeme], with book: WordBook)
}
