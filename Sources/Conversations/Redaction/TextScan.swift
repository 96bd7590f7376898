internal import TextAnalysis

/// A text read once: its words and numbers, and what stands between them.
struct TextScan {
    /// A run of letters, or a run of digits.
    struct Piece {
        /// Half-open range of scalars.
        var range: Range<Int>
        var isNumber: Bool
        /// Lower case without accents; plain digits, whatever the script they were written in.
        var folded: String
        /// Begins with a capital.
        var isCapitalised: Bool
        /// The strongest thing between the piece before and this one.
        var gap: Gap
        var count: Int { range.count }
    }

    /// What stands between two pieces.
    enum Gap: Int, Comparable {
        /// Nothing: "p2012345".
        case none
        /// Apostrophes, hyphens, spaces.
        case soft
        /// A colon, an equals sign, a quotation mark, an opening bracket beside those.
        case colon
        case comma
        /// Anything else, or the end of a line.
        case stop

        static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }

    let scalars: [Unicode.Scalar]
    /// Where each scalar begins in the text: UTF-8 offsets, ascending.
    private let offsets: [Int]
    let pieces: [Piece]

    /// Reads the first `limit` UTF-8 bytes; when there are more, the word that the limit cuts through is left out.
    init(_ text: String, limit: Int) {
        var scalars: [Unicode.Scalar] = []
        var offsets: [Int] = []
        var bytes = 0
        var isCut = false
        for scalar in text.unicodeScalars {
            let start = bytes
            bytes += UTF8.width(scalar)
            if bytes > limit {
                isCut = true
                break
            }
            guard !Self.isInvisible(scalar) else { continue }
            scalars.append(scalar)
            offsets.append(start)
        }
        if isCut {
            while let last = scalars.last, !last.properties.isWhitespace { scalars.removeLast() }
        }
        self.scalars = scalars
        self.offsets = offsets
        pieces = Self.pieces(of: scalars)
    }

    /// Where the scalars begin for the first time; nil when they do not occur.
    func position(of wanted: [Unicode.Scalar]) -> Int? {
        guard let first = wanted.first, wanted.count <= scalars.count else { return nil }
        for start in 0...(scalars.count - wanted.count) where scalars[start] == first {
            if scalars[start..<start + wanted.count].elementsEqual(wanted) { return start }
        }
        return nil
    }

    /// The scalars that begin within a stretch of the text: UTF-8 offsets in, half-open both.
    func positions(of bytes: Range<Int>) -> Range<Int> {
        func position(_ offset: Int) -> Int { min(offsets.firstIndex { $0 >= offset } ?? scalars.count, scalars.count) }
        let start = position(bytes.lowerBound)
        return start..<max(start, position(bytes.upperBound))
    }

    /// What stands between a piece and the one after it.
    func gap(after index: Int) -> Gap { index + 1 < pieces.count ? pieces[index + 1].gap : .stop }

    /// The scalars between a piece and the one after it, at most four.
    func between(_ index: Int) -> ArraySlice<Unicode.Scalar> {
        let end = index + 1 < pieces.count ? pieces[index + 1].range.lowerBound : scalars.count
        let start = pieces[index].range.upperBound
        return scalars[start..<min(end, start + 4)]
    }

    /// The scalar that follows, spaces passed over; nil at the end.
    func scalar(after position: Int) -> Unicode.Scalar? { scalars[position...].first { !$0.properties.isWhitespace } }

    /// The last scalar before, spaces passed over; nil at the beginning.
    func scalar(before position: Int) -> Unicode.Scalar? {
        scalars[..<position].last { !$0.properties.isWhitespace }
    }

    /// The first piece that does not begin before a position.
    func firstPiece(from position: Int) -> Int {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The index behind the words of a phrase that stands at `index` with nothing but soft gaps in it; nil otherwise.
    func end(of phrase: [String], at index: Int) -> Int? {
        guard index + phrase.count <= pieces.count else { return nil }
        for (offset, word) in phrase.enumerated() {
            let piece = pieces[index + offset]
            guard piece.folded == word, offset == 0 || piece.gap <= .soft else { return nil }
        }
        return index + phrase.count
    }

    private static func pieces(of scalars: [Unicode.Scalar]) -> [Piece] {
        var pieces: [Piece] = []
        var gap = Gap.none
        var at = 0
        while at < scalars.count {
            // What was taken out before is nobody's word.
            if scalars[at] == "[", let length = placeholder(at, scalars) {
                gap = .stop
                at += length
                continue
            }
            let isNumber = digit(scalars[at]) != nil
            guard isNumber || scalars[at].properties.isAlphabetic else {
                gap = max(gap, kind(of: scalars[at]))
                at += 1
                continue
            }
            let start = at
            while at < scalars.count, isNumber == (digit(scalars[at]) != nil), isNumber || isOfWord(scalars[at]) { at += 1 }
            pieces.append(piece(scalars, start..<at, isNumber: isNumber, gap: pieces.isEmpty ? .stop : gap))
            gap = .none
        }
        return pieces
    }

    private static func piece(_ scalars: [Unicode.Scalar], _ range: Range<Int>, isNumber: Bool, gap: Gap) -> Piece {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        let folded = isNumber ? scalars[range].compactMap(digit).map(String.init).joined() : Analyzer.fold(String(view))
        return Piece(
            range: range, isNumber: isNumber, folded: folded, isCapitalised: scalars[range.lowerBound].properties.isUppercase,
            gap: gap)
    }

    private static let placeholders = Redaction.Kind.allCases.map { Array($0.placeholder.unicodeScalars) }

    /// The length of the placeholder that stands at `at`; nil when there is none.
    private static func placeholder(_ at: Int, _ scalars: [Unicode.Scalar]) -> Int? {
        placeholders.first { scalars[at...].starts(with: $0) }?.count
    }

    /// The value of a decimal digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }

    /// Hides in a text without being seen: it could part a number that is to be found.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func kind(of scalar: Unicode.Scalar) -> Gap {
        switch scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": .stop
        case "'", "’", "ʼ", "‘", "`", "´", "-", "‐", "‑", "–", "—", "_", "°": .soft
        case ":", "=", "\"", "«", "»", "“", "”", "*": .colon
        case ",": .comma
        default: scalar.properties.isWhitespace ? .soft : .stop
        }
    }
}
