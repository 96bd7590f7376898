/// A block of an artefact, read in place: nothing is copied, and only what is touched is checked.
///
/// A block can be larger than memory, so neither its bytes nor its checksum can be asked for as a whole. It is cut into
/// chunks of 64 KB, each with a checksum in the table of the file. `touch` compares those of the chunks that a range lies
/// in, each once for all readers of the file: a set bit says that it was, and a chunk that two threads compare at once is
/// merely compared twice. What was touched may then be read by `load`, `withBytes` or a reader; what was not is outside
/// data still, which no check stands behind. A block begins at a multiple of 64 bytes, in the file and in
/// memory, unless the artefact itself lies within another.
@safe public struct MappedBlock: Sendable {
    /// Bytes: where blocks begin.
    public static let alignment = 64
    /// Bytes with one checksum.
    public static let chunk = 1 << 16

    public let name: String
    /// Bytes.
    public let count: Int
    // Shared without isolation: never written to, and `owner` keeps them.
    @usableFromInline nonisolated(unsafe) let bytes: UnsafeRawPointer
    private let start: Int
    private let owner: ArtefactBytes
    private let sums: ChunkSums
    /// Of the block's first chunk.
    private let first: Int

    /// - Parameter start: where it begins in `owner`; the block with the padding behind it must lie within the bytes.
    init(name: String, start: Int, count: Int, owner: ArtefactBytes, sums: ChunkSums, first: Int) {
        self.name = name
        self.start = start
        self.count = count
        self.owner = owner
        self.sums = sums
        self.first = first
        unsafe bytes = unsafe owner.all.baseAddress.map { unsafe $0 + start } ?? UnsafeRawPointer(Self.nowhere)
    }

    /// Where a block without bytes lies, in an artefact without blocks. Shared without isolation: nobody reads or writes it.
    private nonisolated(unsafe) static let nowhere = UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: alignment)

    /// Bytes with the padding behind them, which the last checksum covers.
    static func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

    static func chunks(_ count: Int) -> Int { (count + chunk - 1) / chunk }

    // MARK: Checking

    /// Compares the checksums of the chunks that the range lies in, unless that was done before.
    ///
    /// - Parameter range: of bytes, within `0..<count`.
    /// - Throws: `damaged`.
    public func touch(_ range: Range<Int>) throws(ArtefactError) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "bytes beyond the end of a block")
        guard !range.isEmpty else { return }
        for index in range.lowerBound / Self.chunk...(range.upperBound - 1) / Self.chunk where !sums.isChecked(first + index) {
            try check(index)
        }
    }

    /// Compares all checksums that were not compared before.
    /// - Throws: `damaged`.
    public func touch() throws(ArtefactError) { try touch(0..<count) }

    /// Compares all checksums, those compared before included.
    /// - Throws: `damaged` for the first chunk that does not fit.
    public func verify() throws(ArtefactError) {
        for index in 0..<Self.chunks(count) { try check(index) }
    }

    private func check(_ index: Int) throws(ArtefactError) {
        let start = index * Self.chunk
        let bytes = unsafe UnsafeRawBufferPointer(start: bytes + start, count: min(Self.chunk, Self.padded(count) - start))
        guard unsafe Checksum.of(bytes) == sums[first + index] else {
            throw ArtefactError(.damaged, at: name, expected: "bytes that fit their checksum", found: "others")
        }
        sums.setChecked(first + index)
    }

    // MARK: Reading

    /// The number at an offset, little-endian, wherever it lies.
    ///
    /// - Parameter offset: in bytes; with the size of the number within `0...count`, else the program ends. Untouched
    ///   bytes are not checked here.
    @inlinable @inline(__always)
    public func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Number.Type = Number.self) -> Number {
        precondition(offset >= 0 && offset <= count - MemoryLayout<Number>.size, "bytes beyond the end of a block")
        return Number(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }

    /// The bytes, for as long as `body` runs. Untouched bytes are not checked here.
    @inlinable
    public func withBytes<Result, Failure>(_ body: (RawSpan) throws(Failure) -> Result) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(unsafe UnsafeRawBufferPointer(start: bytes, count: count).bytes)
    }

    /// The same without bounds checks, for loops that have checked their bounds.
    @inlinable
    public func withUnsafeBytes<Result, Failure>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try unsafe body(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    /// A reader of a part, once it has been touched.
    ///
    /// - Parameter range: of bytes, within `0..<count`.
    /// - Throws: `damaged`.
    public func reader(_ range: Range<Int>) throws(ArtefactError) -> ArtefactReader {
        try touch(range)
        return ArtefactReader(owner, start + range.lowerBound..<start + range.upperBound, place: name)
    }

    /// A reader of the whole block, once all of it has been touched.
    /// - Throws: `damaged`.
    public func reader() throws(ArtefactError) -> ArtefactReader { try reader(0..<count) }
}
