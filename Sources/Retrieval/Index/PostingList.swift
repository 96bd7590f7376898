/// Where one term's postings lie; the postings themselves are in the `PostingStore` of the form.
///
/// A posting is (document, frequency[, positions]), strictly ascending by document. Every full 128 of them are a
/// bit-packed block with a summary; what remains is a tail of variable bytes. So a term seen once, as half of all terms
/// are, costs two bytes, and a frequent one about as many bits a posting as its gaps need.
struct PostingList: Sendable, Hashable {
    /// Documents that hold the term, at least 1.
    var documentFrequency: UInt32
    /// Index of the first full block in `PostingStore.blocks`.
    var firstBlock: UInt32
    /// Byte offset of the tail in `PostingStore.tails`.
    var tail: UInt32
    /// Byte offset of the tail's positions in `PostingStore.positions`.
    var tailPositions: UInt32

    var fullBlocks: Int { Int(documentFrequency) / PackedBlock.count }
    var tailCount: Int { Int(documentFrequency) % PackedBlock.count }
    /// Full blocks and, if any, the tail.
    var blocks: Int { fullBlocks + (tailCount > 0 ? 1 : 0) }
}

/// What is known of a full block without unpacking it: enough to skip it.
struct BlockSummary: Sendable, Hashable {
    var lastDocument: UInt32
    /// Index of the first vector in `PostingStore.packed`.
    var start: UInt32
    /// The highest frequency in the block, in units of the index's scale.
    var maximumFrequency: UInt32
    /// The shortest length of a document in the block.
    var minimumLength: UInt32
    /// Byte offset of the block's positions in `PostingStore.positions`.
    var positions: UInt32
    /// Bits of a packed gap.
    var documentWidth: UInt8
    /// Bits of a packed frequency minus one.
    var frequencyWidth: UInt8
}

/// All postings of one form.
struct PostingStore: Sendable {
    var blocks: [BlockSummary] = []
    /// Per block: gaps minus one, then frequencies minus one.
    var packed: [SIMD4<UInt32>] = []
    /// Per posting: (gap minus one) doubled, plus one if the frequency is `scale`; otherwise the frequency follows.
    var tails: [UInt8] = []
    /// Per posting: how many bytes follow, then gaps between positions.
    var positions: [UInt8] = []
    /// The frequency of one plain occurrence: 1 or 4.
    var scale: UInt32 = 1

    /// Unpacks block `number` of `list`, the tail included, into the beginning of two buffers of 128.
    /// - Returns: How many postings there are.
    @inline(__always)
    func unpack(
        _ list: PostingList, block number: Int, documents: inout [UInt32], frequencies: inout [UInt32]
    ) -> Int {
        var previous = number == 0 ? UInt32.max : blocks[Int(list.firstBlock) + number - 1].lastDocument
        guard number < list.fullBlocks else {
            var offset = Int(list.tail)
            let count = list.tailCount
            for index in 0..<count {
                let code = VariableByte.read(tails, at: &offset)
                previous = previous &+ (code >> 1) &+ 1
                documents[index] = previous
                frequencies[index] = code & 1 == 1 ? scale : VariableByte.read(tails, at: &offset)
            }
            return count
        }
        let block = blocks[Int(list.firstBlock) + number]
        let start = Int(block.start)
        PackedBlock.unpack(packed, at: start, width: Int(block.documentWidth), into: &documents)
        PackedBlock.unpack(
            packed, at: start + Int(block.documentWidth), width: Int(block.frequencyWidth), into: &frequencies)
        for index in 0..<PackedBlock.count {
            previous = previous &+ documents[index] &+ 1
            documents[index] = previous
            frequencies[index] &+= 1
        }
        return PackedBlock.count
    }

    /// Every posting of a list, for building, checking and explaining; searching goes block by block.
    func postings(of list: PostingList) -> (documents: [UInt32], frequencies: [UInt32]) {
        var documents = [UInt32](repeating: 0, count: PackedBlock.count)
        var frequencies = documents
        var all: (documents: [UInt32], frequencies: [UInt32]) = ([], [])
        for block in 0..<list.blocks {
            let count = unpack(list, block: block, documents: &documents, frequencies: &frequencies)
            all.documents.append(contentsOf: documents[..<count])
            all.frequencies.append(contentsOf: frequencies[..<count])
        }
        return all
    }
}
