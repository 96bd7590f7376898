#if Server
internal import Synchronization

/// Lets each client do so many things a minute, and so many at once.
///
/// The naive way counts the requests of each minute: a client may then do twice as many around the turn of the minute, and
/// is told to wait up to a minute. Here a bucket for each client holds tokens; a request takes one, and time puts them
/// back one by one. Only the moment at which a bucket will be full again is kept (the "generic cell rate algorithm"), so a
/// bucket is one number, and one that lies in the past need not be kept at all. Limits: buckets are in memory, of one
/// process; beyond `mostClients` the table is swept, and when all are in use, newcomers share one bucket.
final class TokenBuckets<Client: Hashable & Sendable>: Sendable {
    struct Verdict: Sendable {
        let isAllowed: Bool
        /// Tokens left.
        let remaining: Int
        /// Seconds until the bucket is full, rounded up.
        let reset: Int
        /// Seconds until a token is there; 0 when one is.
        let wait: Int
    }

    let burst: Int
    /// Nanoseconds for a token to come back; nil without limit.
    private let interval: Int?
    private let mostClients: Int
    /// Nanoseconds by the clock at which a bucket is full again.
    private let table = Mutex<(fullAt: [Client: Int], crowdFullAt: Int, nextSweep: Int)>(([:], 0, 0))

    init(perMinute: Int, burst: Int, mostClients: Int = 100_000) {
        interval = perMinute > 0 ? 60_000_000_000 / perMinute : nil
        self.burst = max(burst, 1)
        self.mostClients = mostClients
    }

    /// Seconds in which an empty bucket fills; 0 without limit.
    var window: Int { Self.seconds((interval ?? 0) * burst) }

    /// Takes a token of the client's.
    ///
    /// - Parameter now: nanoseconds by a clock that never goes back.
    /// - Returns: nil without limit.
    func take(_ client: Client, at now: Int) -> Verdict? {
        guard let interval else { return nil }
        return table.withLock { table in
            if now >= table.nextSweep || table.fullAt.count >= mostClients { sweep(&table, now) }
            let isCrowded = table.fullAt[client] == nil && table.fullAt.count >= mostClients
            let fullAt = max(isCrowded ? table.crowdFullAt : table.fullAt[client] ?? now, now)
            // Without this token the bucket would be full so much later.
            let next = fullAt + interval
            let excess = next - now - burst * interval
            guard excess <= 0 else {
                return Verdict(
                    isAllowed: false, remaining: 0, reset: Self.seconds(fullAt - now), wait: max(Self.seconds(excess), 1))
            }
            if isCrowded { table.crowdFullAt = next } else { table.fullAt[client] = next }
            return Verdict(isAllowed: true, remaining: -excess / interval, reset: Self.seconds(next - now), wait: 0)
        }
    }

    /// Number of clients whose bucket is not known to be full.
    var count: Int { table.withLock(\.fullAt.count) }

    private func sweep(_ table: inout (fullAt: [Client: Int], crowdFullAt: Int, nextSweep: Int), _ now: Int) {
        // A crowd of busy clients must not have the whole table read at each request.
        guard now >= table.nextSweep || table.nextSweep - now > 1_000_000_000 else { return }
        table.fullAt = table.fullAt.filter { $0.value > now }
        table.nextSweep = now + (table.fullAt.count >= mostClients ? 1_000_000_000 : 60_000_000_000)
    }

    private static func seconds(_ nanoseconds: Int) -> Int { (max(nanoseconds, 0) + 999_999_999) / 1_000_000_000 }
}
#endif
