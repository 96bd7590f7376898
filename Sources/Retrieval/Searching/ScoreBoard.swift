/// The scores of one window of documents, by place within the window.
///
/// Between two windows nothing but the bits is cleared: a score counts only if its document has been touched since.
struct ScoreBoard {
    private var scores: [Int64]
    /// One bit a document that has been given anything.
    private var touched: [UInt64]
    /// One bit a document whose score has passed `bar`: nobody else needs a look.
    private(set) var risen: [UInt64]
    /// A document must score more than this to be of interest; -1: all that are given anything.
    var bar: Int64 = -1
    /// Which clauses with positions a document holds; empty when nobody asks.
    private var marks: [UInt64]
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

    /// The score of a document that has risen.
    @inline(__always)
    func score(_ place: Int) -> Int64 { scores[place] }

    /// The marks of a document that has risen.
    func marks(_ place: Int) -> UInt64 { marks.isEmpty ? 0 : marks[place] }

    /// Adds contributions to documents of the window, those before it left out.
    ///
    /// - Parameters:
    ///   - numbers: Ascending.
    ///   - documents: At most as many as the board has places.
    ///   - onlyRisen: Leaves the documents alone that have not risen.
    /// - Returns: How many postings were read: the next is beyond the window, if there is one.
    @inline(__always)
    mutating func add(
        _ numbers: ArraySlice<UInt32>, _ contributions: ArraySlice<Int64>, _ documents: Range<Int>, onlyRisen: Bool,
        mark: UInt64
    ) -> Int {
        precondition(documents.count <= scores.count && documents.count <= 64 * touched.count && contributions.count >= numbers.count)
        let (lower, count, bar) = (documents.lowerBound, documents.count, bar)
        let hasMark = mark != 0 && !marks.isEmpty
        var index = 0
        unsafe numbers.withUnsafeBufferPointer { numbers in
            unsafe contributions.withUnsafeBufferPointer { contributions in
                unsafe scores.withUnsafeMutableBufferPointer { scores in
                    unsafe touched.withUnsafeMutableBufferPointer { touched in
                        unsafe risen.withUnsafeMutableBufferPointer { risen in
                            while index < numbers.count {
                                let place = Int(unsafe numbers[index]) - lower
                                if place >= count { break }
                                index += 1
                                if place < 0 { continue }
                                let (word, bit) = (place >> 6, UInt64(1) << UInt64(place & 63))
                                if onlyRisen, unsafe risen[word] & bit == 0 { continue }
                                let before = unsafe touched[word]
                                let hadScore = before & bit != 0
                                let score = unsafe (hadScore ? scores[place] : 0) &+ contributions[index - 1]
                                unsafe scores[place] = score
                                unsafe touched[word] = before | bit
                                unsafe risen[word] |= score > bar ? bit : 0
                                if hasMark { marks[place] = (hadScore ? marks[place] : 0) | mark }
                            }
                        }
                    }
                }
            }
        }
        return index
    }

    /// Adds to one document of the window.
    @inline(__always)
    mutating func add(_ contribution: Int64, at place: Int, mark: UInt64) {
        let (word, bit) = (place >> 6, UInt64(1) << UInt64(place & 63))
        let hadScore = touched[word] & bit != 0
        let score = (hadScore ? scores[place] : 0) &+ contribution
        scores[place] = score
        touched[word] |= bit
        if score > bar { risen[word] |= bit }
        if mark != 0, !marks.isEmpty { marks[place] = (hadScore ? marks[place] : 0) | mark }
    }

    /// Keeps the greater of the contributions and those of the members read before.
    /// - Returns: How many postings were read.
    mutating func addAlternatives(
        _ numbers: ArraySlice<UInt32>, _ contributions: ArraySlice<Int64>, _ documents: Range<Int>, onlyRisen: Bool
    ) -> Int {
        for (number, contribution) in zip(numbers.indices, contributions) {
            let place = Int(numbers[number]) - documents.lowerBound
            if place >= documents.count { return number - numbers.startIndex }
            guard place >= 0 else { continue }
            let bit: UInt64 = 1 << UInt64(place & 63)
            if onlyRisen, risen[place >> 6] & bit == 0 { continue }
            best[place] = max(best[place], contribution)
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

    /// The first risen place from `place` on; beyond the last place when there is none.
    @inline(__always)
    func nextRisen(from place: Int) -> Int {
        guard place < scores.count else { return scores.count }
        var word = place >> 6
        var bits = risen[word] & (UInt64.max << UInt64(place & 63))
        while bits == 0 {
            word += 1
            if word == risen.count { return scores.count }
            bits = risen[word]
        }
        return word * 64 + bits.trailingZeroBitCount
    }

    /// Takes all documents off the board.
    mutating func clear() {
        for word in touched.indices {
            touched[word] = 0
            risen[word] = 0
        }
    }
}
