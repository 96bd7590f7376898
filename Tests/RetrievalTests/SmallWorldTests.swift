import Foundation
@testable import Retrieval
import Testing
import TextAnalysis

/// Straight from the formulas, with no index: what the searcher must agree with.
private enum Oracle {
    static func bm25(_ documents: [[String]], _ query: [String]) -> [Double] {
        let average = Double(documents.reduce(0) { $0 + $1.count }) / Double(documents.count)
        return documents.map { document in
            query.reduce(0.0) { sum, term in
                let tf = Double(document.filter { $0 == term }.count)
                let df = Double(documents.filter { $0.contains(term) }.count)
                let idf = log(1 + (Double(documents.count) - df + 0.5) / (df + 0.5))
                guard tf > 0 else { return sum }
                return sum + idf * 2.2 * tf / (tf + 1.2 * (0.25 + 0.75 * Double(document.count) / average))
            }
        }
    }

    static func logLogistic(_ documents: [[String]], _ query: [String]) -> [Double] {
        let average = Double(documents.reduce(0) { $0 + $1.count }) / Double(documents.count)
        return documents.map { document in
            query.reduce(0.0) { sum, term in
                let tf = Double(document.filter { $0 == term }.count)
                let df = Double(documents.filter { $0.contains(term) }.count)
                guard tf > 0 else { return sum }
                let odds = (Double(documents.count) - df + 0.5) / (df + 0.5)
                return sum + log(1 + tf * log(1 + average / Double(document.count)) * odds)
            }
        }
    }

    static func tfidf(_ documents: [[String]], _ query: [String]) -> [Double] {
        func tf(_ words: [String], _ term: String) -> Double {
            let count = words.filter { $0 == term }.count
            return count == 0 ? 0 : 1 + log10(Double(count))
        }
        let vocabulary = Set(documents.joined()).sorted()
        let weights = vocabulary.map { term in
            let df = Double(documents.filter { $0.contains(term) }.count)
            return tf(query, term) * log10(Double(documents.count) / df)
        }
        let queryNorm = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return documents.map { document in
            let vector = vocabulary.map { tf(document, $0) }
            let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard norm > 0, queryNorm > 0 else { return 0 }
            return zip(vector, weights).reduce(0) { $0 + $1.0 * $1.1 } / norm / queryNorm
        }
    }
}

@Suite("All documents of up to three words over a vocabulary of three")
struct SmallWorldTests {
    static let texts = allTexts(["a", "b", "c"], upTo: 3)

    @Test(
        "BM25, TF-IDF and log-logistic are what their formulas say, in the order that they say",
        arguments: ["bm25", "tfidf", "log-logistic"])
    func similarities(name: String) throws {
        let documents = Self.texts.map { $0.split(separator: " ").map(String.init) }
        let logLogistic = Ranking(name: name, similarity: LogLogisticSimilarity(), forms: [.init(.stem, weight: 1)])
        let ranking = name == logLogistic.similarity.name ? logLogistic : try #require(Ranking(named: name))
        let searcher = try Searcher(index: try index(Self.texts), ranking: ranking)
        for query in allTexts(["a", "b", "c", "z"], upTo: 3) {
            let terms = query.split(separator: " ").map(String.init)
            let expected = switch name {
            case "bm25": Oracle.bm25(documents, terms)
            case "tfidf": Oracle.tfidf(documents, terms)
            default: Oracle.logLogistic(documents, terms)
            }
            let hits = try searcher.search(Query(tokens: words(query)), limit: .max)
            #expect(hits.count == expected.filter { $0 > 1e-9 }.count, "query “\(query)”")
            let wrong = hits.filter { abs($0.score - expected[$0.document]) >= 1e-5 }
            #expect(wrong == [], "query “\(query)”")
            let ordered = hits.sorted { ($1.units, $0.document) < ($0.units, $1.document) }
            #expect(hits == ordered, "query “\(query)”")
        }
    }

    @Test("Each index of two documents holds its invariants and survives saving")
    func invariants() throws {
        let texts = allTexts(["a", "b", "*c"], upTo: 2)
        for first in texts {
            for second in texts {
                let built = try index([first, second])
                #expect(try built.checkInvariants() == [])
                let bytes = try built.encoded()
                #expect(try InvertedIndex(decoding: bytes).encoded() == bytes)
            }
        }
    }

    @Test("Proximity is the best pair of positions", arguments: 1...4)
    func proximity(gap: Int) {
        let sets: [[UInt32]] = (0..<128).map { bits in (0..<7).filter { bits >> $0 & 1 == 1 } }
        var wrong: [String] = []
        for first in sets {
            for second in sets {
                let differences = first.flatMap { a in second.map { abs(Int($0) - Int(a) - gap) } }
                let least = differences.min() ?? .max
                let expected: Int64 = least > Proximity.reach ? 0 : 1000 / Int64(1 + least)
                let bonus = Proximity.bonus(1000, first: first, second: second, gap: gap)
                if bonus != expected { wrong.append("\(first) \(second): \(bonus), expected \(expected)") }
            }
        }
        #expect(wrong == [])
    }
}
