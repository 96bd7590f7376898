/// The features of one text, the words and pairs first, then the letters, each part in the order of first occurrence.
///
/// Unlike `SparseVector` it is not sorted: nothing that scores a text needs an order, and sorting a hundred features
/// took a tenth of the time of a question. The order follows from the text alone, so sums come out the same everywhere.
struct FeatureVector: Sendable {
    private(set) var indices: [UInt32] = []
    private(set) var values: [Float] = []
    /// Where the letters begin.
    var wordEnd = 0

    /// Number of features.
    var count: Int { indices.count }
    var words: Range<Int> { 0..<wordEnd }
    var letters: Range<Int> { wordEnd..<count }
    /// Sum of the squares of the components.
    var squaredNorm: Float { values.reduce(0) { $0 + $1 * $1 } }

    mutating func removeAll() {
        indices.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        wordEnd = 0
    }

    mutating func append(_ index: UInt32, _ value: Float) {
        indices.append(index)
        values.append(value)
    }

    /// Multiplies the components stored from `start` on.
    mutating func scale(from start: Int, by factor: Float) {
        for place in start..<values.count { values[place] *= factor }
    }
}
