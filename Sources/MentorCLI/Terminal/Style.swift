/// How a text may be dressed: with colours or without, with the signs of Unicode or of ASCII alone.
struct Style: Sendable {
    /// The few manners of dress in use, as SGR parameters of ECMA-48.
    enum Dress: String {
        case strong = "1"
        case dim = "2"
        case prompt = "1;36"
        case choice = "33"
        case bar = "36"
        case warning = "31"
    }

    let isColoured: Bool
    let isUnicode: Bool

    /// The text between its escape sequences, or as it is when colours are off. Lines are dressed one by one.
    func dressed(_ text: String, as dress: Dress) -> String {
        guard isColoured, !text.isEmpty else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "\u{1B}[\(dress.rawValue)m\($0)\u{1B}[0m" }
            .joined(separator: "\n")
    }

    /// The text with nothing in it that could command a terminal.
    ///
    /// A message can hold escape sequences, and an answer may quote the message. Control characters (C0 but the line
    /// feed, DEL, C1), line and paragraph separators and the controls that reverse the direction of writing are shown
    /// as a replacement sign; a tabulator becomes a space. Where only ASCII is spoken, the signs that answers use are
    /// written with it: accents are left to the terminal, which may well know Latin-1.
    func printable(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: shown.append(scalar)
            case 0x09: shown.append(" ")
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
                shown.append(isUnicode ? "\u{FFFD}" : "?")
            case _ where isUnicode: shown.append(scalar)
            case 0xA0, 0x202F, 0x2009: shown.append(" ")
            case 0x2019: shown.append("'")
            case 0x2022: shown.append("*")
            case 0x2013, 0x2014: shown.append("-")
            case 0x2026: shown.append(contentsOf: "...".unicodeScalars)
            case 0x20AC: shown.append(contentsOf: "EUR".unicodeScalars)
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }
}
