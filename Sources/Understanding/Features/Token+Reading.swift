internal import TextAnalysis

extension Token {
    /// How the classifier reads the word: its term, or its best correction's with weight 1 - cost / 2 if it is unknown.
    var reading: (term: String, weight: Float) {
        switch kind {
        case .number: return ("#", 1)
        case .year: return ("#year", 1)
        case .money: return ("#money", 1)
        case .percentage: return ("#%", 1)
        default: break
        }
        if !isKnown, let best = corrections.first { return (best.term, Float(1 - best.cost / 2)) }
        return (term, 1)
    }

    /// A word in the wide sense, as opposed to figures and pictures.
    var carriesMeaning: Bool {
        switch kind {
        case .word, .technology, .studyLevel, .mask: true
        case .number, .money, .percentage, .year, .emoji: false
        }
    }

    /// Its letters are worth counting.
    var hasLetters: Bool { kind == .word || kind == .technology || kind == .studyLevel }
}
