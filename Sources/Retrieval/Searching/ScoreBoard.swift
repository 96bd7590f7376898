/// The scores of one window of documents, by place within the window.
struct ScoreBoard {
    private(set) var scores: [Int64]
    /// One bit a document that has been given anything.
    private(set) var touched: [UInt64]
    /// One bit a document whose score has passed `bar`: nobody else needs a look in the end.
    private(set) var risen: [UInt64]
    /// A document must score more than this to be of interest.
    var bar: Int64 = 0
    /// Which clauses with positions a document holds; empty when nobody asks.
    private(set) var marks: [UInt64]
    /// The best alternative of the clause being read, and who has one; empty when every clause has one member.
    private var best: [Int64]
    private var bestTouched: [UInt64]

    /// - Parameter window: Documents; a multiple of 64.
    init(window: Int, hasAlternatives: Bool, hasMarks: Bool) {
        scores = [Int64](repeating: 0, count: window)
        touched = [UInt64](repeating: 0, count: window / 64)
        risen = touched
        marks = hasMarks ? [UInt64](repeating: 0, count: window) : []
        best = hasAlternatives ? scores : []
        bestTouched = hasAlternatives ? touched : []
    }

    /// Adds contributions to documents of the window, those before it left out.
    /// - Parameter documents: At most as many as the board has places.
    /// - Returns: How many postings were read: the next is beyond the window, if there is one.
    @inline(__always)
    mutating func add(
        _ numbers: UnsafeBufferPointer<UInt32>, _ contributions: UnsafeBufferPointer<Int64>, _ documents: Range<Int>,
        onlyTouched: Bool, mark: UInt64
    ) -> Int {
        precondition(documents.count <= scores.count && contributions.count >= numbers.count)
        let (lower, count, bar) = (documents.lowerBound, documents.count, bar)
        let hasMark = mark != 0 && !marks.isEmpty
        var index = 0
        unsafe scores.withUnsafeMutableBufferPointer { scores in
            unsafe touched.withUnsafeMutableBufferPointer { touched in
                unsafe risen.withUnsafeMutableBufferPointer { risen in
                    while index < numbers.count {
                        let place = Int(unsafe numbers[index]) - lower
                        if place >= count { break }
                        index += 1
                        if place < 0 { continue }
                        let bit: UInt64 = 1 << UInt64(place & 63)
                        if onlyTouched, unsafe touched[place >> 6] & bit == 0 { continue }
                        let score = unsafe scores[place] &+ contributions[index - 1]
                        unsafe scores[place] = score
                        unsafe touched[place >> 6] |= bit
                        if score > bar { unsafe risen[place >> 6] |= bit }
                        if hasMark { marks[place] |= mark }
                    }
                }
            }
        }
        return index
    }

    /// Adds to one document of the window.
    @inline(__always)
    mutating func add(_ contribution: Int64, at place: Int, mark: UInt64) {
        scores[place] &+= contribution
        touched[place >> 6] |= 1 << UInt64(place & 63)
        if scores[place] > bar { risen[place >> 6] |= 1 << UInt64(place & 63) }
        if mark != 0, !marks.isEmpty { marks[place] |= mark }
    }

    /// Keeps the greater of the contributions and those of the members read before.
    /// - Returns: How many postings were read.
    mutating func addAlternatives(
        _ numbers: UnsafeBufferPointer<UInt32>, _ contributions: UnsafeBufferPointer<Int64>, _ documents: Range<Int>,
        onlyTouched: Bool
    ) -> Int {
        for index in numbers.indices {
            let place = Int(unsafe numbers[index]) - documents.lowerBound
            if place >= documents.count { return index }
            guard place >= 0 else { continue }
            let bit: UInt64 = 1 << UInt64(place & 63)
            if onlyTouched, touched[place >> 6] & bit == 0 { continue }
            best[place] = max(best[place], unsafe contributions[index])
            bestTouched[place >> 6] |= bit
        }
        return numbers.count
    }

    /// Adds the best alternatives to the scores.
    mutating func mergeAlternatives(mark: UInt64) {
        for word in bestTouched.indices where bestTouched[word] != 0 {
            var bits = bestTouched[word]
            bestTouched[word] = 0
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                add(best[place], at: place, mark: mark)
                best[place] = 0
            }
        }
    }

    /// The first touched place from `place` on; `scores.count` when there is none.
    @inline(__always)
    func nextTouched(from place: Int) -> Int {
        guard place < scores.count else { return scores.count }
        var word = place >> 6
        var bits = touched[word] & (UInt64.max << UInt64(place & 63))
        while bits == 0 {
            word += 1
            if word == touched.count { return scores.count }
            bits = touched[word]
        }
        return word * 64 + bits.trailingZeroBitCount
    }

    /// Whether any document between two places has been touched.
    func touches(_ places: ClosedRange<Int>) -> Bool { nextTouched(from: places.lowerBound) <= places.upperBound }

    /// Takes a document off the board.
    @inline(__always)
    mutating func forget(_ place: Int) {
        scores[place] = 0
        if !marks.isEmpty { marks[place] = 0 }
        let bit: UInt64 = 1 << UInt64(place & 63)
        touched[place >> 6] &= ~bit
        risen[place >> 6] &= ~bit
    }

    /// Takes all documents off the board.
    mutating func clear() {
        for word in touched.indices where touched[word] != 0 {
            var bits = touched[word]
            touched[word] = 0
            risen[word] = 0
            if bits.nonzeroBitCount > 16 {
                for place in word * 64..<word * 64 + 64 { scores[place] = 0 }
                if !marks.isEmpty { for place in word * 64..<word * 64 + 64 { marks[place] = 0 } }
                continue
            }
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                scores[place] = 0
                if !marks.isEmpty { marks[place] = 0 }
            }
        }
    }
}
