internal import TextAnalysis

extension TFIDFVectorizer {
    /// Learns the vocabulary and the rarities of the first `scope` texts, and vectorizes all of them on the way.
    ///
    /// A pair of words or a run of letters that occurs in one text only is left out: it can describe nothing but the
    /// text it comes from. The texts from `scope` on teach no feature, so that their words count as unseen.
    static func fit(_ texts: [[Token]], scope: Int, options: TrainingOptions) -> (TFIDFVectorizer, ExampleMatrix) {
        let extractor = FeatureExtractor(
            lengths: options.shortestRun...options.longestRun, courtesyWeight: options.courtesyWeight)
        var words = Block()
        var letters = Block()
        for tokens in texts[..<scope] {
            extractor.forEach(in: tokens) { key, weight, sort, _ in
                if sort == .letters { letters.add(key, weight) } else { words.add(key, weight, isPair: sort == .pair) }
            }
            words.endText()
            letters.endText()
        }
        words.renumber(from: 0, minimum: 1, pairs: options.pairDocuments)
        letters.renumber(from: words.kept.count, minimum: options.letterDocuments, pairs: 1)
        let kept = words.kept + letters.kept
        let frequencies = words.keptFrequencies + letters.keptFrequencies
        let total = Double(scope)
        let vectorizer = TFIDFVectorizer(
            extractor: extractor, vocabulary: Vocabulary(keys: kept), wordCount: words.kept.count,
            rarity: frequencies.map { Float(1 + Elementary.log((1 + total) / (1 + Double($0)))) },
            frequencies: frequencies, unseenRarity: Float(1 + Elementary.log(1 + total)),
            wordWeight: options.wordWeight, lettersWeight: options.lettersWeight)
        var matrix = ExampleMatrix(features: kept.count)
        var vector = SparseVector()
        for text in 0..<scope {
            vector.removeAll()
            vectorizer.append(words.entries(of: text), options.wordWeight, to: &vector)
            vectorizer.append(letters.entries(of: text), options.lettersWeight, to: &vector)
            matrix.append(vector)
        }
        var scratch = Scratch()
        for tokens in texts[scope...] {
            vectorizer.vectorize(tokens, &scratch)
            matrix.append(scratch.vector)
        }
        return (vectorizer, matrix)
    }

    /// The features of all texts of one block while they are being counted.
    private struct Block {
        var vocabulary = Vocabulary(capacity: 16_384)
        var frequencies: [UInt32] = []
        var arePairs: [Bool] = []
        var lastText: [UInt32] = []
        var all: [UInt64] = []
        var ends: [Int] = []
        var kept: [UInt64] = []
        var keptFrequencies: [UInt32] = []
        var renumbered: [UInt32] = []

        mutating func add(_ key: UInt64, _ weight: Float, isPair: Bool = false) {
            let number = vocabulary.insert(key)
            let text = UInt32(ends.count + 1)
            if Int(number) == frequencies.count {
                arePairs.append(isPair)
                frequencies.append(1)
                lastText.append(text)
            } else if lastText[Int(number)] != text {
                lastText[Int(number)] = text
                frequencies[Int(number)] += 1
            }
            all.append(TFIDFVectorizer.entry(number, weight))
        }

        mutating func endText() { ends.append(all.count) }

        mutating func renumber(from start: Int, minimum: Int, pairs: Int) {
            renumbered = Array(repeating: .max, count: frequencies.count)
            for (number, frequency) in frequencies.enumerated()
            where Int(frequency) >= (arePairs[number] ? pairs : minimum) {
                renumbered[number] = UInt32(start + kept.count)
                kept.append(vocabulary.keys[number])
                keptFrequencies.append(frequency)
            }
        }

        func entries(of text: Int) -> [UInt64] {
            var entries: [UInt64] = []
            for entry in all[(text == 0 ? 0 : ends[text - 1])..<ends[text]] {
                let number = renumbered[Int(entry >> 32)]
                if number != .max { entries.append(UInt64(number) << 32 | entry & 0xFFFF_FFFF) }
            }
            entries.sort()
            return entries
        }
    }
}
