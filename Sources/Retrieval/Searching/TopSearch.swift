/// One search for the top k: documents in windows, terms one after another within a window.
///
/// **The naive way** scores every document that holds any term. **MaxScore** asks of each term how much it can add at
/// most; once the k-th best score is known, terms whose bounds together do not reach it (*non-essential* terms) cannot
/// bring a new document in by themselves: only the others' lists are walked, and the non-essential ones merely looked
/// up for documents that are still in the running. Bounds are taken block by block (128 postings), hence they are tight
/// where the lists are thin. Working in windows of some thousand documents, whose scores fit the first-level cache,
/// replaces the heap of cursors by array accesses.
///
/// The result is the same, to the last unit, as that of scoring everything. Its limit: for short lists, bounds cost
/// more than they save, so that a search over few postings reads them all.
struct TopSearch {
    private var plan: SearchPlan
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
    /// By member; empty until somebody asks for positions.
    private var readers: [PositionReader] = []
    private var firstPositions: [UInt32] = []
    private var secondPositions: [UInt32] = []

    init(
        _ plan: SearchPlan, query: Query, scorers: [FormScorer], documentCount: Int, limit: Int, window: Int,
        prunes: Bool
    ) {
        self.plan = plan
        self.query = query
        self.scorers = scorers
        self.documentCount = documentCount
        self.window = max(64, min(window, (documentCount + 63) / 64 * 64))
        self.prunes = prunes
        largestBoost = query.boosts.values.reduce(1) { max($0, $1) }
        wholeBonus = plan.pairs.reduce(0) { $0 + $1.bonus }
        top = TopHits(limit: min(limit, documentCount))
        board = ScoreBoard(
            window: self.window, hasAlternatives: plan.clauses.contains { $0.members.count > 1 },
            hasMarks: !plan.pairs.isEmpty)
    }

    mutating func run() -> [Hit] {
        if prunes { boundTails() }
        var lower = 0
        while lower < documentCount {
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

    private mutating func searchWindow(_ documents: Range<Int>) {
        guard prunes, top.isFull else {
            for clause in plan.clauses.indices { accumulate(clause, documents, onlyTouched: false) }
            finish(documents)
            return
        }
        let bounds = plan.clauses.indices.map { (clause: $0, bound: bound(of: $0, in: documents)) }
            .filter { $0.bound > 0 }
            .sorted { ($0.bound, $0.clause) < ($1.bound, $1.clause) }
        var rest: Int64 = 0
        var nonEssential = 0
        while nonEssential < bounds.count, !canEnter(rest + bounds[nonEssential].bound + wholeBonus) {
            rest += bounds[nonEssential].bound
            nonEssential += 1
        }
        guard nonEssential < bounds.count else { return }
        for (clause, _) in bounds[nonEssential...] { accumulate(clause, documents, onlyTouched: false) }
        for (clause, bound) in bounds[..<nonEssential].reversed() {
            drop(below: rest)
            accumulate(clause, documents, onlyTouched: true)
            rest -= bound
        }
        finish(documents)
    }

    /// Forgets the documents of the window that cannot enter even with `rest` and every bonus.
    private mutating func drop(below rest: Int64) {
        for word in board.touched.indices where board.touched[word] != 0 {
            var bits = board.touched[word]
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                if !canEnter(board.scores[place] + rest + wholeBonus) { board.forget(place) }
            }
        }
    }

    /// Offers what the window has to the top, and clears it.
    private mutating func finish(_ documents: Range<Int>) {
        for word in board.touched.indices where board.touched[word] != 0 {
            var bits = board.touched[word]
            while bits != 0 {
                let place = word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                offer(documents.lowerBound + place, place: place)
                board.forget(place)
            }
        }
    }

    private mutating func offer(_ document: Int, place: Int) {
        var units = board.scores[place]
        guard canEnter(units + wholeBonus) else { return }
        if let allowed = query.documents, !allowed.contains(document) { return }
        if !plan.pairs.isEmpty {
            let marks = board.marks[place]
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
    /// Adds a clause's contributions to the documents of the window: all, or only those already touched.
    private mutating func accumulate(_ clause: Int, _ documents: Range<Int>, onlyTouched: Bool) {
        let mark = plan.clauses[clause].mark
        let alternatives = plan.clauses[clause].members.count > 1
        for member in plan.clauses[clause].members {
            accumulate(
                plan.clauses[clause].scorer, member, documents, onlyTouched: onlyTouched, alternatives: alternatives,
                mark: mark)
        }
        if alternatives { board.mergeAlternatives(mark: mark) }
    }

    private mutating func accumulate(
        _ scorer: Int, _ member: Int, _ documents: Range<Int>, onlyTouched: Bool, alternatives: Bool, mark: UInt64
    ) {
        let scorer = scorers[scorer]
        let (list, weight) = (plan.members[member].list, plan.members[member].weight)
        let blocks = Int(list.firstBlock)
        var number = plan.members[member].block
        while number < list.blocks {
            let isFull = number < list.fullBlocks
            let last = isFull ? Int(scorer.form.store.blocks[blocks + number].lastDocument) : documentCount - 1
            if last < documents.lowerBound { number += 1; continue }
            let begin = number == 0 ? 0 : Int(scorer.form.store.blocks[blocks + number - 1].lastDocument) + 1
            if begin >= documents.upperBound { break }
            let first = max(begin, documents.lowerBound) - documents.lowerBound
            let end = min(last, documents.upperBound - 1) - documents.lowerBound
            if !onlyTouched || board.touches(first...end) {
                scorer.score(list, block: number, weight: weight, into: &block)
                if alternatives {
                    board.addAlternatives(block, documents, onlyTouched: onlyTouched)
                } else {
                    board.add(block, documents, onlyTouched: onlyTouched, mark: mark)
                }
            }
            if last >= documents.upperBound { break }
            number += 1
        }
        plan.members[member].block = number
    }

    /// No less than what a clause adds to any document of the window; 0 if it holds none of them.
    private func bound(of clause: Int, in documents: Range<Int>) -> Int64 {
        let scorer = scorers[plan.clauses[clause].scorer]
        var bound: Int64 = 0
        for member in plan.members[plan.clauses[clause].members] {
            for number in member.block..<max(member.block, member.list.blocks) {
                let begin = number == 0 ? 0
                    : Int(scorer.form.store.blocks[Int(member.list.firstBlock) + number - 1].lastDocument) + 1
                if begin >= documents.upperBound { break }
                guard number < member.list.fullBlocks else {
                    bound = max(bound, member.tailBound)
                    break
                }
                let block = scorer.form.store.blocks[Int(member.list.firstBlock) + number]
                if Int(block.lastDocument) >= documents.lowerBound {
                    bound = max(bound, scorer.bound(block, weight: member.weight))
                }
            }
        }
        return bound
    }

    /// A tail has no summary: what it can add at most is what it does add at most.
    private mutating func boundTails() {
        for clause in plan.clauses {
            for member in clause.members where plan.members[member].list.tailCount > 0 {
                let list = plan.members[member].list
                let weight = plan.members[member].weight
                scorers[clause.scorer].score(list, block: list.fullBlocks, weight: weight, into: &block)
                plan.members[member].tailBound = block.contributions[..<block.count].max() ?? 0
            }
        }
    }
}
