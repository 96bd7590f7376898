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
    /// In how many training texts each feature occurs.
    let frequencies: [UInt32]
    /// Number of training texts.
    let textCount: Int
    let wordWeight: Float
    let lettersWeight: Float
    /// Inverse document frequency of each feature.
    let rarity: [Float]
    /// Rarity of a feature that training has never seen.
    let unseenRarity: Float

    init(
        extractor: FeatureExtractor, vocabulary: Vocabulary, wordCount: Int, frequencies: [UInt32], textCount: Int,
        wordWeight: Float, lettersWeight: Float
    ) {
        self.extractor = extractor
        self.vocabulary = vocabulary
        self.wordCount = wordCount
        self.frequencies = frequencies
        self.textCount = textCount
        self.wordWeight = wordWeight
        self.lettersWeight = lettersWeight
        func rarity(_ frequency: UInt32) -> Float {
            Float(1 + Elementary.log((1 + Double(textCount)) / (1 + Double(frequency))))
        }
        // Most features are rare: a logarithm each would be slower than reading the model.
        let common = (0..<1_024).map { rarity(UInt32($0)) }
        self.rarity = frequencies.map { $0 < 1_024 ? common[Int($0)] : rarity($0) }
        unseenRarity = rarity(0)
    }

    /// The vector of a text; features that training has never seen are left out.
    public func vector(of tokens: [Token]) -> SparseVector {
        var scratch = Scratch()
        vectorize(tokens, &scratch)
        return SparseVector(Array(zip(scratch.vector.indices, scratch.vector.values)))
    }

    /// Room to work in, kept from one text to the next.
    struct Scratch: Sendable {
        /// Occurrences of each feature in the text at hand; all zero between texts.
        fileprivate var counts: [Float] = []
        fileprivate var words: [UInt32] = []
        fileprivate var letters: [UInt32] = []
        /// The text's vector.
        var vector = FeatureVector()
        /// How much of the text the vector does not show.
        var familiarity = Familiarity()
    }

    /// Leaves the text's vector in `scratch`.
    ///
    /// - Parameter known: if not empty, whether each feature counts as seen.
    func vectorize(_ tokens: [Token], known: [Bool] = [], _ scratch: inout Scratch) {
        if scratch.counts.count < rarity.count { scratch.counts = Array(repeating: 0, count: rarity.count) }
        var words = Familiarity.Sums()
        var letters = Familiarity.Sums()
        // The letters of a seen word were seen, though the runs that it alone has are not in the vocabulary.
        var isSeen = false
        extractor.forEach(in: tokens) { key, weight, sort, _ in
            if sort == .word { isSeen = false }
            guard let number = vocabulary.number(of: key), known.isEmpty || known[Int(number)] else {
                switch sort {
                case .letters: if isSeen { letters.hit(unseenRarity) } else { letters.miss(unseenRarity) }
                case .word: words.miss(unseenRarity)
                case .pair: break
                }
                return
            }
            let place = Int(number)
            if sort == .letters {
                if scratch.counts[place] == 0 { scratch.letters.append(number) }
                letters.hit(rarity[place])
            } else {
                if scratch.counts[place] == 0 { scratch.words.append(number) }
                if sort == .word {
                    isSeen = true
                    words.hit(rarity[place])
                }
            }
            scratch.counts[place] += weight
        }
        scratch.familiarity = Familiarity(words: words, letters: letters)
        scratch.vector.removeAll()
        move(&scratch.words, &scratch.counts, wordWeight, to: &scratch.vector)
        scratch.vector.wordEnd = scratch.vector.count
        move(&scratch.letters, &scratch.counts, lettersWeight, to: &scratch.vector)
    }

    /// Adds one block to the vector, weighted and brought to length `weight`.
    private func move(
        _ numbers: inout [UInt32], _ counts: inout [Float], _ weight: Float, to vector: inout FeatureVector
    ) {
        var squares: Float = 0
        let begin = vector.count
        for number in numbers {
            let value = Self.frequencyWeight(counts[Int(number)]) * rarity[Int(number)]
            counts[Int(number)] = 0
            vector.append(number, value)
            squares += value * value
        }
        numbers.removeAll(keepingCapacity: true)
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
