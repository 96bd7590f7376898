import TextAnalysis
import Understanding

/// How well the intent matcher does on sentences that it was not taught.
///
/// The threshold below which a question is refused must be chosen without a look at the test file. It is the highest
/// one that refuses right answers in at most one of a hundred questions, on training sentences that the classifier
/// had not seen: the training file is parted in five, and each part is ranked by a classifier taught with the four
/// others (and with the texts to refuse that were given for tuning). The classifier that is measured has learnt from
/// all.
struct IntentEvaluation {
    let measurement: Measurement

    private static let parts = 5

    init(
        analyzer: Analyzer, train: [LabelledRows.Row], tune: [LabelledRows.Row], test: [LabelledRows.Row],
        reject: [LabelledRows.Row]
    ) throws(UnderstandingError) {
        let training = Stopwatch()
        let examples = train.map { TrainingExample(tokens: analyzer.analyze($0.text).tokens, label: $0.label) }
        let outOfScope = tune.map { analyzer.analyze($0.text).tokens }
        let classifier = try LinearIntentClassifier.train(examples, outOfScope: outOfScope)
        let trainSeconds = training.seconds

        var times: [Double] = []
        let rankings = test.map { row in
            let asked = Stopwatch()
            let ranking = classifier.rank(analyzer.analyze(row.text).tokens)
            times.append(asked.seconds * 1e6)
            return ranking
        }
        let expected = test.map(\.label)
        let predicted = rankings.map(Self.label)
        let correct = zip(expected, predicted).map { $0 == $1 }

        // Before the classifiers that only choose the threshold.
        let peak = SystemCalls.peakResidentBytes()

        var measurement = Measurement()
        measurement.add("accuracy", ClassificationMetrics.accuracy(expected: expected, predicted: predicted), digits: 4)
        measurement.add("macro_f1", ClassificationMetrics.macroF1(expected: expected, predicted: predicted), digits: 4)
        measurement.add("train_seconds", trainSeconds, digits: 3)
        measurement.add("microseconds_per_query", Stopwatch.median(times), digits: 1)
        if reject.isEmpty {
            for name in ["reject_auroc", "reject_recall", "accuracy_after_rejection"] { measurement.add(absent: name) }
        } else {
            let kept = rankings.map(Self.belonging)
            let refused = reject.map { Self.belonging(classifier.rank(analyzer.analyze($0.text).tokens)) }
            let threshold = try Self.threshold(examples, outOfScope)
            measurement.add("reject_auroc", ClassificationMetrics.auroc(positives: kept, negatives: refused), digits: 4)
            measurement.add(
                "reject_recall", ClassificationMetrics.refusalRecall(outOfScope: refused, threshold: threshold),
                digits: 4)
            measurement.add(
                "accuracy_after_rejection",
                ClassificationMetrics.accuracy(scores: kept, correct: correct, threshold: threshold), digits: 4)
        }
        measurement.add(
            "ece",
            ClassificationMetrics.expectedCalibrationError(
                confidences: rankings.map { $0.candidates.first?.probability ?? 0 }, correct: correct), digits: 4)
        measurement.add("classes", classifier.labels.count)
        measurement.add("train_rows", train.count)
        measurement.add("test_rows", test.count)
        measurement.add("model_bytes", classifier.byteCount)
        measurement.add("peak_rss_bytes", peak)
        self.measurement = measurement
    }

    private static func label(_ ranking: IntentRanking) -> String { ranking.candidates.first?.label ?? "" }

    /// How much a question seems to be one of those taught, in [0, 1].
    private static func belonging(_ ranking: IntentRanking) -> Double { 1 - ranking.none }

    private static func threshold(
        _ examples: [TrainingExample], _ outOfScope: [[Token]]
    ) throws(UnderstandingError) -> Double {
        var scores: [Double] = []
        var correct: [Bool] = []
        for part in 0..<min(parts, examples.count) where examples.count > 1 {
            let taught = examples.indices.filter { $0 % parts != part }.map { examples[$0] }
            let classifier = try LinearIntentClassifier.train(taught, outOfScope: outOfScope)
            for index in stride(from: part, to: examples.count, by: parts) {
                let ranking = classifier.rank(examples[index].tokens)
                scores.append(belonging(ranking))
                correct.append(label(ranking) == examples[index].label)
            }
        }
        return ClassificationMetrics.threshold(scores: scores, correct: correct)
    }
}
