/// A query looked up in an index: the lists to read, their weights, and the pairs of words that can earn a bonus.
struct SearchPlan {
    /// One posting list and its weight.
    struct Member {
        let list: PostingList
        /// Place of the term in the form's dictionary.
        let term: Int
        var weight: TermWeight
        let origin: Query.Origin
    }

    /// Lists of one form of which a document is credited with the best.
    struct Clause {
        /// Index into the searcher's scorers.
        let scorer: Int
        /// Index into the query's groups.
        let group: Int
        /// Indices into the plan's members.
        let members: Range<Int>
        /// A function word beside content words: it brings no document in, and counts for those that others bring.
        var isSupporting = false
        /// A bit of its own for each clause whose positions count; 0 for the others.
        var mark: UInt64 = 0
    }

    /// Two neighbouring words of the query.
    struct Pair {
        /// Indices of clauses.
        let first: Int
        let second: Int
        /// How far apart the words stand in the query, in tokens, at least 1.
        let gap: Int
        /// The whole bonus, in `Score.unit`s.
        let bonus: Int64
        /// The marks of both clauses.
        let marks: UInt64
    }

    var members: [Member] = []
    /// The supporting ones last.
    var clauses: [Clause] = []
    var pairs: [Pair] = []
    /// Postings in all lists.
    var postings = 0

    /// - Throws: `damaged`.
    init(_ query: Query, scorers: [FormScorer], ranking: Ranking) throws(RetrievalError) {
        let groups = query.groups.prefix(Query.longest)
        for (number, scorer) in scorers.enumerated() where scorer.form.form != .function {
            let first = clauses.count
            switch scorer.form.form {
            case .stem, .surface, .function: try addWords(groups, scorer: scorer, number: number)
            case .gram: try addGrams(groups, scorer: scorer, number: number)
            }
            normalise(from: first, scorer: scorer)
        }
        let areSupporting = groups.contains { !$0.isFunctionWord }
        if let number = scorers.firstIndex(where: { $0.form.form == .function }), !areSupporting || !clauses.isEmpty {
            let first = clauses.count
            try addWords(groups, scorer: scorers[number], number: number, areSupporting: areSupporting)
            normalise(from: first, scorer: scorers[number])
        }
        if ranking.proximity > 0 { try addPairs(query, scorers: scorers, factor: ranking.proximity) }
        postings = members.reduce(0) { $0 + Int($1.list.documentFrequency) }
    }

    private mutating func addWords(
        _ groups: ArraySlice<Query.Group>, scorer: FormScorer, number: Int, areSupporting: Bool = false
    ) throws(RetrievalError) {
        let wantsFunctionWords = scorer.form.form == .function
        for (index, group) in groups.enumerated() where group.isFunctionWord == wantsFunctionWords {
            let first = members.count
            for word in group.words {
                guard let text = scorer.form.form == .stem ? word.term : word.folded,
                    let (term, list) = try scorer.form.dictionary.find(text.utf8),
                    !members[first...].contains(where: { $0.term == term }),
                    !areSupporting || 2 * Int(list.documentFrequency) <= scorer.documentCount
                else { continue }
                try scorer.form.store.touch(list)
                members.append(member(
                    term, list, scorer: scorer, frequency: group.frequency, factor: word.weight, origin: word.origin))
            }
            guard members.count > first else { continue }
            clauses.append(Clause(
                scorer: number, group: index, members: first..<members.count, isSupporting: areSupporting))
        }
    }

    private mutating func addGrams(
        _ groups: ArraySlice<Query.Group>, scorer: FormScorer, number: Int
    ) throws(RetrievalError) {
        var frequencies: [(gram: UInt32, group: Int, frequency: Double)] = []
        for (index, group) in groups.enumerated() where !group.isFunctionWord {
            guard let folded = group.words.first?.folded else { continue }
            for gram in Grams.of(folded) { frequencies.append((gram, index, group.frequency)) }
        }
        frequencies.sort { ($0.gram, $0.group) < ($1.gram, $1.group) }
        var at = 0
        while at < frequencies.count {
            let (gram, group, _) = frequencies[at]
            var frequency = 0.0
            while at < frequencies.count, frequencies[at].gram == gram {
                frequency += frequencies[at].frequency
                at += 1
            }
            guard let (term, list) = try scorer.form.dictionary.find(Grams.bytes(of: gram)) else { continue }
            try scorer.form.store.touch(list)
            members.append(member(term, list, scorer: scorer, frequency: frequency, factor: 1, origin: .typed))
            clauses.append(Clause(scorer: number, group: group, members: members.count - 1..<members.count))
        }
    }

    private func member(
        _ term: Int, _ list: PostingList, scorer: FormScorer, frequency: Double, factor: Double, origin: Query.Origin
    ) -> Member {
        let weight = scorer.similarity.weight(
            documentFrequency: Int(list.documentFrequency), documentCount: scorer.documentCount,
            queryFrequency: frequency)
        let rarity = scorer.similarity.rarity(
            documentFrequency: Int(list.documentFrequency), documentCount: scorer.documentCount)
        return Member(
            list: list, term: term, weight: TermWeight(factor: weight * factor, rarity: rarity), origin: origin)
    }

    /// Multiplies the weights of the clauses from `first` on by the similarity's factor and the form's.
    private mutating func normalise(from first: Int, scorer: FormScorer) {
        let weights = clauses[first...].map { members[$0.members].reduce(0) { max($0, $1.weight.factor) } }
        let factor = scorer.similarity.normalisation(ofWeights: weights) * scorer.weight
        for clause in clauses[first...] {
            for member in clause.members { members[member].weight.factor *= factor }
        }
    }

    private mutating func addPairs(_ query: Query, scorers: [FormScorer], factor: Double) throws(RetrievalError) {
        guard let number = scorers.firstIndex(where: { $0.form.form == .stem }) else { return }
        let candidates = clauses.indices.filter { clauses[$0].scorer == number }.sorted {
            query.groups[clauses[$0].group].position < query.groups[clauses[$1].group].position
        }
        for (first, second) in zip(candidates, candidates.dropFirst()) {
            let gap = query.groups[clauses[second].group].position - query.groups[clauses[first].group].position
            guard gap > 0 else { continue }
            let rarity = min(rarity(of: first, scorer: scorers[number]), rarity(of: second, scorer: scorers[number]))
            for clause in [first, second] where clauses[clause].mark == 0 {
                for member in members[clauses[clause].members] {
                    try scorers[number].form.store.touchPositions(member.list)
                }
                clauses[clause].mark = 1 << UInt64(clauses[clause].group)
            }
            pairs.append(Pair(
                first: first, second: second, gap: gap, bonus: Score.units(factor * rarity),
                marks: clauses[first].mark | clauses[second].mark))
        }
    }

    /// The idf of the first word of a clause that is in the index, by its weight.
    private func rarity(of clause: Int, scorer: FormScorer) -> Double {
        let member = members[clauses[clause].members.lowerBound]
        return BM25Similarity.inverseDocumentFrequency(Int(member.list.documentFrequency), of: scorer.documentCount)
    }
}
