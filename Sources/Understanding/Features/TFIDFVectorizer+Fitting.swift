internal import TextAnalysis

extension TFIDFVectorizer {
    /// Learns the vocabulary and the rarities of the first `scope` texts, and vectorizes all of them.
    ///
    /// A pair of words or a run of letters that occurs in one text only is left out: it can describe nothing but the
    /// text it comes from, and half of all features are such. Where examples are few it is kept: there the model is
    /// small anyway, and what is rare by chance makes a third of a point (`TrainingOptions.fewExamples`). The texts
    /// from `scope` on teach no feature, so that their words count as unseen.
    ///
    /// The texts are read twice, once to count and once to vectorize: holding on to every occurrence in between took
    /// more memory than the trained machines.
    static func fit(_ texts: [[Token]], scope: Int, options: TrainingOptions) -> (TFIDFVectorizer, ExampleMatrix) {
        let extractor = FeatureExtractor(
            lengths: options.shortestRun...options.longestRun, courtesyWeight: options.courtesyWeight)
        let areFew = scope < options.fewExamples
        let kept = Self.features(
            of: texts[..<scope], extractor, pairs: areFew ? 1 : options.pairDocuments,
            letters: areFew ? 1 : options.letterDocuments)
        let vectorizer = TFIDFVectorizer(
            extractor: extractor, vocabulary: Vocabulary(keys: kept.keys), wordCount: kept.wordCount,
            frequencies: kept.frequencies, textCount: scope, wordWeight: options.wordWeight,
            lettersWeight: options.lettersWeight)
        var matrix = ExampleMatrix(features: kept.keys.count)
        matrix.reserve(rows: texts.count, entries: kept.occurrences + (texts.count - scope) * Self.usualCount)
        var scratch = Scratch()
        for tokens in texts {
            vectorizer.vectorize(tokens, &scratch)
            matrix.append(scratch.vector)
        }
        return (vectorizer, matrix)
    }

    /// The keys that enough texts have, words and pairs first, and in how many texts each occurs.
    private static func features(
        of texts: ArraySlice<[Token]>, _ extractor: FeatureExtractor, pairs: Int, letters least: Int
    ) -> (keys: [UInt64], wordCount: Int, frequencies: [UInt32], occurrences: Int) {
        var words = Block()
        var letters = Block()
        for (place, tokens) in texts.enumerated() {
            let text = UInt32(place + 1)
            extractor.forEach(in: tokens) { key, _, sort, _ in
                if sort == .letters {
                    letters.add(key, in: text)
                } else {
                    words.add(key, in: text, isPair: sort == .pair)
                }
            }
        }
        var keys: [UInt64] = []
        var frequencies: [UInt32] = []
        for (number, frequency) in words.frequencies.enumerated() where !words.arePairs[number] || frequency >= pairs {
            keys.append(words.vocabulary.keys[number])
            frequencies.append(frequency)
        }
        let wordCount = keys.count
        for (number, frequency) in letters.frequencies.enumerated() where frequency >= least {
            keys.append(letters.vocabulary.keys[number])
            frequencies.append(frequency)
        }
        return (keys, wordCount, frequencies, frequencies.reduce(0) { $0 + Int($1) })
    }

    /// Features of a text, about.
    private static let usualCount = 128

    /// The features of all texts of one sort while they are being counted.
    private struct Block {
        var vocabulary = Vocabulary(capacity: 16_384)
        var frequencies: [UInt32] = []
        var arePairs: [Bool] = []
        private var lastText: [UInt32] = []

        mutating func add(_ key: UInt64, in text: UInt32, isPair: Bool = false) {
            let number = Int(vocabulary.insert(key))
            if number == frequencies.count {
                arePairs.append(isPair)
                frequencies.append(1)
                lastText.append(text)
            } else if lastText[number] != text {
                lastText[number] = text
                frequencies[number] += 1
            }
        }
    }
}
