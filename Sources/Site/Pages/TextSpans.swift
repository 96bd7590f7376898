/// A line of an answer, cut where an address stands, so that it can be followed.
///
/// Only what is surely an address becomes a link: `https://…`, a mail address, and in a message of distress the numbers
/// that one dials. Anything else stays text.
enum TextSpans {
    /// The pieces of a line, set; `dials`: numbers at its head are telephone numbers ("3114 : …").
    static func of(_ line: String, dials: Bool = false) -> [View] {
        var views: [View] = []
        let scalars = Array(line.unicodeScalars)
        var start = dials ? numbers(scalars, into: &views) : 0
        var index = start
        while index < scalars.count {
            guard let found = address(in: scalars, at: index, from: start) else {
                index += 1
                continue
            }
            append(scalars[start..<found.range.lowerBound], nil, to: &views)
            append(scalars[found.range], found.href, to: &views)
            start = found.range.upperBound
            index = start
        }
        append(scalars[start...], nil, to: &views)
        return views
    }

    /// A piece with or without an address.
    static func span(_ words: String, _ href: String?) -> View {
        View {
            $0.set("words", href?.hasPrefix("http") == true ? words : Typesetting.set(words))
            $0.set("href", href)
        }
    }

    private static func append(_ scalars: ArraySlice<Unicode.Scalar>, _ href: String?, to views: inout [View]) {
        var words = String.UnicodeScalarView()
        words.append(contentsOf: scalars)
        if !words.isEmpty { views.append(span(String(words), href)) }
    }

    /// "15 ou 112 :" at the head: its numbers as links. Returns where the rest begins.
    private static func numbers(_ scalars: [Unicode.Scalar], into views: inout [View]) -> Int {
        guard let colon = scalars.firstIndex(of: ":"), colon <= 16 else { return 0 }
        let head = scalars[..<colon]
        let words = String(String.UnicodeScalarView(head)).split { $0 == " " || $0 == "\u{A0}" }.map(String.init)
        let isNumbers = !words.isEmpty && words.enumerated().allSatisfy { index, word in
            index % 2 == 0 ? (2...4).contains(word.utf8.count) && word.allSatisfy(\.isNumber) : word == "ou" || word == "or"
        }
        guard isNumbers, let last = head.lastIndex(where: { $0 != " " && $0 != "\u{A0}" }) else { return 0 }
        var start = 0
        while start <= last {
            let isDigit = ("0"..."9").contains(scalars[start])
            let end = scalars[start...last].firstIndex { ("0"..."9").contains($0) != isDigit } ?? last + 1
            let piece = String(String.UnicodeScalarView(scalars[start..<end]))
            views.append(span(piece, isDigit ? "tel:" + piece : nil))
            start = end
        }
        return last + 1
    }

    private static func address(in scalars: [Unicode.Scalar], at index: Int, from start: Int) -> (range: Range<Int>, href: String)? {
        if scalars[index] == "h", scalars[index...].starts(with: "https://".unicodeScalars) { return web(scalars, index) }
        return scalars[index] == "@" ? mail(scalars, index, from: start) : nil
    }

    private static func web(_ scalars: [Unicode.Scalar], _ index: Int) -> (range: Range<Int>, href: String)? {
        let end = scalars[index...].firstIndex { $0.properties.isWhitespace || "<>\"«»".unicodeScalars.contains($0) } ?? scalars.count
        var last = end
        while last > index, ".,;:!?)]'’".unicodeScalars.contains(scalars[last - 1]) { last -= 1 }
        let address = String(String.UnicodeScalarView(scalars[index..<last]))
        guard last > index + 8, let safe = WebAddress.safe(address) else { return nil }
        return (index..<last, safe)
    }

    private static func mail(_ scalars: [Unicode.Scalar], _ index: Int, from start: Int) -> (range: Range<Int>, href: String)? {
        func isWord(_ scalar: Unicode.Scalar, _ more: String) -> Bool {
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || more.unicodeScalars.contains(scalar))
        }
        var (low, high) = (index, index + 1)
        while low > start, isWord(scalars[low - 1], "_.+-") { low -= 1 }
        while high < scalars.count, isWord(scalars[high], "-.") { high += 1 }
        while high > index + 1, scalars[high - 1] == "." || scalars[high - 1] == "-" { high -= 1 }
        guard low < index, scalars[(index + 1)..<high].contains("."), scalars[index + 1] != "." else { return nil }
        return (low..<high, "mailto:" + String(String.UnicodeScalarView(scalars[low..<high])))
    }
}
