import Artefact
import Testing

@testable import Understanding

@Suite("Compact weights")
struct CompactWeightsTests {
    /// Random weights, some rows all zero.
    private func weights(_ seed: UInt64, features: Int, classes: Int) -> ClassWeights {
        var random = SplitMix64(seed: seed)
        var weights = ClassWeights(features: features, classes: classes)
        for feature in 0...features where feature % 5 != 3 {
            for label in 0..<classes { weights[feature, label] = Float(random.next() >> 40) / Float(1 << 23) - 1 }
        }
        return weights
    }

    @Test("a weight is off by at most half a step of its row", arguments: [1, 2, 16, 17, 31, 32, 33, 70])
    func rounding(_ classes: Int) {
        let exact = weights(UInt64(classes), features: 12, classes: classes)
        let compact = CompactWeights(exact)
        for feature in 0..<12 {
            let largest = (0..<classes).map { abs(exact[feature, $0]) }.max() ?? 0
            for label in 0..<classes {
                #expect(abs(compact[feature, label] - exact[feature, label]) <= largest / 127 * 0.501)
            }
        }
        #expect(Array(compact.biases[..<classes]) == (0..<classes).map { exact[12, $0] })
    }

    @Test("the score is the sum of the products, for every class and any part of the text", arguments: [1, 32, 33, 70])
    func scores(_ classes: Int) {
        let compact = CompactWeights(weights(7, features: 12, classes: classes))
        var vector = FeatureVector()
        for (feature, value) in [(4, 0.5), (0, 0.25), (11, 1), (3, 2)] { vector.append(UInt32(feature), Float(value)) }
        vector.wordEnd = 2
        var products: [Float] = []
        for range in [vector.words, vector.letters, 0..<0] {
            var lanes = [ClassWeights.Lanes](repeating: .zero, count: compact.groups * 2)
            compact.score(vector, range, &products, into: &lanes)
            for label in 0..<classes {
                let expected = range.reduce(Float(0)) {
                    $0 + vector.values[$1] * compact[Int(vector.indices[$1]), label]
                }
                #expect(abs(lanes[label / 16][label % 16] - expected) < 1e-5)
            }
        }
    }

    @Test("what is stored makes the same weights again, whatever the number of classes", arguments: [1, 15, 16, 17, 32, 33, 40, 167])
    func storing(classes: Int) throws {
        let compact = CompactWeights(weights(3, features: 9, classes: classes))
        var writer = ArtefactWriter()
        compact.store(in: &writer)
        var reader = ArtefactReader(writer.bytes)
        let again = try reader.next(CompactWeights.self)
        try reader.finish()
        for feature in 0..<9 { for label in 0..<classes { #expect(again[feature, label] == compact[feature, label]) } }
        #expect(again.steps == compact.steps)
        #expect(again.biases == compact.biases)
    }

    @Test("weights that are too few for their features and classes are refused")
    func tooFew() {
        var writer = ArtefactWriter()
        writer.store(2, 3)
        writer.write(numbers: [Int8](repeating: 1, count: 5))
        writer.write(numbers: [Float](repeating: 1, count: 2))
        writer.write(numbers: [Float](repeating: 0, count: 3))
        var reader = ArtefactReader(writer.bytes)
        #expect(throws: ArtefactError.self) { try reader.next(CompactWeights.self) }
    }
}
