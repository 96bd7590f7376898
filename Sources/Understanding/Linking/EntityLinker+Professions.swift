internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// Words behind which a profession stands, folded, both languages.
    private static let slots: Set<String> = [
        "un", "une", "des", "comme", "devenir", "etre", "deviens", "devient", "suis", "es", "est", "metier", "profession",
        "travail", "poste", "que", "a", "an", "as", "become", "becoming", "being", "be", "job",
    ]
    /// Words that may stand between such a word and the profession.
    private static let links: Set<String> = ["de", "d'", "d", "of", "bon", "bonne", "jeune", "good", "the"]
    /// Tokens of the longest question whose only unexplained word may be a profession.
    private static let shortQuestion = 9

    /// Titles of professions that the knowledge base does not cover.
    ///
    /// - Parameter others: the spans of its own names and of quantities.
    func professionSpans(_ tokens: [Token], beside others: [Span]) -> [Span] {
        guard let longest = professions.map(\.longest).max(), longest > 0 else { return [] }
        let words = tokens.map(\.folded)
        var spans: [Span] = []
        for start in tokens.indices where tokens[start].kind == .word && !tokens[start].isFunctionWord {
            var end = start + 1
            while end <= min(tokens.count, start + longest) {
                if end - start > 1, tokens[end - 1].boundary > .space || tokens[end - 1].kind == .mask { break }
                if professions.contains(where: { $0.contains(words[start..<end]) }) {
                    let count = tokens[start..<end].count { !$0.isFunctionWord }
                    if end - start > 1 || isProfession(start, tokens, others) {
                        spans.append(Span(tokens: start..<end, words: max(count, 1), kind: .profession, strength: .alias))
                    }
                }
                end += 1
            }
        }
        return spans
    }

    /// A single word that is the title of a profession is meant as one.
    private func isProfession(_ index: Int, _ tokens: [Token], _ others: [Span]) -> Bool {
        guard !isDomain(tokens[index]) else { return false }
        var before = index - 1
        while before >= 0, Self.links.contains(tokens[before].folded), tokens[before + 1].boundary <= .space { before -= 1 }
        if before >= 0, tokens[before + 1].boundary <= .space, Self.slots.contains(tokens[before].folded) { return true }
        // The only word of a short question that nothing else explains.
        guard tokens.count <= Self.shortQuestion, !others.contains(where: \.isCovered) else { return false }
        return !tokens.indices.contains { other in
            other != index && tokens[other].kind == .word && !tokens[other].isFunctionWord && !tokens[other].isCourtesy
                && !isDomain(tokens[other])
        }
    }

    private func isDomain(_ token: Token) -> Bool {
        domainWords.contains(token.folded) || domainWords.contains(token.term)
    }
}
