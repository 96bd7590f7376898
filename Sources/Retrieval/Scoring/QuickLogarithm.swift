/// Logarithms from a table, for the inner loop.
///
/// With x = 2^e · m and c the middle of the 1/128th of [1, 2) that m falls in, ln x = e · ln 2 + ln c + ln(1 + (m − c) / c);
/// the last is short of 1/256 and three terms of its series will do. No division, no branch, the same bits everywhere.
struct QuickLogarithm: Sendable {
    static let shared = QuickLogarithm()
    /// More than a result can be off.
    static let error = 1e-8

    private static let bits = 7
    /// By the first bits of the mantissa.
    private let inverses: [Double]
    private let logarithms: [Double]

    private init() {
        let count = 1 << Self.bits
        let centres = (0..<count).map { 1 + (Double($0) + 0.5) / Double(count) }
        inverses = centres.map { 1 / $0 }
        logarithms = centres.map { Logarithm.natural($0) }
    }

    /// The natural logarithm of a finite number of at least 1.
    @inline(__always)
    func natural(_ x: Double) -> Double {
        let bits = x.bitPattern
        let exponent = Double(Int32(truncatingIfNeeded: bits >> 52) - 1023)
        let place = Int(truncatingIfNeeded: bits >> 45) & 127
        let mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        let rest = mantissa * inverses[place] - 1
        return exponent * 0.6931471805599453 + (logarithms[place] + rest * (1 - rest * (0.5 - rest * (1.0 / 3))))
    }
}
