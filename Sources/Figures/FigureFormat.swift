/// How numbers are written in French and in English.
///
/// A general formatting library would bring its own data, a locale of the machine and megabytes. Two languages and a
/// handful of units are a page of rules, the same on every machine:
///
/// - French: a narrow no-break space (U+202F) between thousands, a comma before decimals, a no-break space (U+00A0)
///   before the sign: `2 900 €`, `+344 %`, `45–60 k€`;
/// - English: a comma between thousands, a point before decimals, the sign in front: `€2,900`, `+344%`, `€45–60k`.
///
/// Every result is one line of plain text, and breaks nowhere inside an amount.
public struct FigureFormat: Sendable, Hashable {
    /// The manner of a language; the raw value is its ISO 639-1 code.
    public enum Style: String, Sendable, Hashable, CaseIterable {
        case french = "fr"
        case english = "en"
    }

    public let style: Style

    public init(_ style: Style) {
        self.style = style
    }

    /// U+00A0.
    static let space = "\u{A0}"
    /// U+202F.
    static let narrowSpace = "\u{202F}"
    /// U+2212.
    static let minus = "\u{2212}"
    /// U+2013.
    static let dash = "\u{2013}"

    /// A number with grouped thousands. `decimals`: the fewest and the most digits after the separator, 0 to 6;
    /// zeros beyond the fewest are dropped. A number that is not finite or beyond 10¹² gives "—".
    public func number(_ value: Double, decimals: ClosedRange<Int> = 0...2) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "—" }
        let most = min(max(decimals.upperBound, 0), 6)
        let scale = (0..<most).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        var fraction = ""
        if most > 0 {
            var digits = Array(String(scaled % scale).utf8)
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: most - digits.count), at: 0)
            while digits.count > max(decimals.lowerBound, 0), digits.last == UInt8(ascii: "0") { digits.removeLast() }
            fraction = String(decoding: digits, as: UTF8.self)
        }
        let sign = value < 0 && scaled != 0 ? Self.minus : ""
        return sign + grouped(scaled / scale) + (fraction.isEmpty ? "" : (style == .french ? "," : ".") + fraction)
    }

    /// "2 900 €", "€2,900". `currency`: ISO 4217 code.
    public func money(_ value: Double, currency: String) -> String {
        dressed(number(value, decimals: value.rounded() == value ? 0...0 : 2...2), currency: currency)
    }

    /// "2 900 €", "€2,900".
    public func money(_ money: Money) -> String { self.money(money.amount, currency: money.currency) }

    /// "344 %", "344%"; with `signed`, "+344 %".
    public func percent(_ value: Double, signed: Bool = false) -> String {
        signs(value, signed: signed) + (style == .french ? Self.space : "") + "%"
    }

    /// "par mois", "a month".
    public func words(for period: Period) -> String {
        switch (style, period) {
        case (.french, .hour): "de l'heure"
        case (.french, .day): "par jour"
        case (.french, .month): "par mois"
        case (.french, .year): "par an"
        case (.english, .hour): "an hour"
        case (.english, .day): "a day"
        case (.english, .month): "a month"
        case (.english, .year): "a year"
        }
    }

    /// "brut", "gross".
    public func words(for basis: GrossNet) -> String {
        switch (style, basis) {
        case (.french, .gross): "brut"
        case (.french, .net): "net"
        case (.english, let basis): basis.rawValue
        }
    }

    private func grouped(_ number: Int) -> String {
        let digits = Array(String(number).utf8)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += style == .french ? Self.narrowSpace : "," }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result
    }

    func signs(_ value: Double, signed: Bool) -> String {
        (signed && value > 0 ? "+" : "") + number(value)
    }

    /// Puts the sign of a currency where the language has it; the code itself where no sign is known.
    func dressed(_ amount: String, currency: String, thousands: Bool = false) -> String {
        switch style {
        case .french: amount + Self.space + (thousands ? "k" : "") + sign(of: currency)
        case .english: sign(of: currency) + amount + (thousands ? "k" : "")
        }
    }

    private func sign(of currency: String) -> String {
        switch (currency, style) {
        case ("EUR", _): "€"
        case ("USD", _): "$"
        case ("GBP", _): "£"
        case ("CAD", .french): "$" + Self.space + "CA"
        case ("CAD", .english): "CA$"
        case ("SGD", .french): "$" + Self.space + "SG"
        case ("SGD", .english): "S$"
        case (_, .french): currency
        case (_, .english): currency + Self.space
        }
    }
}
