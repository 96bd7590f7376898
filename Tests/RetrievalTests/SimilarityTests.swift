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
        let searcher = try Searcher(index: try index(Self.documents), ranking: .bm25)
        let hits = try searcher.search(Query(tokens: words("salaire")))
        // idf = ln(1 + (4 − 2 + 0.5) / (2 + 0.5)) = ln 2 = 0.693147
        // document 1: 2.2 · 2 / (2 + 1.2 · (0.25 + 0.75 · 3 / 2)) = 4.4 / 3.65 = 1.205479 → 0.835575
        // document 0: 2.2 · 1 / (1 + 1.2 · (0.25 + 0.75 · 2 / 2)) = 2.2 / 2.2 = 1 → 0.693147
        #expect(hits == [Hit(document: 1, units: 835_575), Hit(document: 0, units: 693_147)])
    }

    @Test("Log-logistic of a word said twice, and of a common one")
    func logLogistic() throws {
        let ranking = Ranking(name: "log-logistic", similarity: LogLogisticSimilarity(), forms: [.init(.stem, weight: 1)])
        let searcher = try Searcher(index: try index(Self.documents), ranking: ranking)
        let hits = try searcher.search(Query(tokens: words("salaire")))
        // r = (4 − 2 + 0.5) / (2 + 0.5) = 1
        // document 1: ln(1 + 2 · ln(1 + 2 / 3)) = ln 2.021651 = 0.703915
        // document 0: ln(1 + ln(1 + 2 / 2)) = ln 1.693147 = 0.526589
        #expect(hits == [Hit(document: 1, units: 703_915), Hit(document: 0, units: 526_589)])
    }

    @Test("The more common a term, the more its repetition tells")
    func repetition() {
        let similarity = LogLogisticSimilarity()
        func growth(_ documentFrequency: Int) -> Double {
            let rarity = similarity.rarity(documentFrequency: documentFrequency, documentCount: 1_000)
            return similarity.gain(ofShare: 8, rarity: rarity) / similarity.gain(ofShare: 1, rarity: rarity)
        }
        #expect(growth(1) < growth(10) && growth(10) < growth(100) && growth(100) < growth(900))
    }

    @Test("lnc.ltc of two words")
    func tfidf() throws {
        let searcher = try Searcher(index: try index(Self.documents), ranking: .tfidf)
        let hits = try searcher.search(Query(tokens: words("salaire debutant")))
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
        #expect(try Searcher(index: built, ranking: .bm25).search(Query(tokens: words("a"))).count == 2)
        #expect(try Searcher(index: built, ranking: .tfidf).search(Query(tokens: words("a"))).isEmpty)
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
        let searcher = try Searcher(index: try builder.build(), ranking: .bm25)
        let oracle = try Searcher(index: try index(repeated), ranking: .bm25)
        for query in ["salaire", "ecole ingenieur", "junior metier salaire"] {
            #expect(try searcher.search(Query(tokens: words(query))) == oracle.search(Query(tokens: words(query))))
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
        let built = try builder.build()
        #expect(try built.checkInvariants() == [])
        let hits = try Searcher(index: built, ranking: .bm25).search(Query(tokens: words("a")))
        #expect(hits.map(\.document) == [0, 1])
        #expect(hits.first?.units == hits.last?.units)
    }

    @Test("The quick logarithm is the other one but for what it admits")
    func quickLogarithm() {
        let quick = QuickLogarithm.shared
        var wrong: [Double] = []
        for step in 0..<200_000 {
            let x = 1 + exp(Double(step) / 6_000) * (1 + Double(step % 7_919) / 7_919) - 1
            if abs(quick.natural(x) - log(x)) > QuickLogarithm.error { wrong.append(x) }
        }
        #expect(wrong == [])
        #expect(abs(quick.natural(1)) < QuickLogarithm.error)
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
