import Testing

@testable import Understanding

@Suite("Classification metrics")
struct ClassificationMetricsTests {
    @Test("accuracy and macro F1 of a table counted by hand")
    func labels() {
        let expected = ["a", "a", "b", "b", "c"]
        let predicted = ["a", "b", "b", "b", "d"]
        #expect(ClassificationMetrics.accuracy(expected: expected, predicted: predicted) == 0.6)
        // a: 2·1/(2+1) = 2/3, b: 2·2/(2+3) = 4/5, c: 0, d: 0.
        let f1 = ClassificationMetrics.macroF1(expected: expected, predicted: predicted)
        #expect(abs(f1 - (2.0 / 3 + 0.8) / 4) < 1e-12)
        #expect(ClassificationMetrics.accuracy(expected: [], predicted: []) == 0)
        #expect(ClassificationMetrics.macroF1(expected: [], predicted: []) == 0)
    }

    @Test("AUROC is the share of pairs in the right order, ties half", arguments: 0..<20)
    func auroc(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let positives = (0..<9).map { _ in Double(random.next() % 7) }
        let negatives = (0..<5).map { _ in Double(random.next() % 7) }
        var right = 0.0
        for positive in positives {
            for negative in negatives { right += positive > negative ? 1 : positive == negative ? 0.5 : 0 }
        }
        let area = ClassificationMetrics.auroc(positives: positives, negatives: negatives)
        #expect(abs(area - right / 45) < 1e-12, "seed \(seed)")
        #expect(ClassificationMetrics.auroc(positives: [], negatives: negatives) == 0.5)
    }

    @Test("calibration error of two bins counted by hand")
    func calibration() {
        // Bin 0.9–1: two of four right at 0.95, a gap of 0.45 for four fifths of all.
        // Bin 0.2–0.3: one right at 0.25, a gap of 0.75 for a fifth.
        let error = ClassificationMetrics.expectedCalibrationError(
            confidences: [0.95, 0.95, 0.95, 0.95, 0.25], correct: [true, true, false, false, true])
        #expect(abs(error - (0.45 * 0.8 + 0.75 * 0.2)) < 1e-12)
        #expect(ClassificationMetrics.expectedCalibrationError(confidences: [1, 1], correct: [true, true]) == 0)
    }

    @Test("the threshold loses no more than allowed")
    func threshold() {
        let scores = (1...100).map(Double.init)
        let correct = scores.map { $0 != 2 }
        let threshold = ClassificationMetrics.threshold(scores: scores, correct: correct, losing: 0.02)
        // 1 and 3 may go (2 was wrong anyway), 4 must stay.
        #expect(threshold == 4)
        #expect(ClassificationMetrics.accuracy(scores: scores, correct: correct, threshold: threshold) == 0.97)
        #expect(ClassificationMetrics.refusalRecall(outOfScope: [1, 3.5, 4, 9], threshold: threshold) == 0.5)
        #expect(ClassificationMetrics.threshold(scores: [], correct: []) == .infinity)
    }
}
