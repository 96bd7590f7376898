/// Postal addresses: a number and a street, with what follows up to the town.
///
/// A postcode or a town alone stays: "les écoles à 75013 Paris" is a question about a place. "1 place en BUT", "10 cours
/// par semaine" and "2 places" are no streets: the words that mean more than a street count only before a name.
enum Streets {
    private static let streets: Set<String> = [
        "rue", "avenue", "av", "ave", "boulevard", "bd", "bvd", "blvd", "chemin", "impasse", "allee", "allees", "quai",
        "route", "square", "residence", "lotissement", "hameau", "sentier", "esplanade", "faubourg", "venelle", "ruelle",
        "cite", "villa", "rond",
    ]
    /// Streets too, but more often something else.
    private static let doubtful: Set<String> = [
        "place", "cours", "passage", "parc", "clos", "mail", "voie", "cite", "villa", "rond", "route",
    ]
    private static let englishStreets: Set<String> = [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "drive", "close", "crescent", "terrace",
    ]
    private static let homes: Set<String> = ["habite", "habitons", "adresse", "domicile", "loge", "live", "address", "reside"]
    private static let links: Set<String> = [
        "de", "du", "des", "la", "le", "les", "l", "d", "et", "saint", "sainte", "st", "ste", "aux", "au",
    ]
    private static let numbering: Set<String> = ["bis", "ter", "quater", "b", "a", "c"]

    static func find(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        for at in pieces.indices where !pieces[at].isNumber {
            if englishStreets.contains(pieces[at].folded), let start = englishStart(at, scan) {
                found.append(.init(range: start..<pieces[at].range.upperBound, kind: .address))
            }
            guard streets.contains(pieces[at].folded) || doubtful.contains(pieces[at].folded) else { continue }
            guard let start = start(at, scan), let last = last(at, scan) else { continue }
            found.append(.init(range: start..<pieces[last].range.upperBound, kind: .address))
        }
    }

    /// Where the address begins: at the house's number, or at the street behind "j'habite".
    private static func start(_ at: Int, _ scan: TextScan) -> Int? {
        let pieces = scan.pieces
        var number = at - 1
        if number >= 0, numbering.contains(pieces[number].folded), pieces[at].gap <= .comma { number -= 1 }
        if number >= 0, pieces[number].isNumber, pieces[number].count <= 4, pieces[number + 1].gap <= .comma {
            return pieces[number].range.lowerBound
        }
        let isHome = (max(0, at - 4)..<at).contains { homes.contains(pieces[$0].folded) }
        return isHome && !doubtful.contains(pieces[at].folded) ? pieces[at].range.lowerBound : nil
    }

    /// The last piece of the address: the street's name, and a postcode with its town.
    private static func last(_ at: Int, _ scan: TextScan) -> Int? {
        let pieces = scan.pieces
        var last = at
        var words = 0
        var hasName = false
        while last + 1 < pieces.count, words < 7 {
            let next = pieces[last + 1]
            guard next.gap <= .soft else { break }
            if next.isNumber, next.count > 2 { break }
            if !next.isNumber, Names.isGrammar(next.folded), !links.contains(next.folded) { break }
            // "12 rue des lilas et je veux": a link that leads to no name.
            if links.contains(next.folded), !leadsOn(last + 1, scan) { break }
            hasName = hasName || (!links.contains(next.folded) && !next.isNumber)
            last += 1
            words += 1
        }
        guard hasName else { return nil }
        if doubtful.contains(pieces[at].folded) {
            let name = pieces[(at + 1)...last].first { !links.contains($0.folded) }
            guard let name, name.isCapitalised || isPostcode(last + 1, scan) else { return nil }
        }
        return town(last, scan)
    }

    private static func leadsOn(_ at: Int, _ scan: TextScan) -> Bool {
        var next = at + 1
        while next < scan.pieces.count, next < at + 3, links.contains(scan.pieces[next].folded) { next += 1 }
        guard next < scan.pieces.count, scan.pieces[next].gap <= .soft else { return false }
        return !Names.isGrammar(scan.pieces[next].folded)
    }

    private static func isPostcode(_ at: Int, _ scan: TextScan) -> Bool {
        at < scan.pieces.count && scan.pieces[at].isNumber && scan.pieces[at].count == 5 && scan.pieces[at].gap <= .comma
    }

    /// The last piece of ", 75011 Paris" behind a street; `last` when there is none.
    private static func town(_ last: Int, _ scan: TextScan) -> Int {
        let pieces = scan.pieces
        guard isPostcode(last + 1, scan) else {
            // "12 rue des Lilas, Paris"
            let next = last + 1
            let isTown = next < pieces.count && pieces[next].gap == .comma && pieces[next].isCapitalised
                && !Names.isGrammar(pieces[next].folded)
            return isTown ? next : last
        }
        var end = last + 1
        var words = 0
        while end + 1 < pieces.count, words < 4, !pieces[end + 1].isNumber, pieces[end + 1].gap <= .soft {
            let next = pieces[end + 1]
            let isName = next.isCapitalised || (words == 0 && !Names.isGrammar(next.folded)) || Array(scan.between(end)) == ["-"]
            guard isName else { break }
            end += 1
            words += 1
        }
        return end
    }

    /// "221B Baker Street": a number, one to three capitalised words, and the street.
    private static func englishStart(_ at: Int, _ scan: TextScan) -> Int? {
        let pieces = scan.pieces
        var first = at
        while first > 0, at - first < 3, pieces[first - 1].isCapitalised, pieces[first].gap <= .soft { first -= 1 }
        guard first < at, first > 0 else { return nil }
        // "221B" is a number and a letter.
        if pieces[first].count == 1, pieces[first].gap == .none, pieces[first - 1].isNumber { first -= 1 } else { first -= 1 }
        guard pieces[first].isNumber, pieces[first].count <= 5, pieces[first + 1].gap <= .soft else { return nil }
        return pieces[first].range.lowerBound
    }
}
