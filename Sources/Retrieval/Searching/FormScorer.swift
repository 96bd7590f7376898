/// One form of an index together with what a ranking makes of it: all that a search looks up.
///
/// A class without state that changes: a search hands it about more often than it reads a posting list, and a reference
/// is copied for the price of one counter instead of a dozen.
final class FormScorer: Sendable {
    /// Frequencies, in whole occurrences, that a list's table of contributions has a row for.
    private static let rows = 4

    let form: FormIndex
    let similarity: any Similarity
    /// The factor of the form in the ranking's sum.
    let weight: Double
    let statistics: FormStatistics
    /// Documents of the index.
    let documentCount: Int
    /// By length or by document, as the similarity likes.
    let dampings: [Double]
    /// By frequency, in units of the index's scale.
    let effects: [Double]
    private let isByLength: Bool
    /// The largest share of the pairs in a block's summary: by frequency below 16 (rows), by code of the length.
    private let largestShares: [Double]

    /// - Throws: `damaged`.
    init(_ form: FormIndex, similarity: any Similarity, weight: Double) throws(RetrievalError) {
        self.form = form
        self.similarity = similarity
        self.weight = weight
        isByLength = similarity.dampsByLength && form.maximumLength < 1 << 20
        try form.lengths.region.touch()
        if !isByLength {
            for region in [form.dictionary.signposts, form.dictionary.terms, form.store.blocks, form.store.packed, form.store.tails] {
                try region.touch()
            }
        }
        statistics = FormStatistics(form, byDocument: !isByLength)
        documentCount = statistics.documentCount
        let average = statistics.averageLength
        dampings = similarity.dampings(of: statistics)
        let scale = Double(form.store.scale)
        effects = (0...form.maximumFrequency).map { similarity.effect(ofFrequency: Double($0) / scale) }
        var shares: [Double] = []
        if form.store.blocks.count > 0 {
            shares.reserveCapacity(16 * 256)
            let longest = BlockSummary.code(length: form.maximumLength)
            for frequency in 0..<16 {
                for code in UInt8.min...UInt8.max {
                    shares.append(code > longest ? 0 : similarity.largestShare(
                        frequency: Double(frequency), length: Double(BlockSummary.length(code)), averageLength: average))
                }
            }
        }
        largestShares = shares
    }

    // MARK: Scoring

    /// What postings of a long list add, by frequency (from one unit of the scale) and length; empty when reckoning each
    /// posting costs less.
    func contributions(of list: PostingList, weight: TermWeight) -> [Int64] {
        let stride = dampings.count
        let rows = min(Self.rows * Int(form.store.scale), effects.count - 1)
        guard isByLength, Int(list.documentFrequency) >= 4 * rows * stride else { return [] }
        var table: [Int64] = []
        table.reserveCapacity(rows * stride)
        var block = PostingBlock()
        for frequency in 1...max(rows, 1) {
            for start in Swift.stride(from: 0, to: stride, by: PackedBlock.count) {
                block.count = min(PackedBlock.count, stride - start)
                for index in 0..<block.count {
                    block.frequencies[index] = UInt32(frequency)
                    block.places[index] = UInt32(start + index)
                }
                similarity.score(&block, weight: weight, effects: effects, dampings: dampings)
                table += block.contributions[..<block.count]
            }
        }
        return table
    }

    /// Unpacks a block of a list and reckons what each posting adds.
    /// - Parameters:
    ///   - table: The list's `contributions`, if it has any.
    ///   - allowed: Only these documents are kept; nil: all.
    @inline(__always)
    func score(
        _ list: PostingList, block number: Int, weight: TermWeight, table: [Int64], allowed: DocumentSet? = nil,
        into block: inout PostingBlock
    ) {
        unpack(list, block: number, allowed: allowed, into: &block)
        guard !table.isEmpty else {
            similarity.score(&block, weight: weight, effects: effects, dampings: dampings)
            return
        }
        let stride = dampings.count
        for index in 0..<block.count {
            let place = (Int(block.frequencies[index]) - 1) * stride + min(Int(block.places[index]), stride - 1)
            block.contributions[index] = place >= 0 && place < table.count
                ? table[place] : contribution(index, of: block, weight: weight)
        }
    }

    /// Unpacks a block of a list; what its postings add is not reckoned.
    @inline(__always)
    func unpack(_ list: PostingList, block number: Int, allowed: DocumentSet? = nil, into block: inout PostingBlock) {
        block.count = form.store.unpack(
            list, block: number, documents: &block.documents, frequencies: &block.frequencies)
        if let allowed { block.keep(allowed) }
        if isByLength {
            form.lengths.gather(block.documents, block.count, into: &block.places)
        } else {
            for index in 0..<block.count { block.places[index] = block.documents[index] }
        }
    }

    /// What one posting of an unpacked block adds, in `Score.unit`s.
    func contribution(_ index: Int, of block: PostingBlock, weight: TermWeight) -> Int64 {
        let effect = effects[min(Int(block.frequencies[index]), effects.count - 1)]
        let damping = dampings[min(Int(block.places[index]), dampings.count - 1)]
        let share = similarity.share(effect: effect, damping: damping)
        return Score.units(weight.factor * similarity.gain(ofShare: share, rarity: weight.rarity))
    }

    /// No less than any contribution of the postings that have such impacts, in `Score.unit`s.
    @inline(__always)
    func bound(_ impacts: UInt64, weight: TermWeight) -> Int64 {
        var share = 0.0
        var pairs = impacts
        var last: UInt64 = 1 << 16
        for _ in 0..<BlockSummary.pairs {
            let pair = pairs & 0xFFFF
            if pair == last { break }
            last = pair
            share = max(share, largestShare(Int(pair)))
            pairs >>= 16
        }
        return Score.units(weight.factor * similarity.gain(ofShare: share, rarity: weight.rarity)) + 1
    }

    @inline(__always)
    private func largestShare(_ pair: Int) -> Double {
        pair < largestShares.count ? largestShares[pair] : rareShare(pair)
    }

    private func rareShare(_ pair: Int) -> Double {
        let scale = Double(form.store.scale)
        let frequency = pair >> 8 == 255 ? Double(form.maximumFrequency) / scale : Double(pair >> 8)
        return similarity.largestShare(
            frequency: frequency, length: Double(BlockSummary.length(UInt8(pair & 0xFF))), averageLength: statistics.averageLength)
    }

    /// What `document` gets from a list, in `Score.unit`s, and how often it holds the term; nil if it does not.
    func contribution(
        of list: PostingList, weight: TermWeight, document: Int
    ) -> (units: Int64, frequency: Double)? {
        var block = PostingBlock()
        for number in 0..<list.blocks {
            if number < list.fullBlocks, form.store.lastDocument(Int(list.firstBlock) + number) < document { continue }
            score(list, block: number, weight: weight, table: [], into: &block)
            guard let index = block.documents[..<block.count].firstIndex(of: UInt32(document)) else { return nil }
            return (block.contributions[index], Double(block.frequencies[index]) / Double(form.store.scale))
        }
        return nil
    }
}
