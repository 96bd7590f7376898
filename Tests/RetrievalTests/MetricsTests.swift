import Foundation
import Retrieval
import Testing
import TextAnalysis

@Suite("Ranking metrics")
struct MetricsTests {
    @Test("nDCG by hand")
    func ndcg() {
        // Found: grades 0, 2, 1. DCG = 2 / log2 3 + 1 / log2 4 = 1.261860 + 0.5; ideal 2 + 1 / log2 3 = 2.630930.
        let value = RankingMetrics.ndcg([7, 1, 2], grades: [1: 2, 2: 1], depth: 10)
        #expect(abs(value - 1.761860 / 2.630930) < 1e-6)
        #expect(RankingMetrics.ndcg([1], grades: [:], depth: 10) == 0)
        #expect(abs(RankingMetrics.ndcg([1, 2], grades: [1: 2, 2: 1], depth: 10) - 1) < 1e-12)
        #expect(RankingMetrics.ndcg([9, 1], grades: [1: 1], depth: 1) == 0)
    }

    @Test("Reciprocal rank and recall", arguments: [
        ([5, 6, 1], [1: 1.0], 1.0 / 3, 1.0), ([5], [1: 1], 0, 0), ([1, 2], [1: 1, 2: 1, 3: 1, 4: 0], 1, 2.0 / 3),
        ([], [1: 1], 0, 0),
    ] as [([Int], [Int: Double], Double, Double)])
    func ranks(found: [Int], grades: [Int: Double], reciprocal: Double, recall: Double) {
        #expect(abs(RankingMetrics.reciprocalRank(found, grades: grades, depth: 10) - reciprocal) < 1e-12)
        #expect(abs(RankingMetrics.recall(found, grades: grades, depth: 100) - recall) < 1e-12)
    }

    @Test("A first relevant document beyond the tenth counts nothing for MRR@10, something for recall@100")
    func depths() {
        let metrics = RankingMetrics(rankings: [
            (found: Array(0..<20), grades: [10: 1]), (found: [3], grades: [3: 1]), (found: [], grades: [:]),
        ])
        #expect(metrics == RankingMetrics(ndcgAt10: 0.5, mrrAt10: 0.5, recallAt100: 1, queries: 2))
    }

    static let documents = [
        RetrievalBench.Document(id: "x", title: "Salaire", text: "Combien gagne un ingénieur"),
        RetrievalBench.Document(id: "y", title: "", text: "Les études pour devenir développeur"),
        RetrievalBench.Document(id: "z", title: "Contrat", text: ""),
    ]

    @Test("A bench indexes, ranks and measures", arguments: ["fused", "bm25", "tfidf"])
    func bench(name: String) throws {
        let bench = try RetrievalBench(
            documents: Self.documents, analyzer: Analyzer(language: .french, lexicon: .empty),
            ranking: try #require(Ranking(named: name)))
        let queries = [
            RetrievalBench.Query(id: "q1", text: "salaires des ingenieurs"), .init(id: "q2", text: "contrats"),
        ]
        var rankings: [String: [Hit]] = [:]
        for query in queries { rankings[query.id] = try bench.rank(query.text) }
        let metrics = try bench.metrics(of: rankings, queries: queries, judgements: [
            .init(query: "q1", document: "x", grade: 1), .init(query: "q2", document: "z", grade: 1),
        ])
        #expect(metrics == RankingMetrics(ndcgAt10: 1, mrrAt10: 1, recallAt100: 1, queries: 2))
    }

    @Test("A judgement of something unknown is refused with its line", arguments: [("q9", "x"), ("q1", "w")])
    func badJudgement(query: String, document: String) throws {
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        let bench = try RetrievalBench(documents: Self.documents, analyzer: analyzer)
        let error = #expect(throws: RetrievalError.self) {
            try bench.metrics(of: [:], queries: [.init(id: "q1", text: "a")], judgements: [
                .init(query: "q1", document: "x", grade: 1), .init(query: query, document: document, grade: 1),
            ])
        }
        #expect(error?.code == .badJudgements)
        #expect(error?.place == "judgement 2")
    }
}
