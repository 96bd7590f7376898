/// A hash table from a hash to word numbers, chained in two flat arrays.
struct WordChains: Sendable {
    private var heads: [Int32] = []
    private var nexts: [Int32] = []

    init(capacity: Int = 0) {
        var size = 16
        while size < capacity { size *= 2 }
        heads = [Int32](repeating: -1, count: size)
        nexts.reserveCapacity(capacity)
    }

    /// Words are inserted in the order of their numbers, each once.
    mutating func insert(_ word: Int, under hash: UInt64) {
        let slot = Int(truncatingIfNeeded: hash & UInt64(heads.count - 1))
        nexts.append(heads[slot])
        heads[slot] = Int32(word)
    }

    /// The words of the hash's chain, which may hold words of other hashes.
    func words(under hash: UInt64) -> [Int] {
        var found: [Int] = []
        var word = heads[Int(truncatingIfNeeded: hash & UInt64(heads.count - 1))]
        while word >= 0 {
            found.append(Int(word))
            word = nexts[Int(word)]
        }
        return found
    }
}
