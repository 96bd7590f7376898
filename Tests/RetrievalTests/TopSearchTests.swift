@testable import Retrieval
import Testing
import TextAnalysis

@Suite("The top k, whatever is skipped")
struct TopSearchTests {
    private static func corpus(_ generator: inout SeededGenerator, documents: Int, vocabulary: Int) -> [String] {
        (0..<documents).map { _ in
            (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                let word = generator.skewed(below: vocabulary)
                return word % 17 == 3 ? "*le\(word)" : "mot\(word)"
            }.joined(separator: " ")
        }
    }

    private static func query(_ generator: inout SeededGenerator, documents: Int, vocabulary: Int) -> Query {
        var tokens = words((0..<Int.random(in: 1...5, using: &generator)).map { _ in
            "mot\(generator.skewed(below: vocabulary + 3))"
        }.joined(separator: " "))
        if Bool.random(using: &generator) {
            var asked = words("*le3 *le20 *le37")
            for place in asked.indices { asked[place].position += tokens.count }
            tokens += asked
        }
        if Bool.random(using: &generator) {
            let other = "mot\(generator.skewed(below: vocabulary))"
            tokens[0].corrections = [Correction(folded: other, term: other, cost: 0.7)]
        }
        let pairs = (0..<3).map { _ in (0..<3).map { _ in "mot\(generator.skewed(below: vocabulary))" } }
        var query = Query(tokens: tokens, synonyms: Synonyms(stems: pairs))
        if Int.random(in: 0..<4, using: &generator) == 0 {
            let some = (0..<documents / 3).map { _ in Int.random(in: 0..<documents, using: &generator) }
            query.documents = DocumentSet(some)
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            for factor in [0, 0.5, 1.5, 3] { query.boosts[Int.random(in: 0..<documents, using: &generator)] = factor }
        }
        return query
    }

    @Test("Skipping gives what scoring every document gives", arguments: 1...12 as ClosedRange<UInt64>)
    func pruning(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...900, using: &generator)
        let vocabulary = Int.random(in: 3...120, using: &generator)
        let built = try index(Self.corpus(&generator, documents: count, vocabulary: vocabulary))
        #expect(try built.checkInvariants() == [], "seed \(seed)")
        for ranking in Ranking.all {
            let searcher = try Searcher(index: built, ranking: ranking)
            for _ in 0..<3 {
                let query = Self.query(&generator, documents: count, vocabulary: vocabulary)
                let everything = try (0..<count)
                    .map { Hit(document: $0, units: try searcher.explain(query, document: $0).units) }
                    .filter { $0.units > 0 }
                    .sorted { ($1.units, $0.document) < ($0.units, $1.document) }
                for limit in [1, 10, 100] {
                    let expected = Array(everything.prefix(limit))
                    #expect(try searcher.search(query, limit: limit, pruning: .never) == expected, "seed \(seed)")
                    for window in [64, 256] {
                        let pruned = try searcher.search(query, limit: limit, pruning: .always, window: window)
                        #expect(pruned == expected, "seed \(seed), window \(window)")
                    }
                }
            }
        }
    }

    @Test("Windows chosen by the lists of a larger collection leave nobody out", arguments: 1...3 as ClosedRange<UInt64>)
    func windows(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = 9_000
        let built = try index(Self.corpus(&generator, documents: count, vocabulary: 2_000))
        for ranking in Ranking.all {
            let searcher = try Searcher(index: built, ranking: ranking)
            for _ in 0..<25 {
                let query = Self.query(&generator, documents: count, vocabulary: 2_000)
                for limit in [1, 10] {
                    let expected = try searcher.search(query, limit: limit, pruning: .never)
                    #expect(try searcher.search(query, limit: limit, pruning: .always) == expected, "seed \(seed)")
                }
            }
        }
    }

    @Test("Saving and loading changes no hit", arguments: 1...4 as ClosedRange<UInt64>)
    func reloaded(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let built = try index(Self.corpus(&generator, documents: 900, vocabulary: 80))
        let loaded = try InvertedIndex(decoding: built.encoded())
        #expect(try loaded.checkInvariants() == [])
        #expect(try loaded.encoded() == built.encoded())
        for ranking in Ranking.all {
            for _ in 0..<10 {
                let query = Self.query(&generator, documents: 900, vocabulary: 80)
                #expect(try Searcher(index: loaded, ranking: ranking).search(query)
                    == Searcher(index: built, ranking: ranking).search(query), "seed \(seed)")
            }
        }
    }

    @Test("An explanation's parts add up to the score", arguments: 1...6 as ClosedRange<UInt64>)
    func explanations(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let built = try index(Self.corpus(&generator, documents: 200, vocabulary: 40))
        func check(_ explanation: Explanation) {
            if !explanation.details.isEmpty, explanation.formula?.contains("×") != true {
                #expect(explanation.details.reduce(0) { $0 + $1.units } == explanation.units, "seed \(seed)")
            }
            explanation.details.forEach(check)
        }
        for ranking in Ranking.all {
            let searcher = try Searcher(index: built, ranking: ranking)
            for _ in 0..<10 {
                let query = Self.query(&generator, documents: 200, vocabulary: 40)
                for hit in try searcher.search(query) {
                    let explanation = try searcher.explain(query, document: hit.document)
                    #expect(explanation.units == hit.units, "seed \(seed)")
                    check(explanation)
                }
            }
        }
    }

    @Test("The heap keeps what sorting keeps", arguments: 1...20 as ClosedRange<UInt64>)
    func heap(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let hits = (0..<200).map { Hit(document: $0, units: Int64.random(in: 1...30, using: &generator)) }
        for limit in [1, 2, 7, 100, 300] {
            var top = TopHits(limit: limit)
            for hit in hits { top.insert(hit.document, units: hit.units) }
            let sorted = hits.sorted { ($1.units, $0.document) < ($0.units, $1.document) }
            #expect(top.sorted() == Array(sorted.prefix(limit)), "seed \(seed)")
        }
    }

    @Test("Nothing asked, nothing indexed, nothing wanted: nothing found")
    func nothing() throws {
        let empty = try Searcher(index: try index([]))
        #expect(try empty.search(Query(tokens: words("a"))).isEmpty)
        let searcher = try Searcher(index: try index(["a b", ""]))
        #expect(try searcher.search(Query(tokens: [])).isEmpty)
        #expect(try searcher.search(Query(tokens: words("zzzz"))).isEmpty)
        #expect(try searcher.search(Query(tokens: words("a")), limit: 0).isEmpty)
        #expect(try searcher.search(Query(tokens: words("a")), limit: .max).map(\.document) == [0])
    }
}
