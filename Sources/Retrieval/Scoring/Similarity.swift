/// How much a term in a document says for a query: pure arithmetic, no index.
///
/// A score is a sum over terms of *weight* (how telling the term is, the query's side) times *share* (how much of it
/// the document has, the document's side). Whatever the sum needs of a document besides the term's frequency is one
/// number, its *damping*, reckoned once when a `Searcher` is made. A model in which the two sides are not a plain product
/// passes the share through its `gain`, which may know one more number of the term, its *rarity*.
public protocol Similarity: Sendable {
    /// For example "BM25".
    var name: String { get }
    /// The score of one term in plain text.
    var formula: String { get }

    /// The query's side of a term, at least 0.
    /// - Parameter queryFrequency: How often the query says the term.
    func weight(documentFrequency: Int, documentCount: Int, queryFrequency: Double) -> Double

    /// What the gain of a term depends on besides the share, at least 0; 1 where it does not.
    func rarity(documentFrequency: Int, documentCount: Int) -> Double

    /// A factor on all weights of a query, given the weight of each of its terms; 1 where a query's length is nothing.
    func normalisation(ofWeights weights: [Double]) -> Double

    /// Whether a document's damping depends on its length alone: it is then reckoned once a length, not once a document.
    var dampsByLength: Bool { get }

    /// One number for each of `statistics.lengths`, greater than 0 for a document that is not empty.
    func dampings(of statistics: FormStatistics) -> [Double]

    /// What a frequency counts for, before damping; kept in a table by the caller.
    func effect(ofFrequency frequency: Double) -> Double

    /// The document's side of a term: grows with the effect, falls with the damping.
    func share(effect: Double, damping: Double) -> Double

    /// What a share is worth, before the weight: grows with the share, 0 for 0.
    func gain(ofShare share: Double, rarity: Double) -> Double

    /// No less than any share of a document at least `length` long that holds the term at most `frequency` times.
    func largestShare(frequency: Double, length: Double, averageLength: Double) -> Double

    /// Reckons the contribution of each posting of a block: weight × gain, in `Score.unit`s.
    ///
    /// - Parameters:
    ///   - effects: By frequency.
    ///   - dampings: By the block's `places`.
    func score(_ block: inout PostingBlock, weight: TermWeight, effects: [Double], dampings: [Double])
}

extension Similarity {
    public var dampsByLength: Bool { false }
    public func rarity(documentFrequency: Int, documentCount: Int) -> Double { 1 }
    public func normalisation(ofWeights weights: [Double]) -> Double { 1 }
    @inline(__always)
    public func gain(ofShare share: Double, rarity: Double) -> Double { share }
    public func effect(ofFrequency frequency: Double) -> Double { frequency }

    @inline(__always)
    public func score(_ block: inout PostingBlock, weight: TermWeight, effects: [Double], dampings: [Double]) {
        for index in 0..<block.count {
            let effect = effects[min(Int(block.frequencies[index]), effects.count - 1)]
            let damping = dampings[min(Int(block.places[index]), dampings.count - 1)]
            block.contributions[index] = Score.units(
                weight.factor * gain(ofShare: share(effect: effect, damping: damping), rarity: weight.rarity))
        }
    }
}

/// A term of a query, as a similarity sees it.
public struct TermWeight: Sendable, Hashable {
    /// Everything that a gain is multiplied by.
    public var factor: Double
    /// What the gain depends on besides the share; see `Similarity`.
    public var rarity: Double

    public init(factor: Double, rarity: Double = 1) {
        self.factor = factor
        self.rarity = rarity
    }
}

/// Up to 128 postings, unpacked, and what each adds to the score of its document.
public struct PostingBlock: Sendable {
    /// Ascending.
    public var documents = [UInt32](repeating: 0, count: PackedBlock.count)
    /// In units of the index's scale; an index into the table of effects.
    public var frequencies = [UInt32](repeating: 0, count: PackedBlock.count)
    /// Where each document's damping stands in the table of dampings: its length, or its number.
    public var places = [UInt32](repeating: 0, count: PackedBlock.count)
    /// In `Score.unit`s.
    public var contributions = [Int64](repeating: 0, count: PackedBlock.count)
    public var count = 0

    /// Drops the postings of other documents, before anything is reckoned of them.
    mutating func keep(_ allowed: DocumentSet) {
        var kept = 0
        for index in 0..<count where allowed.contains(Int(documents[index])) {
            documents[kept] = documents[index]
            frequencies[kept] = frequencies[index]
            kept += 1
        }
        count = kept
    }
}

/// Scores are reckoned in whole millionths.
///
/// Floating-point sums depend on their order, and the order depends on what a search may skip. Each term's contribution
/// is therefore rounded once, and whole numbers are added: the same score whichever way it was reached, ties that are
/// ties, and an explanation that adds up exactly.
public enum Score {
    /// Units in a score of 1.
    public static let unit = 1_000_000.0

    /// Rounds to whole units; a score beyond 10¹² is cut.
    @inline(__always)
    public static func units(_ score: Double) -> Int64 {
        let scaled = score * unit + 0.5
        return scaled < 1e18 ? (scaled > 0 ? Int64(scaled) : 0) : 1_000_000_000_000_000_000
    }

    public static func value(_ units: Int64) -> Double { Double(units) / unit }
}
