internal import Identifiers
internal import TextAnalysis

/// Professions that work in our field without being ours: "avocat spécialisé en IA", "médecin data scientist", "AI nurse".
///
/// The problem: such a phrase holds the name of our field, or of one of our roles, and the naive way answers about that:
/// the nurse is told what an engineer earns. But the head of the phrase says who is meant. In French it stands first, in
/// English a field stands in front of it.
///
/// Our way: a title right before a field or a role of ours, with nothing between but the words that lead from a person to a
/// field, takes the name in: both together are one profession that is not covered. So does a title right behind a field. The
/// title must be a trade, a word that means nothing but a person, or one that no page uses: "modèle IA", "agent IA" and
/// "consultant data" are left alone, and so is what our own names are made of ("ingénieur").
///
/// Limits: whoever tells what they are and then names our role without a comma ("infirmière data scientist possible ?") is
/// heard as asking about both in one person, unless a word of change stands there.
extension EntityLinker {
    /// The spans with the names that a foreign title heads taken in by it.
    func withForeignHeads(_ chosen: [Span], _ tokens: [Token]) -> [Span] {
        guard !professions.isEmpty else { return chosen }
        let isMoving = tokens.contains { people.moving.contains($0.folded) }
        var spans = chosen
        for name in chosen where name.strength == .field || name.kind == mainKind && name.isCovered && !isMoving {
            guard let whole = headBefore(name, tokens, spans) ?? headBehind(name, tokens, spans) else { continue }
            spans.removeAll { $0.tokens.overlaps(whole) }
            let words = tokens[whole].count { !$0.isFunctionWord }
            spans.append(Span(tokens: whole, words: max(words, 1), kind: .profession, strength: .alias))
        }
        return spans.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// From the title in front of the name to the name's end.
    private func headBefore(_ name: Span, _ tokens: [Token], _ spans: [Span]) -> Range<Int>? {
        var place = name.tokens.lowerBound - 1
        while place >= 0, tokens[place + 1].boundary <= .space, people.fieldLinks.contains(tokens[place].folded) { place -= 1 }
        guard place >= 0, tokens[place + 1].boundary <= .space else { return nil }
        if let title = spans.first(where: { $0.kind == .profession && $0.tokens.count > 1 && $0.tokens.upperBound == place + 1 }) {
            return title.tokens.lowerBound..<name.tokens.upperBound
        }
        return isForeignHead(place, tokens, spans) ? place..<name.tokens.upperBound : nil
    }

    /// From the field to the end of the title behind it.
    private func headBehind(_ name: Span, _ tokens: [Token], _ spans: [Span]) -> Range<Int>? {
        let place = name.tokens.upperBound
        guard name.strength == .field, tokens.indices.contains(place), tokens[place].boundary <= .space,
            isForeignHead(place, tokens, spans)
        else { return nil }
        return name.tokens.lowerBound..<place + 1
    }

    /// The word is the title of somebody whom the knowledge base does not know.
    private func isForeignHead(_ index: Int, _ tokens: [Token], _ spans: [Span]) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, !token.isFunctionWord else { return false }
        var title = PhraseKey()
        title.append(token.folded)
        let isTrade = trades.contains { $0.contains(title) }
        // A name of ours that holds the word as it stands is the better reading: "médecine" is no doctor.
        if spans.contains(where: { $0.isCovered && $0.tokens.contains(index) && ($0.inexact == 0 || !isTrade) }) { return false }
        if isTrade { return true }
        return professions.contains { $0.contains(title) } && gazetteer.spread(of: token.term) == 0 && !isDomain(token)
            && !token.isCourtesy && !askedWords.contains(token.term)
    }
}
