internal import TextAnalysis

extension TFIDFVectorizer {
    /// How much of the question training has seen, word by word; only `coverage` and `unseen` are filled in.
    ///
    /// Figures and pictures count neither for nor against: a question of digits alone has coverage 0. A corrected word
    /// counts as much as its correction is trusted.
    /// - Parameter known: if not empty, whether each feature counts as seen.
    func coverage(of tokens: [Token], known: [Bool] = []) -> IntentRanking.Evidence {
        var seen: Float = 0
        var all: Float = 0
        var unseen: [Int] = []
        for (index, token) in tokens.enumerated() where token.carriesMeaning {
            let reading = token.reading
            if let number = vocabulary.number(of: FeatureKey.word(FeatureKey.hash(reading.term.utf8))),
                known.isEmpty || known[Int(number)]
            {
                all += rarity[Int(number)]
                seen += rarity[Int(number)] * reading.weight
            } else {
                all += unseenRarity
                unseen.append(index)
            }
        }
        return IntentRanking.Evidence(
            coverage: all > 0 ? Elementary.quantised(Double(seen / all)) : 0, nearest: 0, score: 0, margin: 0,
            unseen: unseen)
    }
}
