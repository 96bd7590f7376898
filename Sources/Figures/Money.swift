/// An amount in a currency, for what a person types ("45k€ brut") before it becomes a figure.
public struct Money: Sendable, Hashable {
    /// In whole units of the currency, not in cents.
    public var amount: Double
    /// ISO 4217 code: `EUR`.
    public var currency: String

    public init(amount: Double, currency: String) {
        self.amount = amount
        self.currency = currency
    }

    /// Three capital letters are taken for an ISO 4217 code; no list of currencies to keep up to date.
    public static func isCurrency(_ unit: String) -> Bool {
        unit.utf8.count == 3 && unit.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
