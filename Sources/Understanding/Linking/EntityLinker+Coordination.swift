internal import Identifiers
internal import TextAnalysis

/// Names that share a word: "chercheur ou ingénieur en IA", "data analyst ou engineer".
///
/// Said twice, the common part of two names is said once: the head of the first stands for itself, or the tail of the second
/// does. The naive way finds one name and a stray word, and the question is taken to be about one thing only. Here the stray
/// word on the other side of "ou" or "et" is tried with what the name beside it could lend, the longest loan first; what is a
/// name of the same kind, of another thing, is a second mention.
///
/// Limits: one stray word, right beside the joint, spelt right.
extension EntityLinker {
    static let joints: Set<String> = ["ou", "et", "ni", "vs", "or", "and", "versus"]
    static let passed: Set<String> = ["un", "une", "le", "la", "les", "l", "des", "a", "an", "the"]

    /// The stray words beside the names, as names of their own.
    func coordinatedSpans(_ tokens: [Token], beside names: [Span]) -> [Span] {
        var spans: [Span] = []
        for name in names where name.words > 1 && name.strength != .field {
            let own = tokens[name.tokens].filter { !$0.isFunctionWord }.map(\.term)
            guard own.count > 1 else { continue }
            if let place = stray(name.tokens.upperBound, 1, tokens) {
                for lent in (1..<own.count).reversed() {
                    if let span = span(own.prefix(lent) + [tokens[place].term], at: place, beside: name) {
                        spans.append(span)
                        break
                    }
                }
            }
            if let place = stray(name.tokens.lowerBound - 1, -1, tokens) {
                for kept in 1..<own.count {
                    if let span = span([tokens[place].term] + own.dropFirst(kept), at: place, beside: name) {
                        spans.append(span)
                        break
                    }
                }
            }
        }
        return spans
    }

    /// The word on the other side of a joint that stands at `place`, articles passed over.
    private func stray(_ place: Int, _ step: Int, _ tokens: [Token]) -> Int? {
        var place = place
        while tokens.indices.contains(place), Self.passed.contains(tokens[place].folded) { place += step }
        guard tokens.indices.contains(place), Self.joints.contains(tokens[place].folded) else { return nil }
        place += step
        while tokens.indices.contains(place), Self.passed.contains(tokens[place].folded) { place += step }
        guard tokens.indices.contains(place), !tokens[place].isFunctionWord, tokens[place].kind == .word else { return nil }
        return place
    }

    /// The name made of these words, when it is of the same kind as its neighbour and of another thing.
    private func span(_ path: some Collection<String>, at place: Int, beside name: Span) -> Span? {
        var node = gazetteer.root
        for term in path {
            guard let next = gazetteer.step(from: node, term) else { return nil }
            node = next
        }
        let entries = gazetteer.entries(at: node).filter { $0.kind == name.kind && $0.strength != .field }
        let entities = Set(entries.map(\.entity)).sorted()
        guard !entities.isEmpty, Set(entities).isDisjoint(with: name.entities) else { return nil }
        return Span(tokens: place..<place + 1, words: path.count, entities: entities, kind: name.kind, strength: .alias)
    }
}
