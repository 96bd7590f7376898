#if Server
import Foundation
import HTTPTypes
import Testing
import Transport
import Wire

@Suite("What is sent arrives, and what comes back is handed on")
struct CurlTransportTests {
    private let peer: LoopbackSpace
    private let transport: CurlTransport

    init() throws {
        peer = try LoopbackSpace()
        transport = try .plain()
    }

    private struct Echo: Decodable {
        var method: String
        var target: String
        var fields: [String: String]
        var body: String
    }

    @Test("Method, path, fields and body arrive as they were given", arguments: [
        ("GET", ""), ("POST", "{\"text\":\"Après le bac, que faire ?\"}"), ("POST", ""), ("PUT", "où"), ("PATCH", "x"), ("DELETE", ""),
        ("DELETE", "x"),
    ])
    func echo(method: String, body: String) async throws {
        let request = OutboundRequest(
            method: try #require(HTTPRequest.Method(method)), url: peer.http("/echo/bot1:TOKEN/send?a=%C3%A9&b"),
            fields: [.authorization: "Bearer s", .contentType: "application/json", .userAgent: "DiscordBot (x, 1)",
                .accept: ""], body: Array(body.utf8))
        let response = try await transport.send(request)
        let echo = try JSONDecoder().decode(Echo.self, from: Data(response.body))
        #expect(response.status == 200)
        #expect(echo.method == method)
        #expect(echo.target == "/echo/bot1:TOKEN/send?a=%C3%A9&b")
        #expect(echo.body == body)
        #expect(echo.fields["authorization"] == "Bearer s")
        #expect(echo.fields["content-type"] == "application/json")
        #expect(echo.fields["user-agent"] == "DiscordBot (x, 1)")
        #expect(echo.fields["accept"] == "")
        #expect(echo.fields["expect"] == nil)
    }

    @Test("Nothing of a request is left in the next one over the same handle")
    func nothingLeft() async throws {
        let first = OutboundRequest(url: peer.http("/echo"), fields: [.authorization: "Bearer s",
            .contentType: "text/plain"], body: Array("secret".utf8))
        _ = try await transport.send(first)
        let echo = try JSONDecoder().decode(Echo.self, from: Data(try await transport.get(peer.http("/echo")).body))
        #expect(echo.method == "GET")
        #expect(echo.body == "")
        #expect(echo.fields["authorization"] == nil)
        #expect(echo.fields["content-type"] == nil)
        #expect(echo.fields["user-agent"] == "Mentor")
    }

    @Test("A body of two million bytes arrives whole")
    func largeBody() async throws {
        let body = String(repeating: "é", count: 1_000_000)
        let transport = try CurlTransport.plain { $0.maximumBody = 20_000_000 }
        let response = try await transport.send(OutboundRequest(url: peer.http("/echo"), body: Array(body.utf8)))
        #expect(try JSONDecoder().decode(Echo.self, from: Data(response.body)).body == body)
    }

    @Test("Any status is a response, with its fields", arguments: [200, 201, 204, 302, 400, 401, 404, 429, 500, 503])
    func statuses(status: Int) async throws {
        let response = try await transport.get(peer.http("/status/\(status)"))
        #expect(response.status == status)
        #expect(response.fields[.retryAfter] == "7")
    }

    @Test("A field that comes twice is handed on twice, without the blanks around its value")
    func twice() async throws {
        let name = try #require(HTTPField.Name("X-Twice"))
        #expect(try await transport.get(peer.http("/echo")).fields[values: name] == ["one", "two"])
    }

    @Test("A redirect is a response and is not followed")
    func redirect() async throws {
        let response = try await transport.get(peer.http("/redirect"))
        #expect(response.status == 302)
        #expect(response.fields[.location] == "/echo")
        #expect(try await peer.stats().requests == 1)
    }

    @Test("Of 100 Continue nothing is left in the response")
    func early() async throws {
        let response = try await transport.get(peer.http("/early"))
        #expect(response.status == 200)
        #expect(response.body == Array("late".utf8))
        #expect(response.fields[try #require(HTTPField.Name("X-Early"))] == nil)
    }

    @Test("HEAD has fields and no body")
    func head() async throws {
        let response = try await transport.send(OutboundRequest(method: .head, url: peer.http("/echo")))
        #expect(response.status == 200 && response.body.isEmpty)
    }

    @Test("Fifty requests one after the other go over one connection")
    func reuse() async throws {
        for _ in 0..<50 { _ = try await transport.get(peer.http("/echo")) }
        #expect(try await peer.stats().accepts == 1)
        let metrics = transport.metrics
        #expect(metrics.connectionsOpened == 1)
        #expect(metrics.connectionsReused == 49)
        #expect(metrics.responses == 50)
        #expect(metrics.failures.isEmpty)
        #expect(metrics.inFlight == 0 && metrics.waiting == 0)
        #expect(metrics.bytesSent > 50 * 20 && metrics.bytesReceived > 50 * 100)
        #expect(metrics.seconds > 0)
    }

    @Test("A thousand requests are in flight at once, without a thread each")
    func thousand() async throws {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = limit.rlim_max
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 1_000 }
        // The gate opens when all thousand are there: one at a time none would ever come back.
        let url = peer.http("/gate/1000")
        try await withThrowingTaskGroup { group in
            for _ in 0..<1_000 { group.addTask { try await transport.get(url, deadline: 120).status } }
            for try await status in group { #expect(status == 200) }
        }
        #expect(transport.metrics.responses == 1_000)
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let threads = status.split(separator: "\n").first { $0.hasPrefix("Threads:") }?.split(separator: "\t").last.flatMap { Int($0) }
        #expect(try #require(threads) < 100)
    }

    @Test("At most so many requests go to a host at once, and the others get their turn")
    func perHost() async throws {
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 4 }
        let url = peer.http("/slow/10")
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 { group.addTask { try await transport.get(url).status } }
            for try await status in group { #expect(status == 200) }
        }
        let stats = try await peer.stats()
        #expect(stats.most_slow == 4)
        #expect(stats.requests == 40)
        #expect(transport.metrics.connectionsOpened == 4)
    }

    @Test("A host that hangs does not hold up another")
    func otherHost() async throws {
        let transport = try CurlTransport.plain { $0.exchangesPerHost = 1 }
        let hang = peer.http("/hang")
        let hanging = Task { await transport.failure(hang) }
        let other = peer.url("http", scheme: "http", host: "localhost", path: "/hanging")
        #expect(try await transport.get(other).status == 200, "it answers once the other request hangs")
        hanging.cancel()
        #expect(await hanging.value?.code == .cancelled)
    }
}
#endif
