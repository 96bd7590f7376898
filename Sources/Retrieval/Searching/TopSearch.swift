/// One search for the top k: documents in windows, terms one after another within a window.
///
/// **The naive way** scores every document that holds any term. **MaxScore** asks of each term how much it can add at
/// most; once the k-th best score is known, terms whose bounds together do not reach it (*non-essential* terms) cannot
/// bring a new document in by themselves: only the others' lists are walked, and the non-essential ones merely looked
/// up for documents that are still in the running. Bounds are taken list by list, to leap over all documents that no
/// essential term has, then block by block (128 postings) within a window as wide as a few blocks of the longest list, so
/// that they are tight; a block is not unpacked for documents that its bound cannot save. Scores stand in an array, which
/// replaces the heap of cursors.
///
/// The result is the same, to the last unit, as that of scoring everything. Its limit: for short lists, bounds cost
/// more than they save, so that a search over few postings reads them all.
struct TopSearch {
    private let plan: SearchPlan
    private let query: Query
    private let scorers: [FormScorer]
    private let documentCount: Int
    private let window: Int
    private let prunes: Bool
    /// The largest factor on any document's score.
    private let largestBoost: Double
    /// All bonuses together.
    private let wholeBonus: Int64
    private var top: TopHits
    private var board: ScoreBoard
    private var block = PostingBlock()
    /// By member.
    private var cursors: [ListCursor] = []
    /// Clauses by what they add at most, ascending, when bounds are used.
    private var order: [(clause: Int, bound: Int64)] = []
    /// How many clauses of `order` cannot bring a document in, and the threshold that this was reckoned for.
    private var idle = 0
    private var idleThreshold: Int64 = -1
    private var bounds: [(clause: Int, bound: Int64)] = []
    /// By member; empty until somebody asks for positions.
    private var readers: [PositionReader] = []
    private var firstPositions: [UInt32] = []
    private var secondPositions: [UInt32] = []

    /// - Parameter window: Documents, or nil to choose by the lists.
    init(
        _ plan: SearchPlan, query: Query, scorers: [FormScorer], documentCount: Int, limit: Int, window: Int?,
        prunes: Bool
    ) {
        self.plan = plan
        self.query = query
        self.scorers = scorers
        self.documentCount = documentCount
        let wanted = window ?? (prunes ? Self.window(for: plan, documentCount) : 4_096)
        self.window = max(64, min(wanted, (documentCount + 63) / 64 * 64))
        self.prunes = prunes
        largestBoost = query.boosts.values.reduce(1) { max($0, $1) }
        wholeBonus = plan.pairs.reduce(0) { $0 + $1.bonus }
        top = TopHits(limit: min(limit, documentCount))
        board = ScoreBoard(
            window: self.window, hasAlternatives: plan.clauses.contains { $0.members.count > 1 },
            hasMarks: !plan.pairs.isEmpty)
        cursors.reserveCapacity(plan.members.count)
        for clause in plan.clauses {
            for member in clause.members {
                cursors.append(ListCursor(
                    plan.members[member], scorer: scorers[clause.scorer], allowed: query.documents, prunes: prunes, buffer: &block))
            }
        }
        guard prunes else { return }
        order = plan.clauses.indices.map { clause in
            (clause, plan.clauses[clause].members.reduce(0) { max($0, cursors[$1].bound) })
        }
        Self.sort(&order, plan.clauses)
    }

    private func isSupporting(_ clause: Int) -> Bool { plan.clauses[clause].isSupporting }

    /// Those first that bring no document in whatever they add, then by what they add; a few, and mostly in order.
    private static func sort(_ bounds: inout [(clause: Int, bound: Int64)], _ clauses: [SearchPlan.Clause]) {
        for place in bounds.indices.dropFirst() {
            let entry = bounds[place]
            let supports = clauses[entry.clause].isSupporting
            var free = place
            while free > 0 {
                let other = bounds[free - 1]
                let otherSupports = clauses[other.clause].isSupporting
                let isLess = supports != otherSupports
                    ? supports : (entry.bound, entry.clause) < (other.bound, other.clause)
                guard isLess else { break }
                bounds[free] = other
                free -= 1
            }
            bounds[free] = entry
        }
    }

    /// Documents that a few blocks of the longest list span, a multiple of 64.
    private static func window(for plan: SearchPlan, _ documentCount: Int) -> Int {
        let longest = plan.members.reduce(1) { max($0, Int($1.list.documentFrequency)) }
        let span = documentCount * PackedBlock.count / longest
        return max(512, min(4 * span, 16_384)) / 64 * 64
    }

    mutating func run() -> [Hit] {
        var lower = 0
        while lower < documentCount {
            if prunes, top.isFull {
                lower = max(lower, nextCandidate() / 64 * 64)
                guard lower < documentCount else { break }
            }
            let upper = min(lower + window, documentCount)
            searchWindow(lower..<upper)
            lower = upper
        }
        return top.sorted()
    }

    /// Whether a score, before a document's boost, could enter the top.
    @inline(__always)
    private func canEnter(_ units: Int64) -> Bool {
        largestBoost == 1 ? units > top.threshold : Self.boosted(units, by: largestBoost) > top.threshold
    }

    static func boosted(_ units: Int64, by factor: Double) -> Int64 { Int64((Double(units) * factor).rounded()) }

