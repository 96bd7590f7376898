extension Searcher {
    /// Why `document` has the score that it has for `query`, whether or not it is among the best.
    ///
    /// The parts are whole units and add up exactly to the score of the hit. Terms that it lacks are left out.
    /// - Throws: `damaged`, as a search.
    public func explain(_ query: Query, document: Int) throws(RetrievalError) -> Explanation {
        guard (0..<index.documentCount).contains(document) else {
            return Explanation(units: 0, summary: "there is no document \(document)")
        }
        if let allowed = query.documents, !allowed.contains(document) {
            return Explanation(units: 0, summary: "document \(document) is not among those asked for")
        }
        let plan = try SearchPlan(query, scorers: scorers, ranking: ranking)
        var parts: [Explanation] = []
        var isBroughtIn = false
        for (number, scorer) in scorers.enumerated() {
            var terms: [Explanation] = []
            for clause in plan.clauses where clause.scorer == number {
                guard let term = try explain(plan.members[clause.members], scorer, document) else { continue }
                terms.append(term)
                if !clause.isSupporting { isBroughtIn = true }
            }
            terms.sort { ($1.units, $0.summary) < ($0.units, $1.summary) }
            guard !terms.isEmpty else { continue }
            parts.append(Explanation(
                units: terms.reduce(0) { $0 + $1.units },
                summary: "\(scorer.similarity.name) over \(scorer.form.form.label)s, weight \(scorer.weight)",
                formula: scorer.similarity.formula, details: terms))
        }
        guard isBroughtIn else { return Explanation(units: 0, summary: "document \(document) has no word of the query") }
        var pairs: [Explanation] = []
        for pair in plan.pairs {
            if let pair = try explain(pair, plan, document) { pairs.append(pair) }
        }
        if !pairs.isEmpty {
            parts.append(Explanation(
                units: pairs.reduce(0) { $0 + $1.units },
                summary: "words standing together, weight \(ranking.proximity)",
                formula: "min idf / (1 + |distance here − distance in the query|), 0 beyond \(Proximity.reach)",
                details: pairs))
        }
        let sum = parts.reduce(0) { $0 + $1.units }
        let whole = Explanation(units: sum, summary: "\(ranking.name), sum of the parts", details: parts)
        guard let boost = query.boosts[document] else { return whole }
        return Explanation(
            units: TopSearch.boosted(sum, by: max(boost, 0)), summary: "document \(document) is boosted",
            formula: "\(boost) × \(whole.score)", details: [whole])
    }

    /// The best member of a clause; nil if the document has none.
    private func explain(
        _ members: ArraySlice<SearchPlan.Member>, _ scorer: FormScorer, _ document: Int
    ) throws(RetrievalError) -> Explanation? {
        var best: Explanation?
        for member in members {
            let contribution = scorer.contribution(of: member.list, weight: member.weight, document: document)
            guard let (units, frequency) = contribution, units > best?.units ?? -1 else { continue }
            let origin = switch member.origin {
            case .typed: ""
            case .correction: ", a correction"
            case .synonym: ", a synonym"
            }
            best = Explanation(
                units: units, summary: "“\(try scorer.form.dictionary.text(member.term))”\(origin)",
                formula: "weight \(Score.value(Score.units(member.weight.factor))), tf \(frequency), "
                    + "df \(member.list.documentFrequency) of \(index.documentCount), "
                    + "|d| \(Double(scorer.form.lengths[document]) / Double(scorer.form.store.scale)), "
                    + "avgdl \(Score.value(Score.units(scorer.statistics.averageLength)))")
        }
        return best
    }

    private func explain(
        _ pair: SearchPlan.Pair, _ plan: SearchPlan, _ document: Int
    ) throws(RetrievalError) -> Explanation? {
        let (first, second) = (positions(pair.first, plan, document), positions(pair.second, plan, document))
        let units = Proximity.bonus(pair.bonus, first: first, second: second, gap: pair.gap)
        guard units > 0 else { return nil }
        var words: [String] = []
        for clause in [pair.first, pair.second] {
            let scorer = scorers[plan.clauses[clause].scorer]
            words.append(try scorer.form.dictionary.text(plan.members[plan.clauses[clause].members.lowerBound].term))
        }
        return Explanation(units: units, summary: "“\(words[0])” … “\(words[1])”, \(pair.gap) apart in the query")
    }

    private func positions(_ clause: Int, _ plan: SearchPlan, _ document: Int) -> [UInt32] {
        var positions: [UInt32] = []
        for member in plan.members[plan.clauses[clause].members] {
            var reader = PositionReader(member.list)
            reader.read(UInt32(document), in: scorers[plan.clauses[clause].scorer].form.store, into: &positions)
        }
        return positions.sorted()
    }
}
