/// Trains one linear support vector machine a class, all of them side by side.
///
/// The problem: for each class, find the weights w (and bias b, as the weight of a feature that is always 1) that
/// minimise
///     ½ ‖w‖² + C Σ ξᵢ²   (or C Σ ξᵢ),   ξᵢ = max(0, 1 − yᵢ w·xᵢ),
/// with yᵢ = +1 for the examples of the class and −1 for all others.
///
/// The naive way, gradient steps on w, needs a step size, converges slowly and touches every feature. Dual coordinate
/// descent (Hsieh, Chang, Lin, Keerthi, Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM",
/// ICML 2008) keeps one number αᵢ ≥ 0 an example, w = Σ yᵢ αᵢ xᵢ, and solves for one αᵢ exactly, the others fixed:
///     G = yᵢ w·xᵢ − 1 + D αᵢ,   αᵢ ← min(max(αᵢ − G / (‖xᵢ‖² + D), 0), U),   w ← w + yᵢ Δαᵢ xᵢ,
/// with D = 1 / (2C), U = ∞ for squared slack and D = 0, U = C for plain slack. No step size, and six passes are
/// enough.
///
/// Our way: the K machines see the same examples in the same order, so they are trained in lockstep: one pass over an
/// example's features scores all classes, one more updates them, both 16 classes at a time (`ClassWeights`).
/// What is lost is the shrinking of each class's active set on its own; instead an example is left alone for a few
/// passes by the groups of 16 classes in which none of its α moved, which is half of them.
///
/// The order is a fixed-seed permutation, new for each pass. Single precision throughout: two trainings are
/// bit-identical.
struct LinearTrainer: Sendable {
    /// C: what an example on the wrong side costs.
    var cost: Float = 1
    /// C for the examples of the class itself, as a multiple of `cost`.
    var positiveCost: Float = 1
    /// Slack counts squared.
    var isSquared = true
    /// Passes over the examples, at most.
    var passes = 12
    /// Training ends when no α would move by more than this.
    var tolerance: Float = 0.01
    /// Of the permutations.
    var seed: UInt64 = 1

    /// Every so many passes, the groups of classes that an example does not move are looked at again, twice in a row.
    private static let fullPassEvery = 5

    /// What the solver holds on to between passes, so that it can be resumed on other rows.
    struct State: Sendable {
        var weights: ClassWeights
        /// examples × groups of 16 classes.
        var alphas: [ClassWeights.Lanes]

        init(examples: Int, features: Int, classes: Int) {
            weights = ClassWeights(features: features, classes: classes)
            alphas = Array(repeating: .zero, count: examples * weights.groups)
        }
    }

    /// - Parameter labels: the class of each example, -1 for an example of no class (all machines say −1).
    func train(_ examples: ExampleMatrix, labels: [Int], classes: Int) -> State {
        var state = State(examples: examples.count, features: examples.features, classes: classes)
        resume(&state, examples, labels: labels, rows: Array(0..<examples.count))
        return state
    }

    /// Classes that stay as they are, by groups of 16.
    typealias Frozen = [SIMDMask<SIMD16<Int32>>]

    /// Makes further passes over `rows`.
    ///
    /// - Parameter frozen: empty for none.
    func resume(
        _ state: inout State, _ examples: ExampleMatrix, labels: [Int], rows: [Int], frozen: Frozen = []
    ) {
        var order = rows
        var random = SplitMix64(seed: seed)
        let groups = state.weights.groups
        var scores = [ClassWeights.Lanes](repeating: .zero, count: groups)
        var steps = scores
        var visited: [Int] = []
        var moving: [Int] = []
        var isIdle = [Bool](repeating: false, count: examples.count * groups)
        for pass in 0..<passes {
            random.shuffle(&order)
            let visitsAll = pass % Self.fullPassEvery <= 1
            var largest: Float = 0
            for row in order {
                visited.removeAll(keepingCapacity: true)
                for group in 0..<groups where visitsAll || !isIdle[row * groups + group] { visited.append(group) }
                if visited.isEmpty { continue }
                let range = examples.entries(of: row)
                state.weights.score(examples.indices, examples.values, range, active: visited, into: &scores)
                moving.removeAll(keepingCapacity: true)
                for group in visited {
                    let place = row * groups + group
                    let alpha = state.alphas[place]
                    var sign = ClassWeights.Lanes(repeating: -1)
                    var costs = ClassWeights.Lanes(repeating: cost)
                    let lane = labels[row] - group * 16
                    if 0 <= lane, lane < 16 {
                        sign[lane] = 1
                        costs[lane] *= positiveCost
                    }
                    let damping = isSquared ? 0.5 / costs : ClassWeights.Lanes.zero
                    let gradient = sign * scores[group] - 1 + damping * alpha
                    var next = alpha - gradient / (damping + examples.squaredNorms[row])
                    next.replace(with: 0, where: next .< 0)
                    if !isSquared { next.replace(with: costs, where: next .> costs) }
                    if !frozen.isEmpty { next.replace(with: alpha, where: frozen[group]) }
                    let change = next - alpha
                    let moved = (change * change).max()
                    isIdle[place] = moved == 0
                    guard moved > 0 else { continue }
                    largest = max(largest, moved)
                    state.alphas[place] = next
                    steps[group] = change * sign
                    moving.append(group)
                }
                state.weights.add(steps, examples.indices, examples.values, range, active: moving)
            }
            if visitsAll, largest <= tolerance * tolerance { break }
        }
    }

    /// Takes the examples `rows` back out, as if they had never been seen; a few passes over the rest then repair the
    /// weights.
    func forget(
        _ rows: [Int], in state: inout State, _ examples: ExampleMatrix, labels: [Int], frozen: Frozen = []
    ) {
        let groups = state.weights.groups
        let all = Array(0..<groups)
        var steps = [ClassWeights.Lanes](repeating: .zero, count: groups)
        for row in rows {
            let range = examples.entries(of: row)
            for group in 0..<groups {
                let alpha = state.alphas[row * groups + group]
                var kept = ClassWeights.Lanes.zero
                if !frozen.isEmpty { kept.replace(with: alpha, where: frozen[group]) }
                steps[group] = alpha - kept
                state.alphas[row * groups + group] = kept
            }
            let label = labels[row]
            if label >= 0 { steps[label / 16][label % 16] *= -1 }
            state.weights.add(steps, examples.indices, examples.values, range, active: all)
        }
    }
}
