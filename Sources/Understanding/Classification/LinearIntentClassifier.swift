public import TextAnalysis

/// Says which intent a question stands for: TF-IDF features, one linear support vector machine an intent, calibrated.
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
