/// A vector most of whose components are zero: the others, by strictly increasing index.
public struct SparseVector: Sendable, Hashable {
    /// Feature numbers, strictly increasing.
    public private(set) var indices: [UInt32]
    /// One value for each of `indices`.
    public private(set) var values: [Float]

    /// Sorts the entries and adds up those of the same index.
    public init(_ entries: [(index: UInt32, value: Float)] = []) {
        indices = []
        values = []
        indices.reserveCapacity(entries.count)
        values.reserveCapacity(entries.count)
        for entry in entries.sorted(by: { $0.index < $1.index }) {
            if let last = indices.last, last == entry.index {
                values[values.count - 1] += entry.value
            } else {
                indices.append(entry.index)
                values.append(entry.value)
            }
        }
    }

    /// Number of stored components.
    public var count: Int { indices.count }

    /// Sum of the products of the components that both have.
    ///
    /// - Complexity: O(`count` + `other.count`).
    public func dot(_ other: SparseVector) -> Float {
        var sum: Float = 0
        var left = 0
        var right = 0
        while left < indices.count, right < other.indices.count {
            if indices[left] == other.indices[right] {
                sum += values[left] * other.values[right]
                left += 1
                right += 1
            } else if indices[left] < other.indices[right] {
                left += 1
            } else {
                right += 1
            }
        }
        return sum
    }

    /// Sum of the squares of the components.
    public var squaredNorm: Float { values.reduce(0) { $0 + $1 * $1 } }

    mutating func removeAll() {
        indices.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    /// Adds a component behind all others; the caller keeps the indices increasing.
    mutating func append(_ index: UInt32, _ value: Float) {
        indices.append(index)
        values.append(value)
    }

    /// Multiplies the components stored from `start` on.
    mutating func scale(from start: Int, by factor: Float) {
        for place in start..<values.count { values[place] *= factor }
    }
}
