/// Dates of birth: a date behind a word that says so, or a whole date long enough ago to be one.
///
/// "né en" and a year, "born on March 12, 2008", "ddn : 12/03/08" go. Without such a word a date goes only when it has a
/// day, a month and a year, and the year is 1900 to 2015: deadlines and open days are of the present. A year alone stays.
enum Dates {
    private static let cues: [[String]] = [
        ["ne", "le"], ["nee", "le"], ["ne", "en"], ["nee", "en"], ["ne", "e", "le"], ["ne", "e", "en"],
        ["date", "de", "naissance"], ["naissance"], ["ddn"], ["dob"], ["born"], ["date", "of", "birth"], ["birthday"],
        ["birthdate"], ["anniversaire"],
    ]
    private static let fillers: Set<String> = ["est", "le", "c", "cest", "on", "in", "is", "the", "au", "du", "of", "en", "un", "a"]
    private static let months: Set<String> = [
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
        "decembre", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "janv", "fev", "avr", "juil", "sept", "oct", "nov", "dec", "jan", "feb", "mar", "apr", "jun",
        "jul", "aug", "sep",
    ]
    private static let ordinals: Set<String> = ["er", "st", "nd", "rd", "th"]

    static func find(in scan: TextScan, into found: inout [Redaction.Span]) {
        for at in scan.pieces.indices {
            for cue in cues {
                guard var next = scan.end(of: cue, at: at) else { continue }
                let limit = next + 3
                while next < limit, next < scan.pieces.count, fillers.contains(scan.pieces[next].folded), scan.pieces[next].gap <= .colon {
                    next += 1
                }
                guard next < scan.pieces.count, let last = date(next, scan, isCued: true)?.last else { continue }
                found.append(.init(range: scan.pieces[next].range.lowerBound..<scan.pieces[last].range.upperBound, kind: .birth))
            }
            if let (last, year) = date(at, scan, isCued: false), let year, (1900...2015).contains(year) {
                found.append(.init(range: scan.pieces[at].range.lowerBound..<scan.pieces[last].range.upperBound, kind: .birth))
            }
        }
    }

    /// The last piece of the date that begins at `at`, and its year of four digits where it has one.
    private static func date(_ at: Int, _ scan: TextScan, isCued: Bool) -> (last: Int, year: Int?)? {
        let pieces = scan.pieces
        func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
            guard index < pieces.count, pieces[index].isNumber, pieces[index].count <= 4, let value = Int(pieces[index].folded),
                range.contains(value), index == at || isOfDate(scan.between(index - 1))
            else { return nil }
            return value
        }
        // 12/03/2008, 12 03 08
        if number(at, 1...31) != nil, number(at + 1, 1...31) != nil, number(at + 2, 0...2100) != nil {
            let year = pieces[at + 2].count == 4 ? Int(pieces[at + 2].folded) : nil
            if year != nil || (isCued && pieces[at + 2].count == 2) { return (at + 2, year) }
        }
        // 2008-03-12
        if let year = number(at, 1900...2100), number(at + 1, 1...12) != nil, number(at + 2, 1...31) != nil { return (at + 2, year) }
        // 12 mars 2008, 1er mars
        if number(at, 1...31) != nil {
            var month = at + 1
            if month < pieces.count, ordinals.contains(pieces[month].folded) { month += 1 }
            if month < pieces.count, ["of", "de"].contains(pieces[month].folded) { month += 1 }
            if month < pieces.count, months.contains(pieces[month].folded) {
                if month + 1 < pieces.count, pieces[month + 1].gap <= .comma, let year = number(month + 1, 0...2100) {
                    return (month + 1, pieces[month + 1].count == 4 ? year : nil)
                }
                return isCued ? (month, nil) : nil
            }
        }
        // March 12, 2008
        if at + 1 < pieces.count, months.contains(pieces[at].folded), number(at + 1, 1...31) != nil {
            var next = at + 2
            if next < pieces.count, ordinals.contains(pieces[next].folded) { next += 1 }
            if let year = number(next, 1900...2100) { return (next, year) }
            return isCued ? (next - 1, nil) : nil
        }
        if isCued, number(at, 1900...2100) != nil { return (at, nil) }
        if isCued, at + 1 < pieces.count, months.contains(pieces[at].folded), number(at + 1, 1900...2100) != nil { return (at + 1, nil) }
        return nil
    }

    private static func isOfDate(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
        gap.count <= 3 && gap.allSatisfy { $0 == " " || $0 == "/" || $0 == "-" || $0 == "." || $0 == "," || $0 == "\u{A0}" }
    }
}
