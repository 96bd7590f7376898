/// Integers in seven-bit groups, lowest first, the high bit saying that more follow.
enum VariableByte {
    /// Appends 1 to 5 bytes.
    @inline(__always)
    static func append(_ value: UInt32, to output: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Reads one integer and moves `offset` behind it; bits beyond 32 are dropped, and the end of the input ends it.
    @inline(__always)
    static func read(_ input: [UInt8], at offset: inout Int) -> UInt32 {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while offset < input.count {
            let byte = input[offset]
            offset += 1
            value |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return value
    }
}
