public import Identifiers

/// What a kind of figure is allowed and obliged to say: a measure of `schema.yaml`.
public struct Measure: Sendable, Hashable {
    public let id: MeasureID
    /// Allowed units, as declared: ISO 4217 codes, `percent`, `count`, `months`, `years`, `ratio`.
    public let units: [String]
    /// Qualifiers without which a figure of this measure is refused.
    public let required: [Qualifier]
    /// Qualifiers that may be given besides.
    public let optional: [Qualifier]
    /// What it is called above a figure, without article: ISO 639-1 code → words. May be empty.
    public let names: [String: String]

    public init(
        id: MeasureID, units: [String], required: [Qualifier], optional: [Qualifier] = [], names: [String: String] = [:]
    ) {
        self.id = id
        self.units = units
        self.required = required
        self.optional = optional
        self.names = names
    }

    /// Required qualifiers that the figure does not carry, sorted by key.
    public func missingQualifiers(in figure: Figure) -> [Qualifier] {
        required.filter { figure.value(of: $0) == nil }.sorted()
    }

    /// Qualifiers that the figure carries though the measure knows nothing of them, sorted by key.
    public func unknownQualifiers(in figure: Figure) -> [Qualifier] {
        Qualifier.allCases.filter { qualifier in
            figure.value(of: qualifier) != nil && qualifier != .source
                && !required.contains(qualifier) && !optional.contains(qualifier)
        }.sorted()
    }

    /// Whether figures of this measure may be in `unit`.
    public func allows(unit: String) -> Bool { units.contains(unit) }
}

extension MeasureID {
    /// The share of gross pay that is left after contributions: 0.75 as a `ratio`, or 75 as `percent`.
    public static let netRate = MeasureID(trusted: "net-rate")
    /// Pay.
    public static let salary = MeasureID(trusted: "salary")
}
