public import Identifiers

/// One number of the knowledge base, or one reckoned from such numbers, with all that makes it mean something.
///
/// "45 000 €" says nothing by itself: a month or a year, before or after contributions, for whom, where and when?
/// The naive way keeps sentences and lets a reader guess; a program that guesses will one day set a net month beside
/// a gross year. So a figure carries its qualifiers as data, and an origin: stated by a source, given by the person
/// who asks, or computed from other figures by a rule that can be shown. Conversion and comparison are built on that,
/// and refuse where the qualifiers do not allow them. What a figure does not carry is a distribution: a range is two
/// bounds, and no mean, median or share is ever inferred from them.
public struct Figure: Sendable, Hashable {
    /// Where a figure comes from.
    public enum Origin: Sendable, Hashable {
        /// A source says so.
        case stated(SourceID)
        /// The person who asks said so ("et 2 900 net, ça fait combien en brut ?").
        case given
        /// Reckoned from other figures by a rule put in symbols: "net ÷ 0.75…0.78", "× 12".
        case computed(from: [Figure], rule: String)
    }

    public var measure: MeasureID
    /// In `unit`; equal to `maximum` for a single amount; nil for "up to 120".
    public var minimum: Double?
    /// In `unit`; nil for "from 80".
    public var maximum: Double?
    /// ISO 4217 code for money, else a word that the measure allows: `percent`, `count`, `months`, `years`, `ratio`.
    public var unit: String
    public var period: Period?
    public var basis: GrossNet?
    /// Experience, as the knowledge base names it: `junior`.
    public var level: String?
    /// Where it holds: `France`, `Île-de-France`, `monde`.
    public var place: String?
    /// The year the figure describes or was published for.
    public var year: Int?
    /// First year of a change over time.
    public var from: Int?
    /// Last year of a change over time.
    public var to: Int?
    /// Free words on what exactly was counted, in the knowledge base's first language.
    public var about: String?
    /// `about` in other languages: ISO 639-1 code → words.
    public var aboutTranslations: [String: String]
    public var origin: Origin
    /// Approximate by its making: a conversion with a range of rates, or a rounded one.
    public var isEstimate: Bool

    public init(
        measure: MeasureID, minimum: Double?, maximum: Double?, unit: String, period: Period? = nil,
        basis: GrossNet? = nil, level: String? = nil, place: String? = nil, year: Int? = nil, from: Int? = nil,
        to: Int? = nil, about: String? = nil, aboutTranslations: [String: String] = [:], origin: Origin,
        isEstimate: Bool = false
    ) {
        self.measure = measure
        self.minimum = minimum
        self.maximum = maximum
        self.unit = unit
        self.period = period
        self.basis = basis
        self.level = level
        self.place = place
        self.year = year
        self.from = from
        self.to = to
        self.about = about
        self.aboutTranslations = aboutTranslations
        self.origin = origin
        self.isEstimate = isEstimate
    }

    /// A single amount.
    public init(
        measure: MeasureID, amount: Double, unit: String, period: Period? = nil, basis: GrossNet? = nil,
        level: String? = nil, place: String? = nil, year: Int? = nil, origin: Origin
    ) {
        self.init(
            measure: measure, minimum: amount, maximum: amount, unit: unit, period: period, basis: basis,
            level: level, place: place, year: year, origin: origin)
    }
}

extension Figure {
    /// The one amount, or nil for a range or an open bound.
    public var amount: Double? { minimum == maximum ? minimum : nil }

    /// Half-way between the bounds, or the only bound; nil without any. For ordering, never for showing.
    public var midpoint: Double? {
        switch (minimum, maximum) {
        case (let low?, let high?): low + (high - low) / 2
        case (let low?, nil): low
        case (nil, let high?): high
        case (nil, nil): nil
        }
    }

    /// Money, as opposed to a share, a count or a duration.
    public var isMoney: Bool { Money.isCurrency(unit) }

    /// Reckoned rather than stated by a source.
    public var isComputed: Bool {
        if case .computed = origin { true } else { false }
    }

    /// Every source behind the figure, sorted, each once; the inputs' sources for a computed one.
    public var sources: [SourceID] {
        var found: Set<SourceID> = []
        collectSources(into: &found)
        return found.sorted()
    }

    private func collectSources(into found: inout Set<SourceID>) {
        switch origin {
        case .stated(let source): found.insert(source)
        case .given: break
        case .computed(let inputs, _): for input in inputs { input.collectSources(into: &found) }
        }
    }

    /// `about` in a language (ISO 639-1 code); the first language's words where no translation is kept.
    public func about(in language: String) -> String? { aboutTranslations[language] ?? about }
}
