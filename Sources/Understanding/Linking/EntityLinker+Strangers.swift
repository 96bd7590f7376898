internal import Identifiers
internal import TextAnalysis

/// Names that are not ours but begin like ours, or stand where ours would: "BTS compta", "Polytech Nantes", "ENSAI".
///
/// The problem: schools and courses of study exist by the thousand, and the knowledge base knows a few. What it does not know
/// must not be answered with its neighbour. No list of strangers is ever complete, so the naive way, a list, fails on the next.
///
/// Our way: the own names of the things that come in such series tell how names are made here. What such a name begins with
/// ("BTS", "licence", "Polytech") and then does not go on with ("SIO", "informatique", "Lille") is another of the series,
/// when the word behind it names something: an acronym, a word of no language, a capital, or a word that no question and no
/// page uses. A place goes on only where our own name ends with one. Besides, a single unknown word that is typed as a name is
/// one when it stands alone, behind the notion that is asked of, or across a joint from a thing of a series.
///
/// Limits: the head stands in front ("a chemistry BTS" is not seen); a name made of words that the pages use ("BTS données")
/// is not told from a question; who asks about a person in a small town may be told that there is no page on the town.
extension EntityLinker {
    /// The spans with the strangers among them, without what overlaps those.
    func withStrangers(_ chosen: [Span], _ tokens: [Token]) -> [Span] {
        guard !series.isEmpty else { return chosen }
        // In a message of a few words, capitals are a name's, even if all of it is in capitals.
        let isMixed = tokens.count < 4 || tokens.contains { $0.kind == .word && $0.surface.utf8.contains { $0 &- 0x61 < 26 } }
        var found = tokens.indices.compactMap { another(from: $0, tokens, chosen, isMixed) }
        if found.isEmpty { found = loneName(tokens, chosen, isMixed).map { [$0] } ?? [] }
        guard !found.isEmpty else { return chosen }
        var kept = chosen
        for span in found where !kept.contains(where: { $0.kind == .elsewhere && $0.tokens.overlaps(span.tokens) }) {
            kept.removeAll { $0.tokens.overlaps(span.tokens) }
            kept.append(span)
        }
        return kept.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    // MARK: Another of a series

    /// The head of a name of ours, and a word behind it that makes it the name of another.
    private func another(from start: Int, _ tokens: [Token], _ chosen: [Span], _ isMixed: Bool) -> Span? {
        guard tokens[start].kind == .word, let first = gazetteer.step(from: gazetteer.root, tokens[start].term), heads[first] != nil,
            isNoun(start, tokens), !isNotion(first)
        else { return nil }
        var node = first
        var end = start + 1
        while end < tokens.count, tokens[end].boundary <= .space, let next = gazetteer.step(from: node, tokens[end].term) {
            node = next
            end += 1
        }
        let isBeforePlace = headsBeforePlaces.contains(node)
        var place = end
        if !isBeforePlace, tokens.indices.contains(place), tokens[place].boundary <= .space,
            strangers.links.contains(tokens[place].folded) {
            place += 1
        }
        guard tokens.indices.contains(place), tokens[place].boundary <= .space, !isPartOfName(start, place, chosen) else { return nil }
        let token = tokens[place]
        guard !token.isFunctionWord || isCapitals(token, isMixed), !token.isCourtesy else { return nil }
        let isHead = heads[node] != nil
        switch token.kind {
        // "école 42": a name; "licence 3": a year of it.
        case .number: guard isHead, place == end, end == start + 1, token.folded.utf8.count > 1 else { return nil }
        case .word, .technology:
            let isAcronym = isHead && tokens[start].folded.utf8.count <= 3
            guard namesAnother(
                token, at: place, of: tokens.count, chosen, node: node, isMixed, isAcronym: isAcronym, isLinked: place > end)
            else { return nil }
        default: return nil
        }
        return stranger(start, through: place, tokens, chosen)
    }

    /// The word is meant as a noun: "but" is grammar in English and an aim in French.
    private func isNoun(_ index: Int, _ tokens: [Token]) -> Bool {
        guard tokens[index].folded.utf8.count <= 3, tokens[index].isFunctionWord || tokens[index].isKnown else { return true }
        return isUppercase(tokens[index].surface) || index > 0 && strangers.articles.contains(tokens[index - 1].folded)
    }

    /// What stands there is by itself a field, a notion or what somebody does: "AI", of "AI bachelor".
    private func isNotion(_ node: Int32) -> Bool {
        gazetteer.entries(at: node).contains { $0.strength == .field || $0.kind == mainKind || unmasked.contains($0.kind) }
    }

    /// A longer name of ours holds both.
    private func isPartOfName(_ start: Int, _ place: Int, _ chosen: [Span]) -> Bool {
        chosen.contains { span in
            span.tokens.contains(start) && (span.tokens.contains(place) || span.tokens.lowerBound < start)
        }
    }

    private func namesAnother(
        _ token: Token, at place: Int, of count: Int, _ chosen: [Span], node: Int32, _ isMixed: Bool, isAcronym: Bool, isLinked: Bool
    ) -> Bool {
        let isCapitals = isCapitals(token, isMixed)
        let isOfPlace = gazetteer.names(token.term, Self.place) || isCapitalised(token) && isMixed && place + 1 < count
        if headsBeforePlaces.contains(node), isOfPlace { return true }
        if let owner = chosen.first(where: { $0.tokens.contains(place) }) {
            if owner.kind == .elsewhere { return heads[node] != nil }
            // "licence MIAGE", where "MIAGE" alone is a master of ours.
            let isHead = gazetteer.step(from: gazetteer.root, token.term).map { heads[$0] != nil } ?? false
            return isCapitals && owner.tokens.count == 1 && owner.strength != .name && series.contains(owner.kind) && !isHead
                && heads[node] != nil && !owner.entities.contains { heads[node]?.contains($0) ?? false }
        }
        if isAsked(token, isCapitals) { return false }
        if isCapitals { return true }
        if gazetteer.spread(of: token.term) > 0 { return false }
        let isUnknown = !token.isKnown && !token.corrections.contains { gazetteer.spread(of: $0.term) > 0 }
        if heads[node] == nil {
            // A full name of ours needs more: "EPITA Sup'Biotech", "ESGI Kremlin".
            return !isLinked && isUnknown && isCapitalised(token) && !isDomain(token)
        }
        // Behind an acronym stands what is studied, even if some page uses the word for something else: "BTS CIEL".
        let isUsed = isDomain(token) && !isAcronym
        let isSeries = isAcronym || headsBeforePlaces.contains(node) || (heads[node]?.count ?? 0) > 1
        return isUnknown || !isUsed && token.isKnown && (isSeries || isCapitalised(token) && !isLinked)
    }

    /// People ask with the word: behind a name it asks something of it.
    private func isAsked(_ token: Token, _ isCapitals: Bool) -> Bool {
        askedWords.contains(token.term) || !isCapitals && !token.isKnown && token.corrections.contains { askedWords.contains($0.term) }
    }

    /// The name up to its last word: what is glued to it or goes on in capitals belongs to it.
    private func stranger(_ start: Int, through place: Int, _ tokens: [Token], _ chosen: [Span]) -> Span {
        var end = place + 1
        while end < min(tokens.count, place + 4), tokens[end].kind == .word, !tokens[end].isFunctionWord,
            tokens[end].boundary == .none
                || tokens[end].boundary == .space && isCapitalised(tokens[end]) && !askedWords.contains(tokens[end].term) {
            end += 1
        }
        let words = tokens[start..<end].count { !$0.isFunctionWord }
        return Span(tokens: start..<end, words: max(words, 1), kind: .elsewhere, strength: .alias)
    }

    // MARK: A name by itself

    /// One unknown word, typed as a name, where the name of a thing would stand.
    private func loneName(_ tokens: [Token], _ chosen: [Span], _ isMixed: Bool) -> Span? {
        // Of a profession it is asked, whatever name stands beside it.
        let isOfOther = chosen.contains { span in
            span.isCovered && !series.contains(span.kind) && !unmasked.contains(span.kind) || span.kind == .profession
        }
        guard !isOfOther else { return nil }
        let unknown = tokens.indices.filter { isUnknownName(tokens[$0], isMixed) && !isTaken($0, chosen) }
        guard let index = unknown.first, unknown.count == 1 || unknown.count == 2 && unknown[1] == index + 1 else { return nil }
        let inSeries = chosen.filter { series.contains($0.kind) && $0.isCovered }
        if !inSeries.isEmpty {
            let isJoined = [-1, 1].contains { step in
                beyondJoint(from: index, step, tokens).map { joint in inSeries.contains { $0.tokens.contains(joint.place) } } ?? false
            }
            return isJoined ? stranger(index, through: index, tokens, chosen) : nil
        }
        let typed = isUppercase(tokens[index].surface) && tokens[index].surface.utf8.count > 2 && (isMixed || tokens.count < 4)
            || isCapitalised(tokens[index]) && (index > 0 || tokens.count > 1)
        let before = index > 0 ? tokens[index - 1].folded : nil
        let isElided = index > 0 && before == "l"
        let isSomewhere = before.map { strangers.places.contains($0) } ?? false
        let notions = chosen.filter { unmasked.contains($0.kind) && $0.isCovered }
        if !notions.isEmpty {
            let isBeside = notions.contains { notion in
                var gap = notion.tokens.upperBound
                while gap < index, strangers.owners.contains(tokens[gap].folded) { gap += 1 }
                return gap == index || index + 1 == notion.tokens.lowerBound
            }
            return typed || isBeside || isElided ? stranger(index, through: index, tokens, chosen) : nil
        }
        let others = tokens.indices.filter { !unknown.contains($0) && tokens[$0].kind != .emoji }
        // "et epitech ?"
        let goesOn = !others.isEmpty && others.allSatisfy { strangers.goingOn.contains(tokens[$0].folded) }
        guard goesOn || typed && tokens.count <= Self.shortQuestion && (!isSomewhere || isElided) else { return nil }
        return stranger(index, through: index, tokens, chosen)
    }

    /// Tokens of the longest question in which a name by itself is what is asked about.
    private static let shortQuestion = 9

    /// A word of no language, and of no page.
    private func isUnknownName(_ token: Token, _ isMixed: Bool) -> Bool {
        guard token.kind == .word, isContent(token), token.folded.utf8.count > 2, token.rewrite == nil, !isDomain(token),
            gazetteer.spread(of: token.term) == 0
        else { return false }
        return isCapitals(token, isMixed) || !token.isKnown && token.corrections.isEmpty
    }

    private func isTaken(_ index: Int, _ chosen: [Span]) -> Bool { chosen.contains { $0.tokens.contains(index) } }

    // MARK: How it is typed

    /// In capitals, in a message that is not.
    private func isCapitals(_ token: Token, _ isMixed: Bool) -> Bool { isMixed && isUppercase(token.surface) }

    private func isUppercase(_ surface: String) -> Bool {
        surface.utf8.count > 1 && surface.contains(where: \.isUppercase) && !surface.contains(where: \.isLowercase)
    }

    private func isCapitalised(_ token: Token) -> Bool { token.surface.first?.isUppercase ?? false }
}
