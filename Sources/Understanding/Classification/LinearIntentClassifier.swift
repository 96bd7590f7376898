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
/// curve for refusing, then the expected calibration error):
///
///     variant                            cdtn_intents_fr       banking77_en     clinc150_en
///     as it is                           .867  .984  .035      .913  .008       .936  .974  .007
///     words and pairs only               .837  .984  .034      .902  .010       .923  .968  .013
///     letters only                       .869  .983  .035      .898  .021       .916  .969  .013
///     runs of 2 to 5 letters, no pruning,
///       one cost for both sides          .859  .983  .026      .914  .010       .934  .970  .012
///     no pruning                         .864  .984  .027      .916  .008       .935  .972  .011
///     plain instead of squared slack     .874  .983  .037      .911  .009       .936  .974  .009
///     cost C = 0.3 / 3 instead of 1      .864 / .864           .915 / .909      .930 / .936
///     no out-of-scope examples           .866  .977  .021      .913  .008       .934  .969  .010
///     softmax instead of the regression        .981  .072            .023             .973  .027
///
/// Tried and left out because the gain was within noise or not worth its cost: pairs of words at a distance (+.2
/// points, twice the time), triples, runs of letters across words (−1 point), groups of synonyms. Its limits: it knows
/// no word that no example has, except by its letters, and a neighbouring subject told in the words of a taught one
/// looks taught.
public struct LinearIntentClassifier: Sendable {
    /// The intents, sorted.
    public let labels: [String]
    let vectorizer: TFIDFVectorizer
    let weights: ClassWeights
    let neighbours: NeighbourIndex
    let calibration: Calibration
    let abstention: Abstention

    /// What the question may want, and whether it wants anything that was taught.
    public func rank(_ tokens: [Token]) -> IntentRanking {
        var scratch = Scratch(self)
        return rank(tokens, &scratch)
    }

    /// Room to work in, kept from one question to the next.
    struct Scratch {
        var vectorizer = TFIDFVectorizer.Scratch()
        var lanes: [ClassWeights.Lanes]
        var sums: [Float]

        init(_ classifier: LinearIntentClassifier) {
            lanes = Array(repeating: .zero, count: classifier.weights.groups)
            sums = Array(repeating: 0, count: classifier.neighbours.count)
        }
    }

    func rank(_ tokens: [Token], _ scratch: inout Scratch) -> IntentRanking {
        vectorizer.vectorize(tokens, &scratch.vectorizer)
        let vector = scratch.vectorizer.vector
        weights.score(vector.indices, vector.values, 0..<vector.count, active: weights.allGroups, into: &scratch.lanes)
        var scores = [Float](repeating: 0, count: labels.count)
        for label in scores.indices { scores[label] = scratch.lanes[label / 16][label % 16] }
        let nearest = neighbours.nearest(vector, &scratch.sums)
        var evidence = vectorizer.coverage(of: tokens)
        let softmax = calibration.softmax(scores)
        let measured = Measurements(
            scores: scores, probabilities: softmax, coverage: evidence.coverage, nearest: Double(nearest.cosine))
        evidence.nearest = Elementary.quantised(Double(nearest.cosine))
        evidence.score = Elementary.quantised(measured.values[0])
        evidence.margin = Elementary.quantised(measured.values[1])
        return IntentRanking(
            candidates: candidates(calibration.probabilities(softmax, measured)),
            none: evidence.coverage > 0 ? Elementary.quantised(abstention.none(measured)) : 1, evidence: evidence)
    }

    /// Sorted by descending quantised probability, then by label: as integers, because labels are sorted already.
    private func candidates(_ probabilities: [Float]) -> [IntentRanking.Candidate] {
        var keys = probabilities.indices.map { label in
            UInt64(1_000_000 - (Double(probabilities[label]) * 1_000_000).rounded()) << 32 | UInt64(label)
        }
        keys.sort()
        return keys.map { key in
            IntentRanking.Candidate(
                label: labels[Int(key & 0xFFFF_FFFF)], probability: Double(1_000_000 - (key >> 32)) / 1_000_000)
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
