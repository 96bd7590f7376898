/// TF-IDF with the cosine of two vectors: SMART's `lnc.ltc`.
///
///     score(q, d) = Σ_t (1 + log tf_q) · log(N / df) / ‖q‖ · (1 + log tf_d) / ‖d‖
///
/// Logarithms are decimal; ‖q‖ and ‖d‖ are the Euclidean lengths of the vectors so weighted, over all terms that the
/// index knows. A score is at most 1 for a query without synonyms. Source: Salton, Buckley, "Term-weighting approaches
/// in automatic text retrieval", 1988, in the notation of Manning, Raghavan, Schütze, "Introduction to Information
/// Retrieval", 2008, chapter 6. Its flaw: a short document is nearly always preferred, whatever it says.
public struct TFIDFSimilarity: Similarity, Hashable {
    public init() {}

    public var name: String { "TF-IDF" }
    public var formula: String { "(1 + log tf_q) · log(N / df) / ‖q‖ · (1 + log tf_d) / ‖d‖" }

    public func weight(documentFrequency: Int, documentCount: Int, queryFrequency: Double) -> Double {
        effect(ofFrequency: queryFrequency)
            * max(Logarithm.decimal(Double(documentCount) / Double(max(documentFrequency, 1))), 0)
    }

    public func normalisation(ofWeights weights: [Double]) -> Double {
        let squares = weights.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? 1 / squares.squareRoot() : 1
    }

    public func dampings(of statistics: FormStatistics) -> [Double] {
        statistics.sums { frequency in
            let effect = effect(ofFrequency: frequency)
            return effect * effect
        }.map { $0 > 0 ? $0.squareRoot() : 1 }
    }

    public func effect(ofFrequency frequency: Double) -> Double {
        frequency >= 1 ? 1 + Logarithm.decimal(frequency) : max(frequency, 0)
    }

    public func share(effect: Double, damping: Double) -> Double { effect / damping }

    /// A component of a vector of length 1 is at most 1.
    public func largestShare(frequency: Double, length: Double, averageLength: Double) -> Double { 1 }
}
