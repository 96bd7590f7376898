/// Numbers that name a person or an account by their shape: telephones, cards, social security, long ones.
///
/// The same digits may be money: "75 000 €", "45 000 - 55 000", "100000000 euros". So a telephone number must have the
/// *shape* of one: where it begins and how its digits are grouped. What is grouped by thousands, or stands beside a
/// currency, is money and stays; so do years, marks, postcodes and whatever has six digits or fewer.
enum Numbers {
    /// How national numbers that begin with 0 are grouped, in France first, then elsewhere: lengths of the groups.
    private static let groupings: [[Int]] = [
        [10], [2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 1, 2, 2, 2, 2], [4, 2, 2, 2], [2, 4, 4], [2, 8], [4, 3, 3],
        [2, 3, 3, 2], [3, 3, 2, 2], [3, 3, 4], [4, 6], [3, 7], [4, 4, 2], [5, 5], [11], [5, 6], [3, 4, 4], [4, 3, 4], [4, 7],
        [5, 3, 3], [12], [4, 8], [9], [3, 6], [2, 3, 2, 2], [3, 3, 3], [3, 2, 2, 2], [2, 7], [4, 5],
    ]

    static func find(in scan: TextScan, into found: inout [Redaction.Span]) {
        var at = 0
        while at < scan.pieces.count {
            guard scan.pieces[at].isNumber else {
                at += 1
                continue
            }
            let group = group(at, in: scan)
            var inside = at
            while inside < group.upperBound {
                if let (last, kind, start) = match(inside, group, scan) {
                    found.append(.init(range: start..<scan.pieces[last].range.upperBound, kind: kind))
                    inside = last + 1
                } else {
                    inside += 1
                }
            }
            at = group.upperBound
        }
    }

    // MARK: Groups of digits

    /// The numbers from `at` on that only spaces, points, hyphens, slashes, commas and brackets part.
    private static func group(_ at: Int, in scan: TextScan) -> Range<Int> {
        var end = at + 1
        while end < scan.pieces.count, scan.pieces[end].isNumber {
            let gap = scan.between(end - 1)
            guard gap.count <= 3, gap.allSatisfy({
                ($0.properties.isWhitespace && $0 != "\n") || ".-–/_,()·".unicodeScalars.contains($0)
            }) else { break }
            end += 1
        }
        return at..<end
    }

    private typealias Match = (last: Int, kind: Redaction.Kind, start: Int)

    private static func match(_ at: Int, _ group: Range<Int>, _ scan: TextScan) -> Match? {
        let pieces = scan.pieces
        let first = pieces[at]
        let start = first.range.lowerBound
        let lengths = pieces[at..<group.upperBound].prefix(16).map(\.count)
        if let last = international(at, group, scan) {
            let sign = scan.scalars[..<start].lastIndex { $0 == "+" } ?? start
            return (last, .phone, first.folded.hasPrefix("00") ? start : sign)
        }
        if first.folded.hasPrefix("0"), first.gap != .none || at == 0 || isLetterO(at, scan) {
            let second = (first.count > 1 ? first.folded.dropFirst().first : lengths.count > 1 ? pieces[at + 1].folded.first : nil) ?? "0"
            if second != "0", let count = fits(lengths, groupings) { return (at + count - 1, .phone, start) }
        }
        // "O6 12 34 56 78", with the letter O.
        if isLetterO(at, scan), first.count == 1, let count = fits(lengths, [[1, 2, 2, 2, 2]]) {
            return (at + count - 1, .phone, start - 1)
        }
        // The 0 left out.
        if first.folded == "6" || first.folded == "7", let count = fits(lengths, [[1, 2, 2, 2, 2]]) {
            return (at + count - 1, .phone, start)
        }
        if lengths.starts(with: [3, 3, 4]), pieces[at + 1].folded != "000", !isMoney(at, at + 2, scan) { return (at + 2, .phone, start) }
        if let last = account(at, lengths, scan) { return (last, .number, start) }
        // One long number. The grouping by thousands never makes a group of more than three.
        if first.count >= 7, !isMoney(at, at, scan) { return (extended(at, scan), .number, start) }
        return nil
    }

    /// The number of groups of the first shape that stands at the beginning and does not go on.
    private static func fits(_ lengths: [Int], _ shapes: [[Int]]) -> Int? {
        shapes.first { lengths.starts(with: $0) }?.count
    }

