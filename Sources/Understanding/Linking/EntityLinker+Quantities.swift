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
                spans.append(
                    Span(
                        tokens: index..<index + 1, words: 1, kind: .amount, number: number,
                        unit: parts.count > 1 ? parts[1].uppercased() : nil))
            case .studyLevel:
                guard let number = Double(token.folded.drop { !$0.isNumber }) else { continue }
                spans.append(Span(tokens: index..<index + 1, words: 1, kind: .studyLevel, number: number))
            case .number:
                if let span = timeSpan(tokens, at: index) { spans.append(span) }
            default:
                continue
            }
        }
        return spans
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
