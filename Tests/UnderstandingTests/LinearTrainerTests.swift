import Testing

@testable import Understanding

@Suite("Linear trainer")
struct LinearTrainerTests {
    /// A random problem: `count` examples of 6 features, 3 classes, about half of the components zero.
    private func problem(_ seed: UInt64, count: Int = 24) -> (ExampleMatrix, [Int]) {
        var random = SplitMix64(seed: seed)
        func unit() -> Float { Float(random.next() >> 40) / Float(1 << 24) }
        var rows: [SparseVector] = []
        var labels: [Int] = []
        for index in 0..<count {
            let label = index % 3
            var entries: [(index: UInt32, value: Float)] = []
            for feature in 0..<6 where unit() < 0.6 || feature == label {
                entries.append((UInt32(feature), unit() + (feature == label ? 0.5 : 0)))
            }
            rows.append(SparseVector(entries))
            labels.append(label)
        }
        return (ExampleMatrix(rows, features: 6), labels)
    }

    /// ½ ‖w‖² + C Σ max(0, 1 − y w·x)², bias included, for one class: what the trainer minimises.
    private func objective(
        _ weights: [Double], _ matrix: ExampleMatrix, _ labels: [Int], _ label: Int, cost: Double
    ) -> Double {
        var sum = weights.reduce(0) { $0 + $1 * $1 } / 2
        for row in 0..<matrix.count {
            var score = weights[matrix.features]
            for place in matrix.entries(of: row) {
                score += weights[Int(matrix.indices[place])] * Double(matrix.values[place])
            }
            let slack = max(0, 1 - (labels[row] == label ? 1 : -1) * score)
            sum += cost * slack * slack
        }
        return sum
    }

    /// The oracle: plain gradient descent on the primal problem, thousands of steps.
    private func descend(_ matrix: ExampleMatrix, _ labels: [Int], _ label: Int, cost: Double) -> [Double] {
        var weights = [Double](repeating: 0, count: matrix.features + 1)
        for _ in 0..<4_000 {
            var gradient = weights
            for row in 0..<matrix.count {
                let sign = labels[row] == label ? 1.0 : -1.0
                var score = weights[matrix.features]
                for place in matrix.entries(of: row) {
                    score += weights[Int(matrix.indices[place])] * Double(matrix.values[place])
                }
                let slack = max(0, 1 - sign * score)
                for place in matrix.entries(of: row) {
                    gradient[Int(matrix.indices[place])] -= 2 * cost * slack * sign * Double(matrix.values[place])
                }
                gradient[matrix.features] -= 2 * cost * slack * sign
            }
            for index in weights.indices { weights[index] -= 0.008 * gradient[index] }
        }
        return weights
    }

    @Test("reaches the minimum that gradient descent reaches", arguments: 1...5)
    func minimum(_ seed: UInt64) {
        let (matrix, labels) = problem(seed)
        let trainer = LinearTrainer(cost: 1, passes: 300, tolerance: 0)
        let trained = trainer.train(matrix, labels: labels, classes: 3)
        for label in 0..<3 {
            let ours = (0...6).map { Double(trained.weights[$0, label]) }
            let reached = objective(ours, matrix, labels, label, cost: 1)
            let best = objective(descend(matrix, labels, label, cost: 1), matrix, labels, label, cost: 1)
            #expect(reached <= best * 1.001, "seed \(seed), class \(label)")
        }
    }

    @Test("one separable example a side has the closed-form solution")
    func closedForm() {
        // Two points at ±1 on one axis: by symmetry b = 0 and w minimises w²/2 + 2C (1 − w)², so w = 4C / (1 + 4C).
        let matrix = ExampleMatrix([SparseVector([(0, 1)]), SparseVector([(0, -1)])], features: 1)
        let trained = LinearTrainer(cost: 1, passes: 500, tolerance: 0).train(matrix, labels: [0, -1], classes: 1)
        #expect(abs(trained.weights[0, 0] - 0.8) < 1e-4)
        #expect(abs(trained.weights[1, 0]) < 1e-4)
    }

    @Test("forgetting examples and repairing equals never having seen them", arguments: 1...5)
    func forgetting(_ seed: UInt64) {
        let (matrix, labels) = problem(seed)
        let trainer = LinearTrainer(passes: 300, tolerance: 0)
        let rows = Array(0..<matrix.count)
        let kept = rows.filter { $0 % 4 != 0 }
        var state = trainer.train(matrix, labels: labels, classes: 3)
        trainer.forget(rows.filter { $0 % 4 == 0 }, in: &state, matrix, labels: labels)
        trainer.resume(&state, matrix, labels: labels, rows: kept)
        var fresh = LinearTrainer.State(examples: matrix.count, features: 6, classes: 3)
        trainer.resume(&fresh, matrix, labels: labels, rows: kept)
        for feature in 0...6 {
            for label in 0..<3 {
                #expect(abs(state.weights[feature, label] - fresh.weights[feature, label]) < 2e-3, "seed \(seed)")
            }
        }
    }

    @Test("plain slack keeps every multiplier within C")
    func plainSlack() {
        let (matrix, labels) = problem(9)
        let trained = LinearTrainer(cost: 0.5, isSquared: false, passes: 50).train(matrix, labels: labels, classes: 3)
        for alpha in trained.alphas { #expect(alpha.min() >= 0 && alpha.max() <= 0.5) }
    }

    @Test("a frozen class keeps its weights while the others forget and learn")
    func frozen() {
        let (matrix, labels) = problem(5)
        let trainer = LinearTrainer()
        let before = trainer.train(matrix, labels: labels, classes: 3)
        var after = before
        var mask = SIMDMask<SIMD16<Int32>>(repeating: false)
        mask[1] = true
        trainer.forget([0, 1, 2, 3], in: &after, matrix, labels: labels, frozen: [mask])
        #expect(after.alphas[0][1] == before.alphas[0][1] && after.alphas[0][0] == 0)
        trainer.resume(&after, matrix, labels: labels, rows: Array(4..<matrix.count), frozen: [mask])
        for feature in 0...matrix.features {
            #expect(after.weights[feature, 1] == before.weights[feature, 1])
        }
        #expect((0...matrix.features).contains { after.weights[$0, 0] != before.weights[$0, 0] })
    }

    @Test("the permutation is one and the same for a seed")
    func permutation() {
        var first = Array(0..<100)
        var second = first
        var random = SplitMix64(seed: 42)
        random.shuffle(&first)
        random = SplitMix64(seed: 42)
        random.shuffle(&second)
        #expect(first == second)
        #expect(first.sorted() == Array(0..<100) && first != Array(0..<100))
        // The published first output for the seed 1234567 (Vigna's splitmix64.c).
        random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
    }
}
