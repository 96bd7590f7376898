/// Turns decision values into probabilities.
///
/// A support vector machine says which side of a plane a question lies on, not how sure that is. The usual remedy is
/// one number, the slope, that makes softmax(slope × score) as likely as possible on held-out examples (Guo, Pleiss,
/// Sun, Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, where 1 / slope is called the temperature).
/// It errs at both ends: where the examples contradict one another, nothing is 99 % sure however large the lead; and
/// the scores of a question of two words are all small, so that it looks less sure than it is.
///
/// Our way: the softmax orders the labels and shares out the probability among the others; that of the best one is
/// reckoned by a logistic regression over the same measurements that decide about refusing (`Measurements`), fitted on
/// the same held-out examples, with "the best label was right" as the event. It cuts the calibration error by half and
/// more (figures in `LinearIntentClassifier`).
struct Calibration: Sendable, Hashable {
    /// Per unit of decision value; positive.
    var slope: Float
    /// Whether the best label is right.
    var confidence: LogisticRegression?

    /// One number needs no more examples than this.
    private static let mostExamples = 750

    /// Finds the slope that maximises Σ ln p(true label) over held-out scores.
    ///
    /// The sum is concave in the slope, so halving the interval on the sign of its derivative finds the one maximum.
    /// - Parameter scores: one row of decision values an example, all of the same length.
    static func fit(_ scores: [[Float]], labels: [Int]) -> Calibration {
        guard !scores.isEmpty else { return Calibration(slope: 4) }
        let sampled = stride(from: 0, to: scores.count, by: max(1, scores.count / mostExamples))
        var low = 0.25
        var high = 64.0
        for _ in 0..<14 {
            let middle = (low * high).squareRoot()
            var derivative = 0.0
            for index in sampled {
                derivative +=
                    Double(scores[index][labels[index]]) - expectation(of: scores[index], slope: Float(middle))
            }
            if derivative > 0 { low = middle } else { high = middle }
        }
        return Calibration(slope: Float((low * high).squareRoot()))
    }

    /// Σ p × score.
    private static func expectation(of row: [Float], slope: Float) -> Double {
        let top = row.max() ?? 0
        var sum: Float = 0
        var weighted: Float = 0
        for score in row {
            let power = slope * (score - top)
            if power < -16 { continue }
            let mass = Elementary.exp(power)
            sum += mass
            weighted += mass * score
        }
        return Double(weighted / sum)
    }

    /// Softmax of the scores; adds up to 1.
    func softmax(_ scores: [Float]) -> [Float] {
        let top = scores.max() ?? 0
        var sum: Float = 0
        var masses = scores
        for place in masses.indices {
            let power = slope * (masses[place] - top)
            masses[place] = power < -16 ? 0 : Elementary.exp(power)
            sum += masses[place]
        }
        for place in masses.indices { masses[place] /= sum }
        return masses
    }

    /// The softmax with the best label's probability corrected; the order stays, and it adds up to 1.
    func probabilities(_ softmax: [Float], _ measurements: Measurements) -> [Float] {
        guard let confidence, softmax.count > 1, let best = softmax.firstIndex(of: softmax.max() ?? 0) else {
            return softmax
        }
        let rest = 1 - softmax[best]
        guard rest > 0 else { return softmax }
        let second = softmax.indices.reduce(0) { $1 == best ? $0 : max($0, softmax[$1]) } / rest
        // The best one stays the best, by more than rounding: at least as much as the second's share of what is left.
        let floor = second / (1 + second) + 4e-6
        let top = min(max(Float(confidence.probability(of: measurements.values)), floor), 1)
        var corrected = softmax.map { $0 / rest * (1 - top) }
        corrected[best] = top
        return corrected
    }
}
