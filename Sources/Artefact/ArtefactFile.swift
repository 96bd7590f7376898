/// A compiled artefact: named blocks behind a header that says what they were made from.
///
///     "MentorKB"                                  8 bytes
///     format version                              UInt32
///     nothing                                     UInt32
///     where the table begins                      UInt64
///     its length                                  UInt64
///     nothing                                     16 bytes
///     checksum of the 48 bytes above              UInt64
///     checksum of the table                       UInt64
///     blocks, each at a multiple of 64 bytes      padded with zeros
///     table: origin; number of blocks; for each   as `ArtefactWriter` writes them, to the end of the file
///       its name, its length, its checksums
///
/// The origin names the files and the program that it was made from: an artefact of another origin is refused before
/// anything in it is read. The naive file has one checksum and is read whole: half a gigabyte of search index would take
/// half a second before the first question. Here the file is mapped, the header and the table are checked when it is
/// opened (a hundred kilobytes for a file of a gigabyte), and blocks have a checksum for every 64 KB (`MappedBlock`),
/// compared when they are first touched; `verify` compares them all. The table comes last, so that a file larger than
/// memory can be written in one go. Checksums guard against damage, not against malice: the file belongs to the one who
/// runs Mentor, and nobody may shorten it while it is open.
public struct ArtefactFile: Sendable {
    static let magic = Array("MentorKB".utf8)
    /// Raised whenever the order of the fields of anything stored changes.
    static let version: UInt32 = 5
    /// Bytes.
    static let head = 64

    /// What it was made from.
    public let origin: String
    /// In the order of the file.
    private let blocks: [MappedBlock]
    /// Bytes of the whole file.
    public let size: Int

    /// Maps a file and checks its header and its table.
    ///
    /// - Parameter origin: what it must have been made from; nil to accept any.
    /// - Throws: `unreadable`, `notAnArtefact`, `otherVersion`, `damaged`, `otherOrigin`.
    public init(mapping path: String, origin wanted: String? = nil) throws(ArtefactError) {
        let bytes = try ArtefactBytes(mapping: path)
        try self.init(bytes, 0..<bytes.count, wanted)
    }

    /// The same for bytes in memory.
    public init(_ bytes: [UInt8], origin wanted: String? = nil) throws(ArtefactError) {
        try self.init(ArtefactBytes(bytes), 0..<bytes.count, wanted)
    }

    /// The same for an artefact that lies in a block of another, as what is left to read there; it is read in place, and
    /// its blocks begin wherever they happen to in memory.
    public init(_ part: ArtefactReader, origin wanted: String? = nil) throws(ArtefactError) {
        try self.init(part.owner, part.at..<part.end, wanted)
    }

    private init(_ bytes: ArtefactBytes, _ place: Range<Int>, _ wanted: String?) throws(ArtefactError) {
        let all = unsafe UnsafeRawBufferPointer(rebasing: bytes.all[place])
        guard place.count >= Self.magic.count, unsafe all.starts(with: Self.magic) else {
            throw ArtefactError(
                .notAnArtefact, at: "header", expected: "“MentorKB”",
                found: "“\(unsafe String(decoding: all.prefix(8), as: UTF8.self))”")
        }
        let base = place.lowerBound
        var head = ArtefactReader(bytes, base + Self.magic.count..<base + min(Self.head, place.count), place: "header")
        let version = try head.word()
        guard version == Self.version else {
            throw ArtefactError(.otherVersion, at: "header", expected: "format version \(Self.version)", found: "\(version)")
        }
        _ = try head.word()
        let (start, length) = (try head.longWord(), try head.longWord())
        _ = (try head.longWord(), try head.longWord())
        let headSum = unsafe Checksum.of(UnsafeRawBufferPointer(rebasing: all[..<min(Self.head - 16, all.count)]))
        guard try head.longWord() == headSum else {
            throw head.damaged("a header that fits its checksum", "another")
        }
        guard start >= Self.head, start <= UInt64(place.count), UInt64(place.count) - start == length else {
            throw head.damaged("a table of \(length) bytes behind \(start) others", "a file of \(place.count)")
        }
        let tableStart = Int(start)
        let tableSum = unsafe Checksum.of(UnsafeRawBufferPointer(rebasing: all[tableStart...]))
        guard try head.longWord() == tableSum else {
            throw head.damaged("a table that fits its checksum", "another")
        }
        var table = ArtefactReader(bytes, base + tableStart..<place.upperBound, place: "header")
        origin = try table.text()
        if let wanted, wanted != origin {
            throw ArtefactError(.otherOrigin, at: "header", expected: wanted, found: origin)
        }
        blocks = try Self.blocks(of: &table, in: bytes, base + Self.head..<base + tableStart)
        size = place.count
    }

    /// Reads the table, whose blocks must fill all of `place`.
    private static func blocks(
        of table: inout ArtefactReader, in bytes: ArtefactBytes, _ place: Range<Int>
    ) throws(ArtefactError) -> [MappedBlock] {
        var found: [(name: String, start: Int, count: Int, first: Int)] = []
        var sums: [UInt64] = []
        let end = place.upperBound
        var start = place.lowerBound
        for _ in 0..<(try table.count(of: 3)) {
            let name = try table.text()
            let count = try table.number()
            guard count <= end - start, MappedBlock.padded(count) <= end - start else {
                throw table.damaged("\(count) bytes of “\(name)”", "\(end - start)")
            }
            let own = try table.numbers(UInt64(0))
            guard own.count == MappedBlock.chunks(count) else {
                throw table.damaged("\(MappedBlock.chunks(count)) checksums of “\(name)”", "\(own.count)")
            }
            found.append((name, start, count, sums.count))
            sums += own
            start += MappedBlock.padded(count)
        }
        try table.finish()
        guard start == end else { throw table.damaged("blocks of \(start - place.lowerBound) bytes", "\(place.count)") }
        let shared = ChunkSums(sums)
        return found.map {
            MappedBlock(name: $0.name, start: $0.start, count: $0.count, owner: bytes, sums: shared, first: $0.first)
        }
    }

    /// The names of the blocks, in order.
    public var names: [String] { blocks.map(\.name) }

    /// A block, to be read in place.
    /// - Throws: `missingBlock`.
    public func mapped(_ name: String) throws(ArtefactError) -> MappedBlock {
        guard let block = blocks.first(where: { $0.name == name }) else {
            throw ArtefactError(
                .missingBlock, at: name, expected: "a block of this name",
                found: names.isEmpty ? "none" : names.joined(separator: ", "))
        }
        return block
    }

    /// A reader of a block, once all its checksums have been compared.
    /// - Throws: `missingBlock`, `damaged`.
    public func block(_ name: String) throws(ArtefactError) -> ArtefactReader { try mapped(name).reader() }

    /// The bytes of a block, to be put into another artefact.
    /// - Throws: `missingBlock`, `damaged`.
    public func bytes(of name: String) throws(ArtefactError) -> [UInt8] {
        let block = try mapped(name)
        try block.touch()
        return unsafe block.withUnsafeBytes { unsafe Array($0) }
    }

    /// Compares every checksum, whatever was compared before.
    /// - Throws: `damaged` for the first block that does not fit its own.
    public func verify() throws(ArtefactError) {
        for block in blocks { try block.verify() }
    }
}
