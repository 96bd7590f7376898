/// Reads the positions of one term, document after document in ascending order, never going back.
struct PositionReader {
    let list: PostingList
    /// The block whose documents are in `documents`; -1 before the first.
    private var block = -1
    private var documents: [UInt32] = []
    private var frequencies: [UInt32] = []
    private var count = 0
    /// The next posting of the block and the byte offset of its positions.
    private var index = 0
    private var offset = 0

    init(_ list: PostingList) { self.list = list }

    /// Appends the positions of the term in `document`, ascending; none if it does not hold the term.
    /// The list's positions must have been touched.
    /// - Parameter document: Not less than that of the call before.
    mutating func read(_ document: UInt32, in store: PostingStore, into positions: inout [UInt32]) {
        var wanted = max(block, 0)
        let blocks = Int(list.firstBlock)
        while wanted < list.fullBlocks, store.lastDocument(blocks + wanted) < Int(document) { wanted += 1 }
        guard wanted < list.blocks else { return }
        if wanted != block {
            if documents.isEmpty {
                documents = [UInt32](repeating: 0, count: PackedBlock.count)
                frequencies = documents
            }
            block = wanted
            count = store.unpack(list, block: block, documents: &documents, frequencies: &frequencies)
            index = 0
            offset = Int(block < list.fullBlocks ? store.summary(blocks + block).positions : list.tailPositions)
        }
        while index < count, documents[index] < document {
            let bytes = store.positions.variable(at: &offset)
            offset += Int(bytes)
            index += 1
        }
        guard index < count, documents[index] == document else { return }
        var at = offset
        // Never beyond the list, whatever the bytes say.
        let end = min(Int(store.positions.variable(at: &at)) + at, Int(list.positionsEnd))
        var position: UInt32 = 0
        while at < end {
            position &+= store.positions.variable(at: &at)
            positions.append(position)
        }
    }
}
