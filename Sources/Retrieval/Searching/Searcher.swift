/// Searches a snapshot: an index and a ranking.
public struct Searcher: Sendable {
    public let index: InvertedIndex
    public let ranking: Ranking
    /// One for each form that both the index and the ranking have.
    let scorers: [FormScorer]

    /// - Parameter ranking: Forms that the index lacks add nothing; without positions there is no proximity.
    /// - Throws: `damaged`.
    public init(index: InvertedIndex, ranking: Ranking = .fused) throws(RetrievalError) {
        self.index = index
        self.ranking = index.options.keepsPositions || ranking.proximity == 0 ? ranking : Ranking(
            name: ranking.name, similarity: ranking.similarity, forms: ranking.forms)
        var scorers: [FormScorer] = []
        for weighted in ranking.forms {
            guard let form = index.form(weighted.form) else { continue }
            scorers.append(try FormScorer(form, similarity: ranking.similarity, weight: weighted.weight))
        }
        self.scorers = scorers
    }

    /// The best documents for a query: score descending, then number ascending; only scores above 0.
    /// - Throws: `damaged` when a list that the query needs is; that cannot happen with an index that was built, decoded
    ///   or verified in this process.
    public func search(_ query: Query, limit: Int = 10) throws(RetrievalError) -> [Hit] {
        try search(query, limit: limit, pruning: .automatic)
    }

    /// Whether to reckon bounds in order to skip what cannot reach the top.
    enum Pruning { case never, automatic, always }

    /// Postings below which reading all of them costs less than asking which to skip.
    static let worthPruning = 16_384

    /// - Parameter window: Documents, or nil to choose by the lists.
    func search(_ query: Query, limit: Int, pruning: Pruning, window: Int? = nil) throws(RetrievalError) -> [Hit] {
        guard limit > 0, index.documentCount > 0 else { return [] }
        let plan = try SearchPlan(query, scorers: scorers, ranking: ranking)
        guard !plan.clauses.isEmpty else { return [] }
        let prunes = switch pruning {
        case .never: false
        case .always: true
        case .automatic: plan.postings > Self.worthPruning
        }
        var search = TopSearch(
            plan, query: query, scorers: scorers, documentCount: index.documentCount, limit: limit,
            window: window, prunes: prunes)
        return search.run()
    }
}
