/// Cuts a folded text into words, numbers, amounts, study levels, names of technologies and emoji.
///
/// The problem: the field writes "C++", "bac +5", "45 k€", "R&D", "node.js", "ingénieur·e", and each is one thing to
/// the reader. A tokenizer that splits at every sign that is no letter leaves "c", "bac 5", "45 k"; rules written as
/// regular expressions over the whole text are slow and overlap.
///
/// Our way: one left-to-right pass. At each byte, its class chooses the scanner (letter, digit, currency, sign); a
/// scanner looks a bounded number of bytes ahead and either takes a unit or leaves it to the next. Everything between
/// two units is remembered only as the strongest `Token.Boundary` and, if it is a single apostrophe or hyphen, as the
/// joint that the language's filters interpret. No scanner looks back, so the cost is linear.
///
/// Limits: words of scripts without spaces (Chinese, Thai) come out as one long word; Mentor declines them anyway.
struct WordTokenizer: Sendable {
    let language: Language
    let technologies: TechnologyTable

    init(language: Language, technologies: [String]) {
        self.language = language
        self.technologies = TechnologyTable(technologies)
    }

    func tokenize(_ text: FoldedText) -> [Lexeme] {
        var scan = WordScan(text: text, language: language, technologies: technologies)
        scan.run()
        return scan.lexemes
    }
}
