/// What a file of blocks needs beside the blocks: its head and its table, gathered while the blocks go by.
struct ArtefactLayout {
    private struct Entry {
        let name: String
        var count = 0
        var sums: [UInt64] = []
    }

    private var entries: [Entry] = []
    /// Bytes of the head, and of the blocks so far with the padding behind each.
    private(set) var size = ArtefactFile.head

    mutating func begin(_ name: String) { entries.append(Entry(name: name)) }

    /// The next chunk of the block, padded with zeros when it is the last one.
    ///
    /// - Parameter count: bytes of the chunk without the padding.
    mutating func add(_ chunk: UnsafeRawBufferPointer, count: Int) {
        guard var entry = entries.popLast() else { return }
        entry.count += count
        unsafe entry.sums.append(Checksum.of(chunk))
        entries.append(entry)
        size += chunk.count
    }

    func table(origin: String) -> [UInt8] {
        var table = ArtefactWriter()
        origin.store(in: &table)
        table.write(count: entries.count)
        for entry in entries {
            entry.name.store(in: &table)
            table.write(count: entry.count)
            table.write(numbers: entry.sums)
        }
        return table.bytes
    }

    func head(_ table: [UInt8]) -> [UInt8] {
        var head = ArtefactWriter()
        head.write(ArtefactFile.version)
        head.write(UInt32(0))
        for field in [UInt64(size), UInt64(table.count), 0, 0] { head.write(field) }
        let bytes = ArtefactFile.magic + head.bytes
        var sums = ArtefactWriter()
        sums.write(Checksum.of(bytes[...]))
        sums.write(Checksum.of(table[...]))
        return bytes + sums.bytes
    }
}

extension ArtefactFile {
    /// The bytes of an artefact whose blocks are in memory.
    public static func encoded(origin: String, blocks: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var layout = ArtefactLayout()
        var content: [UInt8] = []
        content.reserveCapacity(blocks.reduce(0) { $0 + MappedBlock.padded($1.bytes.count) })
        for block in blocks {
            layout.begin(block.name)
            let start = content.count
            content += block.bytes
            content += [UInt8](repeating: 0, count: MappedBlock.padded(block.bytes.count) - block.bytes.count)
            for at in stride(from: start, to: content.count, by: MappedBlock.chunk) {
                let end = min(at + MappedBlock.chunk, content.count)
                unsafe content.withUnsafeBytes { all in
                    unsafe layout.add(
                        UnsafeRawBufferPointer(rebasing: all[at..<end]), count: min(end, start + block.bytes.count) - at)
                }
            }
        }
        let table = layout.table(origin: origin)
        return layout.head(table) + content + table
    }
}
