#if Server

/// How a platform marks up text: what must be escaped, and how a link is written.
///
/// The problem: one `_` in a profession's name, and the platform refuses the whole answer, or sets half of it in italics; one
/// `@all`, and a school is woken. Our text is plain; the only markup in a message is a link that we make. So everything else is
/// escaped, word by word, and addresses that stand in the text are left as they are, to be clicked on.
///
/// Limits: Slack knows no escape for `*` and `_`. Rocket.Chat has none at all: there a sign that would be markup is shown as one
/// that looks like it, or followed by a word joiner, which nobody sees.
enum Markup: Sendable {
    /// Telegram, and everything else that takes HTML.
    case html
    /// Slack.
    case mrkdwn
    /// Mattermost, and everything else that takes CommonMark.
    case markdown
    /// Discord's Markdown, in which mentions and emoji can be escaped too.
    case discord
    case rocketChat
    /// None: WhatsApp, Messenger, Google Chat. A link is its words, and its address on the next line.
    case plain

    /// Plain text, escaped.
    func text(_ text: some StringProtocol) -> String {
        var result = ""
        for piece in TextPiece.pieces(of: text) {
            switch piece {
            case .address(let address): result += self.address(address)
            case .words(let words): result += escaped(words)
            }
        }
        return result
    }

    /// A link with words of its own; the words alone where the address could break out of the link.
    func link(_ label: String, to url: String) -> String {
        let isSafe = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"'|()[]\\`".utf8.contains($0) }
        guard isSafe, url.hasPrefix("https://") || url.hasPrefix("http://") else { return text(label) }
        return switch self {
        case .html: "<a href=\"\(escaped(url[...]))\">\(escaped(label[...]))</a>"
        case .mrkdwn: "<\(escaped(url[...]))|\(escaped(label.replacing("|", with: "¦")[...]))>"
        case .discord: "[\(escaped(label[...]))](<\(url)>)"
        case .markdown, .rocketChat: "[\(escaped(label[...]))](\(url))"
        case .plain: "\(label)\n\(url)"
        }
    }

    private func address(_ address: Substring) -> String {
        switch self {
        case .html: escaped(address)
        case .mrkdwn: address.contains("|") ? escaped(address) : "<\(escaped(address))>"
        case .discord: address.contains(">") ? escaped(address) : "<\(address)>"
        case .markdown, .rocketChat, .plain: String(address)
        }
    }

    /// Scalar by scalar: an escape may not depend on an accent that follows.
    private func escaped(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\n"
        // Only digits, or nothing but spaces, since the line began.
        var (isStart, isNumber) = (true, false)
        for scalar in text.unicodeScalars {
            switch self {
            case .plain: result.append(scalar)
            case .html, .mrkdwn: result.append(contentsOf: Self.entity(scalar, quotes: self == .html).unicodeScalars)
            case .markdown, .discord:
                let isSign = Self.isSign(scalar, onDiscord: self == .discord)
                if isSign || (isStart && (scalar == "-" || scalar == "+" || scalar == "=")) || (isNumber && (scalar == "." || scalar == ")")) {
                    result.append("\\")
                }
                result.append(scalar)
                if self == .markdown, scalar == "@", !Self.isWord(previous) { result.append("\u{2060}") }
            case .rocketChat:
                result.append(Self.alike(scalar))
                if Self.opens(scalar) || scalar == "@" && !Self.isWord(previous) || isStart && (scalar == "-" || scalar == ">")
                    || isNumber && scalar == "."
                {
                    result.append("\u{2060}")
                }
            }
            let isDigit = ("0"..."9").contains(scalar)
            if scalar == "\n" {
                (isStart, isNumber) = (true, false)
            } else if scalar != " " || !isStart {
                isNumber = isDigit && (isStart || isNumber)
                isStart = false
            }
            previous = scalar
        }
        return String(result)
    }

    private static func isSign(_ scalar: Unicode.Scalar, onDiscord: Bool) -> Bool {
        switch scalar {
        case "\\", "`", "*", "_", "[", "]", "#", "~", "|", ">": true
        case "<", ":", "@": onDiscord
        default: false
        }
    }

    private static func alike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "*": "\u{2217}"
        case "_": "\u{FF3F}"
        case "~": "\u{223C}"
        case "`": "\u{02CB}"
        case "$": "\u{FF04}"
        default: scalar
        }
    }

    /// Begins or ends something on Rocket.Chat, so that a word joiner after it makes it nothing.
    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "[", "]", "<", "|", "#", ":", "!": true
        default: false
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic || scalar.properties.numericType != nil }

    private static func entity(_ scalar: Unicode.Scalar, quotes: Bool) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"" where quotes: "&quot;"
        default: String(scalar)
        }
    }
}

/// A text, parted into web addresses and what stands between them.
enum TextPiece {
    case words(Substring)
    case address(Substring)

    static func pieces(of text: some StringProtocol) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var rest = Substring(text)
        // Most texts have none, and this is asked for each measure of a page.
        guard rest.utf8.contains(UInt8(ascii: ":")) else { return rest.isEmpty ? [] : [.words(rest)] }
        while let start = [rest.firstRange(of: "https://"), rest.firstRange(of: "http://")].compactMap({ $0?.lowerBound }).min() {
            let run = rest[start...].prefix { !$0.isWhitespace && $0 != "<" && $0 != ">" && $0 != "\"" && $0 != "»" }
            // A full stop at its end belongs to the sentence.
            let end = run.lastIndex { !".,;:!?)'’…".contains($0) }.map { rest.index(after: $0) } ?? run.endIndex
            if start > rest.startIndex { pieces.append(.words(rest[..<start])) }
            pieces.append(.address(rest[start..<end]))
            rest = rest[end...]
        }
        if !rest.isEmpty { pieces.append(.words(rest)) }
        return pieces
    }
}
#endif