    /// Not greater than the next document that a clause has which could bring one in.
    private mutating func nextCandidate() -> Int {
        if idleThreshold != top.threshold {
            idleThreshold = top.threshold
            var sum = wholeBonus
            idle = 0
            while idle < order.count, isSupporting(order[idle].clause) || !canEnter(sum + order[idle].bound) {
                sum += order[idle].bound
                idle += 1
            }
        }
        var next = documentCount
        for (clause, _) in order[idle...] {
            for member in plan.clauses[clause].members { next = min(next, cursors[member].nextDocument(end: documentCount)) }
        }
        return next
    }

    private mutating func searchWindow(_ documents: Range<Int>) {
        guard prunes, top.isFull else {
            board.bar = -1
            for clause in plan.clauses.indices { accumulate(clause, documents, onlyRisen: isSupporting(clause)) }
            finish(documents)
            return
        }
        bounds.removeAll(keepingCapacity: true)
        for (clause, _) in order[idle...] { appendBound(of: clause, documents) }
        guard !bounds.isEmpty else { return }
        for (clause, _) in order[..<idle] { appendBound(of: clause, documents) }
        Self.sort(&bounds, plan.clauses)
        var rest: Int64 = 0
        var nonEssential = 0
        while nonEssential < bounds.count,
            isSupporting(bounds[nonEssential].clause) || !canEnter(rest + bounds[nonEssential].bound + wholeBonus) {
            rest += bounds[nonEssential].bound
            nonEssential += 1
        }
        guard nonEssential < bounds.count else { return }
        // Whoever does not pass this has no hope with what the others add, and is not looked at again.
        board.bar = largestBoost == 1 ? top.threshold - wholeBonus - rest : -1
        for place in nonEssential..<bounds.count { accumulate(bounds[place].clause, documents, onlyRisen: false) }
        for place in (0..<nonEssential).reversed() {
            rest -= bounds[place].bound
            lookUp(bounds[place].clause, documents, rest: rest)
        }
        finish(documents)
    }

    /// No less than what a clause adds to any document of the window, if it holds one of them.
    private mutating func appendBound(of clause: Int, _ documents: Range<Int>) {
        var bound: Int64 = 0
        for member in plan.clauses[clause].members { bound = max(bound, cursors[member].bound(in: documents)) }
        if bound > 0 { bounds.append((clause, bound)) }
    }

    /// Offers what the window has to the top, and clears it.
    private mutating func finish(_ documents: Range<Int>) {
        for word in board.risen.indices where board.risen[word] != 0 {
            var bits = board.risen[word]
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                if canEnter(board.score(place) + wholeBonus) { offer(documents.lowerBound + place, place: place) }
            }
        }
        board.clear()
    }

    private mutating func offer(_ document: Int, place: Int) {
        var units = board.score(place)
        if !plan.pairs.isEmpty {
            let marks = board.marks(place)
            var possible: Int64 = 0
            for pair in plan.pairs where marks & pair.marks == pair.marks { possible += pair.bonus }
            if possible > 0, canEnter(units + possible) { units += bonus(document, marks: marks) }
        }
        if !query.boosts.isEmpty, let boost = query.boosts[document] { units = Self.boosted(units, by: max(boost, 0)) }
        if units > top.threshold { top.insert(document, units: units) }
    }

    /// What the pairs of the query earn in a document. Documents are asked for in ascending order.
    private mutating func bonus(_ document: Int, marks: UInt64) -> Int64 {
        if readers.isEmpty { readers = plan.members.map { PositionReader($0.list) } }
        var sum: Int64 = 0
        var known = -1
        for pair in plan.pairs where marks & pair.marks == pair.marks {
            if known != pair.first { readPositions(of: pair.first, document) }
            swap(&firstPositions, &secondPositions)
            readPositions(of: pair.second, document)
            sum += Proximity.bonus(pair.bonus, first: firstPositions, second: secondPositions, gap: pair.gap)
            known = pair.second
        }
        return sum
    }

    /// Puts the positions of a clause's terms in a document into `secondPositions`, ascending.
    private mutating func readPositions(of clause: Int, _ document: Int) {
        secondPositions.removeAll(keepingCapacity: true)
        let scorer = scorers[plan.clauses[clause].scorer]
        for member in plan.clauses[clause].members {
            readers[member].read(UInt32(document), in: scorer.form.store, into: &secondPositions)
        }
        if plan.clauses[clause].members.count > 1 { secondPositions.sort() }
    }
}

// MARK: - Reading lists

extension TopSearch {
    /// Adds a clause's contributions to the documents of the window: all, or only those that have risen.
    private mutating func accumulate(_ clause: Int, _ documents: Range<Int>, onlyRisen: Bool) {
        let mark = plan.clauses[clause].mark
        let areAlternatives = plan.clauses[clause].members.count > 1
        for member in plan.clauses[clause].members {
            cursors[member].accumulate(
                documents, onlyRisen: onlyRisen, areAlternatives: areAlternatives, keepsBounds: prunes, mark: mark,
                board: &board, buffer: &block)
        }
        if areAlternatives { board.mergeAlternatives(mark: mark) }
    }

    /// Adds a clause's contributions to those documents of the window that have risen and can still enter.
    ///
    /// - Parameter rest: What the clauses that are still to come add at most.
    private mutating func lookUp(_ clause: Int, _ documents: Range<Int>, rest: Int64) {
        guard plan.clauses[clause].members.count == 1 else { return accumulate(clause, documents, onlyRisen: true) }
        let (threshold, more, boost) = (top.threshold, rest + wholeBonus, largestBoost)
        cursors[plan.clauses[clause].members.lowerBound].lookUp(
            documents, mark: plan.clauses[clause].mark, board: &board, buffer: &block
        ) { boost == 1 ? $0 + more <= threshold : Self.boosted($0 + more, by: boost) <= threshold }
    }
}
