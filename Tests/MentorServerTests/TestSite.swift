#if Server
import Conversations
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import MentorCore
@testable import MentorServer
import NIOCore
import Site
import Synchronization
import TestSupport

/// A server on loopback, with a store in a real file, and what it logged.
struct TestSite: Sendable {
    let client: any TestClientProtocol
    let server: Server
    let store: SQLiteConversationStore
    let log: LogLines
    let clock: TestClock
    let shelf: Shelf

    /// The pages' files as they are in the sources.
    static let files = Result { try SiteFiles(folder: Shipped.root.appending(path: "Sources/Site/Web").path) }

    /// An adviser on the shipped knowledge that has learnt its languages: half a minute without optimisation, on a thread of
    /// its own, so that the other tests' servers go on meanwhile.
    static func shipped() async throws -> Advisor {
        try await withCheckedContinuation { caller in
            Thread.detachNewThread { caller.resume(returning: Self.prepared) }
        }.get()
    }

    private static let prepared = Shipped.advisor.map { advisor in
        advisor.prepare()
        return advisor
    }

    /// Runs `body` against a server, then stops it.
    static func run(
        advisor: Advisor? = nil, behind front: (SQLiteConversationStore) -> any ConversationStore = { $0 },
        _ configure: (inout ServerConfiguration) -> Void = { _ in },
        platforms: (ServerConfiguration, SQLiteConversationStore) throws -> Platforms? = { _, _ in nil },
        _ body: @escaping @Sendable (TestSite) async throws -> Void
    ) async throws {
        let folder = URL.temporaryDirectory.appending(path: "mentor-server-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteConversationStore(path: folder.appending(path: "store.sqlite").path)
        var configuration = ServerConfiguration()
        configuration.rate.addressPerMinute = 0
        configuration.rate.sessionPerMinute = 0
        // A busy machine may keep a test waiting: what tests a deadline sets its own.
        (configuration.limits.request, configuration.limits.idle) = (.seconds(3_600), .seconds(3_600))
        configure(&configuration)
        let (log, clock) = (LogLines(), TestClock())
        let shelf = try Shelf(try advisor ?? Mill.shared.get())
        let server = try Server(
            configuration, knowledge: shelf, store: front(store), files: try files.get(),
            platforms: try platforms(configuration, store), clock: clock.clock, logger: log.logger)
        try await server.application().test(.live) { client in
            try await body(TestSite(client: client, server: server, store: store, log: log, clock: clock, shelf: shelf))
        }
        try store.close()
    }

    // MARK: Requests

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
    }

    func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: String? = nil) async throws -> TestResponse {
        try await client.executeRequest(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }

    func post(_ path: String, json: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var all = headers
        all[.contentType] = "application/json"
        return try await send(.post, path, all, json)
    }

    func post(_ path: String, form: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        var all = headers
        all[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, all, form)
    }

    /// An answer's object.
    func ask(_ text: String, session: String? = nil) async throws -> [String: Any] {
        let body = try JSONSerialization.data(withJSONObject: ["text": text].merging(session.map { ["session": $0] } ?? [:]) { $1 })
        return try await post("/api/v1/ask", json: String(decoding: body, as: UTF8.self)).object
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:] }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// What a server logged, line by line.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var logger: Logger {
        Logger(label: "test") { _ in
            StructuredLog(level: .debug) { line in self.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        }
    }

    var all: [String] { lines.withLock { $0 } }

    /// Lines with this message, as objects.
    func objects(_ message: String) -> [[String: Any]] {
        all.compactMap { try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }.filter { $0["message"] as? String == message }
    }
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let now = Mutex(0)

    /// Noon of the day on which the tests take place.
    static let start = 1_795_262_400.0

    var clock: ServerClock {
        ServerClock(
            seconds: { Self.start + Double(self.now.withLock { $0 }) / 1e9 }, nanoseconds: { self.now.withLock { $0 } })
    }

    func advance(seconds: Double) { now.withLock { $0 += Int(seconds * 1e9) } }
}
#endif
