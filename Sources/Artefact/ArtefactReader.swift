/// Reads what `ArtefactWriter` wrote, in place, and never beyond the end of its block.
@safe public struct ArtefactReader: Sendable {
    /// Keeps the bytes.
    let owner: ArtefactBytes
    // Shared without isolation: never written to, and `owner` keeps them.
    @usableFromInline nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    @usableFromInline var at: Int
    @usableFromInline let end: Int
    /// The block's name, for errors.
    private let place: String

    /// - Parameter range: the part of `owner` to read; must lie within it.
    init(_ owner: ArtefactBytes, _ range: Range<Int>, place: String) {
        precondition(range.lowerBound >= 0 && range.upperBound <= owner.count)
        self.owner = owner
        unsafe bytes = owner.all
        self.place = place
        at = range.lowerBound
        end = range.upperBound
    }

    /// A reader over a copy of all of `bytes`.
    public init(_ bytes: [UInt8], place: String = "bytes") {
        self.init(ArtefactBytes(bytes), 0..<bytes.count, place: place)
    }

    @inlinable
    public mutating func byte() throws(ArtefactError) -> UInt8 { unsafe bytes[try take(1)] }

    public mutating func word() throws(ArtefactError) -> UInt32 { try load() }

    public mutating func longWord() throws(ArtefactError) -> UInt64 { try load() }

    public mutating func double() throws(ArtefactError) -> Double { Double(bitPattern: try load()) }

    public mutating func float() throws(ArtefactError) -> Float { Float(bitPattern: try load()) }

    /// Bytes that were not read yet.
    public var remaining: Int { end - at }

    /// A number of elements that take at least `size` bytes each, so that a damaged count cannot ask for more memory than
    /// the block has bytes.
    @inlinable
    public mutating func count(of size: Int = 1) throws(ArtefactError) -> Int {
        let value = try number()
        guard value <= (end - at) / max(size, 1) else {
            throw damaged("at most \((end - at) / max(size, 1)) elements", "\(value)")
        }
        return value
    }

    /// A number that counts nothing that follows. Most are below 128 and take one byte.
    @inlinable @inline(__always)
    public mutating func number() throws(ArtefactError) -> Int {
        if at < end, case let byte = unsafe bytes[at], byte < 0x80 {
            at += 1
            return Int(byte)
        }
        return try longNumber()
    }

    @usableFromInline
    mutating func longNumber() throws(ArtefactError) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 63 {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
            shift += 7
        }
        throw damaged("a number of 63 bits", "a longer one")
    }

    public mutating func raw() throws(ArtefactError) -> [UInt8] {
        let count = try count()
        let start = try take(count)
        return unsafe Array(UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
    }

    public mutating func text() throws(ArtefactError) -> String {
        let count = try count()
        let start = try take(count)
        return unsafe String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]), as: UTF8.self)
    }

    /// A reader of the bytes that `write(bytes:)` wrote, which are passed over here: what is not wanted yet is read later,
    /// or never.
    public mutating func part() throws(ArtefactError) -> ArtefactReader {
        let count = try count()
        let start = try take(count)
        return ArtefactReader(owner, start..<start + count, place: place)
    }

    /// The bytes that `write(bytes:)` wrote, or `write(numbers:)` numbers of one byte, where they lie.
    @inlinable
    public mutating func withBytes<Result>(_ body: (RawSpan) -> Result) throws(ArtefactError) -> Result {
        let count = try count()
        let start = try take(count)
        return body(unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]).bytes)
    }

    /// What `write(numbers:)` wrote.
    public mutating func numbers<Number: BitwiseCopyable>(_ zero: Number) throws(ArtefactError) -> [Number] {
        let size = MemoryLayout<Number>.stride
        let count = try count(of: size)
        let start = try take(count * size)
        return unsafe [Number](unsafeUninitializedCapacity: count) { room, filled in
            unsafe UnsafeMutableRawBufferPointer(room).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count * size]))
            filled = count
        }
    }

    /// - Throws: `damaged` unless everything has been read.
    public func finish() throws(ArtefactError) {
        guard at == end else { throw damaged("the end of the block", "\(end - at) more bytes") }
    }

    public func damaged(_ expected: String, _ found: String) -> ArtefactError {
        ArtefactError(.damaged, at: place, expected: expected, found: found)
    }

    @inlinable @inline(__always)
    mutating func take(_ count: Int) throws(ArtefactError) -> Int {
        guard count >= 0, count <= end - at else { throw damaged("\(count) more bytes", "\(end - at)") }
        defer { at += count }
        return at
    }

    private mutating func load<Value: FixedWidthInteger & BitwiseCopyable>() throws(ArtefactError) -> Value {
        let start = try take(MemoryLayout<Value>.size)
        return Value(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: start, as: Value.self))
    }
}
