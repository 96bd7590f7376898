/// What each ASCII byte and each letter of Latin-1 and Latin Extended-A folds to.
enum FoldingTable {
    /// 128 entries: letters in lower case, controls as `FoldedByte.other`, tab and line ends as white space.
    static let ascii: [UInt8] = (0..<128).map { value -> UInt8 in
        switch UInt8(value) {
        case 0x41...0x5A: return UInt8(value) + 0x20
        case 0x09: return FoldedByte.space
        case 0x0A, 0x0B, 0x0C, 0x0D: return FoldedByte.newline
        case 0x00..<0x20, 0x7F: return FoldedByte.other
        case UInt8(ascii: "`"): return UInt8(ascii: "'")
        default: return UInt8(value)
        }
    }

    /// U+00C0 to U+017F, one entry a scalar: a base letter, or 0x80 and above for two letters (æ œ ß þ ĳ).
    ///
    /// In the strings below, the capitals are not letters: A = "ae", O = "oe", S = "ss", T = "th", J = "ij", and "_"
    /// is a sign that is no letter (× ÷).
    static let latin: [UInt8] = {
        let rows: [String] = [
            "aaaaaaAceeeeiiii", "dnooooo_ouuuuyTS", "aaaaaaAceeeeiiii", "dnooooo_ouuuuyTy",  // U+00C0
            "aaaaaaccccccccdd", "ddeeeeeeeeeegggg", "gggghhhhiiiiiiii", "iiJJjjkkklllllll",  // U+0100
            "lllnnnnnnnnnoooo", "ooOOrrrrrrssssss", "ssttttttuuuuuuuu", "uuuuwwyyyzzzzzzs",  // U+0140
        ]
        return rows.joined().utf8.map { letter -> UInt8 in
            switch letter {
            case UInt8(ascii: "A"): return 0x80
            case UInt8(ascii: "O"): return 0x81
            case UInt8(ascii: "S"): return 0x82
            case UInt8(ascii: "T"): return 0x83
            case UInt8(ascii: "J"): return 0x84
            case UInt8(ascii: "_"): return FoldedByte.other
            default: return letter
            }
        }
    }()
}
