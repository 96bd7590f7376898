internal import TextAnalysis

/// The two forms in which an article's text is handled: as it is shown, and as it is compared.
enum ArticleText {
    /// On one line: every run of spaces of any kind, line ends and controls becomes one space, none is left at the ends.
    ///
    /// Signs without width, which pages are full of, are dropped.
    static func oneLine(_ text: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        var wantsSpace = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x21...0x7E:
                if wantsSpace, !line.isEmpty { line.append(" ") }
                wantsSpace = false
                line.append(scalar)
            case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: wantsSpace = true
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFFE, 0xFFFF: continue
            default:
                if wantsSpace, !line.isEmpty { line.append(" ") }
                wantsSpace = false
                line.append(scalar)
            }
        }
        return String(line)
    }

    /// Lower case, no accents, words parted by one space, with a space at both ends, so that a phrase of whole words is
    /// found by looking for it between spaces.
    static func words(_ text: String) -> String {
        var words: [UInt8] = [UInt8(ascii: " ")]
        for byte in Analyzer.fold(text).utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: words.append(byte)
            default: if words.last != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
            }
        }
        if words.last != UInt8(ascii: " ") { words.append(UInt8(ascii: " ")) }
        return String(decoding: words, as: UTF8.self)
    }

    /// How many words there are.
    static func count(of text: String) -> Int { text.utf8.split(separator: UInt8(ascii: " ")).count }

    /// Lower-case letters, digits and hyphens: what an identifier is made of. Empty when nothing of that is left.
    static func slug(_ text: String, longest: Int = 60) -> String {
        var slug = ""
        for word in words(text).split(separator: " ") {
            let plain = word.unicodeScalars.filter { $0.isASCII }
            guard !plain.isEmpty, slug.utf8.count + plain.count < longest else { continue }
            slug += (slug.isEmpty ? "" : "-") + String(String.UnicodeScalarView(plain))
        }
        return slug
    }

    /// At most so many characters, for a report.
    static func short(_ text: String, longest: Int = 70) -> String {
        text.count <= longest ? text : text.prefix(longest - 1) + "…"
    }
}
