#if Server
internal import Channels
internal import FoundationEssentials
internal import Synchronization
internal import Transport
internal import Wire

/// Keeps what channels fetched of their platforms, for as long as it is good.
///
/// Many deliveries at once need the same key: it is fetched once, and all wait for that. And a stranger who names a key that
/// does not exist must not make us ask the platform at each of his deliveries: between two fetches of one thing there is a
/// pause, whatever they gave.
final class FetchCache: Sendable {
    private struct Entry {
        var body: [UInt8]?
        /// Seconds since 1970.
        var fetchedAt: Double
        var goodUntil: Double
        var underWay: Task<[UInt8]?, Never>?
    }

    /// Seconds after a fetch that failed.
    private static let pauseAfterFailure = 5.0
    /// Seconds before its end at which an access token is fetched anew.
    private static let margin = 60.0

    private let transport: any Transport
    private let clock: ServerClock
    private let entries = Mutex<[String: Entry]>([:])

    init(transport: any Transport, clock: ServerClock) {
        self.transport = transport
        self.clock = clock
    }

    /// What a fetch gives; nil when the platform does not give it now, or may not be asked again yet.
    func body(of fetch: Fetch, for channel: String) async -> [UInt8]? {
        let key = "\(channel)/\(fetch.id)"
        let now = clock.seconds()
        enum Step { case have([UInt8]?), wait(Task<[UInt8]?, Never>) }
        let step = entries.withLock { entries -> Step in
            let entry = entries[key]
            if let task = entry?.underWay { return .wait(task) }
            if let entry {
                if !fetch.isRenewal, let body = entry.body, now < entry.goodUntil { return .have(body) }
                let pause = entry.body == nil ? Self.pauseAfterFailure : Double(fetch.pause)
                // A token that is over may be fetched at once; one that proved to be of no use may not.
                if now < entry.fetchedAt + pause, fetch.isRenewal || entry.body == nil { return .have(nil) }
            }
            let task = Task { await self.fetch(fetch, key) }
            entries[key] = Entry(body: entry?.body, fetchedAt: now, goodUntil: entry?.goodUntil ?? 0, underWay: task)
            return .wait(task)
        }
        switch step {
        case .have(let body): return body
        case .wait(let task): return await task.value
        }
    }

    /// They proved to be of no use: fetched anew when they are next needed, if the pause allows.
    func forget(_ ids: [String], for channel: String) {
        entries.withLock { entries in
            for id in ids { entries["\(channel)/\(id)"]?.goodUntil = 0 }
        }
    }

    private func fetch(_ fetch: Fetch, _ key: String) async -> [UInt8]? {
        var body: [UInt8]?
        if let response = try? await transport.send(fetch.request), (200..<300).contains(response.status) { body = response.body }
        let now = clock.seconds()
        var lifetime = Double(fetch.lifetime)
        if let body, let said = Self.lifetime(in: body) { lifetime = min(lifetime, max(said - Self.margin, said / 2)) }
        entries.withLock { entries in
            // The one before stays good when the newer one was not to be had.
            let before = entries[key]
            entries[key] = Entry(body: body ?? before?.body, fetchedAt: now, goodUntil: body == nil ? before?.goodUntil ?? 0 : now + lifetime)
        }
        return body
    }

    /// Of an access token (RFC 6749, 5.1).
    private static func lifetime(in body: [UInt8]) -> Double? {
        struct Token: Decodable { var expires_in: Double }
        return (try? JSONDecoder().decode(Token.self, from: Data(body)))?.expires_in
    }
}
#endif
