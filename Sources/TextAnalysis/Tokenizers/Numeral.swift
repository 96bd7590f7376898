/// A number as it stands in a text: decimal digits, without grouping.
///
/// Kept as digits, not as a `Double`: "2 900,50" must come out as "2900.5" on every machine, and a megabyte of digits
/// must not overflow.
struct Numeral: Sendable, Equatable {
    /// Digits before the decimal separator, as typed without grouping.
    var whole: [UInt8]
    /// Digits after it.
    var fraction: [UInt8] = []
    var isGrouped = false

    /// Multiplies by a power of ten.
    func shifted(by places: Int) -> Numeral {
        var shifted = self
        for _ in 0..<places {
            shifted.whole.append(shifted.fraction.isEmpty ? UInt8(ascii: "0") : shifted.fraction.removeFirst())
        }
        return shifted
    }

    /// "2900", "3.5": `.` as the decimal separator, no trailing zeros after it; leading zeros stay, as in "06".
    var text: String {
        var digits = whole
        var decimals = fraction
        while decimals.last == UInt8(ascii: "0") { decimals.removeLast() }
        if !decimals.isEmpty {
            digits.append(UInt8(ascii: "."))
            digits += decimals
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// 1900 to 2099, four digits typed without grouping.
    var isYear: Bool {
        whole.count == 4 && fraction.isEmpty && !isGrouped
            && (whole[0] == UInt8(ascii: "1") && whole[1] == UInt8(ascii: "9")
                || whole[0] == UInt8(ascii: "2") && whole[1] == UInt8(ascii: "0"))
    }
}
