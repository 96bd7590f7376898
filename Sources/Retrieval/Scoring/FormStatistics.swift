/// What a similarity may know of the documents in one form.
public struct FormStatistics: Sendable {
    let form: FormIndex
    /// Terms in each document, weighted by field.
    public var lengths: [Double] {
        let scale = Double(form.store.scale)
        return form.lengths.map { Double($0) / scale }
    }
    /// Documents of the index.
    public var documentCount: Int { form.lengths.count }
    /// The mean of `lengths`; 1 when there is nothing.
    public let averageLength: Double

    init(_ form: FormIndex) {
        self.form = form
        averageLength = form.totalLength == 0 ? 1 : form.averageLength / Double(form.store.scale)
    }

    /// For each document, the sum over its terms of `value(frequency)`. Reads every posting.
    public func sums(_ value: (_ frequency: Double) -> Double) -> [Double] {
        var sums = [Double](repeating: 0, count: documentCount)
        var block = PostingBlock()
        let scale = Double(form.store.scale)
        for list in form.lists {
            for number in 0..<list.blocks {
                let count = form.store.unpack(
                    list, block: number, documents: &block.documents, frequencies: &block.frequencies)
                for index in 0..<count {
                    sums[Int(block.documents[index])] += value(Double(block.frequencies[index]) / scale)
                }
            }
        }
        return sums
    }
}