    /// "+33 6 12 34 56 78", "0033 (0)6…", "+351 912 345 678"; the last piece of it, or nil.
    private static func international(_ at: Int, _ group: Range<Int>, _ scan: TextScan) -> Int? {
        let first = scan.pieces[at]
        let isSigned = plusStands(before: first.range.lowerBound, scan)
        let isZeroed = first.folded.hasPrefix("00") && (first.count == 2 || first.folded.dropFirst(2).first != "0")
        guard isSigned || isZeroed else { return nil }
        let prefix = isZeroed ? 2 : 0
        var digits = ""
        var best: Int?
        for index in at..<group.upperBound {
            digits += scan.pieces[index].folded
            let national = digits.dropFirst(prefix)
            if national.count > 15 { break }
            // France's are of one length: what follows is another number.
            if national.hasPrefix("33"), national.count == (national.dropFirst(2).hasPrefix("0") ? 12 : 11) { return index }
            if national.count >= 9, best == nil || !national.hasPrefix("33") { best = index }
        }
        guard let best, !isMoney(at, best, scan), digits.dropFirst(prefix).first != "0" else { return nil }
        return best
    }

    /// A plus sign that is no sum: "+33", "(+33", but not "bac+5" or "2 + 3".
    private static func plusStands(before position: Int, _ scan: TextScan) -> Bool {
        var at = position
        while at > 0, scan.scalars[at - 1] == " " || scan.scalars[at - 1] == "(" { at -= 1 }
        guard at > 0, scan.scalars[at - 1] == "+" else { return false }
        guard let before = scan.scalar(before: at - 1) else { return true }
        return !before.properties.isAlphabetic || at < 2 || scan.scalars[at - 2].properties.isWhitespace
    }

    private static func isLetterO(_ at: Int, _ scan: TextScan) -> Bool {
        at > 0 && scan.pieces[at].gap == .none && scan.pieces[at - 1].folded == "o"
    }

    /// Social security, cards, network addresses; the last piece of it.
    private static func account(_ at: Int, _ lengths: [Int], _ scan: TextScan) -> Int? {
        let pieces = scan.pieces
        if pieces[at].folded == "1" || pieces[at].folded == "2", lengths.starts(with: [1, 2, 2, 2, 3, 3]) {
            return at + (lengths.starts(with: [1, 2, 2, 2, 3, 3, 2]) ? 6 : 5)
        }
        for shape in [[4, 4, 4, 4], [4, 6, 5]] where lengths.starts(with: shape) {
            let groups = pieces[at..<at + shape.count]
            if !groups.allSatisfy({ $0.folded.hasPrefix("19") || $0.folded.hasPrefix("20") }) { return at + shape.count - 1 }
        }
        let isDotted = lengths.count >= 4 && (at..<at + 3).allSatisfy { Array(scan.between($0)) == ["."] }
        if isDotted, pieces[at..<at + 4].allSatisfy({ (Int($0.folded) ?? 256) < 256 }) { return at + 3 }
        return nil
    }

    /// A national student number ends in one or two letters.
    private static func extended(_ at: Int, _ scan: TextScan) -> Int {
        guard at + 1 < scan.pieces.count else { return at }
        let next = scan.pieces[at + 1]
        let isEnding = !next.isNumber && next.gap <= .soft && scan.pieces[at].count + next.count == 11 && next.isCapitalised
        return isEnding ? at + 1 : at
    }

    static let currencies: Set<String> = [
        "eur", "euro", "euros", "k", "ke", "dollar", "dollars", "usd", "gbp", "chf", "livres", "pounds", "francs", "brut",
        "bruts", "net", "nets", "million", "millions", "milliards", "habitants", "emplois", "personnes", "people", "jobs",
    ]
    private static let signs: Set<Unicode.Scalar> = ["€", "$", "£", "%", "¥"]

    /// Whether an amount's sign or word stands before or behind the numbers.
    private static func isMoney(_ first: Int, _ last: Int, _ scan: TextScan) -> Bool {
        if let after = scan.scalar(after: scan.pieces[last].range.upperBound), signs.contains(after) { return true }
        if let before = scan.scalar(before: scan.pieces[first].range.lowerBound), signs.contains(before) { return true }
        var next = last + 1
        if next < scan.pieces.count, ["d", "de"].contains(scan.pieces[next].folded) { next += 1 }
        return next < scan.pieces.count && scan.pieces[next].gap <= .soft && currencies.contains(scan.pieces[next].folded)
    }
}
