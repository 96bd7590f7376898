/// International bank account numbers (ISO 13616). The check digits are not looked at: one mistyped is still somebody's.
enum IBANs {
    /// Two letters, two digits and 11 to 30 more letters and digits in groups of at most four, or in one.
    static func find(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        var at = 0
        while at + 1 < pieces.count {
            let isStart = !pieces[at].isNumber && pieces[at].count == 2 && pieces[at + 1].isNumber && pieces[at + 1].gap == .none
                && (at == 0 || pieces[at].gap != .none)
            guard isStart, pieces[at + 1].count == 2 || pieces[at + 1].count > 9 else {
                at += 1
                continue
            }
            var length = pieces[at].count + pieces[at + 1].count
            var digits = pieces[at + 1].count
            var last = at + 1
            while last + 1 < pieces.count, pieces[last + 1].gap <= .soft {
                let next = pieces[last + 1]
                let goesOn = next.isNumber || next.gap == .none || (next.count <= 4 && next.isCapitalised)
                guard length + next.count <= 34, goesOn else { break }
                length += next.count
                digits += next.isNumber ? next.count : 0
                last += 1
            }
            if length >= 15, digits >= 9 {
                found.append(.init(range: pieces[at].range.lowerBound..<pieces[last].range.upperBound, kind: .iban))
                at = last + 1
            } else {
                at += 1
            }
        }
    }
}
