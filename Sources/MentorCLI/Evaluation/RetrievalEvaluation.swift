import Retrieval
import TextAnalysis

/// How well, and how fast, the documents of a collection are found.
struct RetrievalEvaluation {
    /// What to measure.
    struct Plan {
        var corpus: String
        var queries: String
        var judgements: String
        var ranking: Ranking
        /// The analyser's language, which an index belongs to.
        var language: String
        /// Where the index is to be saved, or lies already; nil to forget it.
        var index: String?
        /// Documents asked for.
        var top: Int
        /// For the postings at hand while an index is built, in bytes.
        var memory: Int
    }

    let measurement: Measurement

    /// - Throws: as `RetrievalSet`, and when the index cannot be built, saved or opened.
    init(_ plan: Plan, analyzer: Analyzer) throws(CommandError) {
        // An index is kept for exactly the corpus that it was made from.
        let origin = plan.index == nil ? nil : try OpenedIndex.origin(plan)
        var index = try OpenedIndex(plan, origin)
        let collection: RetrievalSet
        if index == nil {
            var building = Building(plan, analyzer, origin ?? "kept by nobody")
            collection = try RetrievalSet(corpus: plan.corpus, queries: plan.queries, judgements: plan.judgements) {
                title, text throws(CommandError) in try building.add(title, text)
            }
            index = try building.finish()
        } else {
            collection = try RetrievalSet(corpus: plan.corpus, queries: plan.queries, judgements: plan.judgements) { _, _ in }
        }
        guard let index, index.searcher.index.documentCount == collection.documents else {
            throw .badData(["\(plan.index ?? plan.corpus):1:1: error: the index is of another corpus; remove it or name another"])
        }

        var times: [Double] = []
        var rankings: [(found: [Int], grades: [Int: Double])] = []
        for query in collection.queries {
            let asked = Stopwatch()
            let hits: [Hit]
            do {
                hits = try index.searcher.search(Query(tokens: analyzer.analyze(query.text).tokens), limit: plan.top)
            } catch { throw Self.problem(error, plan.index ?? plan.corpus) }
            times.append(asked.seconds)
            rankings.append((hits.map(\.document), query.grades))
        }
        let metrics = RankingMetrics(rankings: rankings)
        let total = times.reduce(0, +)

        var measurement = Measurement()
        measurement.add("ndcg_at_10", metrics.ndcgAt10, digits: 4)
        measurement.add("mrr_at_10", metrics.mrrAt10, digits: 4)
        measurement.add("recall_at_100", metrics.recallAt100, digits: 4)
        if let seconds = index.buildSeconds {
            measurement.add("index_seconds", seconds, digits: 3)
        } else {
            measurement.add(absent: "index_seconds")
        }
        measurement.add("queries_per_second", total > 0 ? Double(times.count) / total : 0, digits: 0)
        measurement.add("microseconds_per_query", Stopwatch.median(times) * 1e6, digits: 1)
        measurement.add("index_bytes", index.searcher.index.byteCount)
        measurement.add("documents", collection.documents)
        measurement.add("queries", collection.queries.count)
        measurement.add("peak_rss_bytes", SystemCalls.peakResidentBytes())
        measurement.add("segments", index.segments)
        if let seconds = index.openSeconds {
            measurement.add("open_milliseconds", seconds * 1e3, digits: 3)
            measurement.add("first_query_milliseconds", (times.first ?? 0) * 1e3, digits: 3)
        }
        self.measurement = measurement
    }

    static func problem(_ error: RetrievalError, _ path: String) -> CommandError {
        switch error.code {
        case .unreadable, .unwritable: .badFile(.init(path: path, reason: error.description))
        default: .badData(["\(path):1:1: error: \(error)"])
        }
    }
}

extension RetrievalEvaluation {
    /// An index in use.
    private struct OpenedIndex {
        let searcher: Searcher
        /// From text to a searchable index; nil when it was there.
        var buildSeconds: Double?
        /// From a path to a searchable index; nil for one that was never saved.
        var openSeconds: Double?
        var segments = 0

        /// Opens the index of a plan; nil when none was named or none is there.
        init?(_ plan: Plan, _ origin: String?) throws(CommandError) {
            guard let path = plan.index, let origin, SystemCalls.kind(of: path) != nil else { return nil }
            try self.init(opening: path, plan, origin)
        }

        init(opening path: String, _ plan: Plan, _ origin: String) throws(CommandError) {
            let opening = Stopwatch()
            do {
                searcher = try Searcher(index: try InvertedIndex(opening: path, origin: origin), ranking: plan.ranking)
            } catch { throw RetrievalEvaluation.problem(error, path) }
            openSeconds = opening.seconds
        }

        init(_ searcher: Searcher) { self.searcher = searcher }

        /// What an index was made from: one of another language, ranking or corpus is refused.
        static func origin(_ plan: Plan) throws(CommandError) -> String {
            "\(InvertedIndex.origin), \(plan.language), \(plan.ranking.name), a corpus of \(try KnowledgeDigest.of(file: plan.corpus))"
        }
    }

    /// An index in the making, and the time that it takes, reading left out.
    private struct Building {
        private let plan: Plan
        private let analyzer: Analyzer
        private var builder: IndexBuilder
        private var seconds = 0.0

        /// What the index is made from.
        private let origin: String

        init(_ plan: Plan, _ analyzer: Analyzer, _ origin: String) {
            self.plan = plan
            self.analyzer = analyzer
            self.origin = origin
            builder = IndexBuilder(
                options: IndexOptions(fields: [Field("body")], for: plan.ranking),
                budget: MemoryBudget(bytes: plan.memory) { () throws(RetrievalError) in try ScratchFile() })
        }

        mutating func add(_ title: String, _ text: String) throws(CommandError) {
            let adding = Stopwatch()
            let tokens = analyzer.analyze(RetrievalBench.text(title: title, text: text), limit: .max).tokens
            do { try builder.add(Document(field: "body", tokens: tokens)) } catch {
                throw RetrievalEvaluation.problem(error, plan.corpus)
            }
            seconds += adding.seconds
        }

        /// Saved when a path was named or memory did not suffice; else it stays where it is.
        func finish() throws(CommandError) -> OpenedIndex {
            let finishing = Stopwatch()
            var opened: OpenedIndex
            if plan.index != nil || builder.segmentCount > 0 {
                let path = plan.index ?? ScratchFile.temporaryPath("index")
                do { try builder.save(to: path, origin: origin) } catch { throw RetrievalEvaluation.problem(error, path) }
                defer { if plan.index == nil { try? FileMoves.remove(path) } }
                opened = try OpenedIndex(opening: path, plan, origin)
            } else {
                do {
                    opened = OpenedIndex(try Searcher(index: try builder.build(), ranking: plan.ranking))
                } catch { throw RetrievalEvaluation.problem(error, plan.corpus) }
            }
            opened.buildSeconds = seconds + finishing.seconds
            opened.segments = builder.segmentCount
            return opened
        }
    }
}
