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

    /// Reads one integer and moves `offset` behind it; bits beyond 32 are dropped.
    @inline(__always)
    static func read(_ input: [UInt8], at offset: inout Int) -> UInt32 {
        var byte = input[offset]
        offset += 1
        if byte < 0x80 { return UInt32(byte) }
        var value = UInt32(byte & 0x7F)
        var shift: UInt32 = 7
        while true {
            byte = input[offset]
            offset += 1
            value |= UInt32(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }
}
