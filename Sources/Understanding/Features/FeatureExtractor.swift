internal import TextAnalysis

/// Turns tokens into countable features: words, pairs of words, and letters inside words.
///
/// Words say what is asked and in what order ("par mois", "how much"); runs of letters survive inflection, compounds
/// and typing errors ("salair", "salaries"). Letters do not cross word boundaries, so that a feature stays explainable.
struct FeatureExtractor: Sendable {
    /// The sorts of features. Words and pairs are brought to length 1 together, letters apart from them.
    enum Sort { case word, pair, letters }

    /// Lengths of the runs of letters, the word's two borders counted as letters.
    let lengths: ClosedRange<Int>
    /// What a greeting or a politeness around a question counts.
    let courtesyWeight: Float

    /// Reports each feature of `tokens`, repeated ones as often as they occur.
    ///
    /// `report` takes the feature's key, its weight in (0, 1], its sort and its text, made only when asked for.
    @inline(__always)
    func forEach(in tokens: [Token], _ report: (UInt64, Float, Sort, () -> String) -> Void) {
        let onlyCourtesy = !tokens.contains { !$0.isCourtesy && !$0.isFunctionWord && $0.carriesMeaning }
        var previous: (hash: UInt64, weight: Float, index: Int)?
        for (index, token) in tokens.enumerated() {
            guard token.kind != .emoji else { continue }
            let weight = token.isCourtesy && !onlyCourtesy ? courtesyWeight : 1
            guard weight > 0 else { continue }
            let reading = token.reading
            let term = FeatureKey.hash(reading.term.utf8)
            report(FeatureKey.word(term), weight * reading.weight, .word) { reading.term }
            if token.kind == .word, token.folded != reading.term {
                report(FeatureKey.surface(token.folded.utf8), weight, .word) { token.folded }
            }
            if token.boundary < .sentence, let before = previous {
                report(FeatureKey.pair(before.hash, term), min(before.weight, weight * reading.weight), .pair) {
                    tokens[before.index].reading.term + " " + reading.term
                }
            }
            previous = (term, weight * reading.weight, index)
            if token.hasLetters {
                FeatureKey.forEachRun(of: lengths, in: token.folded.utf8) { key, start, length in
                    report(key, weight, .letters) { FeatureKey.run(in: token.folded, start: start, length: length) }
                }
            }
        }
    }
}
