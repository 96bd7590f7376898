import Retrieval
import TextAnalysis

/// How well, and how fast, the documents of a collection are found.
struct RetrievalEvaluation {
    let measurement: Measurement

    init(_ collection: RetrievalSet, analyzer: Analyzer, ranking: Ranking) throws(RetrievalError) {
        let indexing = Stopwatch()
        let bench = try RetrievalBench(documents: collection.documents, analyzer: analyzer, ranking: ranking)
        let indexSeconds = indexing.seconds

        var times: [Double] = []
        var rankings: [(found: [Int], grades: [Int: Double])] = []
        for query in collection.queries {
            let asked = Stopwatch()
            let hits = bench.rank(query.text)
            times.append(asked.seconds)
            rankings.append((hits.map(\.document), query.grades))
        }
        let metrics = RankingMetrics(rankings: rankings)
        let total = times.reduce(0, +)
        // Before the index is written out to be weighed.
        let peak = SystemCalls.peakResidentBytes()

        var measurement = Measurement()
        measurement.add("ndcg_at_10", metrics.ndcgAt10, digits: 4)
        measurement.add("mrr_at_10", metrics.mrrAt10, digits: 4)
        measurement.add("recall_at_100", metrics.recallAt100, digits: 4)
        measurement.add("index_seconds", indexSeconds, digits: 3)
        measurement.add("queries_per_second", total > 0 ? Double(times.count) / total : 0, digits: 0)
        measurement.add("microseconds_per_query", Stopwatch.median(times) * 1e6, digits: 1)
        measurement.add("index_bytes", bench.searcher.index.encoded().count)
        measurement.add("documents", collection.documents.count)
        measurement.add("queries", collection.queries.count)
        measurement.add("peak_rss_bytes", peak)
        self.measurement = measurement
    }
}
