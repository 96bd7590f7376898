/// A text reduced to the few byte values that the tokenizer has to tell apart, with the way back to the original.
///
/// The problem: "Ingénieur", "INGÉNIEUR", "inge\u{301}nieur" (a combining accent), "ｉｎｇéｎｉｅｕｒ" (full width) and
/// "ingé\u{200B}nieur" (a zero-width space) are one word to the person who reads them and five to a computer. The naive
/// way, lower-casing and normalising whole strings with Foundation, allocates several times and loses the offsets, so
/// that nothing can be shown back or cited.
///
/// Our way: one pass over the UTF-8 bytes. Every scalar becomes zero or more bytes of a small alphabet: lower-case
/// ASCII letters and digits, ASCII punctuation, the signs of `FoldedByte`, or, for a letter of another script, its own
/// UTF-8 bytes in lower case. For each byte made, `starts` and `ends` remember the half-open byte range of the original
/// characters it stands for; marks that vanish (accents, joiners) widen the range of the letter that bears them.
///
/// Limits: compatibility forms are folded for Latin letters, digits and punctuation only; a precomposed Greek or
/// Cyrillic letter keeps its accent, its decomposed twin loses it. Both are foreign to Mentor.
struct FoldedText: Sendable {
    /// The folded alphabet; bytes ≥ 0x80 belong to letters of other scripts, as UTF-8.
    var bytes: [UInt8] = []
    /// For each folded byte, where its characters begin: a UTF-8 byte offset into the original text.
    var starts: [Int32] = []
    /// For each folded byte, where its characters end (exclusive), combining marks included.
    var ends: [Int32] = []
    /// The original bytes that were read.
    var source: [UInt8]

    /// The first offsets: a run of letters copies its own, four times as fast as it would count them.
    private static let places = [Int32](0...Int32(Analyzer.longestMessage))

    /// Folds UTF-8 bytes, which must be valid, as those of a `String` are; at most 2 GB.
    init(_ source: [UInt8]) {
        self.source = source
        bytes.reserveCapacity(source.count)
        starts.reserveCapacity(source.count)
        ends.reserveCapacity(source.count)
        let ascii = FoldingTable.ascii
        var index = 0
        while index < source.count {
            if source[index] >= 0x80 {
                index = fold(scalarAt: index)
                continue
            }
            var end = index + 1
            while end < source.count, source[end] < 0x80 { end += 1 }
            bytes.append(contentsOf: source[index..<end].lazy.map { ascii[Int($0)] })
            if end < Self.places.count {
                starts.append(contentsOf: Self.places[index..<end])
                ends.append(contentsOf: Self.places[index + 1...end])
            } else {
                let places = Int32(truncatingIfNeeded: index)..<Int32(truncatingIfNeeded: end)
                starts.append(contentsOf: places)
                ends.append(contentsOf: places.lazy.map { $0 &+ 1 })
            }
            index = end
        }
    }

    init(_ text: String) { self.init(Array(text.utf8)) }

    /// Folds the multi-byte scalar at `index`; returns the index after it.
    private mutating func fold(scalarAt index: Int) -> Int {
        let (value, length) = FoldedText.decode(source, at: index)
        let end = index + length
        switch value {
        case 0xC0...0x17F:
            append(latin: value, from: index, to: end)
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            widen(to: end)
        case 0x2010...0x2012, 0x2013, 0x2212, 0xFE63, 0xFF0D, 0x2043:
            append(UInt8(ascii: "-"), from: index, to: end)
        case 0x2014, 0x2015, 0x2E3A, 0x2E3B, 0x2026, 0x2025:
            append(FoldedByte.clause, from: index, to: end)
        case 0x2018, 0x2019, 0x201B, 0x2BC, 0x2B9, 0x2BB, 0x2032, 0xB4, 0xFF07, 0x55A, 0xA78C:
            append(UInt8(ascii: "'"), from: index, to: end)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            append(FoldedByte.space, from: index, to: end)
        case 0x85, 0x2028, 0x2029:
            append(FoldedByte.newline, from: index, to: end)
        case 0x200D:
            if let last = bytes.last, FoldedByte.isPictorial(last) { append(FoldedByte.joiner, from: index, to: end) }
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200C, 0x200E, 0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFE00...0xFE0E, 0xE0000...0xE0FFF:
            break
        case 0xFE0F:
            if let last = bytes.last, FoldedByte.isPictorial(last) { widen(to: end) }
        case 0xB7, 0x2022, 0x2027, 0x22C5, 0x2219, 0x30FB, 0xFF65:
            append(FoldedByte.middleDot, from: index, to: end)
        case 0x20AC: append(FoldedByte.euro, from: index, to: end)
        case 0xA3, 0xFFE1: append(FoldedByte.pound, from: index, to: end)
        default:
            foldRare(value, from: index, to: end)
        }
        return end
    }

    mutating func append(_ byte: UInt8, from start: Int, to end: Int) {
        bytes.append(byte)
        starts.append(Int32(truncatingIfNeeded: start))
        ends.append(Int32(truncatingIfNeeded: end))
    }

    mutating func append(_ letters: String, from start: Int, to end: Int) {
        for letter in letters.utf8 { append(letter, from: start, to: end) }
    }

    /// A mark that vanishes belongs to the letter before it.
    private mutating func widen(to end: Int) {
        guard let last = ends.indices.last else { return }
        // A letter folded to two bytes ("œ") shares its marks.
        let start = starts[last]
        var index = last
        while index >= 0, last - index < 4, starts[index] == start {
            ends[index] = Int32(truncatingIfNeeded: end)
            index -= 1
        }
    }

    private mutating func append(latin value: UInt32, from start: Int, to end: Int) {
        let letters = FoldingTable.latin[Int(value - 0xC0)]
        if letters < 0x80 {
            append(letters, from: start, to: end)
            return
        }
        switch letters {
        case 0x80: append("ae", from: start, to: end)
        case 0x81: append("oe", from: start, to: end)
        case 0x82: append("ss", from: start, to: end)
        case 0x83: append("th", from: start, to: end)
        default: append("ij", from: start, to: end)
        }
    }

    /// The scalar at `index` and its length in bytes, of bytes that are valid UTF-8.
    static func decode(_ source: [UInt8], at index: Int) -> (value: UInt32, length: Int) {
        let lead = source[index]
        func tail(_ offset: Int) -> UInt32 {
            index + offset < source.count ? UInt32(source[index + offset] & 0x3F) : 0
        }
        switch lead {
        case ..<0x80: return (UInt32(lead), 1)
        case ..<0xE0: return (UInt32(lead & 0x1F) << 6 | tail(1), min(2, source.count - index))
        case ..<0xF0: return (UInt32(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), min(3, source.count - index))
        default:
            let value = UInt32(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            return (value, min(4, source.count - index))
        }
    }
}
