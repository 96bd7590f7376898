public import TextAnalysis

/// The stretch of a text that shows best why it was found, with the words that match.
public struct Snippet: Sendable, Hashable {
    /// The stretch as written.
    public let text: String
    /// Where it stands in the original, UTF-8 byte offsets, half-open.
    public let range: Range<Int>
    /// The matching words, UTF-8 byte offsets into the *original*, half-open, ascending, apart from each other.
    public let matches: [Range<Int>]

    /// Chooses the stretch of at most `words` tokens that covers the most different words of the query; among equals
    /// the one with more matches (ten of which are worth another word), then the first.
    /// - Parameters:
    ///   - original: The text that was analysed.
    ///   - tokens: What the analyser made of it.
    public init(of original: String, tokens: [Token], query: Query, words: Int = 40) {
        let hasContent = query.groups.contains { !$0.isFunctionWord }
        let matching = tokens.map { $0.isFunctionWord && hasContent ? nil : Self.match($0, query) }
        let width = max(words, 1)
        var best = (score: -1, start: 0)
        var counts = [Int](repeating: 0, count: query.groups.count)
        var score = 0
        for end in tokens.indices {
            if let group = matching[end] {
                score += counts[group] == 0 ? 10 : 1
                counts[group] += 1
            }
            if end >= width, let group = matching[end - width] {
                counts[group] -= 1
                score -= counts[group] == 0 ? 10 : 1
            }
            if score > best.score { best = (score, max(0, end - width + 1)) }
        }
        guard !tokens.isEmpty else {
            (text, range, matches) = ("", 0..<0, [])
            return
        }
        let chosen = best.start..<min(best.start + width, tokens.count)
        let bytes = Array(original.utf8)
        var lower = chosen.lowerBound == 0 ? 0 : tokens[chosen.lowerBound].range.lowerBound
        var upper = bytes.count
        if chosen.upperBound < tokens.count { upper = tokens[chosen].map(\.range.upperBound).max() ?? upper }
        lower = min(max(lower, 0), bytes.count)
        upper = min(max(upper, lower), bytes.count)
        range = lower..<upper
        text = String(decoding: bytes[lower..<upper], as: UTF8.self)
        var matches: [Range<Int>] = []
        for index in chosen where matching[index] != nil {
            let found = tokens[index].range.clamped(to: lower..<upper)
            if let last = matches.last, found.lowerBound < last.upperBound {
                matches[matches.count - 1] = last.lowerBound..<max(last.upperBound, found.upperBound)
            } else if !found.isEmpty {
                matches.append(found)
            }
        }
        self.matches = matches
    }

    /// Which group of the query a token belongs to.
    private static func match(_ token: Token, _ query: Query) -> Int? {
        query.groups.firstIndex { group in
            group.isFunctionWord == token.isFunctionWord
                && group.words.contains { $0.term == token.term || $0.folded == token.folded }
        }
    }
}
