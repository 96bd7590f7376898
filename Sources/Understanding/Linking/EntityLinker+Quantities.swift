internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// Words read on either side of a length of time to see what it measures.
    private static let reach = 3

    /// Amounts of money, study levels, lengths of time and years.
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
                if token.kind == .year, let number = Double(token.folded) {
                    spans.append(Span(tokens: index..<index + 1, words: 1, kind: .year, strength: .field, number: number))
                }
                // "2900 net": no currency, but pay all the same. "smic brut 2026" names a year, "2000 brut" an amount.
                if let number = Double(token.folded), number >= Self.lowestPay, isBesidePayWord(tokens, at: index),
                    token.kind == .number || number.truncatingRemainder(dividingBy: 50) == 0 {
                    spans.append(pay(Span(tokens: index..<index + 1, words: 1, kind: .amount, number: number), tokens))
                }
            default:
                continue
            }
        }
        return spans
    }

    /// A number below is no pay of a month or a year.
    private static let lowestPay = 100.0

    private func basis(_ tokens: [Token], at index: Int) -> String? {
        guard tokens.indices.contains(index) else { return nil }
        return grammar.gross.contains(tokens[index].folded) ? "gross" : grammar.net.contains(tokens[index].folded) ? "net" : nil
    }

    /// A word of pay stands right behind the number, behind one more word, or right before it.
    private func isBesidePayWord(_ tokens: [Token], at index: Int) -> Bool {
        for place in [index + 1, index + 2, index - 1] where basis(tokens, at: place) != nil {
            let later = max(place, index)
            if tokens[later].boundary <= .space { return true }
        }
        return false
    }

    /// With what the words of pay say of the amount: "2 900 net", "35 € de l'heure brut", "en brut".
    ///
    /// A word behind "en" says what the amount is to be brought to, any other what it is; "brut ou net ?" leaves it open.
    private func pay(_ span: Span, _ tokens: [Token]) -> Span {
        var span = span
        var last: Int?
        for index in tokens.indices where !span.tokens.contains(index) {
            guard let basis = basis(tokens, at: index) else { continue }
            if let last, index - last == 2, grammar.or.contains(tokens[last + 1].folded) {
                (span.basis, span.wantedBasis) = (Self.open, nil)
                break
            }
            last = index
            let isGoal = isGoal(index, tokens)
            if isGoal || span.basis != nil && span.basis != basis {
                span.wantedBasis = span.wantedBasis ?? basis
            } else {
                span.basis = span.basis ?? basis
            }
        }
        // A daily rate is no pay, wherever the word stands: "un TJM de 450 €".
        let isRate = tokens.contains { grammar.rates.contains($0.folded) }
        span.period = isRate ? "other" : period(tokens, behind: span.tokens.upperBound)
        span.wantedPeriod = wantedPeriod(tokens, span)
        return span
    }

    /// A word of pay that the amount is to be brought to: "en brut", "combien de brut".
    private func isGoal(_ index: Int, _ tokens: [Token]) -> Bool {
        guard index > 0 else { return false }
        if grammar.into.contains(tokens[index - 1].folded) { return true }
        return index > 1 && grammar.of.contains(tokens[index - 1].folded) && grammar.into.contains(tokens[index - 2].folded)
    }

    /// "3 500 € par mois, combien par an ?": the other period that the question names.
    private func wantedPeriod(_ tokens: [Token], _ span: Span) -> String? {
        var isOwn = span.period != nil
        for index in tokens.indices where !span.tokens.contains(index) {
            let word = tokens[index].folded
            guard let period = grammar.monthly.contains(word) ? "month" : grammar.yearly.contains(word) ? "year" : nil else { continue }
            if isOwn, index >= span.tokens.upperBound, period == span.period {
                isOwn = false
                continue
            }
            guard period != span.period, index > 0 else { continue }
            let before = tokens[index - 1].folded
            let isAimedAt = grammar.adjectives.contains(word) || grammar.per.contains(before) || grammar.into.contains(before)
            if isAimedAt || basis(tokens, at: index - 1) != nil { return period }
        }
        return nil
    }

    /// The basis of an amount of which the question asks whether it is gross or net.
    static let open = "open"

    /// "45k brut par an": the period that the words right behind an amount state.
    private func period(_ tokens: [Token], behind start: Int) -> String? {
        for (index, token) in tokens.enumerated().dropFirst(start).prefix(5) where token.boundary < .sentence {
            let word = token.folded
            if grammar.monthly.contains(word) { return "month" }
            if grammar.hourly.contains(word) { return "hour" }
            if grammar.daily.contains(word) { return "day" }
            if grammar.otherPeriods.contains(word) { return "other" }
            if grammar.yearly.contains(word), index > start || !grammar.per.contains(word) { return "year" }
            guard basis(tokens, at: index) != nil || grammar.per.contains(word) || token.kind == .money || token.isFunctionWord && !grammar.into.contains(word)
            else { return nil }
        }
        return nil
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
