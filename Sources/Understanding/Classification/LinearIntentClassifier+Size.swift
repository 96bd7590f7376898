extension LinearIntentClassifier {
    /// Bytes that the model's numbers take: feature keys and their rarities, weights, and the index of the examples.
    public var byteCount: Int {
        let features = vectorizer.vocabulary.count * (MemoryLayout<UInt64>.size + MemoryLayout<Float>.size + MemoryLayout<UInt32>.size)
        return features + weights.rows.count * MemoryLayout<ClassWeights.Lanes>.size + neighbours.byteCount
    }
}
