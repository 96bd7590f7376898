import Testing
import TextAnalysis

@testable import Understanding

@Suite("Features")
struct FeatureTests {
    @Test(
        "runs of letters stay inside a word and its borders",
        arguments: [
            ("ia", [" i", " ia", " ia ", "ia", "ia ", "a "]),
            // A word shorter than a run is taken whole.
            ("c", [" c", " c ", "c "]),
        ] as [(String, [String])])
    func runs(_ word: String, _ expected: [String]) {
        var runs: [String] = []
        FeatureKey.forEachRun(of: 2...4, in: word.utf8) { _, start, length in
            runs.append(FeatureKey.run(in: word, start: start, length: length))
        }
        #expect(runs == expected)
    }

    @Test("the same run has the same key wherever it stands")
    func keys() {
        var keys: [String: Set<UInt64>] = [:]
        for word in ["salaire", "salarial", "lasalle"] {
            FeatureKey.forEachRun(of: 2...4, in: word.utf8) { key, start, length in
                keys[FeatureKey.run(in: word, start: start, length: length), default: []].insert(key)
            }
        }
        #expect(keys.values.allSatisfy { $0.count == 1 })
        #expect(Set(keys.values.flatMap { $0 }).count == keys.count)
    }

    @Test("a vocabulary numbers keys in the order of their first appearance", arguments: [1, 17, 5_000])
    func vocabulary(_ count: UInt64) {
        var vocabulary = Vocabulary(capacity: 1)
        for key in 0..<count { #expect(vocabulary.insert(key &* 0x1_0000_0001 &+ 7) == UInt32(key)) }
        for key in 0..<count { #expect(vocabulary.insert(key &* 0x1_0000_0001 &+ 7) == UInt32(key)) }
        #expect(vocabulary.count == Int(count))
        #expect(vocabulary.number(of: 3) == nil)
        #expect(Vocabulary(keys: vocabulary.keys).number(of: 7) == 0)
    }

    @Test("each part of a vector has its length, unknown features none")
    func vectors() {
        let texts = ["salaire net par mois", "salaire brut par an", "salaire net et brut"].map { World.tokens($0) }
        let (vectorizer, matrix) = TFIDFVectorizer.fit(texts, scope: 3, options: TrainingOptions())
        let vector = vectorizer.vector(of: texts[0])
        let row = matrix.entries(of: 0)
        #expect(SparseVector(Array(zip(matrix.indices[row], matrix.values[row]))) == vector)
        #expect(matrix.words(of: 0).allSatisfy { matrix.indices[$0] < vectorizer.wordCount })
        #expect(zip(vector.indices, vector.indices.dropFirst()).allSatisfy { $0 < $1 })
        #expect(abs(vector.squaredNorm - 2) < 1e-5)
        #expect(vectorizer.vector(of: World.tokens("zzgh")).count == 0)
        // A rarer word weighs more than one that every text has: the stem and the surface of "salaire" come first.
        let mixed = vectorizer.vector(of: World.tokens("salaire mois"))
        #expect(mixed.values[0] == mixed.values[1] && mixed.values[1] < mixed.values[2])
    }

    @Test("what a single text has is kept only where texts are few")
    func fewTexts() {
        let texts = ["salaire net", "salaire brut", "xyz brut"].map { World.tokens($0) }
        var options = TrainingOptions()
        func knows(_ text: String) -> Bool {
            let (vectorizer, _) = TFIDFVectorizer.fit(texts, scope: 3, options: options)
            return vectorizer.vocabulary.number(of: key(text)) != nil
        }
        func key(_ pair: String) -> UInt64 {
            let terms = World.tokens(pair).map { FeatureKey.hash($0.term.utf8) }
            return FeatureKey.pair(terms[0], terms[1])
        }
        #expect(knows("salaire net"))
        options.fewExamples = 3
        #expect(!knows("salaire net"))
    }

    @Test("a vector tells how much of its text it leaves out")
    func familiarity() {
        let texts = ["salaire net par mois", "salaire brut par an"].map { World.tokens($0) }
        let (vectorizer, _) = TFIDFVectorizer.fit(texts, scope: 2, options: TrainingOptions())
        var scratch = TFIDFVectorizer.Scratch()
        func familiarity(_ text: String, known: [Bool] = []) -> Familiarity {
            vectorizer.vectorize(World.tokens(text), known: known, &scratch)
            return scratch.familiarity
        }
        let all = familiarity("salaire net par an")
        #expect(all.letters == 1 && all.wordLength == 1 && all.lettersLength == 1)
        let half = familiarity("salaire zzgh")
        #expect(0.2 < half.wordLength && half.wordLength < 1 && 0 < half.letters && half.letters < 1)
        #expect(familiarity("zzgh").wordLength == 0)
        #expect(familiarity("42").letters == 0)
        // A feature that is said to be unknown is left out, and the room to work in is left clean.
        let none = familiarity("salaire net", known: Array(repeating: false, count: vectorizer.vocabulary.count))
        #expect(none.wordLength == 0 && scratch.vector.count == 0)
        #expect(familiarity("salaire net par an") == all)
    }

    @Test("the sparse product is the dense one", arguments: 0..<20)
    func dot(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func vector() -> [Float] { (0..<12).map { _ in random.next() % 2 == 0 ? 0 : Float(random.next() % 9) } }
        let left = vector()
        let right = vector()
        func sparse(_ values: [Float]) -> SparseVector {
            SparseVector(values.enumerated().filter { $0.element != 0 }.map { (UInt32($0.offset), $0.element) })
        }
        #expect(sparse(left).dot(sparse(right)) == zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }, "seed \(seed)")
    }

    @Test("entries of one index add up, in any order")
    func entries() {
        let vector = SparseVector([(5, 1), (2, 3), (5, 2)])
        #expect(vector.indices == [2, 5] && vector.values == [3, 3])
    }

    @Test("the nearest example is the one that an exhaustive search finds", arguments: 0..<20)
    func nearest(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func vector() -> SparseVector {
            var entries: [(index: UInt32, value: Float)] = []
            for feature in 0..<8 where random.next() % 2 == 0 {
                entries.append((UInt32(feature), Float(1 + random.next() % 5)))
            }
            var vector = SparseVector(entries)
            if vector.count > 0 { vector.scale(from: 0, by: 1 / vector.squaredNorm.squareRoot()) }
            return vector
        }
        let rows = (0..<10).map { _ in vector() }
        let index = NeighbourIndex(ExampleMatrix(rows, features: 8), rows: 10, wordCount: 8, wordWeight: 1)
        let question = vector()
        var asked = FeatureVector()
        for (feature, value) in zip(question.indices, question.values) { asked.append(feature, value) }
        asked.wordEnd = asked.count
        var scratch = NeighbourIndex.Scratch()
        let found = index.nearest(asked, excluding: rows.indices.map { $0 == 3 }, &scratch)
        let best = rows.indices.filter { $0 != 3 }.map { question.dot(rows[$0]) }.max() ?? 0
        // A weight is kept in 255ths.
        #expect(abs(found.cosine - min(best, 1)) < 0.01, "seed \(seed)")
        #expect(found.example != 3 && scratch.sums.allSatisfy { $0 == 0 })
    }
}
