/// Logarithm and exponential that give the same bits on every machine.
///
/// The C library picks another implementation on each processor (with or without fused multiply-add), and the last bit
/// then differs. Training feeds such numbers back thousands of times, so one bit may end as another answer. These two
/// use additions, multiplications and divisions only, which IEEE 754 fixes exactly; the error is below 2 units in the
/// last place, and they cost a few nanoseconds.
enum Elementary {
    /// ln 2 split in two so that a multiple of it can be subtracted without rounding.
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    /// 1 / n! for n = 14 down to 0.
    private static let reciprocals: [Double] = {
        var values = [1.0]
        for n in 1...14 { values.append(values[n - 1] / Double(n)) }
        return values.reversed()
    }()
    private static let sqrt2 = 1.4142135623730951

    /// Natural logarithm; `-infinity` for 0, NaN below.
    static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x.isFinite else { return x }
        var mantissa = x.significand
        var exponent = Double(x.exponent)
        if mantissa > sqrt2 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh s with s = (m - 1) / (m + 1), |s| < 0.172.
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var series = 0.0
        var odd = 23.0
        while odd >= 3 {
            series = (series + 1 / odd) * square
            odd -= 2
        }
        return exponent * ln2High + (2 * s + (2 * s * series + exponent * ln2Low))
    }

    /// e to the power of `x`; 0 far below, `infinity` far above.
    static func exp(_ x: Double) -> Double {
        guard x == x else { return x }
        guard x > -745 else { return 0 }
        guard x < 709.7 else { return .infinity }
        let multiple = (x * 1.4426950408889634).rounded()
        let rest = (x - multiple * ln2High) - multiple * ln2Low
        var series = 0.0
        for coefficient in reciprocals { series = series * rest + coefficient }
        return series * Double(sign: .plus, exponent: Int(multiple), significand: 1)
    }

    /// e to the power of `x` in single precision; for -80 to 80.
    @inline(__always)
    static func exp(_ x: Float) -> Float {
        // Rounding by way of an integer: `rounded()` is a call on processors without an instruction for it.
        let power = Int32(x * 1.442695 + (x < 0 ? -0.5 : 0.5))
        let multiple = Float(power)
        let rest = (x - multiple * 0.693359375) + multiple * 2.12194440e-4
        var series: Float = 1 / 5_040
        series = series * rest + 1 / 720
        series = series * rest + 1 / 120
        series = series * rest + 1 / 24
        series = series * rest + 1 / 6
        series = series * rest + 0.5
        series = series * rest + 1
        series = series * rest + 1
        return series * Float(bitPattern: UInt32(bitPattern: power + 127) << 23)
    }

    /// 1 / (1 + e^-x), without overflow.
    static func sigmoid(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + exp(-x)) }
        let e = exp(x)
        return e / (1 + e)
    }

    /// Rounded to a millionth, so that rounding noise decides no comparison.
    static func quantised(_ x: Double) -> Double { (x * 1_000_000).rounded() / 1_000_000 }
}
