#if Server
import Foundation
import HTTPTypes
import Testing
import Transport
import Wire

@Suite("Nothing is sent to whoever cannot show that he is the host")
struct CurlTLSTests {
    private let peer: LoopbackSpace

    init() throws { peer = try LoopbackSpace() }

    private func url(_ server: String, host: String = "localhost", path: String = "/echo/bot1:TOKEN") -> String {
        peer.url(server, host: host, path: path)
    }

    private func transport(_ change: (inout TransportSettings) -> Void = { _ in }) throws -> CurlTransport {
        try .plain {
            $0.authorities = peer.hello.authority
            change(&$0)
        }
    }

    @Test("A bad certificate is refused, and the error says what is wrong with it", arguments: [
        ("self", "signed by itself"), ("expired", "has expired"), ("future", "not valid yet"), ("other", "for another host"),
    ])
    func bad(server: String, words: String) async throws {
        let found = await (try transport()).failure(url(server))
        let error = try #require(found)
        #expect(error.code == .untrusted)
        #expect(error.message.contains(words), "\(error)")
        #expect(error.host == "localhost")
        #expect(!"\(error) \(String(reflecting: error))".contains("TOKEN"))
        #expect(try await peer.stats().requests == 0)
    }

    @Test("A certificate of an authority that nobody knows is refused, and believed once its file is given")
    func authority() async throws {
        let stranger = await (try CurlTransport.plain()).failure(url("good"))
        #expect(stranger?.code == .untrusted)
        #expect(stranger?.message.contains("nobody whom this machine knows") == true, "\(String(describing: stranger))")
        let believer = try transport()
        #expect(try await believer.get(url("good")).status == 200)
        #expect(try await believer.get(url("good", host: "127.0.0.1")).status == 200)
    }

    @Test("A host that takes the connection and says nothing is given up at the deadline")
    func silent() async throws {
        #expect(await (try transport()).failure(url("silent"), deadline: 0.3)?.code == .timedOut)
        let hasty = try transport { $0.connectDeadline = 0.2 }
        #expect(await hasty.failure(url("silent"), deadline: 60)?.code == .timedOut)
    }

    @Test("A host that speaks plain http where https is expected is no host to talk to")
    func plain() async throws {
        #expect(await (try transport()).failure(url("http"), deadline: 10)?.code == .broken)
    }

    @Test("Where HTTP/2 is offered, a hundred requests at once share one connection")
    func http2() async throws {
        let transport = try transport { $0.exchangesPerHost = 100 }
        let url = url("h2")
        try await withThrowingTaskGroup { group in
            for number in 0..<100 {
                let body = Array("{\"number\":\(number)}".utf8)
                group.addTask { try await transport.send(OutboundRequest(url: url, body: body)) }
            }
            for try await response in group { #expect(response.status == 200 && response.body == Array("ok".utf8)) }
        }
        #expect(transport.metrics.connectionsOpened == 1)
        let stats = try await peer.stats()
        #expect(stats.h2_accepts == 1)
        #expect(stats.h2_requests == 100)
    }

    @Test("Over a proxy, only the host and the port are seen on the way, and the certificate is still verified")
    func proxy() async throws {
        let proxied = try transport { $0.proxy = .at("http://127.0.0.1:\(peer.port("http"))") }
        let response = try await proxied.get(url("good"))
        #expect(response.status == 200)
        #expect(!response.fields.contains { $0.name.canonicalName == "x-proxy" }, "a field of the proxy's own response")
        #expect(await proxied.failure(url("expired"))?.code == .untrusted)
        #expect(try await peer.stats().tunnels == ["localhost:\(peer.port("good"))", "localhost:\(peer.port("expired"))"])
        let refused = await proxied.failure("https://forbidden.example/bot1:TOKEN")
        #expect(refused?.code == .unreachable)
        #expect(refused?.message.contains("proxy") == true && refused?.message.contains("403") == true, "\(String(describing: refused))")
    }

    @Test("Requests to this machine with http go past the proxy")
    func pastProxy() async throws {
        let proxied = try transport { $0.proxy = .at("http://127.0.0.1:1") }
        #expect(try await proxied.get(peer.http("/echo")).status == 200)
    }
}
#endif
