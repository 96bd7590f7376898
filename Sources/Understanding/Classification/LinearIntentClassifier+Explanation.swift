public import TextAnalysis

extension LinearIntentClassifier {
    /// What each feature of the question added to the label's decision value, strongest first; equals by their text.
    ///
    /// Runs of letters show the word's borders as spaces. Empty for an unknown label. Made on demand: the features'
    /// texts are not kept with the model but read off the question again.
    public func contributions(_ tokens: [Token], to label: String) -> [(feature: String, weight: Double)] {
        guard let column = labels.firstIndex(of: label) else { return [] }
        var texts: [UInt32: String] = [:]
        vectorizer.extractor.forEach(in: tokens) { key, _, _, text in
            if let number = vectorizer.vocabulary.number(of: key) { texts[number] = text() }
        }
        let vector = vectorizer.vector(of: tokens)
        var result: [(feature: String, weight: Double)] = []
        for (index, value) in zip(vector.indices, vector.values) {
            let weight = Elementary.quantised(Double(value * weights[Int(index), column]))
            if let text = texts[index], weight != 0 { result.append((text, weight)) }
        }
        return result.sorted {
            (abs($1.weight), $0.feature) < (abs($0.weight), $1.feature)
        }
    }
}
