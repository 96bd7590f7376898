/// Parts a word that was typed without its apostrophe: "lingenieur" → "l'" + "ingenieur", "dun" → "d'" + "un", and in
/// English "whats" → "what" + "is", "dont" → "do" + "not".
///
/// In French a space may stand in its place, too: "quelqu un", "l ia", "d ecole". What can only be the first part of an
/// elision is one before a vowel; a single letter is not before "ou", "et" and "à", for letters are counted up by them
/// ("bac s ou es").
///
/// Only a word that does not exist in the language is parted, and only if what remains exists. A word of the other
/// language ("dun", "nest") is parted only before a grammar word; a remainder of two letters must be a grammar word or
/// one of the domain, since two-letter words of the dictionary are too many.
struct MissingApostrophes: TokenFilter {
    private static let french = ["jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "qu", "l", "d", "j", "m", "t", "s", "n", "c"]
    private static let neverElidedBefore: Set<String> = ["ou", "et", "a"]
    private static let negatable: Set<String> = [
        "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "would", "could", "should",
    ]
    private static let pronouns: [String: (String, String)] = [
        "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"), "theyre": ("they", "are"),
        "youve": ("you", "have"), "weve": ("we", "have"), "theyve": ("they", "have"),
    ]

    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        guard book.spelling != nil else { return }
        if book.language == .french { joinAcrossSpaces(&lexemes) }
        guard lexemes.contains(where: isSuspect) else { return }
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

    private func joinAcrossSpaces(_ lexemes: inout [Lexeme]) {
        for (index, next) in lexemes.indices.dropFirst().enumerated() where isElision(lexemes[index], before: lexemes[next]) {
            lexemes[index].isElided = true
            lexemes[index].rewrite = .missingApostrophe
            lexemes[next].boundary = .none
            lexemes[next].joint = .apostrophe
        }
    }

    private func isElision(_ lexeme: Lexeme, before next: Lexeme) -> Bool {
        guard lexeme.kind == .word, lexeme.rewrite == nil, !lexeme.isElided, next.kind == .word, next.boundary == .space,
            MissingApostrophes.french.contains(lexeme.folded), let vowel = next.folded.utf8.first, "aeiouyh".utf8.contains(vowel)
        else { return false }
        return lexeme.folded.utf8.count > 1 || !MissingApostrophes.neverElidedBefore.contains(next.folded)
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
