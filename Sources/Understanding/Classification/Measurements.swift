/// What is measured of a question before its label is believed.
struct Measurements: Sendable {
    /// Decision value of the best label, its lead on the second, the log-odds of its softmax probability, the share
    /// of the question ever seen, the cosine to the nearest example.
    var values: [Double]

    init(scores: [Float], probabilities: [Float], coverage: Double, nearest: Double) {
        let (best, second) = LinearIntentClassifier.topTwo(scores)
        let top = min(max(Double(probabilities.max() ?? 0), 1e-4), 1 - 1e-4)
        values = [Double(best), Double(best - second), Elementary.log(top / (1 - top)), coverage, nearest]
    }
}
