/// All postings of one form, read in place.
struct PostingStore: Sendable {
    /// `BlockSummary`s.
    let blocks: Region
    /// Per block: gaps minus one, then frequencies minus one, in vectors of 16 bytes.
    let packed: Region
    /// Per posting: (gap minus one) doubled, plus one if the frequency is `scale`; otherwise the frequency follows.
    let tails: Region
    /// Per posting: how many bytes follow, then gaps between positions.
    let positions: Region
    /// The frequency of one plain occurrence: 1 or 4.
    let scale: UInt32

    // MARK: Checking

    /// Compares the checksums of all bytes that a search reads of a list, positions left out.
    /// - Throws: `damaged`.
    func touch(_ list: PostingList) throws(RetrievalError) {
        let first = Int(list.firstBlock)
        if list.fullBlocks > 0 {
            try blocks.touch(first * BlockSummary.size..<(first + list.records) * BlockSummary.size)
            let begin = Int(blocks.word(first * BlockSummary.size + 4))
            let last = summary(first + list.fullBlocks - 1)
            let end = Int(last.start) + Int(last.documentWidth) + Int(last.frequencyWidth)
            guard begin <= end else { throw blocks.damaged("blocks in ascending order", "\(begin) before \(end)") }
            try packed.touch(begin * 16..<end * 16)
        }
        guard list.tail <= list.tailEnd else { throw tails.damaged("a tail", "\(list.tail) before \(list.tailEnd)") }
        try tails.touch(Int(list.tail)..<Int(list.tailEnd))
    }

    /// The same for its positions.
    /// - Throws: `damaged`.
    func touchPositions(_ list: PostingList) throws(RetrievalError) {
        guard list.positions <= list.positionsEnd else {
            throw positions.damaged("positions", "\(list.positions) before \(list.positionsEnd)")
        }
        try positions.touch(Int(list.positions)..<Int(list.positionsEnd))
    }

    // MARK: Reading

    @inline(__always)
    func lastDocument(_ block: Int) -> Int { Int(blocks.word(block * BlockSummary.size)) }

    @inline(__always)
    func impacts(_ block: Int) -> UInt64 { blocks.longWord(block * BlockSummary.size + 14) }

    @inline(__always)
    func summary(_ block: Int) -> BlockSummary {
        let place = block * BlockSummary.size
        return BlockSummary(
            lastDocument: blocks.word(place), start: blocks.word(place + 4), positions: blocks.word(place + 8),
            documentWidth: blocks.byte(place + 12), frequencyWidth: blocks.byte(place + 13),
            impacts: blocks.longWord(place + 14))
    }

    /// Unpacks block `number` of `list`, the tail included, into the beginning of two buffers of 128.
    /// - Returns: How many postings there are.
    @inline(__always)
    func unpack(
        _ list: PostingList, block number: Int, documents: inout [UInt32], frequencies: inout [UInt32]
    ) -> Int {
        let place = Int(list.firstBlock) + number
        let previous = number == 0 ? UInt32.max : blocks.word((place - 1) * BlockSummary.size)
        guard number < list.fullBlocks else {
            return unpackTail(list, after: previous, documents: &documents, frequencies: &frequencies)
        }
        let block = summary(place)
        let (start, width) = (Int(block.start), Int(block.documentWidth))
        let end = start + width + Int(block.frequencyWidth)
        guard width <= 32, block.frequencyWidth <= 32, end * 16 <= packed.count else { return 0 }
        unsafe packed.withUnsafeBytes { bytes in
            unsafe PackedBlock.unpack(bytes, at: start, width: width, into: &documents)
            unsafe PackedBlock.unpack(bytes, at: start + width, width: Int(block.frequencyWidth), into: &frequencies)
        }
        PackedBlock.sum(gaps: &documents, after: previous)
        PackedBlock.increment(&frequencies)
        return PackedBlock.count
    }

    private func unpackTail(
        _ list: PostingList, after last: UInt32, documents: inout [UInt32], frequencies: inout [UInt32]
    ) -> Int {
        var previous = last
        var offset = Int(list.tail)
        let count = list.tailCount
        for index in 0..<count {
            let code = tails.variable(at: &offset)
            previous = previous &+ (code >> 1) &+ 1
            documents[index] = previous
            frequencies[index] = code & 1 == 1 ? scale : tails.variable(at: &offset)
        }
        return count
    }

    /// Every posting of a list, for checking and explaining; searching goes block by block.
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
