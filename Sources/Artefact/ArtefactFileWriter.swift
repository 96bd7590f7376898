/// Writes an artefact to a file, block by block, in a memory of 64 KB.
///
/// ```swift
/// var file = try ArtefactFileWriter("titles.index")
/// try file.begin("postings")
/// for list in lists { try file.write(list) }
/// try file.finish(origin: "corpus 7")
/// ```
///
/// The file stands beside its place until it is finished, and takes that place by being renamed: whoever has the one
/// before open keeps it. One that is given up leaves nothing behind.
public struct ArtefactFileWriter: ~Copyable {
    private var draft: SystemFile.Draft
    private var layout = ArtefactLayout()
    /// Bytes of the current chunk.
    private var pending: [UInt8] = []

    /// - Throws: `unwritable`.
    public init(_ path: String) throws(ArtefactError) {
        let draft = try SystemFile.Draft(path)
        try draft.write([UInt8](repeating: 0, count: ArtefactFile.head))
        self.draft = draft
        pending.reserveCapacity(MappedBlock.chunk)
    }

    /// Ends the block before, if any, and begins one.
    /// - Throws: `unwritable`.
    public mutating func begin(_ name: String) throws(ArtefactError) {
        try endBlock()
        layout.begin(name)
    }

    /// The next bytes of the block that was begun.
    /// - Throws: `unwritable`.
    public mutating func write(_ bytes: [UInt8]) throws(ArtefactError) {
        try write(bytes[...])
    }

    /// The same for a part of an array.
    public mutating func write(_ bytes: ArraySlice<UInt8>) throws(ArtefactError) {
        var rest = bytes
        while !rest.isEmpty {
            let next = rest.prefix(MappedBlock.chunk - pending.count)
            pending += next
            rest = rest.dropFirst(next.count)
            if pending.count == MappedBlock.chunk { try flush() }
        }
    }

    /// The same for numbers, each as it lies in memory, without a count in front.
    public mutating func write<Number: BitwiseCopyable>(numbers: [Number]) throws(ArtefactError) {
        let size = MemoryLayout<Number>.stride
        let step = max(1, MappedBlock.chunk / size)
        for start in stride(from: 0, to: numbers.count, by: step) {
            try write(unsafe numbers[start..<min(start + step, numbers.count)].withUnsafeBytes { unsafe Array($0) })
        }
    }

    /// Writes the table and the head, and puts the file in its place.
    /// - Throws: `unwritable`.
    public consuming func finish(origin: String) throws(ArtefactError) {
        try endBlock()
        let table = layout.table(origin: origin)
        try draft.write(table)
        try draft.write(layout.head(table), at: 0)
        try draft.finish()
    }

    private mutating func endBlock() throws(ArtefactError) {
        if !pending.isEmpty { try flush() }
    }

    private mutating func flush() throws(ArtefactError) {
        let count = pending.count
        pending += [UInt8](repeating: 0, count: MappedBlock.padded(count) - count)
        unsafe pending.withUnsafeBytes { unsafe layout.add($0, count: count) }
        try draft.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
