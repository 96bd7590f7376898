#if Server

/// How long to wait before an attempt that failed is made again: twice as long each time, and by chance in between.
///
/// After an outage a thousand messages are due at once; with the same waits they would come back together each time. So the
/// wait is drawn from the whole span up to the limit ("full jitter"; M. Brooker, Exponential Backoff and Jitter, AWS, 2015).
struct Backoff: Sendable {
    /// Attempts after which a message is laid aside.
    static let most = 12
    /// Seconds.
    static let first = 1.0
    static let longest = 1_800.0
    static let shortest = 0.1
    /// The longest that a platform may ask for: a wrong header must not silence a conversation for years.
    static let longestWanted = 3_600.0

    /// A number from 0 to 1.
    var random: @Sendable () -> Double = { Double.random(in: 0...1) }

    /// Seconds to wait.
    ///
    /// - Parameters:
    ///   - attempts: made so far, at least 1.
    ///   - wanted: seconds that the platform asks for: never less than these up to an hour, and up to a tenth more.
    func wait(after attempts: Int, wanted: Double? = nil) -> Double {
        if let wanted, wanted >= 0 { return min(wanted, Self.longestWanted) * (1 + random() / 10) }
        var limit = Self.first
        for _ in 1..<max(min(attempts, 20), 1) { limit *= 2 }
        return max(min(limit, Self.longest) * random(), Self.shortest)
    }
}
#endif
