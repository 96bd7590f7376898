/// Sparse vectors one behind the other: compressed sparse rows.
struct ExampleMatrix: Sendable {
    /// Number of columns.
    let features: Int
    private(set) var indices: [UInt32] = []
    private(set) var values: [Float] = []
    /// Squared length of each row, plus 1 for the bias.
    private(set) var squaredNorms: [Float] = []
    /// Where each row ends in `indices` and `values`.
    private(set) var ends: [Int] = []

    init(features: Int) { self.features = features }

    init(_ rows: [SparseVector], features: Int) {
        self.init(features: features)
        for row in rows { append(row) }
    }

    /// Number of rows.
    var count: Int { ends.count }

    mutating func append(_ row: SparseVector) {
        indices += row.indices
        values += row.values
        ends.append(indices.count)
        squaredNorms.append(row.squaredNorm + 1)
    }

    /// Where a row's entries lie in `indices` and `values`.
    func entries(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}
