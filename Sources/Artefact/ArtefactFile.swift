/// A compiled artefact: named blocks behind a header that says what they were made from.
///
///     "MentorKB"                                  8 bytes
///     format version                              UInt32
///     length of the table                         UInt32
///     table: origin; number of blocks; for each   as `ArtefactWriter` writes them
///       its name, its length, its checksum
///     checksum of all the above                   UInt64
///     blocks, in the order of the table
///
/// The origin names the files and the program that it was made from: an artefact of another origin is refused before
/// anything in it is read. Each block has a checksum of its own, compared when the block is first asked for; `verify`
/// compares them all. Checksums guard against damage, not against malice: the file belongs to the one who runs Mentor.
public struct ArtefactFile: Sendable {
    static let magic = Array("MentorKB".utf8)
    /// Raised whenever the order of the fields of anything stored changes.
    static let version: UInt32 = 1

    private struct Block {
        let name: String
        let range: Range<Int>
        let checksum: UInt64
    }

    /// What it was made from.
    public let origin: String
    private let bytes: [UInt8]
    private let blocks: [Block]

    /// Opens the header.
    ///
    /// - Parameter origin: what it must have been made from; nil to accept any.
    /// - Throws: `notAnArtefact`, `otherVersion`, `damaged`, `otherOrigin`.
    public init(_ bytes: [UInt8], origin wanted: String? = nil) throws(ArtefactError) {
        let head = Self.magic.count + 8
        guard bytes.count >= head, bytes.starts(with: Self.magic) else {
            throw ArtefactError(
                .notAnArtefact, at: "header", expected: "“MentorKB”",
                found: "“\(String(decoding: bytes.prefix(8), as: UTF8.self))”")
        }
        var reader = ArtefactReader(bytes, Self.magic.count..<bytes.count, place: "header")
        let version = try reader.word()
        guard version == Self.version else {
            throw ArtefactError(.otherVersion, at: "header", expected: "format version \(Self.version)", found: "\(version)")
        }
        let length = Int(try reader.word())
        guard length + 8 <= bytes.count - head else {
            throw reader.damaged("a table of \(length) bytes", "a file of \(bytes.count)")
        }
        var sum = ArtefactReader(bytes, (head + length)..<(head + length + 8), place: "header")
        guard try sum.longWord() == Checksum.of(bytes[..<(head + length)]) else {
            throw reader.damaged("a header that fits its checksum", "another")
        }
        var table = ArtefactReader(bytes, head..<(head + length), place: "header")
        origin = try table.text()
        if let wanted, wanted != origin {
            throw ArtefactError(.otherOrigin, at: "header", expected: wanted, found: origin)
        }
        var blocks: [Block] = []
        var start = head + length + 8
        for _ in 0..<(try table.count(of: 10)) {
            let name = try table.text()
            let count = try table.number()
            guard count <= bytes.count - start else {
                throw reader.damaged("\(count) bytes of “\(name)”", "\(bytes.count - start)")
            }
            blocks.append(Block(name: name, range: start..<(start + count), checksum: try table.longWord()))
            start += count
        }
        try table.finish()
        guard start == bytes.count else { throw reader.damaged("a file of \(start) bytes", "\(bytes.count)") }
        self.bytes = bytes
        self.blocks = blocks
    }

    /// The bytes of an artefact.
    public static func encoded(origin: String, blocks: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var table = ArtefactWriter()
        origin.store(in: &table)
        table.write(count: blocks.count)
        for block in blocks {
            block.name.store(in: &table)
            table.write(count: block.bytes.count)
            table.write(Checksum.of(block.bytes[...]))
        }
        var head = ArtefactWriter()
        head.write(version)
        head.write(UInt32(table.bytes.count))
        var bytes = magic + head.bytes + table.bytes
        var sum = ArtefactWriter()
        sum.write(Checksum.of(bytes[...]))
        bytes += sum.bytes
        for block in blocks { bytes += block.bytes }
        return bytes
    }

    /// The names of the blocks, in order.
    public var names: [String] { blocks.map(\.name) }

    /// A reader of a block, once its checksum has been compared.
    /// - Throws: `missingBlock`, `damaged`.
    public func block(_ name: String) throws(ArtefactError) -> ArtefactReader {
        ArtefactReader(bytes, try range(of: name), place: name)
    }

    /// The bytes of a block, to be put into another artefact.
    /// - Throws: `missingBlock`, `damaged`.
    public func bytes(of name: String) throws(ArtefactError) -> [UInt8] { Array(bytes[try range(of: name)]) }

    private func range(of name: String) throws(ArtefactError) -> Range<Int> {
        guard let block = blocks.first(where: { $0.name == name }) else {
            throw ArtefactError(
                .missingBlock, at: name, expected: "a block of this name",
                found: names.isEmpty ? "none" : names.joined(separator: ", "))
        }
        guard Checksum.of(bytes[block.range]) == block.checksum else {
            throw ArtefactError(.damaged, at: name, expected: "bytes that fit their checksum", found: "others")
        }
        return block.range
    }

    /// Compares every checksum.
    /// - Throws: `damaged` for the first block that does not fit its own.
    public func verify() throws(ArtefactError) {
        for name in names { _ = try block(name) }
    }
}
