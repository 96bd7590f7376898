/// One form of an index together with what a ranking makes of it: all that a search looks up.
///
/// A class without state that changes: a search hands it about more often than it reads a posting list, and a reference
/// is copied for the price of one counter instead of a dozen.
final class FormScorer: Sendable {
    let form: FormIndex
    let similarity: any Similarity
    /// The factor of the form in the ranking's sum.
    let weight: Double
    let statistics: FormStatistics
    /// By document.
    let dampings: [Double]
    /// By frequency, in units of the index's scale.
    let effects: [Double]

    init(_ form: FormIndex, similarity: any Similarity, weight: Double) {
        self.form = form
        self.similarity = similarity
        self.weight = weight
        statistics = FormStatistics(form)
        dampings = similarity.dampings(of: statistics)
        let scale = Double(form.store.scale)
        effects = (0...form.maximumFrequency).map { similarity.effect(ofFrequency: Double($0) / scale) }
    }

    /// Unpacks a block of a list and reckons what each posting adds.
    @inline(__always)
    func score(_ list: PostingList, block number: Int, weight: Double, into block: inout PostingBlock) {
        block.count = form.store.unpack(
            list, block: number, documents: &block.documents, frequencies: &block.frequencies)
        similarity.score(&block, weight: weight, effects: effects, dampings: dampings)
    }

    /// No less than any contribution in a full block, in `Score.unit`s.
    func bound(_ block: BlockSummary, weight: Double) -> Int64 {
        let scale = Double(form.store.scale)
        let share = similarity.largestShare(
            frequency: Double(block.maximumFrequency) / scale, length: Double(block.minimumLength) / scale,
            statistics: statistics)
        return Score.units(weight * share) + 1
    }

    /// What `document` gets from a list, in `Score.unit`s, and how often it holds the term; nil if it does not.
    func contribution(
        of list: PostingList, weight: Double, document: Int
    ) -> (units: Int64, frequency: Double)? {
        var block = PostingBlock()
        for number in 0..<list.blocks {
            if number < list.fullBlocks {
                let last = form.store.blocks[Int(list.firstBlock) + number].lastDocument
                if last < document { continue }
            }
            score(list, block: number, weight: weight, into: &block)
            guard let index = block.documents[..<block.count].firstIndex(of: UInt32(document)) else { return nil }
            return (block.contributions[index], Double(block.frequencies[index]) / Double(form.store.scale))
        }
        return nil
    }
}
