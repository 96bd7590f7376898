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
    /// Where the letters of each row begin.
    private(set) var wordEnds: [Int] = []

    init(features: Int) { self.features = features }

    init(_ rows: [SparseVector], features: Int) {
        self.init(features: features)
        for row in rows { append(row) }
    }

    /// Number of rows.
    var count: Int { ends.count }

    /// Makes room at once; growing would copy everything a few times over.
    mutating func reserve(rows: Int, entries: Int) {
        indices.reserveCapacity(entries)
        values.reserveCapacity(entries)
        squaredNorms.reserveCapacity(rows)
        ends.reserveCapacity(rows)
        wordEnds.reserveCapacity(rows)
    }

    mutating func append(_ row: FeatureVector) {
        wordEnds.append(indices.count + row.wordEnd)
        append(row.indices, row.values, row.squaredNorm)
    }

    /// Adds a row of words only.
    mutating func append(_ row: SparseVector) {
        wordEnds.append(indices.count + row.count)
        append(row.indices, row.values, row.squaredNorm)
    }

    private mutating func append(_ newIndices: [UInt32], _ newValues: [Float], _ squaredNorm: Float) {
        indices += newIndices
        values += newValues
        ends.append(indices.count)
        squaredNorms.append(squaredNorm + 1)
    }

    /// Where a row's entries lie in `indices` and `values`.
    func entries(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

    /// Where the words of a row lie.
    func words(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<wordEnds[row] }
}
