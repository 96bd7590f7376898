internal import TextAnalysis

/// Measurements of examples by machines that have not seen them: cross-validation by taking examples back out.
///
/// Two things must be learnt from questions that the machine does not know: how often its best label is right, and what
/// a question looks like that no label fits. For the first, a part of the examples is held out. For the second, texts
/// to refuse may be given, but those that a school thinks of are about the weather; the hard ones are about its own
/// subjects' neighbours, and nobody writes them down. So with each part, a part of the *labels* is held out too: what
/// the machine says of their examples is what it will say of a neighbouring subject.
///
/// Training once a part from nothing would cost as much as the training itself, a few times over. Because the dual
/// solver knows what each example has added to the weights, the held-out ones are subtracted, and a few passes over the
/// rest repair the weights: the solver starts next to its goal. The next part goes on from there, its predecessors being
/// among the rest again, so that no copy is needed. The machines of held-out labels are frozen meanwhile.
///
/// How often the best label is right is counted with the held-out labels among those to choose from, since fewer labels
/// are easier to tell apart. The limit: their machines had seen these examples, as somebody else's, and are a little too
/// shy to win them. The calibration error is .01 to .04 all the same.
struct HeldOut {
    private let vectorizer: TFIDFVectorizer
    private let matrix: ExampleMatrix
    private let neighbours: NeighbourIndex
    private let texts: [[Token]]
    private let targets: [Int]
    private let labels: Int

    private struct Seen {
        /// The decision values, and those without the labels that were held out.
        var scores: [Float]
        var taught: [Float]
        /// The full decision value of the best of either.
        var full: (all: Float, taught: Float)
        var none: Float
        var coverage: Double
        var nearest: Double
        var familiarity: Familiarity
        /// -1 for a text to refuse, -2 for an example of a label that the machine had not been taught.
        var label: Int
    }
    private var seen: [Seen] = []

    /// - Parameters:
    ///   - texts: of the rows of the matrix.
    ///   - targets: the class of each row; those from `labels` on are to be refused.
    init(
        _ vectorizer: TFIDFVectorizer, _ matrix: ExampleMatrix, _ neighbours: NeighbourIndex, _ texts: [[Token]],
        _ targets: [Int], labels: Int
    ) {
        self.vectorizer = vectorizer
        self.matrix = matrix
        self.neighbours = neighbours
        self.texts = texts
        self.targets = targets
        self.labels = labels
    }

    /// Takes part after part out of the trained machines and measures it; leaves the machines without the last part.
    mutating func measure(_ trained: inout LinearTrainer.State, _ trainer: LinearTrainer, _ options: TrainingOptions) {
        var random = SplitMix64(seed: options.seed ^ 0xF01D)
        var order = Array(0..<matrix.count)
        random.shuffle(&order)
        var labelOrder = Array(0..<labels)
        random.shuffle(&labelOrder)
        let holdsLabels = options.neighbourShare > 0 && labels >= 2 * options.folds
        var repairer = trainer
        repairer.passes = options.repairPasses
        for fold in 0..<options.folds {
            var isHeldLabel = [Bool](repeating: false, count: trained.weights.groups * 16)
            if holdsLabels {
                for place in stride(from: fold, to: labels, by: options.folds) { isHeldLabel[labelOrder[place]] = true }
            }
            var isHeld = [Bool](repeating: false, count: matrix.count)
            for (place, row) in order.enumerated() {
                isHeld[row] = place % options.folds == fold || isHeldLabel[targets[row]]
            }
            let frozen = (0..<trained.weights.groups).map { group in
                var mask = SIMDMask<SIMD16<Int32>>(repeating: false)
                for lane in 0..<16 { mask[lane] = isHeldLabel[group * 16 + lane] }
                return mask
            }
            let kept = order.filter { !isHeld[$0] }
            trainer.forget(order.filter { isHeld[$0] }, in: &trained, matrix, labels: targets, frozen: frozen)
            repairer.resume(&trained, matrix, labels: targets, rows: kept, frozen: frozen)
            look(at: order.filter { isHeld[$0] }, trained.weights, isHeld: isHeld, isHeldLabel: isHeldLabel, options.folds)
        }
    }

