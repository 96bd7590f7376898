internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// Words read on either side of a length of time to see what it measures.
    private static let reach = 3

    /// Amounts of money, study levels and lengths of time.
    func quantitySpans(_ tokens: [Token]) -> [Span] {
        var spans: [Span] = []
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .money:
                let parts = token.folded.split(separator: " ")
                guard let first = parts.first, let number = Double(first) else { continue }
                spans.append(pay(
                    Span(
                        tokens: index..<index + 1, words: 1, kind: .amount, number: number,
                        unit: parts.count > 1 ? parts[1].uppercased() : nil), tokens))
            case .studyLevel:
                guard let number = Double(token.folded.drop { !$0.isNumber }) else { continue }
                spans.append(Span(tokens: index..<index + 1, words: 1, kind: .studyLevel, number: number))
            case .number, .year:
                if let span = timeSpan(tokens, at: index) { spans.append(span) }
                // "2900 net": no currency, but pay all the same.
                if let number = Double(token.folded), number >= Self.lowestPay {
                    let span = pay(Span(tokens: index..<index + 1, words: 1, kind: .amount, number: number), tokens)
                    // "smic brut 2026" names a year, "2026 brut" an amount.
                    if span.basis != nil, token.kind == .number || isPayWord(tokens, at: index + 1) { spans.append(span) }
                }
            default:
                continue
            }
        }
        return spans
    }

    /// A number below is no pay of a month or a year.
    private static let lowestPay = 100.0

    private func isPayWord(_ tokens: [Token], at index: Int) -> Bool {
        index < tokens.count && (grammar.gross.contains(tokens[index].folded) || grammar.net.contains(tokens[index].folded))
    }

    /// With what the words of pay say of the amount: "2 900 net", "en brut".
    private func pay(_ span: Span, _ tokens: [Token]) -> Span {
        var span = span
        for (index, token) in tokens.enumerated() where token.kind == .word && !span.tokens.contains(index) {
            guard let basis = grammar.gross.contains(token.folded) ? "gross" : grammar.net.contains(token.folded) ? "net" : nil
            else { continue }
            let isBeside = index == span.tokens.upperBound && token.boundary <= .space
                || index == span.tokens.lowerBound - 1 && index > 0 && !grammar.into.contains(tokens[index - 1].folded)
                || index == span.tokens.upperBound + 1 && !grammar.into.contains(tokens[index - 1].folded) && token.boundary <= .space
            if isBeside, span.basis == nil { span.basis = basis } else if span.wantedBasis == nil { span.wantedBasis = basis }
        }
        return span
    }

    /// "5 ans d'expérience", "after 5 years", "3 months".
    private func timeSpan(_ tokens: [Token], at index: Int) -> Span? {
        guard let number = Double(tokens[index].folded), index + 1 < tokens.count else { return nil }
        let word = tokens[index + 1].folded
        let isYear = grammar.years.contains(word)
        guard isYear || grammar.months.contains(word) else { return nil }
        var span = Span(
            tokens: index..<index + 2, words: 2, kind: .duration, number: number, unit: isYear ? "year" : "month")
        var next = index + 2
        while next < min(tokens.count, index + 2 + Self.reach), tokens[next].boundary <= .space {
            if grammar.experience.contains(tokens[next].folded) { span.kind = .experience }
            if grammar.study.contains(tokens[next].folded) { span.kind = .studyLevel }
            if span.kind != .duration {
                span.tokens = index..<next + 1
                return span
            }
            guard tokens[next].isFunctionWord else { break }
            next += 1
        }
        let before = tokens[max(0, index - Self.reach)..<index]
        if before.contains(where: { grammar.after.contains($0.folded) || grammar.experience.contains($0.folded) }) {
            span.kind = .experience
        }
        return span
    }
}
