internal import Identifiers
internal import TextAnalysis

extension EntityLinker {
    /// Letters from which on a word may be misspelt; shorter ones differ from one another by a letter anyway.
    static let shortestCorrected = 4

    static let place = EntityKind(trusted: "place")

    /// All names of the knowledge base in the question, overlapping ones included.
    func nameSpans(_ tokens: [Token]) -> [Span] {
        var spans: [Span] = []
        for start in tokens.indices where tokens[start].kind != .mask {
            walk(Walk(node: gazetteer.root, start: start, next: start), tokens, &spans)
        }
        return spans
    }

    /// A walk through the gazetteer from one word of the question on.
    private struct Walk {
        var node: Int32
        let start: Int
        /// Index of the token to be read next.
        var next: Int
        var words = 0
        var cost = 0.0
        /// The words as read, unstemmed.
        var read: [String] = []
    }

    private func walk(_ walk: Walk, _ tokens: [Token], _ spans: inout [Span]) {
        guard walk.next < tokens.count, tokens[walk.next].kind != .mask else { return }
        let token = tokens[walk.next]
        if walk.words > 0, token.boundary > .space { return }
        for reading in Self.readings(of: token) {
            guard let node = gazetteer.step(from: walk.node, reading.term) else { continue }
            var further = walk
            further.node = node
            further.next += 1
            further.words += 1
            further.cost += reading.cost
            further.read.append(reading.folded)
            if let span = span(further) { spans.append(span) }
            self.walk(further, tokens, &spans)
        }
        if walk.words > 0, token.isFunctionWord, walk.next - walk.start < gazetteer.longest * 2 {
            var further = walk
            further.next += 1
            self.walk(further, tokens, &spans)
        }
    }

    /// The word as it stands and, if it does not exist, what it may have been meant to be.
    private static func readings(of token: Token) -> [Correction] {
        let plain = Correction(folded: token.folded, term: token.term, cost: 0)
        guard !token.isKnown, token.folded.utf8.count >= shortestCorrected else { return [plain] }
        return [plain] + token.corrections
    }

    /// What ends where the walk stands: the surest of the names, and of these the entities.
    private func span(_ walk: Walk) -> Span? {
        let entries = gazetteer.entries(at: walk.node)
        guard let strength = entries.map(\.strength).min() else { return nil }
        var surest = entries.filter { $0.strength == strength }
        var exact = surest.filter { $0.words == walk.read }
        if exact.isEmpty {
            // "les masters": the plural of "master", not of "mastère", though they share a stem.
            exact = surest.filter { entry in
                entry.words.count == walk.read.count && zip(entry.words, walk.read).allSatisfy { $1 == $0 || $1 == $0 + "s" || $1 == $0 + "x" }
            }
        }
        let inexact = exact.isEmpty ? 1 : 0
        if !exact.isEmpty { surest = exact }
        // Short words that merely share a stem are other words: "va" is not "VAE".
        if exact.isEmpty {
            surest = surest.filter { entry in
                // Places and what lies elsewhere have no inflection: "publique" is not "Publicis", "compter" not "compta".
                entry.words.count == walk.read.count && entry.kind != Self.place && entry.kind != .elsewhere
                    && zip(entry.words, walk.read).allSatisfy { $0 == $1 || min($0.utf8.count, $1.utf8.count) >= Self.shortestCorrected }
            }
        }
        guard !surest.isEmpty else { return nil }
        let entities = Set(surest.map(\.entity)).sorted()
        // A name that a thing and a notion share is masked like the thing's.
        guard let kind = surest.min(by: { one, other in
            (unmasked.contains(one.kind) ? 1 : 0, one.entity) < (unmasked.contains(other.kind) ? 1 : 0, other.entity)
        })?.kind else { return nil }
        return Span(
            tokens: walk.start..<walk.next, words: walk.words, entities: entities, kind: kind, strength: strength,
            cost: walk.cost, inexact: inexact)
    }
}
