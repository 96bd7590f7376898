public import TextAnalysis

/// A collection, searchable under one ranking, and its judgements: all of an evaluation but files and clocks.
///
/// In three steps, so that a caller can time each: `init` analyses and indexes, `rank` answers one query, `metrics`
/// holds the answers against the judgements.
public struct RetrievalBench: Sendable {
    /// A document of the collection; title and text are read as one.
    public struct Document: Sendable, Hashable {
        public var id: String
        public var title: String
        public var text: String

        public init(id: String, title: String, text: String) {
            self.id = id
            self.title = title
            self.text = text
        }
    }

    /// A question of the collection.
    public struct Query: Sendable, Hashable {
        public var id: String
        public var text: String

        public init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    /// Somebody's opinion on one document for one query.
    public struct Judgement: Sendable, Hashable {
        public var query: String
        public var document: String
        /// Greater than 0: relevant.
        public var grade: Double

        public init(query: String, document: String, grade: Double) {
            self.query = query
            self.document = document
            self.grade = grade
        }
    }

    /// The ids of the documents, by number.
    public let ids: [String]
    public let searcher: Searcher
    private let analyzer: Analyzer

    /// Analyses and indexes a collection, keeping no more in the index than the ranking reads.
    /// - Throws: `RetrievalError.Code.tooLarge`.
    public init(documents: [Document], analyzer: Analyzer, ranking: Ranking = .fused) throws(RetrievalError) {
        var builder = IndexBuilder(options: IndexOptions(fields: [Field("body")], for: ranking))
        for document in documents {
            let text = Self.text(title: document.title, text: document.text)
            let tokens = analyzer.analyze(text, limit: .max).tokens
            try builder.add(Retrieval.Document(field: "body", tokens: tokens))
        }
        ids = documents.map(\.id)
        searcher = try Searcher(index: try builder.build(), ranking: ranking)
        self.analyzer = analyzer
    }

    /// What is read of a document: the title in a paragraph of its own, then the text.
    public static func text(title: String, text: String) -> String {
        title.isEmpty ? text : text.isEmpty ? title : title + "\n" + text
    }

    /// The best documents for a question, at most 100.
    /// - Throws: `RetrievalError.Code.damaged`.
    public func rank(_ text: String, limit: Int = 100) throws(RetrievalError) -> [Hit] {
        try searcher.search(Retrieval.Query(tokens: analyzer.analyze(text).tokens), limit: limit)
    }

    /// Holds rankings against judgements; a query that is judged but has no ranking counts 0.
    /// - Parameter rankings: By query id.
    /// - Throws: `RetrievalError.Code.badJudgements` when a judgement names a query or a document that there is not,
    ///   or a grade that is no number.
    public func metrics(
        of rankings: [String: [Hit]], queries: [Query], judgements: [Judgement]
    ) throws(RetrievalError) -> RankingMetrics {
        let numbers = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
        let known = Set(queries.map(\.id))
        var grades: [String: [Int: Double]] = [:]
        for (line, judgement) in judgements.enumerated() {
            let place = "judgement \(line + 1)"
            guard known.contains(judgement.query) else {
                throw RetrievalError(
                    .badJudgements, at: place, expected: "the id of a query", found: "“\(judgement.query)”",
                    remedy: "add the query or remove the judgement")
            }
            guard let document = numbers[judgement.document] else {
                throw RetrievalError(
                    .badJudgements, at: place, expected: "the id of a document", found: "“\(judgement.document)”",
                    remedy: "add the document or remove the judgement")
            }
            guard judgement.grade.isFinite else {
                throw RetrievalError(
                    .badJudgements, at: place, expected: "a number", found: "\(judgement.grade)",
                    remedy: "write the grade as 0, 1, 2…")
            }
            grades[judgement.query, default: [:]][document] = judgement.grade
        }
        return RankingMetrics(rankings: queries.compactMap { query in
            grades[query.id].map { (found: (rankings[query.id] ?? []).map(\.document), grades: $0) }
        })
    }
}
