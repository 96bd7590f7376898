/// Names of people behind a word that announces one.
///
/// There are three strengths of cue. Behind "je m'appelle" a name follows whatever it looks like. Behind "moi c'est" or
/// "call me" one follows unless the word is an everyday one. Behind "je suis", "Madame", "mon fils" or "merci," a word
/// counts only when it is written as names are, with a capital, and is no profession or nationality.
enum Names {
    /// Whether a word is an everyday one, which no name is made of; folded.
    static func isGrammar(_ word: String) -> Bool { NameWords.everyday.contains(word) }

    static func find(in scan: TextScan, into found: inout [Redaction.Span]) {
        for at in scan.pieces.indices {
            for cue in NameWords.certain {
                guard let next = scan.end(of: cue, at: at) else { continue }
                take(next, scan, &found) { !NameWords.notAfterCertain.contains($0.folded) }
            }
            for cue in NameWords.likely {
                guard let next = scan.end(of: cue, at: at) else { continue }
                take(next, scan, &found) { !isGrammar($0.folded) && !NameWords.ordinary.contains($0.folded) }
            }
            for cue in NameWords.doubtful {
                guard let next = scan.end(of: cue, at: at) else { continue }
                take(next, scan, &found) { isWrittenAsName($0) }
            }
            if NameWords.labels.contains(scan.pieces[at].folded), scan.gap(after: at) == .colon {
                take(at + 1, scan, &found) { !isGrammar($0.folded) && !NameWords.labels.contains($0.folded) }
            }
            if NameWords.titles.contains(scan.pieces[at].folded) {
                // The point of "M." is no end of a sentence, and without it the letter is no title: "JE M'APPELLE".
                let isPointed = Array(scan.between(at).prefix(2)) == [".", " "] && scan.pieces[at].count < 5
                guard isPointed || scan.pieces[at].count > 1 else { continue }
                take(at + 1, scan, &found, upTo: isPointed ? .stop : .soft) { isWrittenAsName($0) }
            }
        }
        findSelf(in: scan, into: &found)
        findSignature(in: scan, into: &found)
    }

    /// Adds the name that begins at `at`, when its first word is one: up to three words in all.
    private static func take(
        _ at: Int, _ scan: TextScan, _ found: inout [Redaction.Span], upTo gap: TextScan.Gap = .colon,
        if isName: (TextScan.Piece) -> Bool
    ) {
        let pieces = scan.pieces
        guard at < pieces.count, !pieces[at].isNumber, pieces[at].gap <= gap else { return }
        // "Madame Le Bihan"
        let isParted = NameWords.particles.contains(pieces[at].folded) && pieces[at].isCapitalised && at + 1 < pieces.count
            && pieces[at + 1].gap <= .soft && isWrittenAsName(pieces[at + 1])
        guard isParted || isName(pieces[at]) else { return }
        var last = isParted ? at + 1 : at
        while last + 1 < pieces.count, last < at + 5, !pieces[last + 1].isNumber, pieces[last + 1].gap <= .soft {
            let next = pieces[last + 1]
            let isJoined = !scan.between(last).contains { $0.properties.isWhitespace }
            let isParticle = NameWords.particles.contains(next.folded) && last + 2 < pieces.count && pieces[last + 2].isCapitalised
            let isWritten = next.isCapitalised && pieces[at].isCapitalised && !isGrammar(next.folded)
            // "lea martin", "maria garcia lopez": small words, when the sentence visibly ends or goes on behind them.
            let isSmall = !pieces[at].isCapitalised && last < at + 2 && (endsBehind(last + 1, scan)
                || (last == at && isPlain(last + 1, scan) && scan.gap(after: last + 1) <= .soft && endsBehind(last + 2, scan)))
            guard isJoined && !isGrammar(next.folded) || isParticle || isWritten || isSmall else { break }
            last += 1
        }
        found.append(.init(range: pieces[at].range.lowerBound..<pieces[last].range.upperBound, kind: .name))
    }

    /// A word that may be part of a name written small.
    private static func isPlain(_ at: Int, _ scan: TextScan) -> Bool {
        guard at < scan.pieces.count else { return false }
        let piece = scan.pieces[at]
        return !piece.isNumber && !isGrammar(piece.folded) && !NameWords.ordinary.contains(piece.folded)
    }

    /// Such a word, and behind it the sentence ends or goes on with an everyday word.
    private static func endsBehind(_ at: Int, _ scan: TextScan) -> Bool {
        isPlain(at, scan) && (scan.gap(after: at) > .soft || isGrammar(scan.pieces[at + 1].folded))
    }

    /// "Léa", not "LÉA", "Data" or "Français".
    private static func isWrittenAsName(_ piece: TextScan.Piece) -> Bool {
        piece.isCapitalised && !isGrammar(piece.folded) && !NameWords.capitalised.contains(piece.folded)
            && !NameWords.ordinary.contains(piece.folded) && !NameWords.titles.contains(piece.folded)
    }

    /// "je suis Léa, j'ai 17 ans": one name, and then the sentence goes on.
    private static func findSelf(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        for at in pieces.indices {
            for cue in NameWords.selves {
                guard let next = scan.end(of: cue, at: at), next < pieces.count, pieces[next].gap <= .soft,
                    isWrittenAsName(pieces[next]), pieces[next].count > 1
                else { continue }
                let isEnded = scan.gap(after: next) > .soft || isGrammar(pieces[next + 1].folded)
                let hasSecond = !isEnded && pieces[next + 1].isCapitalised && isWrittenAsName(pieces[next + 1])
                let isAllCapitals = scan.scalars[pieces[next].range].allSatisfy { $0.properties.isUppercase }
                guard isEnded || hasSecond, !isAllCapitals else { continue }
                let last = hasSecond ? next + 1 : next
                found.append(.init(range: pieces[next].range.lowerBound..<pieces[last].range.upperBound, kind: .name))
            }
        }
    }

    /// "Cordialement, Léa Martin" at the end.
    private static func findSignature(in scan: TextScan, into found: inout [Redaction.Span]) {
        let pieces = scan.pieces
        guard let end = pieces.indices.last else { return }
        var first = end
        while first > 0, end - first < 2, pieces[first].isCapitalised, pieces[first].gap <= .soft,
            isWrittenAsName(pieces[first - 1]) { first -= 1 }
        guard first > 0, isWrittenAsName(pieces[first]), pieces[end].isCapitalised, !pieces[end].isNumber else { return }
        let before = pieces[first - 1].folded
        guard NameWords.closings.contains(before) else { return }
        found.append(.init(range: pieces[first].range.lowerBound..<pieces[end].range.upperBound, kind: .name))
    }
}
