import Testing

@testable import Understanding

@Suite("Elementary functions")
struct ElementaryTests {
    @Test(
        "the logarithm of known numbers",
        arguments: [
            (1.0, 0.0), (2.0, 0.6931471805599453), (10.0, 2.302585092994046), (0.5, -0.6931471805599453),
            (1e-300, -690.7755278982137), (1e300, 690.7755278982137), (1.0000001, 9.999999500000033e-08),
        ])
    func logarithm(_ x: Double, _ expected: Double) {
        #expect(abs(Elementary.log(x) - expected) <= 1e-15 * max(1, abs(expected)))
    }

    @Test("the exponential undoes the logarithm", arguments: Array(stride(from: -700.0, through: 700.0, by: 13.7)))
    func roundTrip(_ x: Double) {
        #expect(abs(Elementary.log(Elementary.exp(x)) - x) <= 1e-13 * max(1, abs(x)))
        let single = Elementary.exp(Float(x) / 10)
        #expect(abs(Double(single) / Elementary.exp(Double(Float(x) / 10)) - 1) < 1e-5)
    }

    @Test("the ends of the range")
    func ends() {
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.exp(-1_000.0) == 0)
        #expect(Elementary.exp(1_000.0) == .infinity)
        #expect(Elementary.exp(0.0) == 1)
        #expect(Elementary.sigmoid(0) == 0.5)
        #expect(Elementary.sigmoid(-800) >= 0 && Elementary.sigmoid(800) == 1)
    }
}
