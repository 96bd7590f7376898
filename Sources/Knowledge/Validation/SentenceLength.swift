import TextAnalysis

/// How many words the sentences of a text have.
enum SentenceLength {
    /// Words that are read aloud in about thirteen seconds (160 French words a minute, 140 English ones), beyond which a
    /// listener has lost the beginning.
    static func limit(_ language: Language) -> Int {
        switch language {
        case .french: 35
        case .english: 30
        }
    }

    struct Sentence: Sendable, Hashable {
        let words: Int
        /// The first words.
        let beginning: String
    }

    /// A sentence ends at `.`, `!`, `?` or `…` before a space and something other than a small letter: "p. ex. ceci" and
    /// "3.5" do not end one. A word is what stands between spaces and has a letter or a digit in it; digits grouped by
    /// spaces, "45 000", are one.
    static func sentences(in text: String) -> [Sentence] {
        var found: [Sentence] = []
        var words: [Substring] = []
        func finish() {
            if !words.isEmpty { found.append(Sentence(words: words.count, beginning: words.prefix(5).joined(separator: " "))) }
            words = []
        }
        var endsSentence = false
        for piece in text.split(whereSeparator: \.isWhitespace) {
            if endsSentence, piece.first.map({ !$0.isLowercase }) ?? false { finish() }
            if piece.contains(where: { $0.isLetter || $0.isNumber }) {
                let isGroup = piece.prefix(3).allSatisfy { $0.isASCII && $0.isNumber } && piece.count >= 3
                if !(isGroup && words.last?.last.map { $0.isASCII && $0.isNumber } ?? false) { words.append(piece) }
            }
            let end = piece.last { !closing.contains($0) }
            endsSentence = end.map { enders.contains($0) } ?? false
        }
        finish()
        return found
    }

    private static let enders: Set<Character> = [".", "!", "?", "…"]
    private static let closing: Set<Character> = ["»", "”", "\"", ")", "’", "'"]
}
