/// Shortens letters that were held for emphasis: "saluuut" → "salut", if the word is unknown and the shorter one is
/// not.
///
/// Three equal letters or more are emphasis in both languages (but "créée", which exists, is left alone). Two may be
/// right or a slip: they are shortened only to a word of the lexicon ("stpp" → "stp"); the speller sees to the others.
struct RepeatedLetters: TokenFilter {
    func apply(to lexemes: inout [Lexeme], with book: WordBook) {
        for index in lexemes.indices {
            guard lexemes[index].card.isEmphatic, lexemes[index].kind == .word, lexemes[index].rewrite == nil,
                !lexemes[index].card.traits.contains(.isInLexicon),
                book.spelling == nil || !lexemes[index].card.traits.contains(.exists),
                let (folded, card) = Self.shortened(lexemes[index].folded, with: book)
            else { continue }
            lexemes[index].folded = folded
            lexemes[index].card = card
            lexemes[index].rewrite = .repeatedLetters
        }
    }

    /// The shorter word that a word was meant to be. Depends on the word alone: its card remembers whether there is one.
    static func shortened(_ word: String, with book: WordBook) -> (String, WordCard)? {
        guard 3...255 ~= word.utf8.count else { return nil }
        let (doubles, longest) = repetition(word)
        guard longest > 1 else { return nil }
        if longest == 2 { return doubles <= 3 ? undoubled(word, with: book) : nil }
        let letters = Array(word.utf8)
        var runs: [(letter: UInt8, length: Int)] = []
        for letter in letters {
            if let last = runs.last, last.letter == letter {
                runs[runs.count - 1].length += 1
            } else {
                runs.append((letter, 1))
            }
        }
        // One letter held down is no word held for emphasis: "kkkkk" is not "k", which is short for "ok".
        guard runs.count > 1 else { return nil }
        let long = runs.indices.filter { runs[$0].length >= 3 }
        guard long.count <= 4 else { return nil }
        // Every long run becomes two letters or one: all twos first, then fewer and fewer.
        for singles in 0..<(1 << long.count) {
            let needed: WordCard.Traits = book.spelling == nil ? .isInLexicon : .exists
            if let found = candidate(runs, shortening: long, singles: singles, with: book, needing: needed) {
                return found
            }
        }
        return nil
    }

    /// The word with run `shortening[i]` cut to one letter if bit i of `singles` is set, else to two.
    private static func candidate(
        _ runs: [(letter: UInt8, length: Int)], shortening: [Int], singles: Int, with book: WordBook,
        needing needed: WordCard.Traits
    ) -> (String, WordCard)? {
        var lengths = runs.map(\.length)
        for (bit, run) in shortening.enumerated() { lengths[run] = singles >> bit & 1 == 1 ? 1 : 2 }
        var letters: [UInt8] = []
        for (run, length) in zip(runs, lengths) { letters += repeatElement(run.letter, count: length) }
        let word = String(decoding: letters, as: UTF8.self)
        // Whether a word stands in the lexicon is known without making a card of it, and most such words exist nowhere.
        if needed == .isInLexicon, book.tables.traits[word]?.contains(.isInLexicon) != true { return nil }
        let card = book.card(of: word)
        return card.traits.contains(needed) ? (word, card) : nil
    }

    /// A word of doubled letters with each of them once, if that stands in the lexicon.
    private static func undoubled(_ word: String, with book: WordBook) -> (String, WordCard)? {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.utf8.count)
        for letter in word.utf8 where letter != letters.last { letters.append(letter) }
        let single = String(decoding: letters, as: UTF8.self)
        guard letters.count > 1, book.tables.traits[single]?.contains(.isInLexicon) == true else { return nil }
        return (single, book.card(of: single))
    }

    /// Number of runs of two equal letters or more, and the length of the longest run.
    private static func repetition(_ word: String) -> (runs: Int, longest: Int) {
        var previous: UInt8 = 0
        var (runs, length, longest) = (0, 1, 1)
        for letter in word.utf8 {
            if letter == previous {
                length += 1
                if length == 2 { runs += 1 }
                longest = max(longest, length)
            } else {
                length = 1
            }
            previous = letter
        }
        return (runs, longest)
    }
}
