/// Where a search has come to in one posting list.
///
/// A rare word's block of 128 postings spans many windows: what lies beyond the window is kept, unpacked and scored, for
/// those that follow.
struct ListCursor {
    let list: PostingList
    let weight: TermWeight
    let scorer: FormScorer
    /// `FormScorer.contributions(of:weight:)`.
    let table: [Int64]
    /// No less than any contribution of the list.
    let bound: Int64
    /// The next block to unpack.
    var block = 0
    /// Postings kept of the block before.
    private(set) var documents: [UInt32] = []
    private(set) var contributions: [Int64] = []
    /// The first of them that has not been read.
    var next = 0
    /// No less than any contribution of theirs.
    private var keptBound: Int64 = 0

    /// - Parameters:
    ///   - prunes: Whether bounds will be asked for.
    ///   - buffer: Room to unpack into.
    init(_ member: SearchPlan.Member, scorer: FormScorer, prunes: Bool, buffer: inout PostingBlock) {
        list = member.list
        weight = member.weight
        self.scorer = scorer
        table = prunes ? scorer.contributions(of: list, weight: weight) : []
        guard prunes else {
            bound = .max
            return
        }
        if list.fullBlocks > 0 {
            bound = scorer.bound(scorer.form.store.impacts(Int(list.firstBlock) + list.fullBlocks), weight: weight)
        } else {
            // A list that is all tail has no summary: what it can add at most is what it does add at most.
            scorer.score(list, block: 0, weight: weight, table: [], into: &buffer)
            documents = Array(buffer.documents[..<buffer.count])
            contributions = Array(buffer.contributions[..<buffer.count])
            bound = contributions.max() ?? 0
            keptBound = bound
            block = 1
        }
    }

    var hasKept: Bool { next < documents.count }

    /// Keeps what a block has from `index` on.
    mutating func keep(_ block: PostingBlock, from index: Int, bound: Int64) {
        documents.removeAll(keepingCapacity: true)
        contributions.removeAll(keepingCapacity: true)
        documents.append(contentsOf: block.documents[index..<block.count])
        contributions.append(contentsOf: block.contributions[index..<block.count])
        next = 0
        keptBound = bound
    }

    /// Not greater than the next document, or beyond all documents.
    @inline(__always)
    func nextDocument(end: Int) -> Int {
        if next < documents.count { return Int(documents[next]) }
        return block < list.blocks ? begin(of: block) : end
    }

    /// The first document that a block could have.
    @inline(__always)
    func begin(of block: Int) -> Int {
        block == 0 ? 0 : scorer.form.store.lastDocument(Int(list.firstBlock) + block - 1) + 1
    }

    /// The last document of a block; of a tail, `end` - 1.
    @inline(__always)
    func last(of block: Int, end: Int) -> Int {
        block < list.fullBlocks ? scorer.form.store.lastDocument(Int(list.firstBlock) + block) : end - 1
    }

    /// No less than any contribution of a block.
    @inline(__always)
    func bound(of block: Int) -> Int64 {
        block < list.fullBlocks
            ? scorer.bound(scorer.form.store.impacts(Int(list.firstBlock) + block), weight: weight) : bound
    }

    /// Leaves behind what lies before a document.
    @inline(__always)
    mutating func skip(to document: Int) {
        while next < documents.count, documents[next] < document { next += 1 }
        guard next == documents.count else { return }
        while block < list.fullBlocks, scorer.form.store.lastDocument(Int(list.firstBlock) + block) < document { block += 1 }
    }

    /// No less than what the list adds to any document of a window; 0 if it holds none of them.
    mutating func bound(in window: Range<Int>) -> Int64 {
        skip(to: window.lowerBound)
        var most: Int64 = 0
        if hasKept {
            if documents[next] < window.upperBound { most = keptBound } else { return 0 }
        }
        var number = block
        while number < list.blocks, begin(of: number) < window.upperBound {
            most = max(most, bound(of: number))
            if most >= bound { break }
            number += 1
        }
        return most
    }
}
