/// How good rankings are, averaged over the queries that have a relevant document; each figure in [0, 1].
///
/// - nDCG@10: gains discounted by rank, Σ gain / log2(rank + 1) over the first ten, divided by the same of the best
///   possible order. Gains are the grades themselves (Järvelin, Kekäläinen, "Cumulated gain-based evaluation of IR
///   techniques", 2002, linear as in `trec_eval`).
/// - MRR@10: 1 / rank of the first relevant document, 0 beyond the tenth.
/// - recall@100: the share of the relevant documents among the first hundred.
///
/// A query without an answer counts 0; a document that nobody judged counts as irrelevant.
public struct RankingMetrics: Sendable, Hashable {
    public var ndcgAt10: Double
    public var mrrAt10: Double
    public var recallAt100: Double
    /// Queries with at least one relevant document.
    public var queries: Int

    public init(ndcgAt10: Double, mrrAt10: Double, recallAt100: Double, queries: Int) {
        self.ndcgAt10 = ndcgAt10
        self.mrrAt10 = mrrAt10
        self.recallAt100 = recallAt100
        self.queries = queries
    }

    /// The mean over queries.
    /// - Parameter rankings: For each query the documents found, best first, and the grade of each judged document.
    public init(rankings: [(found: [Int], grades: [Int: Double])]) {
        var total = RankingMetrics(ndcgAt10: 0, mrrAt10: 0, recallAt100: 0, queries: 0)
        for (found, grades) in rankings where grades.values.contains(where: { $0 > 0 }) {
            total.ndcgAt10 += Self.ndcg(found, grades: grades, depth: 10)
            total.mrrAt10 += Self.reciprocalRank(found, grades: grades, depth: 10)
            total.recallAt100 += Self.recall(found, grades: grades, depth: 100)
            total.queries += 1
        }
        let count = Double(max(total.queries, 1))
        self.init(
            ndcgAt10: total.ndcgAt10 / count, mrrAt10: total.mrrAt10 / count, recallAt100: total.recallAt100 / count,
            queries: total.queries)
    }

    /// Normalised discounted cumulated gain of the first `depth` documents; 0 when nothing is relevant.
    public static func ndcg(_ found: [Int], grades: [Int: Double], depth: Int) -> Double {
        let ideal = gain(grades.values.filter { $0 > 0 }.sorted(by: >).prefix(depth))
        return ideal > 0 ? gain(found.prefix(depth).map { max(grades[$0] ?? 0, 0) }[...]) / ideal : 0
    }

    private static func gain(_ grades: ArraySlice<Double>) -> Double {
        var sum = 0.0
        for (rank, grade) in grades.enumerated() {
            sum += grade * Logarithm.natural(2) / Logarithm.natural(Double(rank + 2))
        }
        return sum
    }

    /// 1 / rank of the first relevant document among the first `depth`, else 0.
    public static func reciprocalRank(_ found: [Int], grades: [Int: Double], depth: Int) -> Double {
        for (rank, document) in found.prefix(depth).enumerated() where (grades[document] ?? 0) > 0 {
            return 1 / Double(rank + 1)
        }
        return 0
    }

    /// The share of the relevant documents among the first `depth`; 0 when nothing is relevant.
    public static func recall(_ found: [Int], grades: [Int: Double], depth: Int) -> Double {
        let relevant = grades.values.filter { $0 > 0 }.count
        guard relevant > 0 else { return 0 }
        return Double(Set(found.prefix(depth)).filter { (grades[$0] ?? 0) > 0 }.count) / Double(relevant)
    }
}
