public import TextAnalysis

/// Says which intent a question stands for: TF-IDF features, one linear support vector machine an intent, calibrated.
///
/// The problem: a school writes a few dozen sentences for each of a few dozen intents; a question in other words must
/// find its intent within microseconds, with a probability that means what it says, and a question about something else
/// must be refused. Rules need an expert for each sentence; neural networks need a hundred times the data and the
/// machine. Nearest examples alone follow single words.
///
/// Our way: words, pairs of words and runs of letters (`FeatureExtractor`) weighted by rarity (`TFIDFVectorizer`), all
/// machines trained side by side (`LinearTrainer`), probabilities fitted on examples that the machine had not seen
/// (`HeldOut`, `Calibration`), refusal from absolute evidence (`Abstention`).
///
/// Measured on the development parts of three public sets (216, 77 and 150 intents; accuracy, then the area under the
/// curve for refusing, then the expected calibration error), and, because a school has fewer sentences than those, on
/// 26 draws of 22 intents with 15 sentences each from French labour law, our own intents and banking (accuracy only;
/// scikit-learn's TF-IDF with LinearSVC: .847 .976, .910, .933 .954 and .933, .700, .881):
///
///     variant                            cdtn_intents_fr       banking77_en     clinc150_en       law   ours  bank
///     as it is                           .867  .994  .030      .913  .013       .936  .978  .020  .936  .712  .891
///     without the shipped lexicon
///       (so does `mentor eval`)          .871  .994  .036      .914  .010       .938  .975  .023
///     what one example has alone pruned     (is pruned)          (is)              (is)           .935  .704  .889
///     words and pairs only               .837                  .902             .923              .923  .683  .872
///     letters only                       .869                  .898             .916              .929  .690  .881
///     runs of 2 to 5 letters             .859                  .914             .934              .934  .712  .890
///     runs of letters across words                                                                .930  .698  .881
///     pairs at a distance as well                                                                 .935  .708  .887
///     plain instead of squared slack     .874                  .911             .936              .934  .701  .887
///     cost C = 0.3 / 3 instead of 1      .864 / .864           .915 / .909      .930 / .936    .932/.931 .704/.700 .889/.889
///     logistic instead of hinge loss                                                              .934  .706  .890
///     radial basis instead of the product                                                         .934  .707  .892
///     half of each score from the centroid                                                        .935  .704  .889
///     half of each score from 3 nearest                                                           .935  .705  .891
///     complement naive Bayes alone                                                                .907  .655  .841
///     centroid / nearest example alone                                                            .914/.855 .651/.626 .861/.807
///     100 latent dimensions beside                                                                .935  .704  .890
///     copies with slips of the keyboard                                                           .932  .702  .889
///     copies with words left out                                                                  .925  .695  .882
///
/// (Below the first three, the right-hand columns are of pruned features throughout.)
/// The words of the examples hold no more than this: whatever learns from them ends within half a point, and mixing
/// learners gains a tenth. Weights of 8 bits (`CompactWeights`) change no accuracy above. What decides about refusing is
/// taken apart in `Abstention`. Its limits: it knows no word that no example has, except by its letters, and a
/// neighbouring subject told in the words of a taught one looks taught.
public struct LinearIntentClassifier: Sendable {
    /// The intents, sorted.
    public let labels: [String]
    let vectorizer: TFIDFVectorizer
    /// One machine a label, and one more for what is to be refused if any such text was given.
    let weights: CompactWeights
    let neighbours: NeighbourIndex
    let calibration: Calibration
    let abstention: Abstention
    private let workbench = Workbench()

    init(
        labels: [String], vectorizer: TFIDFVectorizer, weights: CompactWeights, neighbours: NeighbourIndex,
        calibration: Calibration, abstention: Abstention
    ) {
        self.labels = labels
        self.vectorizer = vectorizer
        self.weights = weights
        self.neighbours = neighbours
        self.calibration = calibration
        self.abstention = abstention
    }

