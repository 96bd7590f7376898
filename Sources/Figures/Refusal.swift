/// Why figures were not converted or compared. A value for the reply to word, not an error.
public enum Refusal: Sendable, Hashable {
    /// Two different things are measured: growth and pay.
    case differentMeasures
    /// Euros and dollars: no exchange rate is sourced, and prices differ with the place.
    case differentUnits(String, String)
    /// An hour or a day against a month or a year: the hours worked are unknown.
    case noRuleBetweenPeriods(Period, Period)
    /// One of the figures does not say what it would have to: a period, gross or net.
    case unstated(Qualifier)
    /// Gross against net, and the knowledge base holds no rate.
    case noRates
    /// The rates hold for another place than the figure.
    case ratesOfAnotherPlace(String)
    /// Gross or net means something for pay only.
    case notMoney
    /// Beginners against the experienced.
    case differentLevels(String, String)
    case differentPlaces(String, String)
    /// A change over other years.
    case differentSpans
    /// Not a single bound is given.
    case noAmount
}
