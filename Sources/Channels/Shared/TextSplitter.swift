#if Server

/// Cuts a text into pages that a platform takes, at the best place that each page offers.
///
/// The problem: platforms take 2,000, 4,096 or 5,000 of something, and refuse the whole answer when there is one more. What
/// they count differs: UTF-16 code units, UTF-8 bytes or Unicode scalars, and after escaping, where `&` has become `&amp;`.
/// The naive way cuts at the limit: inside a word, a family emoji, an escape.
///
/// Our way: the text is cut while it is still plain, so that no cut can be inside markup, and each page is measured as it
/// will be written. A piece that fits, nearly the longest, is found in a few measures. In it the page ends at the last blank
/// line, else line feed, else end of a sentence, that leaves it at least half full; else after the last word, so that
/// addresses stay whole; else after a grapheme. Only a single grapheme that is longer than a page, as one letter with a
/// thousand accents, is cut between scalars.
///
/// Its limit: the measure must grow with the text, or nearly; a page that proves too long after all is cut again.
struct TextSplitter: Sendable {
    /// What a platform counts.
    enum Unit: Sendable {
        case utf8, utf16
        /// What Python, Go and PostgreSQL call characters.
        case scalars

        func count(_ text: some StringProtocol) -> Int {
            switch self {
            case .utf8: text.utf8.count
            case .utf16: text.utf16.count
            case .scalars: text.unicodeScalars.count
            }
        }
    }

    /// Of `unit`, a page; at least 16, so that one escaped scalar always fits.
    let limit: Int
    let unit: Unit

    init(limit: Int, unit: Unit) {
        self.limit = max(limit, 16)
        self.unit = unit
    }

    /// The text's pages, none of them empty; white space where they part is left out.
    ///
    /// - Parameter written: what a piece becomes in the message; as it is, unless given.
    func pages(of text: String, written: (Substring) -> String = { String($0) }) -> [String] {
        var pages: [String] = []
        var rest = Self.trimmed(text[...])
        while !rest.isEmpty {
            let page = Self.trimmed(firstPage(of: rest) { unit.count(written($0)) })
            if !page.isEmpty { pages.append(String(page)) }
            rest = Self.trimmed(rest[page.endIndex...])
        }
        return pages
    }

    /// The text, or as much of its beginning as fits with a mark of omission after it.
    func shortened(_ text: String) -> String {
        if unit.count(text) <= limit { return text }
        let mark = "…"
        return firstFit(of: text[...]) { unit.count($0) + unit.count(mark) } + mark
    }

    /// Never empty.
    private func firstPage(of text: Substring, _ measure: (Substring) -> Int) -> Substring {
        var fit = firstFit(of: text, measure)
        while fit.endIndex < text.endIndex {
            let page = text[..<bestEnd(in: fit, before: text[fit.endIndex])]
            if measure(Self.trimmed(page)) <= limit { return page }
            fit = page.dropLast()
            if fit.isEmpty { return text.prefix(1) }
        }
        return fit
    }

    /// The longest beginning that fits, whole graphemes if there is room for one, else scalars; never empty.
    private func firstFit(of text: Substring, _ measure: (Substring) -> Int) -> Substring {
        // A grapheme counts for one at least, so that no more of them than the limit can fit.
        let window = text.prefix(limit)
        if window.endIndex == text.endIndex, measure(text) <= limit { return text }
        var ends = Array(window.indices.dropFirst())
        ends.append(window.endIndex)
        if let fit = longest(of: text, ends: ends, measure) { return fit }
        let scalars = text.unicodeScalars
        let scalarEnds = Array(scalars.indices.dropFirst().prefix(limit))
        return longest(of: text, ends: scalarEnds, measure) ?? text[..<(scalarEnds.first ?? text.endIndex)]
    }

    /// The last of the ends, which ascend, that fits, or one that leaves less than a thirtieth of the page empty. What a
    /// piece measured tells how much of the next to take, so that three or four measures do.
    private func longest(of text: Substring, ends: [String.Index], _ measure: (Substring) -> Int) -> Substring? {
        var (low, high) = (0, ends.count + 1)
        var last = (count: 1, measured: 1)
        var guesses = true
        while high - low > 1 {
            // Every second try halves what is left, so that a misleading measure costs no more than that.
            let guess = guesses ? last.count * limit / max(last.measured, 1) : (low + high) / 2
            guesses.toggle()
            let middle = min(max(guess, low + 1), high - 1)
            last = (middle, measure(text[..<ends[middle - 1]]))
            if last.measured > limit {
                high = middle
            } else {
                low = middle
                if limit - last.measured < limit / 30 { break }
            }
        }
        return low == 0 ? nil : text[..<ends[low - 1]]
    }

    private func bestEnd(in fit: Substring, before next: Character) -> String.Index {
        var paragraph: String.Index?
        var line: String.Index?
        var sentence: String.Index?
        var word: String.Index?
        var count = 0
        var previous: (Character, Character) = (" ", " ")
        let half = fit.count / 2
        func look(at index: String.Index, _ character: Character) {
            guard character.isWhitespace else { return }
            if count > 0 { word = index }
            if count >= half {
                if character.isNewline { line = index }
                if character.isNewline, previous.1.isNewline { paragraph = index }
                // "…fin. Puis", "« …fin. » Puis".
                if ".!?…".contains(previous.1) || ("»”\")".contains(previous.1) && previous.0.isWhitespace) { sentence = index }
            }
        }
        for index in fit.indices {
            look(at: index, fit[index])
            previous = (previous.1, fit[index])
            count += 1
        }
        look(at: fit.endIndex, next)
        return paragraph ?? line ?? sentence ?? word ?? fit.endIndex
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start
    }
}
#endif
