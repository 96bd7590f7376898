extension Analyzer {
    /// What a language makes of apostrophes and hyphens, before any word is looked up.
    static func join(_ lexemes: inout [Lexeme], in language: Language) {
        switch language {
        case .french: FrenchJoints.apply(to: &lexemes)
        case .english: EnglishJoints.apply(to: &lexemes)
        }
    }

    /// The chain behind the joints. Its order matters: emphasis is taken away before shorthands are looked up
    /// ("stppp"), shorthands before apostrophes are supplied (a line of the lexicon knows better), marks come last.
    static let filters: [any TokenFilter] = [
        RepeatedLetters(), Shorthands(), MissingApostrophes(), AmountRanges(), GrammarMarks(),
    ]
}
