extension FoldedText {
    /// Folds what a French or English text seldom holds: full width, styled letters, emoji, other scripts.
    mutating func foldRare(_ value: UInt32, from start: Int, to end: Int) {
        switch value {
        case 0xFF01...0xFF5E:
            append(FoldingTable.ascii[Int(value - 0xFEE0)], from: start, to: end)
        case 0x1D400...0x1D6A3:
            // Styled alphabets, 52 letters each; two thirds of what people paste from "fancy text" pages.
            append(UInt8(ascii: "a") + UInt8((value - 0x1D400) % 26), from: start, to: end)
        case 0x1D7CE...0x1D7FF:
            append(UInt8(ascii: "0") + UInt8((value - 0x1D7CE) % 10), from: start, to: end)
        case 0x24B6...0x24E9:
            append(UInt8(ascii: "a") + UInt8((value - 0x24B6) % 26), from: start, to: end)
        case 0xB2, 0xB3: append(UInt8(ascii: "0") + UInt8(value - 0xB0), from: start, to: end)
        case 0xB9: append(UInt8(ascii: "1"), from: start, to: end)
        case 0x2070, 0x2074...0x2079: append(UInt8(ascii: "0") + UInt8(value - 0x2070), from: start, to: end)
        case 0x2080...0x2089: append(UInt8(ascii: "0") + UInt8(value - 0x2080), from: start, to: end)
        case 0xFB00: append("ff", from: start, to: end)
        case 0xFB01: append("fi", from: start, to: end)
        case 0xFB02: append("fl", from: start, to: end)
        case 0xFB03: append("ffi", from: start, to: end)
        case 0xFB04: append("ffl", from: start, to: end)
        case 0xFB05, 0xFB06: append("st", from: start, to: end)
        case 0x2116: append("no", from: start, to: end)
        case 0x212A: append(UInt8(ascii: "k"), from: start, to: end)
        case 0x203C, 0x3002, 0xFF61: append(UInt8(ascii: "!"), from: start, to: end)
        case 0x2047...0x2049, 0x37E, 0x61F: append(UInt8(ascii: "?"), from: start, to: end)
        case 0x3001, 0xFF64, 0x60C: append(UInt8(ascii: ","), from: start, to: end)
        case 0x2044, 0x2215: append(UInt8(ascii: "/"), from: start, to: end)
        case 0x180...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7FF, 0xAB30...0xAB6F, 0xAA, 0xBA:
            foldNamed(value, from: start, to: end)
        default:
            foldByProperties(value, from: start, to: end)
        }
    }

    /// A Latin letter is told by its Unicode name: "LATIN SMALL LETTER A WITH BREVE AND ACUTE" is an "a".
    private mutating func foldNamed(_ value: UInt32, from start: Int, to end: Int) {
        if value == 0xAA || value == 0xBA {
            append(UInt8(ascii: value == 0xAA ? "a" : "o"), from: start, to: end)
            return
        }
        if value == 0x1E9E {
            append("ss", from: start, to: end)
            return
        }
        guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name else { return }
        let prefix = name.hasPrefix("LATIN SMALL LETTER ") ? 19 : name.hasPrefix("LATIN CAPITAL LETTER ") ? 21 : 0
        let rest = name.utf8.dropFirst(prefix)
        if prefix > 0, let letter = rest.first, rest.dropFirst().first == nil || rest.dropFirst().first == 0x20,
            (0x41...0x5A).contains(letter)
        {
            append(letter | 0x20, from: start, to: end)
        } else {
            foldByProperties(value, from: start, to: end)
        }
    }

    private mutating func foldByProperties(_ value: UInt32, from start: Int, to end: Int) {
        guard let scalar = Unicode.Scalar(value) else { return }
        if (0x1F1E6...0x1F1FF).contains(value) {
            append(FoldedByte.flag, from: start, to: end)
            return
        }
        if (0x1F3FB...0x1F3FF).contains(value) {
            append(FoldedByte.modifier, from: start, to: end)
            return
        }
        let properties = scalar.properties
        if isShownAsPicture(scalar, endingAt: end) {
            append(FoldedByte.emoji, from: start, to: end)
            return
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark:
            if let last = ends.indices.last { ends[last] = Int32(truncatingIfNeeded: end) }
        case .decimalNumber:
            let digit = properties.numericValue.flatMap { UInt8(exactly: $0) } ?? 0
            append(UInt8(ascii: "0") + min(digit, 9), from: start, to: end)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .letterNumber:
            for byte in properties.lowercaseMapping.utf8 where byte >= 0x80 { append(byte, from: start, to: end) }
        case .dashPunctuation: append(UInt8(ascii: "-"), from: start, to: end)
        case .spaceSeparator: append(FoldedByte.space, from: start, to: end)
        default: append(FoldedByte.other, from: start, to: end)
        }
    }

    /// Emoji by nature ("😀"), by the dingbats' block ("✅") or by a following variation selector ("❤️").
    private func isShownAsPicture(_ scalar: Unicode.Scalar, endingAt end: Int) -> Bool {
        if scalar.properties.isEmojiPresentation { return true }
        guard scalar.properties.isEmoji else { return false }
        if (0x2600...0x27BF).contains(scalar.value) { return true }
        return end + 2 < source.count && source[end] == 0xEF && source[end + 1] == 0xB8 && source[end + 2] == 0x8F
    }
}
