import TextAnalysis

/// Known words that are near to one that is not: "did you mean".
enum Nearest {
    /// At most `limit` of the known words, the nearest first: those that hold the word or are held by it, then those a
    /// third of its letters away at most (Levenshtein, 1966). Accents and case do not count; ties by the alphabet.
    static func words(to word: String, among known: [String], limit: Int = 3) -> [String] {
        let wanted = Array(Analyzer.fold(word).utf8.prefix(60))
        guard !wanted.isEmpty else { return [] }
        var found: [(distance: Int, word: String)] = []
        for candidate in Set(known) {
            let letters = Array(Analyzer.fold(candidate).utf8.prefix(60))
            let holds = wanted.count >= 3 && Analyzer.fold(candidate).contains(Analyzer.fold(word))
            let distance = holds ? 0 : distance(wanted, letters)
            if holds || distance <= max(1, wanted.count / 3) { found.append((distance, candidate)) }
        }
        return found.sorted { ($0.distance, $0.word.utf8.count, $0.word) < ($1.distance, $1.word.utf8.count, $1.word) }
            .prefix(limit).map(\.word)
    }

    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (i, left) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in second.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
            }
        }
        return row[second.count]
    }
}
