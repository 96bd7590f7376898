/// A query looked up in an index: the lists to read, their weights, and the pairs of words that can earn a bonus.
struct SearchPlan {
    /// One posting list and its weight.
    struct Member {
        let list: PostingList
        /// Place of the term in the form's dictionary.
        let term: Int
        /// Everything the share of a document is multiplied by.
        var weight: Double
        let origin: Query.Origin
        /// The block that a search has come to.
        var block = 0
        /// No less than any contribution of the tail; reckoned when bounds are wanted.
        var tailBound: Int64 = 0
    }

    /// Lists of one form of which a document is credited with the best.
    struct Clause {
        /// Index into the searcher's scorers.
        let scorer: Int
        /// Index into the query's groups.
        let group: Int
        /// Indices into the plan's members.
        let members: Range<Int>
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
    var clauses: [Clause] = []
    var pairs: [Pair] = []
    /// Postings in all lists.
    var postings = 0

    init(_ query: Query, scorers: [FormScorer], ranking: Ranking) {
        let groups = query.groups.prefix(Query.longest)
        for (number, scorer) in scorers.enumerated() {
            let first = clauses.count
            switch scorer.form.form {
            case .stem, .surface, .function: addWords(groups, scorer: scorer, number: number)
            case .gram: addGrams(groups, scorer: scorer, number: number)
            }
            normalise(from: first, scorer: scorer)
        }
        if ranking.proximity > 0 { addPairs(query, scorers: scorers, factor: ranking.proximity) }
        postings = members.reduce(0) { $0 + Int($1.list.documentFrequency) }
    }

    private mutating func addWords(_ groups: ArraySlice<Query.Group>, scorer: FormScorer, number: Int) {
        let wantsFunctionWords = scorer.form.form == .function
        for (index, group) in groups.enumerated() where group.isFunctionWord == wantsFunctionWords {
            let first = members.count
            for word in group.words {
                guard let text = scorer.form.form == .stem ? word.term : word.folded,
                    let term = scorer.form.dictionary.find(text.utf8),
                    !members[first...].contains(where: { $0.term == term })
                else { continue }
                members.append(member(
                    term, scorer: scorer, frequency: group.frequency, factor: word.weight, origin: word.origin))
            }
            guard members.count > first else { continue }
            clauses.append(Clause(scorer: number, group: index, members: first..<members.count))
        }
    }

    private mutating func addGrams(_ groups: ArraySlice<Query.Group>, scorer: FormScorer, number: Int) {
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
            guard let term = scorer.form.dictionary.find(Grams.bytes(of: gram)) else { continue }
            members.append(member(term, scorer: scorer, frequency: frequency, factor: 1, origin: .typed))
            clauses.append(Clause(scorer: number, group: group, members: members.count - 1..<members.count))
        }
    }

    private func member(
        _ term: Int, scorer: FormScorer, frequency: Double, factor: Double, origin: Query.Origin
    ) -> Member {
        let list = scorer.form.lists[term]
        let weight = scorer.similarity.weight(
            documentFrequency: Int(list.documentFrequency), documentCount: scorer.dampings.count,
            queryFrequency: frequency)
        return Member(list: list, term: term, weight: weight * factor, origin: origin)
    }

    /// Multiplies the weights of the clauses from `first` on by the similarity's factor and the form's.
    private mutating func normalise(from first: Int, scorer: FormScorer) {
        let weights = clauses[first...].map { members[$0.members].reduce(0) { max($0, $1.weight) } }
        let factor = scorer.similarity.normalisation(ofWeights: weights) * scorer.weight
        for clause in clauses[first...] {
            for member in clause.members { members[member].weight *= factor }
        }
    }

    private mutating func addPairs(_ query: Query, scorers: [FormScorer], factor: Double) {
        guard let number = scorers.firstIndex(where: { $0.form.form == .stem }) else { return }
        let candidates = clauses.indices.filter { clauses[$0].scorer == number }.sorted {
            query.groups[clauses[$0].group].position < query.groups[clauses[$1].group].position
        }
        for (first, second) in zip(candidates, candidates.dropFirst()) {
            let gap = query.groups[clauses[second].group].position - query.groups[clauses[first].group].position
            guard gap > 0 else { continue }
            let rarity = min(rarity(of: first, scorer: scorers[number]), rarity(of: second, scorer: scorers[number]))
            for clause in [first, second] { clauses[clause].mark = 1 << UInt64(clauses[clause].group) }
            pairs.append(Pair(
                first: first, second: second, gap: gap, bonus: Score.units(factor * rarity),
                marks: clauses[first].mark | clauses[second].mark))
        }
    }

    /// The idf of the first word of a clause that is in the index, by its weight.
    private func rarity(of clause: Int, scorer: FormScorer) -> Double {
        let member = members[clauses[clause].members.lowerBound]
        return BM25Similarity.inverseDocumentFrequency(Int(member.list.documentFrequency), of: scorer.dampings.count)
    }
}
