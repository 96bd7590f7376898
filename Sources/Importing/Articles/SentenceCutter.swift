/// Cuts a paragraph at the ends of its sentences.
///
/// A passage is the unit of an answer, so it must be short and make sense alone. A full stop ends a sentence when a space
/// and the beginning of another one follow; not after an abbreviation, an initial or within a number.
enum SentenceCutter {
    private static let abbreviations: Set<String> = [
        "m", "mm", "mme", "mlle", "dr", "pr", "st", "ste", "p", "ex", "env", "cf", "vs", "av", "bd", "no", "n", "fig", "art", "vol",
        "mr", "mrs", "ms", "prof", "e.g", "i.e", "approx", "jr", "sr", "inc", "ltd", "min", "max", "j.-c", "h",
    ]

    static func sentences(_ text: String) -> [String] {
        let characters = Array(text)
        var sentences: [String] = []
        var start = 0
        var index = 0
        while index < characters.count {
            defer { index += 1 }
            guard ".!?…".contains(characters[index]) else { continue }
            var end = index + 1
            while end < characters.count, "»\"”)’'.!?…".contains(characters[end]) || isClosingQuote(characters, at: end) {
                end += 1
            }
            guard end < characters.count, characters[end] == " " else { continue }
            guard let next = characters[(end + 1)...].first(where: { !"«\"“( ".contains($0) }) else { continue }
            guard next.isUppercase || next.isNumber || "•–-".contains(next) else { continue }
            if characters[index] == ".", isAbbreviated(characters[start..<index]) { continue }
            sentences.append(String(characters[start..<end]))
            start = end + 1
            index = end
        }
        if start < characters.count { sentences.append(String(characters[start...])) }
        return sentences
    }

    /// A space and a closing quotation mark, as French writes it.
    private static func isClosingQuote(_ characters: [Character], at index: Int) -> Bool {
        characters[index] == " " && index + 1 < characters.count && characters[index + 1] == "»"
    }

    private static func isAbbreviated(_ before: ArraySlice<Character>) -> Bool {
        let word = String(before.suffix(12).reversed().prefix { $0 != " " && $0 != "(" && $0 != "'" && $0 != "’" }.reversed())
        if word.count == 1, let letter = word.first, letter.isUppercase { return true }
        return abbreviations.contains(word.lowercased())
    }

    /// Parts of at most `limit` characters of a sentence that has no end in time: at a semicolon, a colon, a comma.
    static func pieces(_ sentence: String, limit: Int) -> [String] {
        var pieces: [String] = []
        var rest = sentence[...]
        while rest.count > limit {
            let head = rest.prefix(limit)
            let cut = ["; ", ", ", " "].lazy.compactMap { sign in head.ranges(of: sign).last?.upperBound }
                .first { head[..<$0].count * 2 >= limit }
            guard let cut else { break }
            pieces.append(ArticleText.oneLine(rest[..<cut]))
            rest = rest[cut...]
        }
        return pieces + [ArticleText.oneLine(rest)].filter { !$0.isEmpty }
    }
}
