/// The frame around a packed list: a header of 40 bytes, then the content.
///
/// | bytes | little-endian |
/// | --- | --- |
/// | 0–3 | magic, four ASCII letters that name the kind of list |
/// | 4–7 | format version |
/// | 8–15 | number of entries |
/// | 16–23 | a parameter of the list's own |
/// | 24–31 | checksum of the content |
/// | 32–39 | checksum of the 32 bytes before |
///
/// Loading reads every content byte once, for the checksum, and builds nothing: the bytes themselves are searched.
struct PackedList: Sendable, Equatable {
    static let headerLength = 40
    static let version: UInt32 = 1

    /// Header and content.
    let bytes: [UInt8]
    let count: Int
    let parameter: Int

    /// - Throws: `TextAnalysisError` for another magic, another version, or bytes that are not those written.
    init(_ bytes: [UInt8], magic: String) throws(TextAnalysisError) {
        let remedy = "make the list again with “mentor kb pack-words”"
        guard bytes.count >= PackedList.headerLength else {
            throw TextAnalysisError(
                .notAPackedList, expected: "at least \(PackedList.headerLength) bytes", found: "\(bytes.count)",
                remedy: remedy)
        }
        guard PackedList.spells(magic, at: bytes) else {
            throw TextAnalysisError(
                .notAPackedList, expected: "a file beginning with “\(magic)”", found: "other bytes", remedy: remedy)
        }
        guard PackedList.word(bytes, at: 32) == PackedList.checksum(bytes[0..<32]) else {
            throw TextAnalysisError(
                .damaged, expected: "a sound header", found: "another checksum", remedy: remedy)
        }
        let version = UInt32(truncatingIfNeeded: PackedList.word(bytes, at: 4))
        guard version == PackedList.version else {
            throw TextAnalysisError(
                .unsupportedVersion, expected: "format version \(PackedList.version)", found: "\(version)",
                remedy: remedy)
        }
        guard PackedList.word(bytes, at: 24) == PackedList.checksum(bytes[PackedList.headerLength...]) else {
            throw TextAnalysisError(
                .damaged, expected: "the content that was written", found: "another checksum", remedy: remedy)
        }
        self.bytes = bytes
        count = Int(truncatingIfNeeded: PackedList.word(bytes, at: 8) & 0xFFFF_FFFF)
        parameter = Int(truncatingIfNeeded: PackedList.word(bytes, at: 16) & 0xFFFF_FFFF)
    }

    /// Puts a header before `content`.
    static func pack(magic: String, count: Int, parameter: Int, content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(headerLength + content.count)
        bytes += Array(magic.utf8)
        append(UInt64(version), to: &bytes, length: 4)
        append(UInt64(count), to: &bytes)
        append(UInt64(parameter), to: &bytes)
        append(checksum(content[...]), to: &bytes)
        append(checksum(bytes[...]), to: &bytes)
        return bytes + content
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8], length: Int = 8) {
        for place in 0..<length { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
    }

    private static func spells(_ magic: String, at bytes: [UInt8]) -> Bool {
        bytes.starts(with: magic.utf8)
    }

    /// Eight bytes at `offset`, little-endian, where there are that many.
    private static func word(_ bytes: [UInt8], at offset: Int) -> UInt64 {
        bytes[offset..<(offset + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A checksum of eight bytes a step, each step a bijection: two contents that differ in one word never agree.
    static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { content in
            var sum = UInt64(content.count) &+ 0x9E37_79B9_7F4A_7C15
            func add(_ word: UInt64) {
                sum = (sum ^ word) &* 0xFF51_AFD7_ED55_8CCD
                sum ^= sum >> 32
            }
            var offset = 0
            while offset + 8 <= content.count {
                add(UInt64(littleEndian: unsafe content.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
            var rest: UInt64 = 0
            while offset < content.count {
                rest = unsafe rest << 8 | UInt64(content[offset])
                offset += 1
            }
            add(rest)
            return sum
        }
    }
}
