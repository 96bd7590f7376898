/// Breaks a text into lines that fit a terminal.
///
/// Greedy, at ordinary spaces only: the no-break spaces of French ("2 900 €", "quoi ?") hold. A list item ("• ", "- ",
/// "1. ") hangs: its later lines begin under its first word. A word wider than the line is cut between characters,
/// unless it is an address, which must stay whole to be clicked on.
struct TextWrapper {
    /// Columns, at least 20.
    let width: Int

    init(width: Int) { self.width = max(20, width) }

    /// The text with its paragraphs and lines wrapped, each line after the first of the whole begun by `indent` spaces.
    func wrap(_ text: String, indent: Int = 0) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { wrapLine($0, indent: indent) }
            .joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    private func wrapLine(_ line: Substring, indent: Int) -> String {
        let lead = line.prefix { $0 == " " }
        let body = line.dropFirst(lead.count)
        let marker = Self.marker(of: body)
        let hang = min(lead.count + marker, width / 2)
        let room = width - indent
        let margin = String(repeating: " ", count: hang + indent)
        var lines: [String] = []
        var current = String(lead)
        var used = lead.count
        var isEmpty = true
        for word in body.split(separator: " ", omittingEmptySubsequences: true) {
            for piece in pieces(of: word, room: room - hang) {
                let wide = DisplayWidth.of(piece)
                if !isEmpty && used + 1 + wide > room {
                    lines.append(current)
                    current = margin
                    used = hang
                    isEmpty = true
                }
                if !isEmpty {
                    current += " "
                    used += 1
                }
                current += piece
                used += wide
                isEmpty = false
            }
        }
        lines.append(current)
        return lines.joined(separator: "\n")
    }

    /// Columns of a list item's mark and the space after it, or 0.
    private static func marker(of line: Substring) -> Int {
        if line.hasPrefix("• ") || line.hasPrefix("- ") || line.hasPrefix("* ") { return 2 }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard (1...2).contains(digits.count), rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return 0 }
        return digits.count + 2
    }

    /// The word itself, or its parts when it is wider than a line.
    private func pieces(of word: Substring, room: Int) -> [Substring] {
        guard word.utf8.count > room, !word.contains("://"), DisplayWidth.of(word) > room else { return [word] }
        var pieces: [Substring] = []
        var start = word.startIndex
        var index = start
        var used = 0
        while index < word.endIndex {
            let wide = DisplayWidth.of(word[index])
            if used + wide > room, index > start {
                pieces.append(word[start..<index])
                start = index
                used = 0
            }
            used += wide
            index = word.index(after: index)
        }
        pieces.append(word[start...])
        return pieces
    }
}
