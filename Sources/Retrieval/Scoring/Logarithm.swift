/// Logarithms from additions, multiplications and divisions alone.
///
/// A C library may round its logarithm differently from another's; IEEE arithmetic may not. With x = m · 2^e and m near
/// 1, ln m = 2 · (s + s³/3 + s⁵/5 + …) for s = (m − 1) / (m + 1): eleven terms give all but the last bits.
enum Logarithm {
    /// The natural logarithm of a finite number greater than 0; 0 for anything else.
    static func natural(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return 0 }
        var exponent = Double(x.exponent)
        var mantissa = x.significand
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var sum = 0.0
        for odd in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / odd }
        return exponent * 0.6931471805599453 + 2 * s * sum
    }

    /// The logarithm to base 10.
    static func decimal(_ x: Double) -> Double { natural(x) / 2.302585092994046 }
}
