public import TextAnalysis

/// Turns tokens into a vector of weighted features (term frequency × inverse document frequency).
///
/// weight = (1 + ln tf) × (1 + ln((1 + n) / (1 + df))), where tf is how often the feature occurs in the text, n the
/// number of training texts and df the number of those that have it (Salton, Buckley, "Term-weighting approaches in
/// automatic text retrieval", 1988, smoothed as if one more text had every feature). The words and the letters are
/// brought to length 1 each and then weighted, because there are ten times more runs of letters than words and they
/// would drown them.
public struct TFIDFVectorizer: Sendable {
    let extractor: FeatureExtractor
    /// Word features first, then letters.
    public let vocabulary: Vocabulary
    /// Number of word features; those from this one on are letters.
    public let wordCount: Int
    /// Inverse document frequency of each feature.
    let rarity: [Float]
    /// In how many training texts each feature occurs.
    let frequencies: [UInt32]
    /// Rarity of a feature that training has never seen.
    let unseenRarity: Float
    let wordWeight: Float
    let lettersWeight: Float

    /// The vector of a text; features that training has never seen are left out.
    public func vector(of tokens: [Token]) -> SparseVector {
        var scratch = Scratch()
        vectorize(tokens, &scratch)
        return scratch.vector
    }

    /// Room to work in, kept from one text to the next.
    struct Scratch {
        var words: [UInt64] = []
        var letters: [UInt64] = []
        var vector = SparseVector()
    }

    func vectorize(_ tokens: [Token], _ scratch: inout Scratch) {
        scratch.words.removeAll(keepingCapacity: true)
        scratch.letters.removeAll(keepingCapacity: true)
        extractor.forEach(in: tokens) { key, weight, sort, _ in
            guard let number = vocabulary.number(of: key) else { return }
            let entry = Self.entry(number, weight)
            if sort == .letters { scratch.letters.append(entry) } else { scratch.words.append(entry) }
        }
        scratch.vector.removeAll()
        scratch.words.sort()
        scratch.letters.sort()
        append(scratch.words, wordWeight, to: &scratch.vector)
        append(scratch.letters, lettersWeight, to: &scratch.vector)
    }

    /// A feature number above its weight in 1/65536, so that sorting integers sorts features.
    @inline(__always)
    static func entry(_ number: UInt32, _ weight: Float) -> UInt64 {
        UInt64(number) << 32 | UInt64(weight * 65_536)
    }

    /// Adds one sorted block to the vector, weighted and brought to length `weight`.
    func append(_ entries: [UInt64], _ weight: Float, to vector: inout SparseVector) {
        var squares: Float = 0
        let begin = vector.count
        var place = 0
        while place < entries.count {
            let number = UInt32(truncatingIfNeeded: entries[place] >> 32)
            var sum: UInt64 = 0
            while place < entries.count, entries[place] >> 32 == UInt64(number) {
                sum += entries[place] & 0xFFFF_FFFF
                place += 1
            }
            let value = Self.frequencyWeight(Float(sum) / 65_536) * rarity[Int(number)]
            vector.append(number, value)
            squares += value * value
        }
        if squares > 0 { vector.scale(from: begin, by: weight / squares.squareRoot()) }
    }

    /// 1 + ln tf; a weight below one occurrence counts as it is.
    @inline(__always)
    static func frequencyWeight(_ frequency: Float) -> Float {
        if frequency <= 1 { return frequency }
        if frequency == 2 { return 1.6931472 }
        if frequency == 3 { return 2.0986123 }
        return 1 + Float(Elementary.log(Double(frequency)))
    }
}
