/// Says the same pay in another way: by the year instead of the month, gross instead of net.
///
/// Month and year differ by twelve, exactly, though bonuses and a thirteenth month may be paid besides. Gross and net
/// differ by contributions, which depend on the status and on the employer: there is no one rate, so the knowledge
/// base holds several as sourced figures (measure `net-rate`: net ÷ gross), and a conversion answers with the range
/// that they span. With rates r₁ ≤ … ≤ rₙ:
///
///     gross minimum = net minimum ÷ rₙ     gross maximum = net maximum ÷ r₁
///     net minimum   = gross minimum × r₁   net maximum   = gross maximum × rₙ
///
/// Then the bounds are rounded to what such a reckoning is worth: 10 a month, 100 a year, 1 a day, 0.1 an hour.
/// Nothing leads from a day to a month, because the number of days worked is unknown; rates hold for the place that
/// they state, and a figure of another place is refused.
public struct Conversion: Sendable, Hashable {
    /// What came of an attempt.
    public enum Outcome: Sendable, Hashable {
        /// It already was what was asked for.
        case unchanged(Figure)
        case converted(Figure)
        case refused(Refusal)

        /// The figure, unless refused.
        public var figure: Figure? {
            switch self {
            case .unchanged(let figure), .converted(let figure): figure
            case .refused: nil
            }
        }
    }

    /// Figures of the measure `net-rate`, in the order given; others are ignored.
    public let rates: [Figure]
    public let places: Places

    public init(rates: [Figure] = [], places: Places = Places()) {
        self.rates = rates.filter { rate in
            rate.measure == .netRate && Conversion.shares(rate).allSatisfy { $0 > 0 && $0 <= 1 }
                && !Conversion.shares(rate).isEmpty
        }
        self.places = places
    }

    /// `figure` by `period` and on `basis`; nil leaves that side as it is.
    public func convert(_ figure: Figure, to period: Period? = nil, basis: GrossNet? = nil) -> Outcome {
        var result = figure
        var rule: [String] = []
        var inputs = [figure]
        if let basis, figure.basis != basis {
            guard figure.isMoney else { return .refused(.notMoney) }
            guard figure.basis != nil else { return .refused(.unstated(.basis)) }
            let usable = rates.filter { holds($0, for: figure) }
            let shares = usable.flatMap(Conversion.shares).sorted()
            guard let lowest = shares.first, let highest = shares.last else {
                return .refused(rates.isEmpty ? .noRates : .ratesOfAnotherPlace(figure.place ?? figure.unit))
            }
            let span = lowest == highest ? plain(lowest) : "\(plain(lowest))…\(plain(highest))"
            switch basis {
            case .gross:
                result.minimum = figure.minimum.map { $0 / highest }
                result.maximum = figure.maximum.map { $0 / lowest }
                rule.append("÷ \(span)")
            case .net:
                result.minimum = figure.minimum.map { $0 * lowest }
                result.maximum = figure.maximum.map { $0 * highest }
                rule.append("× \(span)")
            }
            result.basis = basis
            inputs += usable
        }
        if let period, figure.period != period {
            guard let current = figure.period else { return .refused(.unstated(.period)) }
            guard let factor = Conversion.factor(from: current, to: period) else {
                return .refused(.noRuleBetweenPeriods(current, period))
            }
            result.minimum = result.minimum.map { $0 * factor }
            result.maximum = result.maximum.map { $0 * factor }
            rule.append(factor > 1 ? "× 12" : "÷ 12")
            result.period = period
        }
        guard !rule.isEmpty else { return .unchanged(figure) }
        guard figure.minimum != nil || figure.maximum != nil else { return .refused(.noAmount) }
        let step = Conversion.step(for: result.period)
        result.minimum = result.minimum.map { ($0 / step).rounded() * step }
        result.maximum = result.maximum.map { ($0 / step).rounded() * step }
        result.origin = .computed(from: inputs, rule: rule.joined(separator: " "))
        result.isEstimate = true
        return .converted(result)
    }

    /// A rate that says a place holds there and within; one that says none holds for every figure.
    private func holds(_ rate: Figure, for figure: Figure) -> Bool {
        guard let home = rate.place, let place = figure.place else { return true }
        return places.contains(place, in: home)
    }

    /// The bounds of a rate as shares of 1.
    private static func shares(_ rate: Figure) -> [Double] {
        let scale = rate.unit == "percent" ? 100.0 : 1.0
        return [rate.minimum, rate.maximum].compactMap { $0 }.map { $0 / scale }
    }

    private static func factor(from: Period, to: Period) -> Double? {
        switch (from, to) {
        case (.month, .year): 12
        case (.year, .month): 1.0 / 12
        default: nil
        }
    }

    private static func step(for period: Period?) -> Double {
        switch period {
        case .year, nil: 100
        case .month: 10
        case .day: 1
        case .hour: 0.1
        }
    }

    /// A rate as text, at most four decimals: "0.75".
    private func plain(_ rate: Double) -> String {
        FigureFormat(.english).number(rate, decimals: 0...4)
    }
}
