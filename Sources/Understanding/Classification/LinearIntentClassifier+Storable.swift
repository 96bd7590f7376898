public import Artefact
internal import TextAnalysis

extension LinearIntentClassifier: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(labels, vectorizer, weights, neighbours, calibration, abstention)
    }

    /// - Throws: `damaged` when the parts do not fit together, so that no question can lead outside of them.
    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let labels = try reader.next([String].self)
        let vectorizer = try reader.next(TFIDFVectorizer.self)
        let weights = try reader.next(CompactWeights.self)
        let neighbours = try reader.next(NeighbourIndex.self)
        guard weights.classes == labels.count || weights.classes == labels.count + 1, weights.features == vectorizer.vocabulary.count,
            neighbours.wordCount == vectorizer.wordCount, labels == labels.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        else { throw reader.damaged("weights for \(labels.count) intents", "\(weights.classes)") }
        self.init(
            labels: labels, vectorizer: vectorizer, weights: weights, neighbours: neighbours,
            calibration: try reader.next(), abstention: try reader.next())
    }
}

extension TFIDFVectorizer: Storable {
    public func store(in writer: inout ArtefactWriter) {
        writer.store(extractor, vocabulary, wordCount)
        writer.write(numbers: frequencies)
        writer.store(textCount, wordWeight, lettersWeight)
    }

    public init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let extractor = try reader.next(FeatureExtractor.self)
        let vocabulary = try reader.next(Vocabulary.self)
        let wordCount = try reader.next(Int.self)
        let frequencies = try reader.numbers(UInt32(0))
        guard frequencies.count == vocabulary.count, (0...vocabulary.count).contains(wordCount)
        else { throw reader.damaged("\(vocabulary.count) frequencies", "\(frequencies.count)") }
        self.init(
            extractor: extractor, vocabulary: vocabulary, wordCount: wordCount, frequencies: frequencies,
            textCount: try reader.next(), wordWeight: try reader.next(), lettersWeight: try reader.next())
    }
}

extension FeatureExtractor: Storable {
    func store(in writer: inout ArtefactWriter) { writer.store(lengths.lowerBound, lengths.upperBound, courtesyWeight) }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (lower, upper) = (try reader.next(Int.self), try reader.next(Int.self))
        guard 1 <= lower, lower <= upper else { throw reader.damaged("lengths of runs", "\(lower)…\(upper)") }
        self.init(lengths: lower...upper, courtesyWeight: try reader.next())
    }
}

extension CompactWeights: Storable {
    func store(in writer: inout ArtefactWriter) {
        writer.store(features, classes)
        writer.write(numbers: steps)
        writer.write(numbers: scales)
        writer.write(numbers: Array(biases[..<classes]))
    }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        let (features, classes) = (try reader.next(Int.self), try reader.next(Int.self))
        guard features >= 0, classes >= 0, features < 1 << 28, classes < 1 << 20 else {
            throw reader.damaged("numbers of features and classes", "\(features), \(classes)")
        }
        // The scales and biases stand behind the steps, which are read where they lie.
        var steps = reader
        let count = try reader.part().remaining
        let scales = try reader.numbers(Float(0))
        let biases = try reader.numbers(Float(0))
        guard count == features * classes, scales.count == features, biases.count == classes else {
            throw reader.damaged("weights of \(features) features", "\(count) of \(scales.count)")
        }
        self = try steps.withBytes { CompactWeights(features: features, classes: classes, steps: $0, scales: scales, biases: biases) }
    }
}

extension LogisticRegression: Storable {
    func store(in writer: inout ArtefactWriter) { weights.store(in: &writer) }

    init(from reader: inout ArtefactReader) throws(ArtefactError) { self.init(weights: try reader.next()) }
}

extension Calibration: Storable {
    func store(in writer: inout ArtefactWriter) { writer.store(slope, confidence) }

    init(from reader: inout ArtefactReader) throws(ArtefactError) {
        self.init(slope: try reader.next(), confidence: try reader.next())
    }
}

extension Abstention: Storable {
    func store(in writer: inout ArtefactWriter) { regression.store(in: &writer) }

    init(from reader: inout ArtefactReader) throws(ArtefactError) { self.init(regression: try reader.next()) }
}
