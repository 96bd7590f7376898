internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// Tokens of the longest question whose only unexplained word may be a profession.
    private static let shortQuestion = 9
    /// Entities whose names share a word, from which on the word alone is no profession: "ingénieur" may be any of
    /// them.
    private static let genericHead = 3

    /// Between the words of a title, said or left out.
    private static let linksOfTitles: Set<String> = ["en", "de", "d", "des", "du", "in", "of"]

    /// Titles of professions that the knowledge base does not cover.
    ///
    /// - Parameter others: the spans of its own names and of quantities.
    func professionSpans(_ tokens: [Token], beside others: [Span]) -> [Span] {
        guard let longest = professions.map(\.longest).max(), longest > 0 else { return [] }
        var spans: [Span] = []
        for start in tokens.indices where tokens[start].kind == .word && !tokens[start].isFunctionWord {
            var phrase = PhraseKey()
            // "ingénieur en travaux publics" is the list's "ingénieur travaux publics".
            var unlinked = PhraseKey()
            for end in start + 1...min(tokens.count, start + 2 * longest) {
                if end - start > 1, tokens[end - 1].boundary > .space || tokens[end - 1].kind == .mask { break }
                phrase.append(tokens[end - 1].folded)
                let isLink = Self.linksOfTitles.contains(tokens[end - 1].folded)
                if !isLink { unlinked.append(tokens[end - 1].folded) }
                if unlinked.count > longest { break }
                if professions.contains(where: { $0.contains(phrase) || !isLink && unlinked.count > 1 && $0.contains(unlinked) }) {
                    let count = tokens[start..<end].count { !$0.isFunctionWord }
                    if end - start > 1 || isProfession(start, tokens, others) {
                        spans.append(
                            Span(tokens: start..<end, words: max(count, 1), kind: .profession, strength: .alias))
                    }
                }
            }
        }
        return spans
    }

    /// A single word that is the title of a profession is meant as one.
    private func isProfession(_ index: Int, _ tokens: [Token], _ others: [Span]) -> Bool {
        if gazetteer.spread(of: tokens[index].term) >= Self.genericHead { return false }
        if isPointedAt(index, tokens) || isCoordinated(index, tokens, others) { return true }
        // Nothing but "and a lawyer?".
        let content = tokens.indices.filter { isContent(tokens[$0]) }
        if content == [index], index > 0, people.articles.contains(tokens[index - 1].folded) { return true }
        guard !isDomain(tokens[index]) else { return false }
        var before = index - 1
        while before >= 0, tokens[before + 1].boundary <= .space {
            if people.weak.contains(tokens[before].folded) { return true }
            guard people.links.contains(tokens[before].folded) else { break }
            before -= 1
        }
        // The only word of a short question that nothing else explains.
        guard tokens.count <= Self.shortQuestion, !others.contains(where: \.isCovered) else { return false }
        return content.allSatisfy { $0 == index || isDomain(tokens[$0]) }
    }

    /// The words around the title speak of a person, so that it is a profession even if the word has other meanings.
    private func isPointedAt(_ index: Int, _ tokens: [Token]) -> Bool {
        var before = index - 1
        while before >= 0, tokens[before + 1].boundary <= .space {
            if people.before.contains(tokens[before].folded) { return true }
            guard people.links.contains(tokens[before].folded) else { break }
            before -= 1
        }
        guard index + 1 < tokens.count, tokens[index + 1].boundary <= .space else { return false }
        let next = tokens[index + 1].folded
        if people.behind.contains(next) { return true }
        return index > 0 && people.articles.contains(tokens[index - 1].folded) && people.after.contains(next)
            && (next != "est" || index + 2 < tokens.count && people.after.contains(tokens[index + 2].folded))
    }

    /// "data scientist ou médecin ?", "nurse or data analyst?": it stands beside a profession, as another one.
    ///
    /// A word that the knowledge base uses itself needs a joint that sets one against the other: in "data scientist et
    /// modèle" it is a thing, in "data scientist ou modèle" a profession.
    private func isCoordinated(_ index: Int, _ tokens: [Token], _ others: [Span]) -> Bool {
        for step in [-1, 1] {
            guard let (place, joint) = beyondJoint(from: index, step, tokens), !isDomain(tokens[index]) || people.opposing.contains(joint)
            else { continue }
            let isBesidePerson = others.contains { span in
                span.tokens.contains(place) && span.isCovered && span.strength != .field && span.cost < 1 && span.kind == mainKind
            }
            if isBesidePerson { return true }
        }
        return false
    }

    /// What stands on the other side of a joint, articles passed over, and the joint.
    func beyondJoint(from index: Int, _ step: Int, _ tokens: [Token]) -> (place: Int, joint: String)? {
        var place = index + step
        var joint: String?
        if step < 0, tokens[index].boundary == .comma { joint = "," }
        while tokens.indices.contains(place) {
            let word = tokens[place].folded
            if Self.joints.contains(word) || people.opposing.contains(word), joint == nil || joint == "," {
                joint = word
            } else if !Self.passed.contains(word) {
                break
            }
            if step < 0, tokens[place].boundary == .comma, joint == nil { joint = "," }
            place += step
        }
        guard tokens.indices.contains(place) else { return nil }
        if step > 0, joint == nil, tokens[place].boundary == .comma { joint = "," }
        return joint.map { (place, $0) }
    }

    /// Without the names of courses and schools that are part of a longer title: the "master" of "scrum master".
    func withoutPartsOfTitles(_ spans: [Span]) -> [Span] {
        let titles = spans.filter { $0.kind == .profession && $0.words > 1 }
        guard !titles.isEmpty else { return spans }
        return spans.filter { span in
            !series.contains(span.kind) || span.words > 1
                || !titles.contains { $0.tokens.contains(span.tokens.lowerBound) && $0.tokens.count > span.tokens.count }
        }
    }

    func isContent(_ token: Token) -> Bool { token.kind == .word && !token.isFunctionWord && !token.isCourtesy }

    /// The knowledge base uses the word itself, in the singular or as it stands.
    func isDomain(_ token: Token) -> Bool {
        if domainWords.contains(token.folded) { return true }
        guard token.folded.utf8.count > 3, token.folded.hasSuffix("s") || token.folded.hasSuffix("x") else {
            return false
        }
        return domainWords.contains(String(token.folded.dropLast()))
    }
}
