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
    /// Only these documents are read; nil: all.
    private let allowed: DocumentSet?
    /// The next block to unpack.
    private var block = 0
    /// Postings kept of the block before.
    private var documents: [UInt32] = []
    private var contributions: [Int64] = []
    /// The first of them that has not been read.
    private var next = 0
    /// No less than any contribution of theirs.
    private var keptBound: Int64 = 0

    /// - Parameters:
    ///   - allowed: Only these documents are read; nil: all.
    ///   - prunes: Whether bounds will be asked for.
    ///   - buffer: Room to unpack into.
    init(_ member: SearchPlan.Member, scorer: FormScorer, allowed: DocumentSet?, prunes: Bool, buffer: inout PostingBlock) {
        list = member.list
        self.allowed = allowed
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
            scorer.score(list, block: 0, weight: weight, table: [], allowed: allowed, into: &buffer)
            documents = Array(buffer.documents[..<buffer.count])
            contributions = Array(buffer.contributions[..<buffer.count])
            bound = contributions.max() ?? 0
            keptBound = bound
            block = 1
        }
    }

    private var hasKept: Bool { next < documents.count }

    /// Keeps what an unpacked block has from `index` on.
    private mutating func keep(_ unpacked: PostingBlock, from index: Int, bound: Int64) {
        documents.removeAll(keepingCapacity: true)
        contributions.removeAll(keepingCapacity: true)
        documents.append(contentsOf: unpacked.documents[index..<unpacked.count])
        contributions.append(contentsOf: unpacked.contributions[index..<unpacked.count])
        next = 0
        keptBound = bound
    }

    /// Not greater than the next document, or `end` when there is none.
    @inline(__always)
    func nextDocument(end: Int) -> Int {
        if next < documents.count { return Int(documents[next]) }
        return block < list.blocks ? begin(of: block) : end
    }

    /// The first document that a block could have.
    @inline(__always)
    private func begin(of block: Int) -> Int {
        block == 0 ? 0 : scorer.form.store.lastDocument(Int(list.firstBlock) + block - 1) + 1
    }

    /// The last document of a block; beyond all for a tail.
    @inline(__always)
    private func last(of block: Int) -> Int {
        block < list.fullBlocks ? scorer.form.store.lastDocument(Int(list.firstBlock) + block) : Int(UInt32.max)
    }

    /// No less than any contribution of a block.
    @inline(__always)
    private func bound(of block: Int) -> Int64 {
        block < list.fullBlocks
            ? scorer.bound(scorer.form.store.impacts(Int(list.firstBlock) + block), weight: weight) : bound
    }

    /// Leaves behind what lies before a document.
    @inline(__always)
    private mutating func skip(to document: Int) {
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

    // MARK: Reading

    /// Adds the list's contributions to the documents of a window.
    ///
    /// - Parameters:
    ///   - onlyRisen: Leaves the documents alone that have not risen.
    ///   - areAlternatives: As one of the readings of a word, the best of which counts.
    ///   - keepsBounds: Whether bounds will be asked for.
    mutating func accumulate(
        _ window: Range<Int>, onlyRisen: Bool, areAlternatives: Bool, keepsBounds: Bool, mark: UInt64,
        board: inout ScoreBoard, buffer: inout PostingBlock
    ) {
        skip(to: window.lowerBound)
        if hasKept {
            next += areAlternatives
                ? board.addAlternatives(documents[next...], contributions[next...], window, onlyRisen: onlyRisen)
                : board.add(documents[next...], contributions[next...], window, onlyRisen: onlyRisen, mark: mark)
            if hasKept { return }
        }
        while block < list.blocks {
            let begin = begin(of: block)
            guard begin < window.upperBound else { break }
            if onlyRisen {
                let last = last(of: block)
                let first = max(begin, window.lowerBound) - window.lowerBound
                if last < window.upperBound, board.nextRisen(from: first) > last - window.lowerBound {
                    block += 1
                    continue
                }
            }
            scorer.score(list, block: block, weight: weight, table: table, allowed: allowed, into: &buffer)
            let read = areAlternatives
                ? board.addAlternatives(
                    buffer.documents[..<buffer.count], buffer.contributions[..<buffer.count], window, onlyRisen: onlyRisen)
                : board.add(
                    buffer.documents[..<buffer.count], buffer.contributions[..<buffer.count], window,
                    onlyRisen: onlyRisen, mark: mark)
            block += 1
            if read < buffer.count {
                keep(buffer, from: read, bound: keepsBounds ? bound(of: block - 1) : .max)
                break
            }
        }
    }

    /// Adds the list's contributions to those documents of a window that have risen and can still enter.
    ///
    /// - Parameter missing: Whether a document with this score, and no more than this list's bound on top, is out.
    mutating func lookUp(
        _ window: Range<Int>, mark: UInt64, board: inout ScoreBoard, buffer: inout PostingBlock,
        missing: (_ units: Int64) -> Bool
    ) {
        skip(to: window.lowerBound)
        if hasKept {
            next += board.add(documents[next...], contributions[next...], window, onlyRisen: true, mark: mark)
            if hasKept { return }
        }
        let lower = window.lowerBound
        var place = board.nextRisen(from: 0)
        while place < window.count {
            while block < list.fullBlocks, last(of: block) < lower + place { block += 1 }
            guard block < list.blocks else { break }
            let begin = begin(of: block)
            if begin > lower + place {
                place = board.nextRisen(from: begin - lower)
                continue
            }
            let end = min(last(of: block) + 1, window.upperBound) - lower
            let bound = bound(of: block)
            while place < end, missing(board.score(place) + bound) { place = board.nextRisen(from: place + 1) }
            guard place < end else { continue }
            scorer.unpack(list, block: block, allowed: allowed, into: &buffer)
            place = match(place, end, lower: lower, mark: mark, board: &board, buffer: buffer)
        }
    }

    /// Looks the risen documents between two places up in the block that has just been unpacked.
    /// - Returns: The first risen place behind them.
    private func match(
        _ first: Int, _ end: Int, lower: Int, mark: UInt64, board: inout ScoreBoard, buffer: PostingBlock
    ) -> Int {
        var place = first
        var index = 0
        let stride = scorer.dampings.count
        while place < end {
            let document = UInt32(lower + place)
            while index + 8 <= buffer.count, buffer.documents[index + 7] < document { index += 8 }
            while index < buffer.count, buffer.documents[index] < document { index += 1 }
            guard index < buffer.count else { return board.nextRisen(from: end) }
            if buffer.documents[index] == document {
                let entry = (Int(buffer.frequencies[index]) - 1) * stride + Int(buffer.places[index])
                let contribution = entry >= 0 && entry < table.count && Int(buffer.places[index]) < stride
                    ? table[entry] : scorer.contribution(index, of: buffer, weight: weight)
                board.add(contribution, at: place, mark: mark)
            }
            place = board.nextRisen(from: place + 1)
        }
        return place
    }
}
