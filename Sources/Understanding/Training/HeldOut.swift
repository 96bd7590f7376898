internal import TextAnalysis

/// Scores of each example by machines that have not seen it: cross-validation by taking examples back out.
///
/// Training once a fold from nothing would cost as much as the training itself, a few times over. Because the dual
/// solver knows what each example has added to the weights, the held-out ones are subtracted, and two passes over the
/// rest repair the weights: the solver starts next to its goal.
struct HeldOut {
    /// Decision values, one row a held-out example.
    var scores: [[Float]] = []
    /// The rows of the matrix they belong to, and their labels.
    var rows: [Int] = []
    var labels: [Int] = []

    init(
        _ trained: LinearTrainer.State, _ trainer: LinearTrainer, _ matrix: ExampleMatrix, _ targets: [Int],
        _ options: TrainingOptions
    ) {
        var order = Array(0..<matrix.count)
        var random = SplitMix64(seed: options.seed ^ 0xF01D)
        random.shuffle(&order)
        var repairer = trainer
        repairer.passes = options.repairPasses
        let classes = trained.weights.classes
        let all = Array(0..<trained.weights.groups)
        var lanes = [ClassWeights.Lanes](repeating: .zero, count: trained.weights.groups)
        for fold in 0..<options.folds {
            var held: [Int] = []
            var kept: [Int] = []
            for (place, row) in order.enumerated() {
                if place % options.folds == fold { held.append(row) } else { kept.append(row) }
            }
            var state = trained
            trainer.forget(held, in: &state, matrix, labels: targets)
            repairer.resume(&state, matrix, labels: targets, rows: kept)
            for row in held {
                let range = matrix.entries(of: row)
                state.weights.score(matrix.indices, matrix.values, range, active: all, into: &lanes)
                scores.append((0..<classes).map { lanes[$0 / 16][$0 % 16] })
                rows.append(row)
                labels.append(targets[row])
            }
        }
    }

    /// Fits the probabilities of the labels, then that of none.
    ///
    /// - Parameter tokens: of each row of the matrix.
    func calibrate(
        _ vectorizer: TFIDFVectorizer, _ neighbours: NeighbourIndex, tokens: [[Token]], _ options: TrainingOptions
    ) -> (Calibration, Abstention) {
        let known = labels.indices.filter { labels[$0] >= 0 }
        var calibration = Calibration.fit(known.map { scores[$0] }, labels: known.map { labels[$0] })
        var inScope: [Measurements] = []
        var isRight: [Bool] = []
        var outOfScope: [Measurements] = []
        var sums = [Float](repeating: 0, count: neighbours.count)
        var scratch = TFIDFVectorizer.Scratch()
        let step = max(1, rows.count / Self.mostMeasured)
        for place in rows.indices where labels[place] < 0 || place % step == 0 {
            let row = rows[place]
            vectorizer.vectorize(tokens[row], &scratch)
            let nearest = neighbours.nearest(scratch.vector, excluding: row, &sums)
            let coverage = vectorizer.coverage(of: tokens[row], leavingOneOut: labels[place] >= 0).coverage
            let softmax = calibration.softmax(scores[place])
            let measured = Measurements(
                scores: scores[place], probabilities: softmax, coverage: coverage, nearest: Double(nearest.cosine))
            if labels[place] >= 0 {
                inScope.append(measured)
                isRight.append(softmax.firstIndex(of: softmax.max() ?? 0) == labels[place])
            } else {
                outOfScope.append(measured)
            }
        }
        if inScope.count >= Self.fewestForConfidence {
            calibration.confidence = .fit(inScope.map(\.values), targets: isRight, counts: inScope.map { _ in 1 })
        }
        return (calibration, .fit(inScope: inScope, outOfScope: outOfScope, share: options.outOfScopeShare))
    }

    /// Six weights need no more examples than this…
    private static let mostMeasured = 1_500
    /// … and no fewer.
    private static let fewestForConfidence = 30
}