    private mutating func look(
        at held: [Int], _ weights: ClassWeights, isHeld: [Bool], isHeldLabel: [Bool], _ folds: Int
    ) {
        let known = features(withoutRows: isHeld)
        let biases = (0..<weights.groups * 16).map { weights.rows[weights.features * weights.groups + $0 / 16][$0 % 16] }
        var words = [ClassWeights.Lanes](repeating: .zero, count: weights.groups)
        var letters = words
        var scratch = TFIDFVectorizer.Scratch()
        var near = NeighbourIndex.Scratch()
        let taught = held.count { targets[$0] < labels && !isHeldLabel[targets[$0]] }
        let untaught = held.count { targets[$0] < labels && isHeldLabel[targets[$0]] }
        var turns = (taught: 0, untaught: 0)
        for row in held {
            let target = targets[row]
            if target < labels {
                // Every so many: a dozen numbers need no more examples to be learnt from.
                if isHeldLabel[target] {
                    turns.untaught += 1
                    if turns.untaught % max(1, untaught * folds / Self.mostMeasured) != 0 { continue }
                } else {
                    turns.taught += 1
                    if turns.taught % max(1, taught * folds / Self.mostMeasured) != 0 { continue }
                }
            }
            vectorizer.vectorize(texts[row], known: known, &scratch)
            weights.score(scratch.vector, scratch.vector.words, into: &words)
            weights.score(scratch.vector, scratch.vector.letters, into: &letters)
            let scores = Scores(
                words: words, letters: letters, biases: biases, labels: labels, classes: weights.classes,
                familiarity: scratch.familiarity)
            var taught = scores
            for label in 0..<labels where isHeldLabel[label] { taught.labels[label] = Self.absent }
            seen.append(
                Seen(
                    scores: scores.labels, taught: taught.labels,
                    full: (scores.full[scores.best], scores.full[taught.best]), none: scores.none,
                    coverage: vectorizer.coverage(of: texts[row], known: known).coverage,
                    nearest: Double(neighbours.nearest(scratch.vector, excluding: isHeld, &near).cosine),
                    familiarity: scratch.familiarity,
                    label: target >= labels ? -1 : isHeldLabel[target] ? -2 : target))
        }
    }

    /// Whether each feature occurs in an example that is not held out.
    private func features(withoutRows isHeld: [Bool]) -> [Bool] {
        var known = [Bool](repeating: false, count: matrix.features)
        for row in 0..<matrix.count where targets[row] < labels && !isHeld[row] {
            for place in matrix.entries(of: row) { known[Int(matrix.indices[place])] = true }
        }
        return known
    }

    /// Fits the probabilities of the labels, then that of none.
    func calibrate(_ options: TrainingOptions) -> (Calibration, Abstention) {
        let known = seen.filter { $0.label >= 0 }
        var calibration = Calibration.fit(known.map(\.scores), labels: known.map(\.label))
        var inScope: [Measurements] = []
        var all: [Measurements] = []
        var isRight: [Bool] = []
        var outOfScope: [Measurements] = []
        var untaught: [Measurements] = []
        for one in seen {
            func measured(_ scores: [Float], _ full: Float) -> (Measurements, best: Int?) {
                let softmax = calibration.softmax(scores)
                let measurements = Measurements(
                    scores: scores, full: full, none: one.none, probabilities: softmax, coverage: one.coverage,
                    nearest: one.nearest, familiarity: one.familiarity)
                return (measurements, softmax.firstIndex(of: softmax.max() ?? 0))
            }
            let (measurements, _) = measured(one.taught, one.full.taught)
            switch one.label {
            case -1: outOfScope.append(measurements)
            case -2: untaught.append(measurements)
            default:
                inScope.append(measurements)
                let (measurements, best) = measured(one.scores, one.full.all)
                all.append(measurements)
                isRight.append(best == one.label)
            }
        }
        if inScope.count >= Self.fewestForConfidence {
            calibration.confidence = .fit(
                all.map(\.values), signs: Measurements.signs, targets: isRight, counts: all.map { _ in 1 })
        }
        return (calibration, .fit(inScope: inScope, outOfScope: outOfScope, neighbours: untaught, options))
    }

    /// Examples measured of either sort, in all parts together.
    private static let mostMeasured = 1_500
    /// A regression needs no fewer.
    private static let fewestForConfidence = 30
    /// Decision value of a label that the machine does not know.
    private static let absent: Float = -10
}
