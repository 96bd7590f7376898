#if Server
import Foundation
import HTTPTypes
import Testing
import Transport
import Wire

@Suite("When there is no response, the error says why, and nothing waits longer than it must")
struct CurlFailureTests {
    private let peer: LoopbackSpace
    private let transport: CurlTransport

    init() throws {
        peer = try LoopbackSpace()
        transport = try .plain()
    }

    @Test("Each kind of failure has its code, and the token in the path is in no text of it", arguments: [
        ("http", "/hang/bot1:TOKEN", 0.2, TransportError.Code.timedOut), ("http", "/trickle/bot1:TOKEN", 0.2, .timedOut),
        ("silent", "/bot1:TOKEN", 0.2, .timedOut), ("http", "/half/bot1:TOKEN", 30, .broken), ("http", "/drop/bot1:TOKEN", 30, .broken),
        ("http", "/declared/1048577?bot1:TOKEN", 30, .tooLarge), ("http", "/chunked/1048577?bot1:TOKEN", 30, .tooLarge),
        ("http", "/fields/90000?bot1:TOKEN", 30, .tooLarge), ("nowhere", "/bot1:TOKEN", 30, .unreachable), ("good", "/bot1:TOKEN", 30, .broken),
    ])
    func codes(server: String, path: String, deadline: Double, code: TransportError.Code) async throws {
        // Port 1 is nobody's.
        let url = server == "nowhere" ? "http://127.0.0.1:1\(path)" : peer.url(server, scheme: "http", host: "127.0.0.1", path: path)
        let found = await transport.failure(url, deadline: deadline)
        let error = try #require(found)
        #expect(error.code == code)
        #expect(error.host == "127.0.0.1")
        #expect(error.isPassing)
        for text in ["\(error)", String(reflecting: error), error.localizedDescription] { #expect(!text.contains("TOKEN"), "\(text)") }
        #expect(transport.metrics.failures == [code: 1])
    }

    @Test("A name that was not known is looked up anew, and fails for the same reason or not at all")
    func unknownName() async throws {
        var codes: [TransportError.Code?] = []
        for _ in 0..<3 { codes.append(await transport.failure("https://nobody.invalid/", deadline: 60)?.code) }
        #expect(Set(codes).count == 1 && !codes.contains(.broken), "\(codes)")
    }

    @Test("Where only the status matters, a response that is too long has one", arguments: ["/declared/1048577", "/chunked/1048577"])
    func onlyStatus(path: String) async throws {
        var request = OutboundRequest(method: .get, url: peer.http(path))
        request.readsBody = false
        #expect(try await transport.send(request).status == 200)
        #expect(transport.metrics.failures.isEmpty)
    }

    @Test("A response of exactly the permitted size is handed on", arguments: ["/declared/", "/chunked/"])
    func justFits(path: String) async throws {
        #expect(try await transport.get(peer.http("\(path)1048576")).body.count == 1_048_576)
    }

    @Test("Addresses that are none to ask are refused before anything is sent", arguments: [
        "", "TOKEN", "ftp://127.0.0.1/TOKEN", "file:///etc/TOKEN", "https://", "https:///TOKEN", "https://user:TOKEN@127.0.0.1/",
        "https://127.0.0.1\\TOKEN",
        "https://exa mple/TOKEN", "https://127.0.0.1/\r\nTOKEN: x", "https://127.0.0.1:0/TOKEN", "https://127.1/TOKEN", "https://2130706433/TOKEN",
        "http://example.org/TOKEN", "http://10.0.0.1/TOKEN", "http://0.0.0.0/TOKEN",
    ])
    func refused(url: String) async throws {
        let found = await transport.failure(url)
        let error = try #require(found)
        #expect(error.code == .refusedAddress)
        #expect(!error.isPassing)
        #expect(!"\(error) \(String(reflecting: error))".contains("TOKEN"))
    }

    @Test("Plain http is refused to this machine too, unless it was permitted")
    func http() async throws {
        let transport = try CurlTransport()
        #expect(await transport.failure(peer.http("/echo"))?.code == .refusedAddress)
        #expect(try await peer.stats().requests == 0)
    }

    @Test("A cancelled request ends at once, also for the other side")
    func cancelled() async throws {
        let (transport, url) = (transport, peer.http("/hang"))
        let task = Task { await transport.failure(url) }
        try await peer.waitUntilHanging()
        task.cancel()
        #expect(await task.value?.code == .cancelled)
        try await peer.waitUntilHungUp()
    }

    @Test("A request that is cancelled while it waits for its turn is never sent")
    func cancelledWaiting() async throws {
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 1 }
        let (hang, echo) = (peer.http("/hang"), peer.http("/echo"))
        let first = Task { await transport.failure(hang) }
        try await peer.waitUntilHanging()
        let second = Task { await transport.failure(echo) }
        second.cancel()
        #expect(await second.value?.code == .cancelled)
        first.cancel()
        #expect(await first.value?.code == .cancelled)
        #expect(try await peer.stats().requests == 1, "the one that hung")
    }

    @Test("A task that is cancelled already sends nothing", .timeLimit(.minutes(1)))
    func cancelledBefore() async throws {
        let (transport, url) = (transport, peer.http("/hang"))
        let codes = await withTaskGroup { group in
            for _ in 0..<200 { group.addTask { await transport.failure(url)?.code } }
            group.cancelAll()
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(codes == [.cancelled])
    }

    @Test("The deadline counts the time in the line")
    func deadlineInLine() async throws {
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 1 }
        let hang = peer.http("/hang")
        let first = Task { await transport.failure(hang) }
        try await peer.waitUntilHanging()
        let second = try #require(await transport.failure(peer.http("/echo"), deadline: 0.1))
        #expect(second.code == .timedOut && second.message.contains("no turn"))
        first.cancel()
        #expect(await first.value?.code == .cancelled)
        #expect(try await transport.get(peer.http("/echo")).status == 200, "the place is free again")
    }

    @Test("A deadline that has passed is a failure, and not for ever", arguments: [0, -1, -Double.infinity, Double.nan])
    func passedDeadline(deadline: Double) async throws {
        #expect(await transport.failure(peer.http("/hang"), deadline: deadline)?.code == .timedOut)
    }

    @Test("Closing ends what is in flight and what waits, and later requests too")
    func close() async throws {
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 10 }
        let url = peer.http("/hang")
        let tasks = (0..<30).map { _ in Task { await transport.failure(url) } }
        try await peer.waitUntilHanging(10)
        await transport.close()
        for task in tasks { #expect(await task.value?.code == .closed) }
        #expect(await transport.failure(url)?.code == .closed)
        #expect(transport.metrics.inFlight == 0 && transport.metrics.waiting == 0)
        await transport.close()
        try await peer.waitUntilHungUp()
    }

    @Test("A file of certificates that is not there is said when the sender is made")
    func noAuthorities() throws {
        let error = #expect(throws: TransportError.self) { try CurlTransport(TransportSettings(authorities: "/nowhere/ca.pem")) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("/nowhere/ca.pem") == true)
    }
}
#endif
