internal import TextAnalysis

/// Turns tokens into countable features: words, pairs of words, and letters inside words.
///
/// Words say what is asked and in what order ("par mois", "how much"); runs of letters survive inflection, compounds and
/// typing errors ("salair", "salaries"). Letters do not cross word boundaries, so that a feature stays explainable.
struct FeatureExtractor: Sendable {
    /// The sorts of features. Words and pairs are brought to length 1 together, letters apart from them.
    enum Sort { case word, pair, letters }

    /// Lengths of the runs of letters, the word's two borders counted as letters.
    let lengths: ClosedRange<Int>
    /// What a greeting or a politeness around a question counts.
    let courtesyWeight: Float

    /// Reports each feature of `tokens`, repeated ones as often as they occur.
    ///
    /// `report` takes the feature's key, its weight in (0, 1], its sort and its text, made only when asked for.
    @inline(__always)
    func forEach(in tokens: [Token], _ report: (UInt64, Float, Sort, () -> String) -> Void) {
        let onlyCourtesy = !tokens.contains { !$0.isCourtesy && !$0.isFunctionWord && $0.carriesMeaning }
        var previous: (hash: UInt64, weight: Float, index: Int)?
        for (index, token) in tokens.enumerated() {
            guard token.kind != .emoji else { continue }
            let weight = token.isCourtesy && !onlyCourtesy ? courtesyWeight : 1
            guard weight > 0 else { continue }
            let reading = token.reading
            let term = FeatureKey.hash(reading.term.utf8)
            report(FeatureKey.word(term), weight * reading.weight, .word) { reading.term }
            if token.kind == .word, token.folded != reading.term {
                report(FeatureKey.surface(token.folded.utf8), weight, .word) { token.folded }
            }
            if token.boundary < .sentence, let before = previous {
                report(FeatureKey.pair(before.hash, term), min(before.weight, weight * reading.weight), .pair) {
                    tokens[before.index].reading.term + " " + reading.term
                }
            }
            previous = (term, weight * reading.weight, index)
            if token.hasLetters {
                FeatureKey.forEachRun(of: lengths, in: token.folded.utf8) { key, start, length in
                    report(key, weight, .letters) { FeatureKey.run(in: token.folded, start: start, length: length) }
                }
            }
        }
    }
}

/// The 64-bit keys of features: FNV-1a (Fowler, Noll, Vo, 1991) over bytes, one starting value for each sort of feature.
enum FeatureKey {
    private static let prime: UInt64 = 0x100_0000_01B3
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let border = UInt8(ascii: " ")

    @inline(__always)
    static func hash(_ bytes: some Sequence<UInt8>, from start: UInt64 = basis) -> UInt64 {
        var hash = start
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
        return hash
    }

    /// A single word, from the hash of its term.
    static func word(_ term: UInt64) -> UInt64 { (term ^ 0x57) &* prime }
    /// The unstemmed form of a word.
    static func surface(_ folded: some Sequence<UInt8>) -> UInt64 { (hash(folded) ^ 0x53) &* prime }
    /// Two words in a row, from the hashes of their terms.
    static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { ((first &* 31) ^ second ^ 0x50) &* prime }

    /// Every run of `lengths` bytes in " word ", the whole once if it is shorter.
    ///
    /// `report` takes the key, the start in the bordered word and the length, both in bytes.
    @inline(__always)
    static func forEachRun(of lengths: ClosedRange<Int>, in word: String.UTF8View, _ report: (UInt64, Int, Int) -> Void) {
        let count = word.count + 2
        var start = 0
        var first = word.startIndex
        while start + lengths.lowerBound <= max(count, lengths.lowerBound) {
            var key = (basis ^ 0x4C) &* prime
            var index = first
            var length = 0
            while length < lengths.upperBound, start + length < count {
                let position = start + length
                let byte: UInt8
                if position == 0 || position == count - 1 {
                    byte = border
                } else {
                    byte = word[index]
                    index = word.index(after: index)
                }
                key = (key ^ UInt64(byte)) &* prime
                length += 1
                if length >= lengths.lowerBound || length == count { report(key, start, length) }
            }
            if start > 0, first < word.endIndex { first = word.index(after: first) }
            start += 1
            if start >= count { break }
        }
    }

    /// The text of a run, its borders shown as spaces.
    static func run(in word: String, start: Int, length: Int) -> String {
        let bytes = [border] + Array(word.utf8) + [border]
        return String(decoding: bytes[start..<min(start + length, bytes.count)], as: UTF8.self)
    }
}

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
