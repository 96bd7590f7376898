/// A 64-bit checksum of bytes: guards against damage, not against malice.
///
/// Eight bytes at a time are mixed in by steps that can each be undone (exclusive or, multiplication by an odd number,
/// exclusive or with the own upper half). Two texts of one length that differ in a single word therefore never meet again:
/// any one flipped byte is found with certainty. The idea is FNV-1a's (Fowler, Noll, Vo), on words.
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBytes { content in
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(content.count)
            var at = 0
            while at + 8 <= content.count {
                hash = mix(hash, UInt64(littleEndian: unsafe content.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
                at += 8
            }
            while at < content.count {
                hash = mix(hash, UInt64(unsafe content[at]))
                at += 1
            }
            return hash
        }
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
