/// How good a classifier is, from what it said and what was right: pure arithmetic, no clock and no files.
public enum ClassificationMetrics {
    /// Share of `predicted` equal to `expected`, in [0, 1]; 0 for none.
    public static func accuracy(expected: [String], predicted: [String]) -> Double {
        guard !expected.isEmpty else { return 0 }
        return Double(zip(expected, predicted).count { $0 == $1 }) / Double(expected.count)
    }

    /// Mean over the labels of 2 tp / (2 tp + fp + fn), over all labels expected or predicted, in [0, 1].
    public static func macroF1(expected: [String], predicted: [String]) -> Double {
        var counts: [String: (hits: Int, all: Int)] = [:]
        for (right, said) in zip(expected, predicted) {
            if right == said { counts[right, default: (0, 0)].hits += 1 }
            counts[right, default: (0, 0)].all += 1
            counts[said, default: (0, 0)].all += 1
        }
        guard !counts.isEmpty else { return 0 }
        // Summed in the order of the labels: addition of floating-point numbers is not associative.
        let sum = counts.sorted { $0.key < $1.key }.reduce(0.0) {
            $0 + 2 * Double($1.value.hits) / Double($1.value.all)
        }
        return sum / Double(counts.count)
    }

    /// Probability that a random positive scores higher than a random negative, a tie counting half (Mann, Whitney,
    /// 1947).
    ///
    /// - Returns: in [0, 1]; 0.5 when one side is empty.
    public static func auroc(positives: [Double], negatives: [Double]) -> Double {
        guard !positives.isEmpty, !negatives.isEmpty else { return 0.5 }
        let all = (positives.map { ($0, 1.0) } + negatives.map { ($0, 0.0) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var begin = 0
        while begin < all.count {
            var end = begin
            while end < all.count, all[end].0 == all[begin].0 { end += 1 }
            rankSum += all[begin..<end].reduce(0) { $0 + $1.1 } * Double(begin + end + 1) / 2
            begin = end
        }
        let n = Double(positives.count)
        return (rankSum - n * (n + 1) / 2) / (n * Double(negatives.count))
    }

    /// Expected calibration error: Σ over bins of share × |accuracy − mean confidence|, bins of equal width over [0,
    /// 1].
    ///
    /// Source: Naeini, Cooper, Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015.
    /// Its flaw: it depends on the bins; ten, as is usual.
    public static func expectedCalibrationError(confidences: [Double], correct: [Bool], bins: Int = 10) -> Double {
        guard !confidences.isEmpty, bins > 0 else { return 0 }
        var gaps = [Double](repeating: 0, count: bins)
        for (confidence, right) in zip(confidences, correct) {
            let bin = min(bins - 1, max(0, Int(confidence * Double(bins))))
            gaps[bin] += (right ? 1 : 0) - confidence
        }
        return gaps.reduce(0) { $0 + abs($1) } / Double(confidences.count)
    }

    /// The highest threshold that refuses correct answers in at most `drop` of all questions.
    ///
    /// - Parameters:
    ///   - scores: of each in-scope question; lower is refused first.
    ///   - correct: whether its answer is right.
    ///   - drop: accuracy that may be lost, in [0, 1].
    /// - Returns: a question is kept when its score is at least this; infinity when everything may be refused.
    public static func threshold(scores: [Double], correct: [Bool], losing drop: Double = 0.01) -> Double {
        let kept = zip(scores, correct).filter { $0.1 }.map { $0.0 }.sorted()
        let losable = Int(drop * Double(scores.count) + 1e-9)
        return losable < kept.count ? kept[losable] : .infinity
    }

    /// Share of the out-of-scope questions that a threshold refuses, in [0, 1].
    public static func refusalRecall(outOfScope: [Double], threshold: Double) -> Double {
        guard !outOfScope.isEmpty else { return 0 }
        return Double(outOfScope.count { $0 < threshold }) / Double(outOfScope.count)
    }

    /// Share of the in-scope questions that are kept and answered right, in [0, 1].
    public static func accuracy(scores: [Double], correct: [Bool], threshold: Double) -> Double {
        guard !scores.isEmpty else { return 0 }
        return Double(zip(scores, correct).count { $0 >= threshold && $1 }) / Double(scores.count)
    }
}
