#if Server
import Foundation
import HTTPTypes
import HummingbirdTesting
import MentorServer
import Testing

@Suite("Hostile clients harm nobody but themselves")
struct HostileTests {
    /// What a server says to bytes that no client should send; then a proper request must be answered.
    private func provoke(
        _ configure: (inout MentorServerConfiguration) -> Void = { _ in }, _ body: @escaping @Sendable (RawConnection) -> String,
        _ check: @escaping @Sendable (String) -> Void
    ) async throws {
        try await TestSite.run(configure) { site in
            let connection = try RawConnection(port: try #require(site.client.port))
            let said = await withCheckedContinuation { caller in
                Thread.detachNewThread {
                    let said = body(connection)
                    connection.close()
                    caller.resume(returning: said)
                }
            }
            check(said)
            // By a connection of its own: the client's may have waited longer than the server lets one.
            let next = try RawConnection(port: try #require(site.client.port))
            next.send("GET /api/v1/suggest?q=que HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            let answer = await withCheckedContinuation { caller in
                Thread.detachNewThread { caller.resume(returning: next.receive { $0.contains("suggestions") }) }
            }
            next.close()
            #expect(Self.status(answer) == "HTTP/1.1 200")
        }
    }

    private static func status(_ said: String) -> String { String(said.prefix(12)) }

    @Test("A body of ten megabytes is refused before it is read")
    func hugeBody() async throws {
        try await provoke({ _ in }) { connection in
            connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10485760\r\n\r\n")
            let chunk = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
            for _ in 0..<10 { guard connection.send(chunk) else { break } }
            return connection.receive { $0.contains("\"status\"") }
        } _: { said in
            #expect(Self.status(said) == "HTTP/1.1 413", "\(said.prefix(300))")
            #expect(said.contains("Connection: close"))
        }
    }

    @Test("So is one that does not say how long it is")
    func endlessBody() async throws {
        try await provoke({ _ in }) { connection in
            connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunk = "10000\r\n" + String(repeating: "a", count: 0x10000) + "\r\n"
            for _ in 0..<32 { guard connection.send(chunk) else { break } }
            return connection.receive { $0.contains("\"status\"") }
        } _: { #expect(Self.status($0) == "HTTP/1.1 413", "\($0.prefix(300))") }
    }

    @Test("A body that trickles in is given up, however lively it is")
    func slowBody() async throws {
        // Long enough for the head to arrive on a busy machine: a slow head gets no answer at all.
        try await provoke({ $0.limits.request = .seconds(3) }) { connection in
            connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            return connection.receive { $0.contains("\"status\"") }
        } _: { said in
            #expect(Self.status(said) == "HTTP/1.1 408", "\(said.prefix(300))")
            #expect(said.contains("application/problem+json"))
        }
    }

    @Test("A head that trickles in, and a connection that says nothing, are closed", arguments: ["", "GET / HTTP/1.1\r\nHost: x\r\nX-A: "])
    func slowHead(start: String) async throws {
        try await provoke({ $0.limits.request = .milliseconds(400) }) { connection in
            connection.send(start)
            return connection.receive()
        } _: { #expect($0.isEmpty, "\($0.prefix(300))") }
    }

    @Test("A flood of header fields is refused", arguments: [
        String(repeating: "X-A: b\r\n", count: 2_000), "X-A: " + String(repeating: "b", count: 100_000) + "\r\n",
        (0..<90).map { "X-\($0): " + String(repeating: "b", count: 1_000) + "\r\n" }.joined(),
    ])
    func headerFlood(fields: String) async throws {
        try await provoke({ _ in }) { connection in
            connection.send("GET / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n")
            return connection.receive()
        } _: { answer in
            #expect(Self.status(answer) == "HTTP/1.1 431", "\(answer.prefix(300))")
            #expect(answer.contains("Content-Type: application/problem+json") && answer.contains("\"status\":431"))
            #expect(answer.contains("Content-Security-Policy: default-src 'none'") && answer.contains("X-Content-Type-Options: nosniff"))
        }
    }

    @Test("An address that is too long is refused as such, to a program and to a person")
    func longAddress() async throws {
        for accept in ["application/json", "text/html"] {
            try await provoke({ _ in }) { connection in
                connection.send("GET /faq?q=" + String(repeating: "a", count: 9_000) + " HTTP/1.1\r\nHost: x\r\n")
                connection.send("Accept: \(accept)\r\nConnection: close\r\n\r\n")
                return connection.receive()
            } _: { answer in
                #expect(Self.status(answer) == "HTTP/1.1 414", "\(answer.prefix(300))")
                #expect(answer.contains(accept == "text/html" ? "<!DOCTYPE html>" : "application/problem+json"))
                #expect(answer.contains("Content-Security-Policy: default-src 'none'"))
            }
        }
    }

    @Test("Bytes that are no HTTP are refused", arguments: [
        "\u{16}\u{3}\u{1}\u{0}\u{0}garbage\r\n\r\n", "GET\r\n\r\n", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n",
        "POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ])
    func garbage(bytes: String) async throws {
        try await provoke({ _ in }) { connection in
            connection.send(bytes)
            return connection.receive()
        } _: { #expect($0.isEmpty || Self.status($0).hasPrefix("HTTP/1.1 4"), "\($0.prefix(300))") }
    }

    @Test("Bytes that are no UTF-8 are refused, in a message and in a form")
    func badUTF8() async throws {
        for (type, body) in [("application/json", [UInt8]("{\"text\": \"".utf8) + [0xC3, 0x28, 0xFF] + [UInt8]("\"}".utf8))] {
            try await provoke({ _ in }) { connection in
                connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nConnection: close\r\n")
                connection.send("Content-Type: \(type)\r\nContent-Length: \(body.count)\r\n\r\n")
                connection.send(body)
                return connection.receive()
            } _: { #expect(Self.status($0) == "HTTP/1.1 400", "\($0.prefix(300))") }
        }
        try await TestSite.run { site in
            let torn = try await site.post("/ask", form: "text=%C3%28")
            #expect(torn.status == .unprocessableContent)
            #expect(try await site.post("/ask", form: "text=%C").status == .unprocessableContent)
            #expect(try await site.get("/faq?q=%FF").status == .ok)
        }
    }

    @Test("A client that leaves in the middle of its body is forgotten")
    func hangUp() async throws {
        try await provoke({ _ in }) { connection in
            connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            return ""
        } _: { _ in }
    }

    @Test("Requests sent one behind the other are answered in order")
    func pipelining() async throws {
        try await provoke({ _ in }) { connection in
            connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            return connection.receive()
        } _: { said in
            #expect(said.components(separatedBy: "HTTP/1.1 ").map { $0.prefix(3) } == ["", "200", "404"], "\(said)")
        }
    }
}

typealias MentorServerConfiguration = ServerConfiguration
#endif
