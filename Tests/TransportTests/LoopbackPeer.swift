#if Server
import Foundation
import HTTPTypes
import Transport
import Wire

/// The servers of Tests/LoopbackPeer/loopback.py, in one process for all tests, which ends with this one.
final class LoopbackPeer: Sendable {
    static let shared = Result<LoopbackPeer, Failure> { () throws(Failure) in try LoopbackPeer() }

    struct Hello: Decodable {
        var ports: [String: Int]
        /// The certificate of the authority that signed those of the servers.
        var authority: String
    }

    struct Failure: Error {
        var message: String
    }

    let hello: Hello
    /// The servers end when it is closed.
    private let input = Pipe()

    init() throws(Failure) {
        do {
            let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["python3", tests.appending(path: "LoopbackPeer/loopback.py").path()]
            process.standardInput = input
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            var heard = Data()
            while !heard.contains(UInt8(ascii: "\n")) {
                let more = output.fileHandleForReading.availableData
                guard !more.isEmpty else { throw Failure(message: "it ended") }
                heard.append(more)
            }
            hello = try JSONDecoder().decode(Hello.self, from: heard)
        } catch {
            throw Failure(message: "the peer did not start: it needs python3 and openssl (Debian: apt-get install python3 openssl): \(error)")
        }
    }
}

/// The part of the servers that one test has for itself.
struct LoopbackSpace {
    struct Stats: Decodable {
        var accepts: Int
        var requests: Int
        /// Most requests for /slow at once.
        var most_slow: Int
        /// What the proxy was asked to connect to, by all tests.
        var tunnels: [String]
        var h2_accepts: Int
        var h2_requests: Int
    }

    let hello: LoopbackPeer.Hello
    private let name = UUID().uuidString

    init() throws { hello = try LoopbackPeer.shared.get().hello }

    func port(_ server: String) -> Int { hello.ports[server] ?? 0 }

    func http(_ path: String) -> String { url("http", scheme: "http", host: "127.0.0.1", path: path) }

    func url(_ server: String, scheme: String = "https", host: String = "localhost", path: String) -> String {
        "\(scheme)://\(host):\(port(server))/\(name)\(path)"
    }

    /// Answers when so many requests hang.
    func waitUntilHanging(_ count: Int = 1) async throws { _ = try await CurlTransport.plain().get(http("/hanging/\(count)")) }

    /// Answers when none hangs any more: the server has seen its connection end.
    func waitUntilHungUp() async throws { _ = try await CurlTransport.plain().get(http("/hungup")) }

    func stats() async throws -> Stats {
        try JSONDecoder().decode(Stats.self, from: Data(try await CurlTransport.plain().get(http("/stats")).body))
    }
}

extension CurlTransport {
    /// A sender that may speak http to this machine.
    static func plain(_ change: (inout TransportSettings) -> Void = { _ in }) throws -> CurlTransport {
        var settings = TransportSettings(permitsLoopbackHTTP: true)
        change(&settings)
        return try CurlTransport(settings)
    }

    // Long: other tests may keep this one from going on for minutes.
    func get(_ url: String, deadline: Double = 600) async throws(TransportError) -> OutboundResponse {
        try await send(OutboundRequest(method: .get, url: url, deadline: deadline))
    }

    /// The reason for which there is no response; nil when there is one.
    func failure(_ url: String, deadline: Double = 600) async -> TransportError? {
        do throws(TransportError) {
            _ = try await get(url, deadline: deadline)
            return nil
        } catch {
            return error
        }
    }
}
#endif
