/// The log-logistic model of information: how surprising it is that a document says a term as often as it does.
///
///     score(q, d) = Σ_t qtf · ln(1 + tf · ln(1 + avgdl / |d|) · r(t))
///     r(t)        = (N − df + 0.5) / (df + 0.5)
///
/// tf: how often the document says the term; qtf: how often the query does; |d|, avgdl: the document's length and the
/// mean, in terms; N: documents; df: documents with the term. Source: Clinchant, Gaussier, "Information-based models for
/// ad hoc IR", 2010, with df / N in the place of 1 / r.
///
/// **Against BM25.** For a rare term said once both are about its idf. They part when a term is repeated. BM25 lets
/// every term saturate at the same pace, k1, and no k1 is right: in texts of a hundred words a second mention says
/// little, in a sheet of several pages nearly every common word is there once and only repetition tells what the sheet
/// is about. Here the logarithm does not end, and it bends at 1 / r: a rare term has said most with its first mention,
/// a common one goes on telling. So one formula without a parameter serves paragraphs and sheets (table in `Ranking`).
///
/// **Its flaw**: the length's part is added, not multiplied, so that among titles of a few words the shortest that
/// matches is preferred less than by BM25.
public struct LogLogisticSimilarity: Similarity, Hashable {
    public init() {}

    public var name: String { "log-logistic" }
    public var formula: String { "qtf · ln(1 + tf · ln(1 + avgdl / |d|) · (N − df + 0.5) / (df + 0.5))" }

    public func weight(documentFrequency: Int, documentCount: Int, queryFrequency: Double) -> Double { queryFrequency }

    /// The odds against a document's holding the term.
    public func rarity(documentFrequency: Int, documentCount: Int) -> Double {
        (Double(max(documentCount - documentFrequency, 0)) + 0.5) / (Double(documentFrequency) + 0.5)
    }

    public var dampsByLength: Bool { true }

    /// Factors, which fall as the length grows.
    public func dampings(of statistics: FormStatistics) -> [Double] {
        let average = statistics.averageLength
        return statistics.lengths.map { damping(length: $0, average: average) }
    }

    public func share(effect: Double, damping: Double) -> Double { effect * damping }

    public func gain(ofShare share: Double, rarity: Double) -> Double {
        QuickLogarithm.shared.natural(1 + share * rarity)
    }

    public func largestShare(frequency: Double, length: Double, averageLength: Double) -> Double {
        frequency * damping(length: length, average: averageLength)
    }

    /// A document of no length is taken for one of a single term.
    private func damping(length: Double, average: Double) -> Double {
        Logarithm.natural(1 + average / max(length, 1))
    }

    public func score(_ block: inout PostingBlock, weight: TermWeight, effects: [Double], dampings: [Double]) {
        let logarithm = QuickLogarithm.shared
        for index in 0..<block.count {
            let effect = effects[min(Int(block.frequencies[index]), effects.count - 1)]
            let damping = dampings[min(Int(block.places[index]), dampings.count - 1)]
            block.contributions[index] = Score.units(
                weight.factor * logarithm.natural(1 + effect * damping * weight.rarity))
        }
    }
}
