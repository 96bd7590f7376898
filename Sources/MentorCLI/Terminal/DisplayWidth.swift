/// How many columns of a terminal a text takes.
///
/// The problem: a letter and its combining accent are two scalars in one column, an ideogram or an emoji is one
/// scalar in two. Counting bytes or scalars breaks the lines of an accented text too early and those of a Japanese
/// one too late.
///
/// Our way: the text is taken character by character (grapheme clusters, Unicode Standard Annex #29). A character is as
/// wide as its widest scalar; combining marks and format controls count for nothing; the wide blocks are those of
/// Unicode Standard Annex #11, joined into few ranges, plus what is shown as an emoji.
///
/// Limits: terminals disagree on flags and on joined emoji; the ambiguous widths of East Asian sets are taken as one.
enum DisplayWidth {
    /// Columns that `text` takes on one line.
    static func of(_ text: some StringProtocol) -> Int {
        var width = 0
        for character in text { width += of(character) }
        return width
    }

    /// Columns of one character: 0, 1 or 2.
    static func of(_ character: Character) -> Int {
        if character.isASCII { return character.asciiValue.map { (0x20..<0x7F).contains($0) ? 1 : 0 } ?? 0 }
        var widest = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }
            widest = max(widest, of(scalar))
        }
        return widest
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// Hangul, CJK, kana, full-width forms and the planes of ideograms.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1B000...0x1B2FF,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
