import Figures
import Identifiers

/// Short ways to write figures in the tables of these tests.
extension Figure {
    static func salary(
        _ minimum: Double?, _ maximum: Double? = nil, unit: String = "EUR", _ period: Period? = .year,
        _ basis: GrossNet? = .gross, level: String? = nil, place: String? = "France", year: Int? = 2024,
        source: String = "survey-2024"
    ) -> Figure {
        Figure(
            measure: .salary, minimum: minimum, maximum: maximum ?? minimum, unit: unit, period: period, basis: basis,
            level: level, place: place, year: year, origin: .stated(SourceID(trusted: source)))
    }

    static func rate(_ share: Double, unit: String = "ratio", source: String, place: String? = "France") -> Figure {
        Figure(
            measure: .netRate, amount: share, unit: unit, place: place, year: 2025,
            origin: .stated(SourceID(trusted: source)))
    }

    static func growth(_ percent: Double, from: Int? = 2015, to: Int? = 2018) -> Figure {
        Figure(
            measure: MeasureID(trusted: "growth"), minimum: percent, maximum: percent, unit: "percent", year: 2020,
            from: from, to: to, origin: .stated(SourceID(trusted: "esgi-ml-2020")))
    }

    static func of(_ minimum: Double?, _ maximum: Double?, unit: String) -> Figure {
        Figure(
            measure: MeasureID(trusted: "thing"), minimum: minimum, maximum: maximum, unit: unit, origin: .given)
    }
}

/// The two French rates: executives keep about three quarters of gross pay, others a little more.
let frenchRates: [Figure] = [.rate(0.75, source: "rates-executive"), .rate(0.78, source: "rates-other")]
