@testable import Retrieval
import Testing
import TextAnalysis

@Suite("From a question to a query")
struct QueryTests {
    @Test("Function words come after the words that carry the subject", arguments: [
        ("*quel *est *le salaire *est", ["salaire", "quel", "est", "le"]), ("*c *est *quoi", ["c", "est", "quoi"]), ("", []),
        ("salaire junior salaire", ["salaire", "junior"]),
    ])
    func functionWords(question: String, expected: [String]) {
        #expect(Query(tokens: words(question)).groups.map { $0.words[0].term } == expected)
    }

    @Test("Courtesies are dropped unless nothing else remains")
    func courtesies() {
        var tokens = words("bonjour salaire")
        tokens[0].isCourtesy = true
        #expect(Query(tokens: tokens).groups.map { $0.words[0].term } == ["salaire"])
        #expect(Query(tokens: tokens[..<1]).groups.map { $0.words[0].term } == ["bonjour"])
    }

    @Test("A word said twice weighs double")
    func repeated() {
        #expect(Query(tokens: words("a b a")).groups.map(\.frequency) == [2, 1])
    }

    @Test("A question of function words finds them, in their own form")
    func functionWordsFound() throws {
        let searcher = try Searcher(index: try index(["*c *est *quoi", "salaire"]))
        #expect(try searcher.search(Query(tokens: words("*quoi"))).map(\.document) == [0])
    }

    @Test("Beside other words, a function word brings no document in but decides between those found", arguments: Ranking.all)
    func supporting(ranking: Ranking) throws {
        let built = try index(["*le salaire", "*quel salaire", "*quel metier", "metier", "ecole"])
        let searcher = try Searcher(index: built, ranking: ranking)
        let expected = ranking.forms.contains { $0.form == .function } ? [1, 0] : [0, 1]
        #expect(try searcher.search(Query(tokens: words("*quel salaire"))).map(\.document) == expected)
        #expect(try searcher.search(Query(tokens: words("*quel zzz"))).isEmpty)
        #expect(try searcher.explain(Query(tokens: words("*quel salaire")), document: 2).units == 0)
    }

    @Test("A function word of most documents tells nothing beside other words")
    func commonFunctionWord() throws {
        let searcher = try Searcher(index: try index(["salaire", "*le salaire", "*le metier", "*le ecole"]))
        let hits = try searcher.search(Query(tokens: words("*le salaire")))
        #expect(hits.map(\.document) == [0, 1])
        #expect(hits.first?.units == hits.last?.units)
    }

    @Test("The typed word beats its correction, the correction beats nothing")
    func corrections() throws {
        var tokens = words("salire")
        tokens[0].isKnown = false
        tokens[0].corrections = [Correction(folded: "salaire", term: "salaire", cost: 1)]
        let both = try Searcher(index: try index(["salaire", "salire", "autre"]), ranking: .bm25)
        #expect(try both.search(Query(tokens: tokens)).map(\.document) == [1, 0])
        let corrected = try Searcher(index: try index(["salaire", "autre"]), ranking: .bm25)
        let hit = try #require(try corrected.search(Query(tokens: tokens)).first)
        let exact = try #require(try corrected.search(Query(tokens: words("salaire"))).first)
        #expect(hit.document == 0)
        #expect(abs(hit.score - exact.score * Query.weight(ofCorrection: 1)) < 2e-6)
    }

    @Test("A group is worth its best member, not their sum")
    func synonyms() throws {
        let searcher = try Searcher(index: try index(["boulot taf metier", "metier autre autre", "autre"]), ranking: .bm25)
        let table = Synonyms(stems: [["metier", "boulot", "taf"]])
        let query = Query(tokens: words("metier"), synonyms: table)
        #expect(query.groups[0].words.map(\.origin) == [.typed, .synonym, .synonym])
        let alone = try searcher.search(Query(tokens: words("metier")))
        #expect(try searcher.search(query) == alone)
        let synonym = try searcher.search(Query(tokens: words("taf"), synonyms: table))
        #expect(synonym.map(\.document) == [0, 1])
    }

    @Test("A typo is found by its letters alone")
    func grams() throws {
        let searcher = try Searcher(index: try index(["remuneration", "competence", "formation"]))
        #expect(try searcher.search(Query(tokens: words("remunerration"))).first?.document == 0)
    }

    @Test("Words that stand together as in the question come first")
    func proximity() throws {
        let built = try index(["learning pour machine", "machine learning pour", "autre"])
        let searcher = try Searcher(index: built)
        #expect(try searcher.search(Query(tokens: words("machine learning"))).map(\.document) == [1, 0])
        let plain = try Searcher(index: built, ranking: .bm25)
        #expect(try plain.search(Query(tokens: words("machine learning"))).map(\.document) == [0, 1])
    }

    @Test("A filter keeps its documents only; a boost changes the order")
    func filterAndBoost() throws {
        let searcher = try Searcher(index: try index(["a", "a b", "a b c"]))
        var query = Query(tokens: words("a"))
        #expect(try searcher.search(query).map(\.document) == [0, 1, 2])
        query.boosts = [2: 10]
        #expect(try searcher.search(query).map(\.document) == [2, 0, 1])
        query.documents = DocumentSet([1, 2, 400])
        #expect(try searcher.search(query).map(\.document) == [2, 1])
        query.boosts = [2: 0]
        #expect(try searcher.search(query).map(\.document) == [1])
    }

    @Test("A lexicon's synonyms of one word are stemmed, phrases are left out")
    func lexicon() {
        let lexicon = Lexicon(synonyms: [["métier", "profession", "corps de métier"]])
        let analyzer = Analyzer(language: .french, lexicon: lexicon)
        let synonyms = Synonyms(lexicon: lexicon, analyzer: analyzer)
        #expect(synonyms.terms(for: analyzer.stem("metier")) == [analyzer.stem("profession")])
    }

    @Test("A question of thousands of words is cut, not refused")
    func long() throws {
        let question = (0..<3_000).map { "mot\($0)" }.joined(separator: " ")
        let query = Query(tokens: words(question))
        #expect(query.groups.count == Query.longest)
        #expect(try Searcher(index: try index([question])).search(query).count == 1)
    }
}
