/// The learned numbers: features × classes, row-major, the bias as the last row, classes padded to a multiple of 16.
///
/// A question has a hundred features and there are a hundred classes. With the classes side by side, all of them are
/// scored in one pass over the question, sixteen multiplications at a time.
struct ClassWeights: Sendable {
    typealias Lanes = SIMD16<Float>

    let features: Int
    let classes: Int
    /// Groups of 16 classes in a row.
    let groups: Int
    var rows: [Lanes]
    /// 0 ..< groups.
    let allGroups: [Int]

    init(features: Int, classes: Int) {
        self.init(
            features: features, classes: classes,
            rows: Array(repeating: .zero, count: (features + 1) * ((classes + 15) / 16)))
    }

    /// - Parameter rows: (features + 1) × the groups of classes.
    init(features: Int, classes: Int, rows: [Lanes]) {
        self.features = features
        self.classes = classes
        groups = (classes + 15) / 16
        allGroups = Array(0..<groups)
        self.rows = rows
    }

    /// The weight of a feature for a class.
    subscript(feature: Int, label: Int) -> Float {
        get { rows[feature * groups + label / 16][label % 16] }
        set { rows[feature * groups + label / 16][label % 16] = newValue }
    }

    /// `scores` = bias + Σ value × row, for the groups of classes that `active` lists.
    ///
    /// Group by group rather than feature by feature, so that the sum stays in registers.
    func score(
        _ indices: [UInt32], _ values: [Float], _ range: Range<Int>, active: [Int], into scores: inout [Lanes]
    ) {
        let groups = groups
        let rows = rows.span
        let indices = indices.span
        let values = values.span
        let bias = features * groups
        var turn = 0
        while turn < active.count {
            let group = active[turn]
            var sum = rows[bias + group]
            // Two neighbours at a time: their weights lie in neighbouring cache lines.
            if turn + 1 < active.count, active[turn + 1] == group + 1 {
                var next = rows[bias + group + 1]
                for place in range {
                    let row = Int(indices[place]) * groups + group
                    let value = values[place]
                    sum += rows[row] * value
                    next += rows[row + 1] * value
                }
                scores[group + 1] = next
                turn += 1
            } else {
                for place in range { sum += rows[Int(indices[place]) * groups + group] * values[place] }
            }
            scores[group] = sum
            turn += 1
        }
    }

    /// Adds value × `steps` to each row of the example and `steps` to the bias, for the groups that `active` lists.
    mutating func add(_ steps: [Lanes], _ indices: [UInt32], _ values: [Float], _ range: Range<Int>, active: [Int]) {
        let groups = groups
        let bias = features
        var rows = self.rows.mutableSpan
        let indices = indices.span
        let values = values.span
        for group in active {
            let step = steps[group]
            rows[bias * groups + group] += step
            for place in range { rows[Int(indices[place]) * groups + group] += step * values[place] }
        }
    }

    /// `scores` = Σ value × row over the features at `range`, for all classes and without the bias.
    func score(_ vector: FeatureVector, _ range: Range<Int>, into scores: inout [Lanes]) {
        score(vector.indices, vector.values, range, active: allGroups, into: &scores)
        for group in allGroups { scores[group] -= rows[features * groups + group] }
    }
}
