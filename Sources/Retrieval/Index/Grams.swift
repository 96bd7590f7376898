/// Runs of four bytes inside a word.
///
/// A word's edges count as a byte of their own, a space, so that a beginning weighs differently from a middle:
/// "métier", folded, gives " met", "meti", "etie", "tier" and "ier ". Bytes instead of characters make a gram one
/// 32-bit integer; folded French and English are ASCII, and for other scripts four bytes still are two letters.
enum Grams {
    /// The grams of a folded word in order, big-endian; none for a word of one byte.
    static func of(_ word: String) -> [UInt32] {
        let edge = UInt8(ascii: " ")
        var grams: [UInt32] = []
        var window = UInt32(edge)
        var filled = 1
        for byte in word.utf8 {
            window = window << 8 | UInt32(byte)
            filled += 1
            if filled >= 4 { grams.append(window) }
        }
        guard filled >= 3 else { return [] }
        grams.append(window << 8 | UInt32(edge))
        return grams
    }

    static func bytes(of gram: UInt32) -> [UInt8] {
        [UInt8(gram >> 24), UInt8(gram >> 16 & 0xFF), UInt8(gram >> 8 & 0xFF), UInt8(gram & 0xFF)]
    }
}
