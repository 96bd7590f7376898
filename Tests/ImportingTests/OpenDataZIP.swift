/// Makes ZIP files byte by byte, right ones and wrong ones.
///
/// D. Pkware, APPNOTE.TXT, .ZIP File Format Specification, version 6.3.10, 2022, sections 4.3.7, 4.3.12 and 4.3.16; P. Deutsch, DEFLATE,
/// RFC 1951, 1996, section 3.2.6.
struct OpenDataZIP {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file as it is; `checksum` overrides the right one.
    mutating func store(_ name: String, _ content: [UInt8], checksum: UInt32? = nil) {
        add(name, packed: content, size: content.count, method: 0, checksum: checksum ?? Self.checksum(content))
    }

    /// Adds a file of `repetitions` × 258 + 1 zero bytes, packed to thirteen bits for each 258.
    mutating func storeZeros(_ name: String, repetitions: Int) {
        var bits = BitWriter()
        bits.append(0b1, 1)  // The last block,
        bits.append(0b01, 2)  // with the fixed codes.
        bits.appendCode(0b0011_0000, 8)  // The literal 0.
        for _ in 0..<repetitions {
            bits.appendCode(0b1100_0101, 8)  // A length of 258,
            bits.appendCode(0, 5)  // one byte back.
        }
        bits.appendCode(0, 7)  // The end of the block.
        let size = repetitions * 258 + 1
        add(
            name, packed: bits.bytes, size: size, method: 8, checksum: Self.checksum([UInt8](repeating: 0, count: size))
        )
    }

    /// The whole archive.
    var bytes: [UInt8] {
        body + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2)
            + Self.number(count, 2)
            + Self.number(directory.count, 4) + Self.number(body.count, 4) + Self.number(0, 2)
    }

    private mutating func add(_ name: String, packed: [UInt8], size: Int, method: Int, checksum: UInt32) {
        let common =
            Self.number(20, 2) + Self.number(0, 2) + Self.number(method, 2) + Self.number(0, 4)
            + Self.number(Int(checksum), 4)
            + Self.number(packed.count, 4) + Self.number(size, 4) + Self.number(name.utf8.count, 2) + Self.number(0, 2)
        let offset = body.count
        body += Self.number(0x0403_4B50, 4) + common + Array(name.utf8) + packed
        directory +=
            Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common + Self.number(0, 2) + Self.number(0, 2)
            + Self.number(0, 2)
            + Self.number(0, 4) + Self.number(offset, 4) + Array(name.utf8)
        count += 1
    }

    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
    }
}

/// Bits into bytes, the lowest first.
private struct BitWriter {
    var bytes: [UInt8] = []
    private var used = 8

    /// A number, its lowest bit first.
    mutating func append(_ value: Int, _ bits: Int) { for bit in 0..<bits { append(value >> bit & 1) } }

    /// A code of the format, its highest bit first.
    mutating func appendCode(_ value: Int, _ bits: Int) {
        for bit in (0..<bits).reversed() { append(value >> bit & 1) }
    }

    private mutating func append(_ bit: Int) {
        if used == 8 {
            bytes.append(0)
            used = 0
        }
        bytes[bytes.count - 1] |= UInt8(bit << used)
        used += 1
    }
}
