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
        let examples = { train.map { TrainingExample(tokens: analyzer.analyze($0.text).tokens, label: $0.label) } }
        let outOfScope = { tune.map { analyzer.analyze($0.text).tokens } }
        let run = try Run(analyzer, examples, outOfScope, test: test, reject: reject)
        let threshold = reject.isEmpty ? nil : try Self.threshold(examples(), outOfScope())

        let expected = test.map(\.label)
        let predicted = run.answers.map(\.label)
        let correct = zip(expected, predicted).map { $0 == $1 }
        let kept = run.answers.map(\.belonging)
        let refused = run.refused

        var measurement = Measurement()
        measurement.add("accuracy", ClassificationMetrics.accuracy(expected: expected, predicted: predicted), digits: 4)
        measurement.add("macro_f1", ClassificationMetrics.macroF1(expected: expected, predicted: predicted), digits: 4)
        measurement.add("train_seconds", run.trainSeconds, digits: 3)
        measurement.add("microseconds_per_query", Stopwatch.median(run.times), digits: 1)
        if let threshold {
            measurement.add("reject_auroc", ClassificationMetrics.auroc(positives: kept, negatives: refused), digits: 4)
            measurement.add(
                "reject_recall", ClassificationMetrics.refusalRecall(outOfScope: refused, threshold: threshold),
                digits: 4)
            measurement.add(
                "accuracy_after_rejection",
                ClassificationMetrics.accuracy(scores: kept, correct: correct, threshold: threshold), digits: 4)
        } else {
            for name in ["reject_auroc", "reject_recall", "accuracy_after_rejection"] { measurement.add(absent: name) }
        }
        measurement.add(
            "ece",
            ClassificationMetrics.expectedCalibrationError(
                confidences: run.answers.map(\.confidence), correct: correct), digits: 4)
        measurement.add("classes", run.classes)
        measurement.add("train_rows", train.count)
        measurement.add("test_rows", test.count)
        measurement.add("model_bytes", run.modelBytes)
        // The classifiers that only choose the threshold included.
        measurement.add("peak_rss_bytes", SystemCalls.peakResidentBytes())
        self.measurement = measurement
    }

    /// What is needed of a ranking afterwards; whole rankings of a test file would take more memory than the model.
    private struct Answer {
        let label: String
        let confidence: Double
        /// How much the question seems to be one of those taught, in [0, 1].
        let belonging: Double

        init(_ ranking: IntentRanking) {
            label = ranking.candidates.first?.label ?? ""
            confidence = ranking.candidates.first?.probability ?? 0
            belonging = 1 - ranking.none
        }
    }

    /// A training and its answers; the classifier is gone before the next is trained.
    private struct Run {
        let trainSeconds: Double
        let answers: [Answer]
        /// Microseconds from text to ranking, one a question.
        let times: [Double]
        /// `belonging` of each text to refuse.
        let refused: [Double]
        let classes: Int
        let modelBytes: Int

        init(
            _ analyzer: Analyzer, _ examples: () -> [TrainingExample], _ outOfScope: () -> [[Token]],
            test: [LabelledRows.Row], reject: [LabelledRows.Row]
        ) throws(UnderstandingError) {
            let training = Stopwatch()
            let classifier = try LinearIntentClassifier.train(examples(), outOfScope: outOfScope())
            trainSeconds = training.seconds
            var times: [Double] = []
            answers = test.map { row in
                let asked = Stopwatch()
                let ranking = classifier.rank(analyzer.analyze(row.text).tokens)
                times.append(asked.seconds * 1e6)
                return Answer(ranking)
            }
            self.times = times
            refused = reject.map { Answer(classifier.rank(analyzer.analyze($0.text).tokens)).belonging }
            classes = classifier.labels.count
            modelBytes = classifier.byteCount
        }
    }

    private static func threshold(
        _ examples: [TrainingExample], _ outOfScope: [[Token]]
    ) throws(UnderstandingError) -> Double {
        var scores: [Double] = []
        var correct: [Bool] = []
        for part in 0..<min(parts, examples.count) where examples.count > 1 {
            let taught = examples.indices.filter { $0 % parts != part }.map { examples[$0] }
            let classifier = try LinearIntentClassifier.train(taught, outOfScope: outOfScope)
            for index in stride(from: part, to: examples.count, by: parts) {
                let answer = Answer(classifier.rank(examples[index].tokens))
                scores.append(answer.belonging)
                correct.append(answer.label == examples[index].label)
            }
        }
        return ClassificationMetrics.threshold(scores: scores, correct: correct)
    }
}
