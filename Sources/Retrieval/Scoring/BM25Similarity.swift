/// Okapi BM25.
///
///     score(q, d) = Σ_t qtf · idf(t) · (k1 + 1) · tf / (tf + k1 · (1 − b + b · |d| / avgdl))
///     idf(t)      = ln(1 + (N − df + 0.5) / (df + 0.5))
///
/// tf: how often the document says the term; qtf: how often the query does; |d|, avgdl: the document's length and the
/// mean, in terms; N: documents; df: documents with the term. Source: Robertson, Walker, Jones, Hancock-Beaulieu,
/// Gatford, "Okapi at TREC-3", 1994. Its flaw: the original idf falls below 0 for a term in more than half of the
/// documents, so that saying a common word counts against one. We add 1 inside the logarithm, as Lucene does.
public struct BM25Similarity: Similarity, Hashable {
    /// How slowly repetition saturates; 0: presence only.
    public let k1: Double
    /// How much of a document's length counts against it, in [0, 1].
    public let b: Double

    public init(k1: Double = 1.2, b: Double = 0.75) {
        self.k1 = max(k1, 0)
        self.b = min(max(b, 0), 1)
    }

    public var name: String { "BM25" }
    public var formula: String { "idf · (k1 + 1) · tf / (tf + k1 · (1 − b + b · |d| / avgdl)), k1 = \(k1), b = \(b)" }

    /// The idf above, alone.
    public static func inverseDocumentFrequency(_ documentFrequency: Int, of documentCount: Int) -> Double {
        Logarithm.natural(1 + (Double(documentCount - documentFrequency) + 0.5) / (Double(documentFrequency) + 0.5))
    }

    public func weight(documentFrequency: Int, documentCount: Int, queryFrequency: Double) -> Double {
        queryFrequency * (k1 + 1) * Self.inverseDocumentFrequency(documentFrequency, of: documentCount)
    }

    public var dampsByLength: Bool { true }

    public func dampings(of statistics: FormStatistics) -> [Double] {
        let average = statistics.averageLength
        return statistics.lengths.map { damping(length: $0, average: average) }
    }

    public func share(effect: Double, damping: Double) -> Double { effect / (effect + damping) }

    public func largestShare(frequency: Double, length: Double, averageLength: Double) -> Double {
        frequency / (frequency + damping(length: length, average: averageLength))
    }

    private func damping(length: Double, average: Double) -> Double { k1 * (1 - b + b * length / average) }
}
