internal import Artefact

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

    /// Number of words.
    var count: Int { nexts.count }

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

extension WordChains: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.write(numbers: heads)
        writer.write(numbers: nexts)
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        heads = try reader.numbers(Int32(0))
        nexts = try reader.numbers(Int32(0))
        // A chain leads to ever smaller numbers, so that it ends.
        guard heads.count > 0, heads.count & (heads.count - 1) == 0, heads.allSatisfy({ $0 >= -1 && Int($0) < nexts.count }),
            zip(nexts, nexts.indices).allSatisfy({ $0 >= -1 && Int($0) < $1 })
        else { throw reader.damaged("chains of words", "others") }
    }
}
