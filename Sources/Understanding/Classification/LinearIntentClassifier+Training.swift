public import TextAnalysis

extension LinearIntentClassifier {
    /// Learns from labelled sentences.
    ///
    /// - Parameters:
    ///   - examples: at least one; a label may have a single example.
    ///   - outOfScope: analysed texts that no label fits; they teach when to say so.
    /// - Throws: `noExamples`, `emptyLabel`, `invalidOption`. Unbalanced labels, repeated sentences and sentences
    ///   without a word are not errors.
    public static func train(
        _ examples: [TrainingExample], outOfScope: [[Token]] = [], options: TrainingOptions = .init()
    ) throws(UnderstandingError) -> LinearIntentClassifier {
        try options.check()
        guard !examples.isEmpty else {
            throw UnderstandingError(.noExamples, "expected at least one training example, found none; add examples")
        }
        if let index = examples.firstIndex(where: { $0.label.isEmpty }) {
            throw UnderstandingError(.emptyLabel, "example \(index + 1) has no label; name its intent")
        }
        let labels = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var numbers: [String: Int] = [:]
        for (number, label) in labels.enumerated() { numbers[label] = number }
        // What is to be refused is no label, yet has a machine of its own, behind those of the labels.
        let classes = labels.count + (outOfScope.isEmpty ? 0 : 1)
        let targets = examples.map { numbers[$0.label] ?? -1 } + outOfScope.map { _ in labels.count }
        let texts = examples.map(\.tokens) + outOfScope

        let (vectorizer, matrix) = TFIDFVectorizer.fit(texts, scope: examples.count, options: options)
        let trainer = LinearTrainer(options)
        var trained = trainer.train(matrix, labels: targets, classes: classes)
        let weights = CompactWeights(trained.weights)
        let neighbours = NeighbourIndex(
            matrix, rows: examples.count, wordCount: vectorizer.wordCount, wordWeight: options.wordWeight)
        var heldOut = HeldOut(vectorizer, matrix, neighbours, texts, targets, labels: labels.count)
        heldOut.measure(&trained, trainer, options)
        let (calibration, abstention) = heldOut.calibrate(options)
        return LinearIntentClassifier(
            labels: labels, vectorizer: vectorizer, weights: weights, neighbours: neighbours,
            calibration: calibration, abstention: abstention)
    }
}

extension LinearTrainer {
    init(_ options: TrainingOptions) {
        self.init(
            cost: options.cost, positiveCost: options.positiveCost, isSquared: options.isSquared,
            passes: options.passes,
            seed: options.seed)
    }
}
