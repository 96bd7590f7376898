/// Several figures in order, the like ones only; what could not be set in the row is listed with the reason.
public struct Ranking: Sendable, Hashable {
    /// One figure of the row.
    public struct Entry: Sendable, Hashable {
        /// Zero-based position in the figures that were handed in.
        public let index: Int
        /// As compared: converted where that was needed.
        public let figure: Figure
        /// Its range shares amounts with the next entry's, so that the order of the two proves little.
        public let overlapsNext: Bool
    }

    /// A figure that was left out.
    public struct Exclusion: Sendable, Hashable {
        /// Zero-based position in the figures that were handed in.
        public let index: Int
        public let reason: Refusal
    }

    /// Highest middle of the range first; equal ones in the order handed in.
    public let entries: [Entry]
    /// In the order handed in.
    public let exclusions: [Exclusion]
    public let cautions: [Comparison.Caution]

    /// Ranks `figures` around the one that most of the others can be compared with (the first of those, on a tie).
    public init(of figures: [Figure], using conversion: Conversion = Conversion()) {
        let outcomes = figures.map { one in figures.map { Comparison.compare(one, $0, using: conversion) } }
        let counts = outcomes.map { row in row.count { $0.comparison != nil } }
        guard let best = counts.max(), best > 0, let anchor = counts.firstIndex(of: best) else {
            entries = []
            exclusions = figures.indices.map { Exclusion(index: $0, reason: .noAmount) }
            cautions = []
            return
        }
        var admitted: [Int] = []
        var left: [Exclusion] = []
        for (index, outcome) in outcomes[anchor].enumerated() {
            // Alike with the anchor is not alike with one another (one leaves out the place): hold against all so far.
            let clash = admitted.lazy.compactMap { other -> Refusal? in
                if case .refused(let reason) = outcomes[other][index] { reason } else { nil }
            }.first
            switch outcome {
            case .refused(let reason): left.append(Exclusion(index: index, reason: reason))
            case .compared:
                if let clash { left.append(Exclusion(index: index, reason: clash)) } else { admitted.append(index) }
            }
        }

        let rows = admitted.map { figures[$0] }
        let basis: GrossNet? = Set(rows.map(\.basis)).count > 1 ? .gross : nil
        let period: Period? = Set(rows.map(\.period)).count > 1 ? .year : nil
        let converted = zip(admitted, rows).compactMap { index, figure in
            conversion.convert(figure, to: period, basis: basis).figure.map { (index: index, figure: $0) }
        }.sorted { one, other in
            let (a, b) = (one.figure.midpoint ?? 0, other.figure.midpoint ?? 0)
            return a != b ? a > b : one.index < other.index
        }
        var found: [Comparison.Caution] = []
        var entries: [Entry] = []
        for (position, item) in converted.enumerated() {
            var overlaps = false
            if position + 1 < converted.count,
                let next = Comparison.compare(item.figure, converted[position + 1].figure, using: conversion).comparison
            {
                overlaps = next.relation == .overlapping
                for caution in next.cautions where !found.contains(caution) { found.append(caution) }
            }
            entries.append(Entry(index: item.index, figure: item.figure, overlapsNext: overlaps))
        }
        if basis != nil || period != nil { found.insert(.converted, at: 0) }
        self.entries = entries
        exclusions = left
        cautions = found
    }
}
