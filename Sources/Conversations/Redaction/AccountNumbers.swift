/// Numbers that name a person by what stands in them or before them: students' and candidates' numbers, passwords.
enum AccountNumbers {
    /// Codes of the field that everybody may see: they name a diploma, a school, a norm.
    private static let publicPrefixes: Set<String> = ["rncp", "rs", "rome", "iso", "cve", "formacode", "nsf", "cip"]

    /// "p2012345", "1234567890A", "22E00123": letters and digits without a gap, with six digits or more.
    static func findMixed(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        var at = 0
        while at < pieces.count {
            var end = at + 1
            while end < pieces.count, pieces[end].gap == .none { end += 1 }
            defer { at = end }
            let run = pieces[at..<end]
            let digits = run.reduce(0) { $0 + ($1.isNumber ? $1.count : 0) }
            let total = run.reduce(0) { $0 + $1.count }
            guard run.count > 1, digits >= 6 || (total == 11 && digits >= 5), let last = run.last else { continue }
            if publicPrefixes.contains(pieces[at].folded) || (!last.isNumber && Numbers.currencies.contains(last.folded)) { continue }
            found.append(.init(range: pieces[at].range.lowerBound..<last.range.upperBound, kind: .number))
        }
    }

    /// Words behind which a number, or a word with a digit in it, is one that names the person.
    private static let cues: [(words: [String], kind: Redaction.Kind)] = [
        (["numero", "etudiant"], .number), (["numero", "d", "etudiant"], .number), (["num", "etudiant"], .number),
        (["n", "etudiant"], .number), (["numero", "etu"], .number), (["student", "number"], .number),
        (["student", "id"], .number), (["numero", "de", "candidat"], .number), (["numero", "candidat"], .number),
        (["numero", "de", "dossier"], .number), (["numero", "parcoursup"], .number), (["dossier", "parcoursup"], .number),
        (["dossier", "numero"], .number), (["numero", "ine"], .number), (["ine"], .number), (["matricule"], .number),
        (["identifiant"], .number), (["application", "number"], .number), (["mot", "de", "passe"], .secret),
        (["mdp"], .secret), (["password"], .secret), (["code", "secret"], .secret), (["passcode"], .secret),
    ]
    private static let fillers: Set<String> = [
        "est", "c", "cest", "is", "le", "the", "numero", "num", "n", "s", "de", "mon", "my", "dossier", "parcoursup",
    ]

    /// More of a word than this is not looked at, so that a message made of cues costs no more than another.
    private static let longestName = 80

    static func findNamed(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        for at in pieces.indices {
            for cue in cues {
                guard var next = scan.end(of: cue.words, at: at) else { continue }
                var hasCopula = false
                let limit = min(pieces.count, next + 3)
                while next < limit, fillers.contains(pieces[next].folded), pieces[next].gap <= .colon {
                    hasCopula = true
                    next += 1
                }
                guard next < pieces.count else { continue }
                let isSaid = hasCopula || pieces[next].gap == .colon
                let start = pieces[next].range.lowerBound
                var end = start
                let reach = min(scan.scalars.count, start + longestName)
                while end < reach, !scan.scalars[end].properties.isWhitespace, scan.scalars[end] != "," { end += 1 }
                // "n° étudiant 2201 2345": what goes on in digits belongs to it.
                var last = next
                while last + 1 < pieces.count, pieces[last + 1].isNumber, pieces[last + 1].gap <= .soft { last += 1 }
                let run = pieces[next...last]
                let digits = run.reduce(0) { $0 + ($1.isNumber ? $1.count : 0) }
                    + scan.scalars[start..<end].count { $0.properties.numericType == .decimal }
                switch cue.kind {
                case .secret: guard isSaid, !Names.isGrammar(pieces[next].folded) else { continue }
                default: guard digits >= 4 else { continue }
                }
                found.append(.init(range: start..<max(end, pieces[last].range.upperBound), kind: cue.kind))
            }
        }
    }
}
