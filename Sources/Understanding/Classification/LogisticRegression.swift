/// Turns a few measurements into one probability: p = 1 / (1 + e^-(w·x + b)).
struct LogisticRegression: Sendable, Hashable {
    /// One weight a measurement, the constant last.
    var weights: [Double]

    /// In [0, 1].
    func probability(of inputs: [Double]) -> Double {
        var sum = weights.last ?? 0
        for (weight, input) in zip(weights, inputs) { sum += weight * input }
        return Elementary.sigmoid(sum)
    }

    /// Maximises the penalised likelihood by Newton's method (iteratively reweighted least squares).
    ///
    /// - Parameters:
    ///   - inputs: the measurements, one row an example, none empty.
    ///   - targets: whether the event came about.
    ///   - counts: how many examples each row stands for.
    ///   - penalty: weight of ½ ‖w‖², the constant excepted.
    static func fit(
        _ inputs: [[Double]], targets: [Bool], counts: [Double], penalty: Double = 1
    ) -> LogisticRegression {
        let size = (inputs.first?.count ?? 0) + 1
        var weights = [Double](repeating: 0, count: size)
        for _ in 0..<mostSteps {
            var gradient = weights.map { -penalty * $0 }
            var curvature = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
            for index in 0..<size { curvature[index][index] = penalty }
            gradient[size - 1] = 0
            curvature[size - 1][size - 1] = 1e-6
            for place in inputs.indices {
                let row = inputs[place] + [1]
                var sum = 0.0
                for index in 0..<size { sum += weights[index] * row[index] }
                let probability = Elementary.sigmoid(sum)
                let rest = counts[place] * ((targets[place] ? 1 : 0) - probability)
                let spread = counts[place] * probability * (1 - probability)
                for index in 0..<size {
                    gradient[index] += rest * row[index]
                    for other in 0...index { curvature[index][other] += spread * row[index] * row[other] }
                }
            }
            let step = solve(curvature, gradient)
            for index in 0..<size { weights[index] += step[index] }
            if step.allSatisfy({ abs($0) < 1e-4 }) { break }
        }
        return LogisticRegression(weights: weights)
    }

    /// The fit in which no measurement speaks against what it stands for.
    ///
    /// Measurements that resemble one another share out their work, and one may end with the sign turned round: a
    /// question would be refused *because* it is an example word for word. Such are left out, and the rest is fitted
    /// again, until every sign is as it should be.
    /// - Parameter signs: of the weights, +1 or −1 each, the constant excepted.
    static func fit(
        _ inputs: [[Double]], signs: [Double], targets: [Bool], counts: [Double]
    ) -> LogisticRegression {
        var inputs = inputs
        while true {
            let fitted = fit(inputs, targets: targets, counts: counts)
            let wrong = signs.indices.filter { fitted.weights[$0] * signs[$0] < 0 }
            if wrong.isEmpty { return fitted }
            for row in inputs.indices { for column in wrong { inputs[row][column] = 0 } }
        }
    }

    /// Newton's method doubles the correct digits a step; it is done in five or six.
    private static let mostSteps = 10

    /// Solves A x = b for a symmetric positive definite A given by its lower triangle (Cholesky).
    static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        let size = right.count
        var factor = matrix
        var solution = right
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row][column]
                for inner in 0..<column { sum -= factor[row][inner] * factor[column][inner] }
                factor[row][column] = row == column ? max(sum, 1e-12).squareRoot() : sum / factor[column][column]
            }
            for column in 0..<row { solution[row] -= factor[row][column] * solution[column] }
            solution[row] /= factor[row][row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for below in (row + 1)..<max(size, row + 1) { solution[row] -= factor[below][row] * solution[below] }
            solution[row] /= factor[row][row]
        }
        return solution
    }
}
