/// The decision values of a question.
struct Scores: Sendable {
    /// One a label: bias + words + letters.
    var labels: [Float]
    /// What they would be if the question's vector had kept the length of what training has never seen.
    var full: [Float]
    /// Of the machine for what is to be refused; 0 if there is none.
    var none: Float

    /// - Parameters:
    ///   - words: decision values of the words, classes in groups of 16.
    ///   - letters: of the letters.
    ///   - biases: one a class; the class behind the labels, if any, is that of what is to be refused.
    ///   - count: number of labels.
    ///   - classes: number of classes.
    init(
        words: [ClassWeights.Lanes], letters: [ClassWeights.Lanes], biases: [Float], labels count: Int, classes: Int,
        familiarity: Familiarity
    ) {
        labels = []
        full = []
        labels.reserveCapacity(count)
        full.reserveCapacity(count)
        let wordLength = Float(familiarity.wordLength)
        let lettersLength = Float(familiarity.lettersLength)
        for group in words.indices where group * 16 < count {
            let most = min(16, count - group * 16)
            for lane in 0..<most {
                let bias = biases[group * 16 + lane]
                labels.append(bias + words[group][lane] + letters[group][lane])
                full.append(bias + words[group][lane] * wordLength + letters[group][lane] * lettersLength)
            }
        }
        let (group, lane) = (count / 16, count % 16)
        none = classes > count ? biases[count] + words[group][lane] + letters[group][lane] : 0
    }

    /// The label of the greatest decision value, the first of equals.
    var best: Int { labels.firstIndex(of: labels.max() ?? 0) ?? 0 }
}
