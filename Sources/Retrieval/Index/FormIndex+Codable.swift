extension FormIndex {
    /// Terms from one restart to the next; a restart is written in full, the others without what they share.
    private static let restart = 16
    private static let blockBytes = 22

    /// This form as sections of a file.
    func sections() -> [IndexFile.Section] {
        var (terms, rows, sizes) = (ByteWriter(), ByteWriter(), ByteWriter())
        var (blocks, packed) = (ByteWriter(), ByteWriter())
        terms.write(variable: UInt32(dictionary.count))
        var last: ArraySlice<UInt8> = []
        for id in 0..<dictionary.count {
            let term = dictionary.term(id)
            let shared = id % Self.restart == 0 ? 0 : zip(term, last).prefix { $0 == $1 }.count
            terms.write(variable: UInt32(shared))
            terms.write(variable: UInt32(term.count - shared))
            terms.write(term.dropFirst(shared))
            last = term
        }
        var (tail, positions): (UInt32, UInt32) = (0, 0)
        rows.write(variable: maximumFrequency)
        for list in lists {
            rows.write(variable: list.documentFrequency)
            rows.write(variable: list.tail - tail)
            if !store.positions.isEmpty { rows.write(variable: list.tailPositions - positions) }
            (tail, positions) = (list.tail, list.tailPositions)
        }
        for block in store.blocks {
            blocks.write(block.lastDocument)
            blocks.write(block.start)
            blocks.write(block.maximumFrequency)
            blocks.write(block.minimumLength)
            blocks.write(block.positions)
            blocks.write(block.documentWidth)
            blocks.write(block.frequencyWidth)
        }
        for vector in store.packed {
            for lane in vector.indices { packed.write(vector[lane]) }
        }
        for length in lengths { sizes.write(variable: length) }
        let contents: [(IndexFile.Kind, [UInt8])] = [
            (.terms, terms.bytes), (.lists, rows.bytes), (.blocks, blocks.bytes), (.packed, packed.bytes),
            (.tails, store.tails), (.positions, store.positions), (.lengths, sizes.bytes),
        ]
        return contents.map { IndexFile.Section(kind: $0.0, form: UInt32(form.rawValue), bytes: $0.1) }
    }

    /// Reads the sections of a form.
    /// - Throws: `damaged` when something is missing, too much or out of range.
    init(
        form: TermForm, documentCount: Int, scale: UInt32, sections: inout ArraySlice<IndexFile.Section>
    ) throws(RetrievalError) {
        var terms = try InvertedIndex.next(&sections, .terms, form: form.rawValue)
        var rows = try InvertedIndex.next(&sections, .lists, form: form.rawValue)
        var blocks = try InvertedIndex.next(&sections, .blocks, form: form.rawValue)
        var packed = try InvertedIndex.next(&sections, .packed, form: form.rawValue)
        var tails = try InvertedIndex.next(&sections, .tails, form: form.rawValue)
        var positions = try InvertedIndex.next(&sections, .positions, form: form.rawValue)
        var sizes = try InvertedIndex.next(&sections, .lengths, form: form.rawValue)

        self.init(
            form: form, dictionary: try Self.dictionary(&terms), lists: [], store: PostingStore(), lengths: [],
            totalLength: 0, maximumFrequency: try rows.variable())
        guard maximumFrequency <= FormAccumulator.highestFrequency else {
            throw rows.damaged("frequencies up to \(FormAccumulator.highestFrequency)", "\(maximumFrequency)")
        }
        store.scale = scale
        store.tails = Array(try tails.read(tails.remaining))
        store.positions = Array(try positions.read(positions.remaining))
        while packed.remaining > 0 {
            store.packed.append(SIMD4(
                try packed.integer(), try packed.integer(), try packed.integer(), try packed.integer()))
        }
        for _ in 0..<blocks.remaining / Self.blockBytes {
            let block = BlockSummary(
                lastDocument: try blocks.integer(), start: try blocks.integer(), maximumFrequency: try blocks.integer(),
                minimumLength: try blocks.integer(), positions: try blocks.integer(),
                documentWidth: try blocks.integer(), frequencyWidth: try blocks.integer())
            let end = Int(block.start) + Int(block.documentWidth) + Int(block.frequencyWidth)
            guard block.documentWidth <= 32, block.frequencyWidth <= 32, end <= store.packed.count,
                Int(block.lastDocument) < documentCount, Int(block.positions) <= store.positions.count
            else { throw blocks.damaged("a block within its section", "\(block)") }
            store.blocks.append(block)
        }
        try blocks.end()
        try readLists(&rows, documentCount: documentCount)
        for _ in 0..<documentCount { lengths.append(try sizes.variable()) }
        try sizes.end()
        totalLength = lengths.reduce(0) { $0 + UInt64($1) }
    }

    private static func dictionary(_ reader: inout ByteReader) throws(RetrievalError) -> TermDictionary {
        var dictionary = TermDictionary()
        var last: [UInt8] = []
        for id in 0..<Int(try reader.variable()) {
            let shared = Int(try reader.variable())
            guard shared <= last.count else { throw reader.damaged("at most \(last.count) bytes shared", "\(shared)") }
            let term = Array(last[..<shared] + (try reader.read(Int(reader.variable()))))
            guard id == 0 || last.lexicographicallyPrecedes(term) else {
                throw reader.damaged("ascending terms", "others")
            }
            dictionary.append(term[...])
            last = term
        }
        try reader.end()
        return dictionary
    }

    private mutating func readLists(_ reader: inout ByteReader, documentCount: Int) throws(RetrievalError) {
        var (block, tail, positions) = (0, 0, 0)
        for _ in 0..<dictionary.count {
            let count = try reader.variable()
            tail += Int(try reader.variable())
            if !store.positions.isEmpty { positions += Int(try reader.variable()) }
            guard count > 0, Int(count) <= documentCount, tail <= store.tails.count, positions <= store.positions.count
            else { throw reader.damaged("a list within its sections", "\(count) postings at \(tail) and \(positions)") }
            let list = PostingList(
                documentFrequency: count, firstBlock: UInt32(block), tail: UInt32(tail),
                tailPositions: UInt32(positions))
            lists.append(list)
            block += list.fullBlocks
        }
        guard block == store.blocks.count else { throw reader.damaged("\(store.blocks.count) blocks", "\(block)") }
        try reader.end()
    }
}
