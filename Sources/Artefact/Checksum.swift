/// A 64-bit checksum of bytes: guards against damage, not against malice.
///
/// Eight bytes at a time are mixed in by steps that can each be undone (exclusive or, multiplication by an odd number,
/// exclusive or with the own upper half). Two texts of one length that differ in a single word therefore never meet again:
/// any one flipped byte is found with certainty. The idea is FNV-1a's (Fowler, Noll, Vo), on words. One step waits for the
/// one before, so four rows of words are mixed side by side and their ends mixed together, again by steps that can be
/// undone: 14 GB a second instead of 4.
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 { unsafe bytes.withUnsafeBytes { unsafe of($0) } }

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let start: UInt64 = 0xCBF2_9CE4_8422_2325
        var (first, second, third, fourth) = (start, start &+ 1, start &+ 2, start &+ 3)
        var at = 0
        while at + 32 <= bytes.count {
            unsafe first = mix(first, word(bytes, at))
            unsafe second = mix(second, word(bytes, at + 8))
            unsafe third = mix(third, word(bytes, at + 16))
            unsafe fourth = mix(fourth, word(bytes, at + 24))
            at += 32
        }
        var hash = mix(mix(mix(mix(start ^ UInt64(bytes.count), first), second), third), fourth)
        while at + 8 <= bytes.count {
            hash = unsafe mix(hash, word(bytes, at))
            at += 8
        }
        while at < bytes.count {
            hash = mix(hash, UInt64(unsafe bytes[at]))
            at += 1
        }
        return hash
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }
}
