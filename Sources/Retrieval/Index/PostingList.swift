/// Where one term's postings lie; the postings themselves are in the `PostingStore` of the form.
///
/// A posting is (document, frequency[, positions]), strictly ascending by document. Every full 128 of them are a
/// bit-packed block with a summary; what remains is a tail of variable bytes. So a term seen once, as half of all terms
/// are, costs two bytes, and a frequent one about as many bits a posting as its gaps need. Behind the summaries of a list
/// with full blocks stands one more, of the list as a whole.
struct PostingList: Sendable, Hashable {
    /// Documents that hold the term, at least 1.
    var documentFrequency: UInt32
    /// Number of the first summary.
    var firstBlock: UInt32
    /// Byte offset of the tail.
    var tail: UInt32
    var tailEnd: UInt32 = 0
    /// Byte offset of the positions: those of the blocks, then those of the tail.
    var positions: UInt32
    var tailPositions: UInt32 = 0
    var positionsEnd: UInt32 = 0

    init(documentFrequency: UInt32, firstBlock: UInt32, tail: UInt32, positions: UInt32) {
        self.documentFrequency = documentFrequency
        self.firstBlock = firstBlock
        self.tail = tail
        self.positions = positions
    }

    var fullBlocks: Int { Int(documentFrequency) / PackedBlock.count }
    var tailCount: Int { Int(documentFrequency) % PackedBlock.count }
    /// Full blocks and, if any, the tail.
    var blocks: Int { fullBlocks + (tailCount > 0 ? 1 : 0) }
    /// Summaries.
    var records: Int { fullBlocks > 0 ? fullBlocks + 1 : 0 }
}
