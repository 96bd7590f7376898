/// What is known of a full block without unpacking it: enough to skip it.
///
/// How much a block can add to a score at most depends on the similarity, which an index does not know. What it keeps is
/// therefore similarity-blind: up to four pairs of (frequency, length) of which no posting of the block is better than all
/// in both, as Lucene's impacts (Grand, Muir, Ferenczi, Lin, "From MAXSCORE to Block-Max WAND: The Story of How Lucene
/// Significantly Improved Query Evaluation Performance", 2020). Frequencies are rounded up and lengths down to one byte
/// each, which keeps every bound true.
struct BlockSummary: Sendable, Hashable {
    /// Bytes in the file.
    static let size = 22
    static let pairs = 4

    var lastDocument: UInt32
    /// Index of the first vector in the store's packed vectors.
    var start: UInt32
    /// Byte offset of the block's positions.
    var positions: UInt32
    /// Bits of a packed gap.
    var documentWidth: UInt8
    /// Bits of a packed frequency minus one.
    var frequencyWidth: UInt8
    /// Four pairs of bytes, frequency and length.
    var impacts: UInt64

    /// Of the pairs: the frequency in whole occurrences, rounded up; 255 for that and more.
    static func code(frequency: UInt32, scale: UInt32) -> UInt8 { UInt8(clamping: (frequency + scale - 1) / scale) }

    /// Of the pairs: the length in terms, rounded down: as it is below 64, then with four bits behind the leading one.
    static func code(length: UInt32) -> UInt8 {
        guard length >= 64 else { return UInt8(length) }
        let exponent = 31 - length.leadingZeroBitCount
        let code = 64 + (exponent - 6) * 16 + Int(length >> UInt32(exponent - 4)) & 15
        return UInt8(clamping: code)
    }

    /// The least length of a code.
    static func length(_ code: UInt8) -> UInt32 {
        guard code >= 64 else { return UInt32(code) }
        let exponent = UInt32(code - 64) / 16 + 6
        return (16 + UInt32(code - 64) % 16) << (exponent - 4)
    }

    /// The best pairs of some postings.
    ///
    /// - Parameters:
    ///   - lengths: Of the postings' documents, parallel to `frequencies`.
    ///   - scale: The frequency of one plain occurrence.
    static func impacts(frequencies: ArraySlice<UInt32>, lengths: [UInt32], scale: UInt32) -> UInt64 {
        // By frequency, 1 to 8 and beyond: the least length and the highest frequency.
        var least = [UInt8](repeating: .max, count: 10)
        var highest: UInt8 = 0
        var index = 0
        for frequency in frequencies {
            let code = code(frequency: frequency, scale: scale)
            let level = min(Int(code), 9)
            least[level] = min(least[level], Self.code(length: lengths[index] / scale))
            highest = max(highest, code)
            index += 1
        }
        var pairs: [(frequency: UInt8, length: UInt8)] = []
        for level in (1...9).reversed() {
            guard least[level] < pairs.last?.length ?? .max || pairs.isEmpty && level <= highest else { continue }
            pairs.append((level == 9 ? highest : UInt8(level), least[level]))
        }
        // Too many: two that follow each other become one that is better than both.
        while pairs.count > Self.pairs {
            pairs[pairs.count - 2].length = pairs[pairs.count - 1].length
            pairs.removeLast()
        }
        var code: UInt64 = 0
        for place in 0..<Self.pairs {
            let pair = place < pairs.count ? pairs[place] : pairs.last ?? (1, 0)
            code |= (UInt64(pair.frequency) << 8 | UInt64(pair.length)) << UInt64(16 * place)
        }
        return code
    }
}

extension BlockSummary {
    /// The pairs of a code, for checking.
    static func all(_ impacts: UInt64) -> [(frequency: UInt8, length: UInt8)] {
        (0..<pairs).map { place in
            let pair = impacts >> UInt64(16 * place)
            return (UInt8(truncatingIfNeeded: pair >> 8), UInt8(truncatingIfNeeded: pair))
        }
    }
}
