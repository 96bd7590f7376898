/// What is measured of a question before its label is believed.
///
/// A vector of length 1 hides how much of the question it leaves out: "salaire blorp zzgh" looks like "salaire". So
/// some measures put the unseen part back: `full` is the best label's decision value as it would be if the vector had
/// kept its length. The others say how alone the label is, how near the nearest example, how much of the question was
/// ever seen, and how much it resembles the texts that were given as those to refuse.
struct Measurements: Sendable {
    /// Decision value of the best label, its lead on the second, the log-odds of its softmax probability, the share
    /// of the question ever seen, the cosine to the nearest example, the share of its runs of letters ever seen, the
    /// full decision value, the decision value of the machine for what is to be refused, the lengths of the seen parts
    /// of words and letters.
    var values: [Double]

    /// Whether more of it speaks for a label (+1) or against every one (−1).
    static let signs: [Double] = [1, 1, 1, 1, 1, 1, 1, -1, 1, 1]

    /// - Parameters:
    ///   - scores: decision values of the labels.
    ///   - full: that of the best label, had the vector kept its length.
    ///   - none: that of the machine for what is to be refused.
    init(
        scores: [Float], full: Float, none: Float, probabilities: [Float], coverage: Double, nearest: Double,
        familiarity: Familiarity
    ) {
        let (best, second) = LinearIntentClassifier.topTwo(scores)
        let top = min(max(Double(probabilities.max() ?? 0), 1e-4), 1 - 1e-4)
        values = [
            Double(best), Double(best - second), Elementary.log(top / (1 - top)), coverage, nearest,
            familiarity.letters, Double(full), Double(none), familiarity.wordLength, familiarity.lettersLength,
        ]
    }
}
