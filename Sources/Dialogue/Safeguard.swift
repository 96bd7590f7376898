public import TextAnalysis

/// Hears distress before anything is ranked, and nothing else.
///
/// A message that speaks of suicide, self-harm or violence must never be weighed against intents: the answer is fixed,
/// reviewed, and comes first. So phrases are listed in the knowledge base, in every language at once (a pupil in distress
/// does not check the language setting), and compared with the words of the message as they are read: shorthand spelled
/// out, accents folded, typos with their readings. Phrases that only sound alike ("mort de rire", "kill -9") are listed
/// beside them and are taken out of the message first. The limit is that of every list: what is not in it is not heard;
/// so the list errs on the side of hearing.
public struct Safeguard: Sendable {
    /// A phrase of the list: words, `*` for up to two words of any kind, a word ending in `~` for all words that begin so.
    struct Pattern: Sendable, Hashable {
        enum Element: Sendable, Hashable {
            case word(String)
            case prefix(String)
            case gap
        }

        let elements: [Element]
    }

    let alarming: [Pattern]
    let harmless: [Pattern]

    /// Phrases in plain spelling; accents and case do not matter.
    public init(alarming: [String], harmless: [String]) {
        // A message is read in one language, the phrases are of all: "can't" is split in another way in each.
        let analyzers = Language.allCases.map { Analyzer(language: $0, lexicon: .empty) }
        func patterns(_ phrases: [String]) -> [Pattern] {
            var found: [Pattern] = []
            for phrase in phrases {
                let own = analyzers.map { Self.pattern(phrase, $0) }
                for (number, pattern) in own.enumerated() where !pattern.elements.isEmpty && !own[..<number].contains(pattern) {
                    found.append(pattern)
                }
            }
            return found
        }
        self.alarming = patterns(alarming)
        self.harmless = patterns(harmless)
    }

    private static func pattern(_ phrase: String, _ analyzer: Analyzer) -> Pattern {
        var elements: [Pattern.Element] = []
        for piece in phrase.split(separator: " ") {
            if piece == "*" {
                elements.append(.gap)
            } else if piece.hasSuffix("~") {
                elements.append(.prefix(words(analyzer.analyze(String(piece.dropLast()))).joined()))
            } else {
                elements += words(analyzer.analyze(String(piece))).map { .word($0) }
            }
        }
        return Pattern(elements: elements)
    }

    private static func words(_ text: AnalyzedText) -> [String] { text.tokens.map(\.folded) }

    /// Whether the message speaks of distress. Looks at the words as typed and as read.
    public func hears(_ tokens: [Token]) -> Bool {
        var readings: [[String]] = tokens.map { token in
            [token.folded] + token.corrections.filter { $0.cost <= 1 }.map(\.folded)
        }
        let all = Set(readings.joined())
        for pattern in harmless {
            if case .word(let first)? = pattern.elements.first, !all.contains(first) { continue }
            var start = 0
            while start < readings.count {
                if let end = match(pattern.elements[...], readings, start) {
                    for index in start..<end { readings[index] = [] }
                    start = end
                } else {
                    start += 1
                }
            }
        }
        let typed = Set(readings.joined())
        return alarming.contains { pattern in
            if case .word(let first)? = pattern.elements.first, !typed.contains(first) { return false }
            return readings.indices.contains { match(pattern.elements[...], readings, $0) != nil }
        }
    }

    /// Where the pattern ends when it is held against the words from `start`; nil when it does not fit.
    private func match(_ elements: ArraySlice<Pattern.Element>, _ words: [[String]], _ start: Int) -> Int? {
        guard let first = elements.first else { return start }
        let rest = elements.dropFirst()
        switch first {
        case .gap:
            for skipped in 0...2 {
                if let end = match(rest, words, start + skipped) { return end }
            }
            return nil
        case .word(let word):
            guard words.indices.contains(start), words[start].contains(word) else { return nil }
            return match(rest, words, start + 1)
        case .prefix(let prefix):
            guard words.indices.contains(start), words[start].contains(where: { $0.hasPrefix(prefix) }) else { return nil }
            return match(rest, words, start + 1)
        }
    }
}
