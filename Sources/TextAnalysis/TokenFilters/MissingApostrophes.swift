/// Parts a word that was typed without its apostrophe: "lingenieur" → "l'" + "ingenieur", "dun" → "d'" + "un", and in
/// English "whats" → "what" + "is", "dont" → "do" + "not".
///
/// Only a word that does not exist in the language is parted, and only if what remains exists. A word of the other
/// language ("dun", "nest") is parted only before a grammar word; a remainder of two letters must be a grammar word or
/// one of the domain, since two-letter words of the dictionary are too many.
struct MissingApostrophes: TokenFilter {
    private static let french = ["jusqu", "lorsqu", "puisqu", "quoiqu", "qu", "l", "d", "j", "m", "t", "s", "n", "c"]
    private static let negatable: Set<String> = [
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should",
    ]
    private static let pronouns: [String: (String, String)] = [
        "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"), "theyre": ("they", "are"),
        "youve": ("you", "have"), "weve": ("we", "have"), "theyve": ("they", "have"),
    ]

    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        guard book.spelling != nil, lexemes.contains(where: isSuspect) else { return }
        var parted: [Lexeme] = []
        parted.reserveCapacity(lexemes.count + 4)
        for lexeme in lexemes {
            guard isSuspect(lexeme),
                let (first, second) = book.language == .french
                    ? partsInFrench(lexeme, with: book) : partsInEnglish(lexeme.folded)
            else {
                parted.append(lexeme)
                continue
            }
            var left = lexeme
            left.folded = first
            left.rewrite = .missingApostrophe
            left.card = book.card(of: first)
            left.isElided = book.language == .french
            var right = lexeme
            right.folded = second
            right.rewrite = .missingApostrophe
            right.card = book.card(of: second)
            right.boundary = .none
            right.joint = .apostrophe
            parted.append(left)
            parted.append(right)
        }
        lexemes = parted
    }

    private func isSuspect(_ lexeme: Lexeme) -> Bool {
        lexeme.kind == .word && lexeme.rewrite == nil && !lexeme.isElided && !lexeme.card.traits.contains(.isNative)
    }

    private func partsInFrench(_ lexeme: Lexeme, with book: WordBook) -> (String, String)? {
        let exists = lexeme.card.traits.contains(.exists)
        for prefix in MissingApostrophes.french where lexeme.folded.hasPrefix(prefix) {
            let rest = String(lexeme.folded.dropFirst(prefix.utf8.count))
            guard let vowel = rest.utf8.first, "aeiouyh".utf8.contains(vowel), rest.utf8.count >= 2 else { continue }
            let traits = book.card(of: rest).traits
            let isSure = !traits.isDisjoint(with: [.isFunctionWord, .isInVocabulary, .isInLexicon])
            if traits.contains(.isFunctionWord)
                || !exists && (isSure || rest.utf8.count > 2 && traits.contains(.isNative))
            {
                return (prefix, rest)
            }
        }
        return nil
    }

    private func partsInEnglish(_ word: String) -> (String, String)? {
        if let parts = MissingApostrophes.pronouns[word] { return parts }
        if word.hasSuffix("s"), EnglishJoints.hosts.contains(String(word.dropLast())) {
            return (String(word.dropLast()), "is")
        }
        if word.hasSuffix("nt"), MissingApostrophes.negatable.contains(String(word.dropLast(2))) {
            return (String(word.dropLast(2)), "not")
        }
        return nil
    }
}
