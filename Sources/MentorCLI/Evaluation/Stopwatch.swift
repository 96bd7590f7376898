/// Measures spans of time with a clock that never goes back and does not know what day it is.
struct Stopwatch {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    init() { start = clock.now }

    /// Since it was made.
    var seconds: Double { start.duration(to: clock.now) / .seconds(1) }

    /// The value in the middle, the lower of two; 0 of nothing.
    static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
    }
}
