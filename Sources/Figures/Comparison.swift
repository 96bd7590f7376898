/// Two figures set side by side, only when they speak of the same thing.
///
/// The naive way subtracts numbers. Ours first asks whether measure, unit, period, basis, place, level and years are
/// alike; where a rule leads from one to the other (month and year, gross and net) it is applied and named; where the
/// two still differ, or where one does not say, the comparison is refused with the reason. A qualifier that only one of
/// the two states, or another year, does not forbid to compare but must be told: it is a caution.
public struct Comparison: Sendable, Hashable {
    /// How the left figure stands to the right one.
    public enum Relation: Sendable, Hashable {
        case less, greater, equal
        /// The ranges share some amounts, so neither can be called the larger.
        case overlapping
    }

    /// What must be told along with the result.
    public enum Caution: Sendable, Hashable {
        case differentYears(Int, Int)
        /// One place lies in the other: Paris and France.
        case nestedPlaces(String, String)
        /// Only one of the two states it.
        case statedByOneOnly(Qualifier)
        /// At least one of the two was reckoned for the comparison.
        case converted
    }

    /// A comparison, or the reason for none.
    public enum Outcome: Sendable, Hashable {
        case compared(Comparison)
        case refused(Refusal)

        /// The comparison, unless refused.
        public var comparison: Comparison? {
            if case .compared(let comparison) = self { comparison } else { nil }
        }
    }

    /// As compared: converted where that was needed, which its origin says.
    public let left: Figure
    /// As compared.
    public let right: Figure
    public let relation: Relation
    public let cautions: [Caution]

    /// Compares two figures; pay that differs in basis or period is brought to gross, and to a year.
    public static func compare(_ left: Figure, _ right: Figure, using conversion: Conversion = Conversion()) -> Outcome
    {
        guard left.measure == right.measure else { return .refused(.differentMeasures) }
        guard left.unit == right.unit else { return .refused(.differentUnits(left.unit, right.unit)) }
        guard left.midpoint != nil, right.midpoint != nil else { return .refused(.noAmount) }
        if let refusal = unlike(left, right, places: conversion.places) { return .refused(refusal) }

        let basis: GrossNet? = left.basis == right.basis ? nil : .gross
        let period: Period? = left.period == right.period ? nil : .year
        let converted: (left: Figure, right: Figure)
        switch (conversion.convert(left, to: period, basis: basis), conversion.convert(right, to: period, basis: basis))
        {
        case (.refused(let refusal), _), (_, .refused(let refusal)): return .refused(refusal)
        case (let first, let second):
            guard let first = first.figure, let second = second.figure else { return .refused(.noAmount) }
            converted = (first, second)
        }

        var cautions: [Caution] = []
        if basis != nil || period != nil { cautions.append(.converted) }
        if let one = left.latestYear, let other = right.latestYear, one != other {
            cautions.append(.differentYears(one, other))
        }
        if let one = left.place, let other = right.place, one != other { cautions.append(.nestedPlaces(one, other)) }
        for qualifier in [Qualifier.level, .place, .year] {
            let stated = [left, right].count { $0.value(of: qualifier) != nil }
            if stated == 1 { cautions.append(.statedByOneOnly(qualifier)) }
        }
        return .compared(
            Comparison(
                left: converted.left, right: converted.right, relation: relation(converted.left, converted.right),
                cautions: cautions))
    }

    /// What forbids the comparison and no rule can mend. Places are alike when one lies in the other.
    private static func unlike(_ left: Figure, _ right: Figure, places: Places) -> Refusal? {
        if let one = left.level, let other = right.level, one != other { return .differentLevels(one, other) }
        if let one = left.place, let other = right.place,
            !places.contains(one, in: other), !places.contains(other, in: one)
        {
            return .differentPlaces(one, other)
        }
        if left.from != right.from || left.to != right.to { return .differentSpans }
        return nil
    }

    /// A missing bound stretches to infinity.
    private static func relation(_ left: Figure, _ right: Figure) -> Relation {
        let low = (left.minimum ?? -.infinity, right.minimum ?? -.infinity)
        let high = (left.maximum ?? .infinity, right.maximum ?? .infinity)
        if low.0 == low.1 && high.0 == high.1 && left.amount != nil { return .equal }
        if high.0 < low.1 { return .less }
        if low.0 > high.1 { return .greater }
        return .overlapping
    }
}
