/// The scores of one window of documents, by place within the window.
struct ScoreBoard {
    private(set) var scores: [Int64]
    /// One bit a document that has been given anything.
    private(set) var touched: [UInt64]
    /// Which clauses with positions a document holds; empty when nobody asks.
    private(set) var marks: [UInt64]
    /// The best alternative of the clause being read, and who has one; empty when every clause has one member.
    private var best: [Int64]
    private var bestTouched: [UInt64]

    /// - Parameter window: Documents; a multiple of 64.
    init(window: Int, hasAlternatives: Bool, hasMarks: Bool) {
        scores = [Int64](repeating: 0, count: window)
        touched = [UInt64](repeating: 0, count: window / 64)
        marks = hasMarks ? [UInt64](repeating: 0, count: window) : []
        best = hasAlternatives ? scores : []
        bestTouched = hasAlternatives ? touched : []
    }

    /// Adds a block's contributions, those outside of the window left out.
    @inline(__always)
    mutating func add(_ block: PostingBlock, _ documents: Range<Int>, onlyTouched: Bool, mark: UInt64) {
        for index in 0..<block.count {
            let place = Int(block.documents[index]) - documents.lowerBound
            guard place >= 0 else { continue }
            guard place < documents.count else { return }
            let bit: UInt64 = 1 << UInt64(place & 63)
            if onlyTouched, touched[place >> 6] & bit == 0 { continue }
            scores[place] += block.contributions[index]
            touched[place >> 6] |= bit
            if mark != 0 { marks[place] |= mark }
        }
    }

    /// Keeps the greater of a block's contributions and those of the members read before.
    mutating func addAlternatives(_ block: PostingBlock, _ documents: Range<Int>, onlyTouched: Bool) {
        for index in 0..<block.count {
            let place = Int(block.documents[index]) - documents.lowerBound
            guard place >= 0 else { continue }
            guard place < documents.count else { return }
            let bit: UInt64 = 1 << UInt64(place & 63)
            if onlyTouched, touched[place >> 6] & bit == 0 { continue }
            best[place] = max(best[place], block.contributions[index])
            bestTouched[place >> 6] |= bit
        }
    }

    /// Adds the best alternatives to the scores.
    mutating func mergeAlternatives(mark: UInt64) {
        for word in bestTouched.indices where bestTouched[word] != 0 {
            var bits = bestTouched[word]
            touched[word] |= bits
            bestTouched[word] = 0
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                scores[place] += best[place]
                best[place] = 0
                if mark != 0 { marks[place] |= mark }
            }
        }
    }

    /// Whether any document between two places has been touched.
    func touches(_ places: ClosedRange<Int>) -> Bool {
        let (first, last) = (places.lowerBound >> 6, places.upperBound >> 6)
        let head = UInt64.max << UInt64(places.lowerBound & 63)
        let tail = UInt64.max >> UInt64(63 - places.upperBound & 63)
        if first == last { return touched[first] & head & tail != 0 }
        if touched[first] & head != 0 || touched[last] & tail != 0 { return true }
        for word in first + 1..<last where touched[word] != 0 { return true }
        return false
    }

    /// Takes a document off the board.
    @inline(__always)
    mutating func forget(_ place: Int) {
        scores[place] = 0
        if !marks.isEmpty { marks[place] = 0 }
        touched[place >> 6] &= ~(1 << UInt64(place & 63))
    }
}