    /// What the question may want, and whether it wants anything that was taught.
    ///
    /// - Parameter most: how many candidates are wanted, at least 1; more take longer to put in order.
    public func rank(_ tokens: [Token], most: Int = IntentRanking.mostCandidates) -> IntentRanking {
        var scratch = workbench.take() ?? Scratch(self)
        scratch.order.begin(most: most)
        let ranking = rank(tokens, &scratch)
        workbench.putBack(scratch)
        return ranking
    }

    /// Room to work in, kept from one question to the next.
    struct Scratch: Sendable {
        var vectorizer = TFIDFVectorizer.Scratch()
        var neighbours = NeighbourIndex.Scratch()
        var products: [Float] = []
        var words: [ClassWeights.Lanes]
        var letters: [ClassWeights.Lanes]
        var order = RankingOrder()

        init(_ classifier: LinearIntentClassifier) {
            words = Array(repeating: .zero, count: classifier.weights.groups * 2)
            letters = words
        }
    }

    private func rank(_ tokens: [Token], _ scratch: inout Scratch) -> IntentRanking {
        vectorizer.vectorize(tokens, &scratch.vectorizer)
        let vector = scratch.vectorizer.vector
        weights.score(vector, vector.words, &scratch.products, into: &scratch.words)
        weights.score(vector, vector.letters, &scratch.products, into: &scratch.letters)
        let scores = Scores(
            words: scratch.words, letters: scratch.letters, biases: weights.biases, labels: labels.count,
            classes: weights.classes, familiarity: scratch.vectorizer.familiarity)
        let nearest = neighbours.nearest(vector, &scratch.neighbours)
        var evidence = vectorizer.coverage(of: tokens)
        let softmax = calibration.softmax(scores.labels)
        let measured = Measurements(
            scores: scores.labels, full: scores.full[scores.best], none: scores.none, probabilities: softmax,
            coverage: evidence.coverage, nearest: Double(nearest.cosine), familiarity: scratch.vectorizer.familiarity)
        evidence.nearest = Elementary.quantised(Double(nearest.cosine))
        evidence.score = Elementary.quantised(measured.values[0])
        evidence.margin = Elementary.quantised(measured.values[1])
        return IntentRanking(
            candidates: candidates(calibration.probabilities(softmax, measured), &scratch.order),
            none: none(measured, evidence, scratch.vectorizer.familiarity), evidence: evidence)
    }

    /// The probability that no label fits, where the regression can tell, and beyond.
    ///
    /// Nothing that was ever seen is certainly none. And held-out examples, from which the regression has learnt, are
    /// never repeated: it cannot know that a question which *is* an example, word for word, is hardly to be refused.
    private func none(
        _ measured: Measurements, _ evidence: IntentRanking.Evidence, _ familiarity: Familiarity
    ) -> Double {
        if evidence.coverage == 0, familiarity.letters == 0 { return 1 }
        let none = abstention.none(measured)
        let isExample = evidence.nearest > Self.sameWords && familiarity.wordLength == 1
        return Elementary.quantised(isExample ? none * Self.noneOfExample : none)
    }

    /// Cosine of two texts with the same words; the index of examples rounds to 255ths.
    private static let sameWords = 0.99
    private static let noneOfExample = 0.25

    /// The most probable labels by descending quantised probability, then by label.
    private func candidates(_ probabilities: [Float], _ order: inout RankingOrder) -> [IntentRanking.Candidate] {
        // Rounded by way of an integer: `rounded()` is a call on processors without an instruction for it.
        for probability in probabilities { order.append(UInt32(Double(probability) * 1_000_000 + 0.5)) }
        return order.entries.map { entry in
            IntentRanking.Candidate(label: labels[entry.number], probability: Double(entry.value) / 1_000_000)
        }
    }

    /// The two greatest of the scores; the second is the first if there is only one, and at least -1.
    static func topTwo(_ scores: [Float]) -> (Float, Float) {
        var best = -Float.infinity
        var second = -Float.infinity
        for score in scores {
            if score > best {
                second = best
                best = score
            } else if score > second {
                second = score
            }
        }
        return (best, second == -.infinity ? min(best, -1) : second)
    }
}
