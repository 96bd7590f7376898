import Foundation
@testable import Retrieval
import Testing
import TextAnalysis

@Suite("Similarities, reckoned by hand")
struct SimilarityTests {
    // Four documents, lengths 2, 3, 1, 2: avgdl = 2.
    static let documents = ["salaire ingenieur", "salaire salaire debutant", "ecole", "ecole ingenieur"]

    @Test("BM25 of a word said twice")
    func bm25() throws {
        let searcher = Searcher(index: try index(Self.documents), ranking: .bm25)
        let hits = searcher.search(Query(tokens: words("salaire")))
        // idf = ln(1 + (4 − 2 + 0.5) / (2 + 0.5)) = ln 2 = 0.693147
        // document 1: 2.2 · 2 / (2 + 1.2 · (0.25 + 0.75 · 3 / 2)) = 4.4 / 3.65 = 1.205479 → 0.835575
        // document 0: 2.2 · 1 / (1 + 1.2 · (0.25 + 0.75 · 2 / 2)) = 2.2 / 2.2 = 1 → 0.693147
        #expect(hits == [Hit(document: 1, units: 835_575), Hit(document: 0, units: 693_147)])
    }

    @Test("lnc.ltc of two words")
    func tfidf() throws {
        let searcher = Searcher(index: try index(Self.documents), ranking: .tfidf)
        let hits = searcher.search(Query(tokens: words("salaire debutant")))
        // Query: log10(4 / 2) = 0.301030, log10(4 / 1) = 0.602060; length 0.673124 → 0.447214, 0.894427.
        // Document 1: 1 + log10 2 = 1.301030, 1; length 1.640939 → 0.792857, 0.609407. Cosine 0.354577 + 0.545070.
        // Document 0: 1, 1 → 0.707107 each. Cosine 0.447214 · 0.707107 = 0.316228.
        #expect(hits.map(\.document) == [1, 0])
        #expect(abs(hits[0].score - 0.899647) < 2e-6)
        #expect(abs(hits[1].score - 0.316228) < 2e-6)
    }

    @Test("A term in every document still counts a little in BM25 and nothing in TF-IDF")
    func commonTerm() throws {
        let built = try index(["a b", "a c"])
        #expect(Searcher(index: built, ranking: .bm25).search(Query(tokens: words("a"))).count == 2)
        #expect(Searcher(index: built, ranking: .tfidf).search(Query(tokens: words("a"))).isEmpty)
    }

    @Test("A boosted field counts as if its words were repeated", arguments: [1.0, 2, 3])
    func fields(boost: Double) throws {
        var builder = IndexBuilder(options: IndexOptions(fields: [Field("title", boost: boost), Field("body")]))
        var repeated: [String] = []
        for (title, body) in [("salaire", "ingenieur junior"), ("ecole", "salaire ingenieur"), ("metier", "ecole")] {
            try builder.add(Document([
                Document.Part(field: "title", tokens: words(title)), Document.Part(field: "body", tokens: words(body)),
            ]))
            repeated.append(Array(repeating: title, count: Int(boost)).joined(separator: " ") + " " + body)
        }
        let searcher = Searcher(index: builder.build(), ranking: .bm25)
        let oracle = Searcher(index: try index(repeated), ranking: .bm25)
        for query in ["salaire", "ecole ingenieur", "junior metier salaire"] {
            #expect(searcher.search(Query(tokens: words(query))) == oracle.search(Query(tokens: words(query))))
        }
    }

    @Test("A field without length normalisation does not make its document long")
    func lengthNormalisation() throws {
        let fields = [Field("names", boost: 0.5, lengthNormalisation: 0), Field("body")]
        var builder = IndexBuilder(options: IndexOptions(fields: fields))
        try builder.add(Document([
            .init(field: "names", tokens: words("x y z")), .init(field: "body", tokens: words("a")),
        ]))
        try builder.add(Document(field: "body", tokens: words("a")))
        let built = builder.build()
        #expect(built.checkInvariants() == [])
        let hits = Searcher(index: built, ranking: .bm25).search(Query(tokens: words("a")))
        #expect(hits.map(\.document) == [0, 1])
        #expect(hits.first?.units == hits.last?.units)
    }

    @Test("Our logarithm is the C library's but for the last bits")
    func logarithm() {
        for step in 0..<2_000 {
            let x = exp(Double(step - 1_000) / 40) * (1 + Double(step) / 7_919)
            #expect(abs(Logarithm.natural(x) - log(x)) <= 1e-15 * max(1, abs(log(x))), "\(x)")
            #expect(abs(Logarithm.decimal(x) - log10(x)) <= 1e-15 * max(1, abs(log10(x))), "\(x)")
        }
    }
}
