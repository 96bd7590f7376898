/// What a similarity may know of the documents in one form.
public struct FormStatistics: Sendable {
    let form: FormIndex
    /// Documents of the index.
    public var documentCount: Int { form.lengths.count }
    /// The mean of `lengths`; 1 when there is nothing.
    public let averageLength: Double
    /// Whether `lengths` are those of documents, or one of each.
    private let isByDocument: Bool

    /// - Parameter byDocument: False for a similarity that damps by length: `lengths` then counts from 0 to the greatest.
    init(_ form: FormIndex, byDocument: Bool) {
        self.form = form
        isByDocument = byDocument
        averageLength = form.totalLength == 0 ? 1 : form.averageLength / Double(form.store.scale)
    }

    /// Terms in each document, weighted by field.
    public var lengths: [Double] {
        let scale = Double(form.store.scale)
        return isByDocument
            ? form.lengths.all.map { Double($0) / scale } : (0...form.maximumLength).map { Double($0) / scale }
    }

    /// For each document, the sum over its terms of `value(frequency)`. Reads every posting, all of which have been
    /// checked when a similarity damps by document.
    public func sums(_ value: (_ frequency: Double) -> Double) -> [Double] {
        var sums = [Double](repeating: 0, count: documentCount)
        var block = PostingBlock()
        let scale = Double(form.store.scale)
        try? form.dictionary.forEach { _, _, list in
            for number in 0..<list.blocks {
                let count = form.store.unpack(
                    list, block: number, documents: &block.documents, frequencies: &block.frequencies)
                for index in 0..<count where block.documents[index] < sums.count {
                    sums[Int(block.documents[index])] += value(Double(block.frequencies[index]) / scale)
                }
            }
        }
        return sums
    }
}
