#if Server
import Channels
import HTTPTypes
@testable import MentorServer
import Testing
import Transport
import Wire

@Suite("What is fetched of a platform is fetched once, and kept while it is good", .timeLimit(.minutes(1)))
struct FetchCacheTests {
    private static func run(
        _ script: @escaping StandInPlatform.Script = { _, _ in nil },
        _ body: @escaping @Sendable (FetchCache, StandInPlatform, Fetch, TestClock) async throws -> Void
    ) async throws {
        try await StandInPlatform.run(script) { platform, address in
            var settings = TransportSettings()
            settings.permitsLoopbackHTTP = true
            let transport = try CurlTransport(settings)
            let clock = TestClock()
            let fetch = Fetch(id: "keys", request: OutboundRequest(method: .get, url: address + "/keys"), lifetime: 3_600, pause: 300)
            try await body(FetchCache(transport: transport, clock: clock.clock), platform, fetch, clock)
            await transport.close()
        }
    }

    @Test("Fifty deliveries that need the same key at once are one request")
    func once() async throws {
        try await Self.run { cache, platform, fetch, _ in
            let bodies = await withTaskGroup(of: [UInt8]?.self) { group in
                for _ in 0..<50 { group.addTask { await cache.body(of: fetch, for: "teams") } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(bodies.count == 50 && bodies.allSatisfy { $0 == bodies.first ?? nil && $0 != nil })
            #expect(platform.calls.count == 1)
        }
    }

    @Test("It is fetched anew when its time is over, which an access token says itself")
    func lifetime() async throws {
        try await Self.run({ number, _ in number == 1 ? (200, [:], #"{"expires_in":600,"n":1}"#) : (200, [:], #"{"n":\#(number)}"#) }) {
            (cache, platform, fetch, clock) async throws in
            func text() async -> String? { await cache.body(of: fetch, for: "teams").map { String(decoding: $0, as: UTF8.self) } }
            #expect(await text() == #"{"n":0}"#)
            clock.advance(seconds: 3_599)
            #expect(await text() == #"{"n":0}"#)
            clock.advance(seconds: 2)
            #expect(await text()?.contains("600") == true)
            // A minute before its end at the latest.
            clock.advance(seconds: 539)
            #expect(await text()?.contains("600") == true)
            clock.advance(seconds: 2)
            #expect(await text() == #"{"n":2}"#)
            #expect(platform.calls.count == 3)
        }
    }

    @Test("A key that proved to be of no use is not asked for again before the pause is over")
    func renewal() async throws {
        try await Self.run { cache, platform, fetch, clock in
            var renewal = fetch
            renewal.isRenewal = true
            #expect(await cache.body(of: fetch, for: "teams") != nil)
            for _ in 0..<20 { #expect(await cache.body(of: renewal, for: "teams") == nil) }
            #expect(platform.calls.count == 1)
            #expect(await cache.body(of: fetch, for: "teams") != nil, "the one at hand stays good for others")
            clock.advance(seconds: 301)
            #expect(await cache.body(of: renewal, for: "teams") != nil)
            #expect(platform.calls.count == 2)
            #expect(await cache.body(of: fetch, for: "googlechat") != nil, "another channel's is another one")
            #expect(platform.calls.count == 3)
        }
    }

    @Test("After a failure a few seconds pass before the next attempt")
    func failure() async throws {
        try await Self.run({ number, _ in number == 0 ? (500, [:], "") : nil }) { cache, platform, fetch, clock in
            #expect(await cache.body(of: fetch, for: "teams") == nil)
            #expect(await cache.body(of: fetch, for: "teams") == nil)
            #expect(platform.calls.count == 1)
            clock.advance(seconds: 6)
            #expect(await cache.body(of: fetch, for: "teams") != nil)
            #expect(platform.calls.count == 2)
        }
    }

    @Test("A token that was refused is fetched anew at once when it is forgotten")
    func forgotten() async throws {
        try await Self.run { cache, platform, fetch, _ in
            #expect(await cache.body(of: fetch, for: "teams") != nil)
            cache.forget(["keys"], for: "teams")
            #expect(await cache.body(of: fetch, for: "teams") != nil)
            #expect(platform.calls.count == 2)
        }
    }
}
#endif
