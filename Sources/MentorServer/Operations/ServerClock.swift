#if Server
internal import FoundationEssentials

/// Where the server reads the time; tests hand in another one.
public struct ServerClock: Sendable {
    /// Seconds since 1970.
    public var seconds: @Sendable () -> Double
    /// By a clock that never goes back.
    public var nanoseconds: @Sendable () -> Int

    public init(seconds: @escaping @Sendable () -> Double, nanoseconds: @escaping @Sendable () -> Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// The machine's.
    public static let system: ServerClock = {
        let start = ContinuousClock.now
        return ServerClock(
            seconds: { Date().timeIntervalSince1970 },
            nanoseconds: { Int((ContinuousClock.now - start) / .nanoseconds(1)) })
    }()

    /// Now, for what is stored and shown.
    var date: Date { Date(timeIntervalSince1970: seconds()) }
}
#endif
