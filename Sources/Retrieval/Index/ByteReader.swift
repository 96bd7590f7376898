/// Reads what `ByteWriter` wrote; never beyond the end of its section.
struct ByteReader {
    /// The section's name, for errors.
    let place: String
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>, place: String) {
        self.bytes = bytes
        self.place = place
        at = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - at }

    /// - Throws: `damaged` when fewer bytes than that remain.
    mutating func read(_ count: Int) throws(RetrievalError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw damaged("\(count) more bytes", "\(remaining)") }
        defer { at += count }
        return bytes[at..<at + count]
    }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
        _ type: Value.Type = Value.self
    ) throws(RetrievalError) -> Value {
        var value: Value = 0
        for (index, byte) in try read(Value.bitWidth / 8).enumerated() { value |= Value(byte) << Value(8 * index) }
        return value
    }

    mutating func variable() throws(RetrievalError) -> UInt32 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), through: 28, by: 7) {
            guard at < bytes.endIndex else { throw damaged("a number", "the end") }
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 {
                guard value <= UInt64(UInt32.max) else { break }
                return UInt32(value)
            }
        }
        throw damaged("a number of 32 bits", "a longer one")
    }

    mutating func text() throws(RetrievalError) -> String {
        String(decoding: try read(Int(variable())), as: UTF8.self)
    }

    /// - Throws: `damaged` unless everything has been read.
    func end() throws(RetrievalError) {
        guard remaining == 0 else { throw damaged("the end", "\(remaining) more bytes") }
    }

    func damaged(_ expected: String, _ found: String) -> RetrievalError {
        RetrievalError(.damaged, at: place, expected: expected, found: found, remedy: "build the index again")
    }
}
