#if Server
import Conversations
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
@testable import MentorServer
import NIOCore
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@Suite("The server is run as a service")
struct ServiceTests {
    @Test("New knowledge takes the place of the old one; what cannot be used does not")
    func reload() async throws {
        let asOf = try #require(Shipped.asOf)
        try await TestSite.run { site in
            func version() async throws -> String? {
                (try await site.ask("que fait un meunier ?")["knowledge"] as? [String: Any])?["version"] as? String
            }
            let tag = try await site.get("/faq").header("ETag")
            #expect(try await version() == "1")
            #expect(!site.server.holder.hasChanged)
            site.shelf.put(.success(LoadedKnowledge(advisor: try Mill.advisor(version: "2"), asOf: asOf)))
            #expect(site.server.holder.hasChanged)
            #expect(await site.server.holder.reload())
            #expect(!site.server.holder.hasChanged)
            #expect(try await version() == "2")
            #expect(try await site.get("/faq").header("ETag") != tag, "pages are those of the new knowledge")
            site.shelf.put(.failure(KnowledgeFailure(problems: ["fr/roles/baker.md:3:1: error: no such kind"])))
            #expect(await site.server.holder.reload() == false)
            #expect(try await version() == "2")
            let refused = try #require(site.log.objects("knowledge refused; the one before goes on answering").first)
            #expect(refused["problems"] as? [String] == ["fr/roles/baker.md:3:1: error: no such kind"])
            #expect(!site.server.holder.hasChanged, "what is bad is not read again until it changes")
            let metrics = try await site.get("/metrics").text
            #expect(metrics.contains("mentor_knowledge_reloads_total{result=\"refused\"} 1"))
            #expect(metrics.contains("kb_info{digest=\"\",version=\"2\"} 1"))
        }
    }

    @Test("Knowledge that cannot be used at the start keeps the server from starting")
    func badStart() throws {
        let shelf = try Shelf(try Mill.advisor())
        shelf.put(.failure(KnowledgeFailure(problems: ["x"])))
        let folder = URL.temporaryDirectory.appending(path: "mentor-server-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteConversationStore(path: folder.appending(path: "store.sqlite").path)
        #expect(throws: KnowledgeFailure.self) {
            try Server(ServerConfiguration(), knowledge: shelf, store: store, files: try TestSite.files.get(), logger: LogLines().logger)
        }
    }

    @Test("An answer in flight is finished when the server is told to stop")
    func gracefulStop() async throws {
        let folder = URL.temporaryDirectory.appending(path: "mentor-server-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteConversationStore(path: folder.appending(path: "store.sqlite").path)
        let gate = GatedStore(store)
        var configuration = ServerConfiguration()
        configuration.port = 0
        let log = LogLines()
        let server = try Server(
            configuration, knowledge: try Shelf(try Mill.shared.get()), store: gate, files: try TestSite.files.get(), logger: log.logger)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let group = ServiceGroup(configuration: .init(
            services: [server.application { port.yield($0.localAddress?.port ?? 0) }], logger: log.logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let listening = try #require(await ports.first { _ in true })
            let connection = try RawConnection(port: listening)
            let idle = try RawConnection(port: listening)
            idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            let healthy = await Self.blocking { idle.receive { $0.contains("ok") } }
            #expect(healthy.contains("200"))
            let body = #"{"text": "que fait un meunier ?"}"#
            connection.send("POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n")
            connection.send("Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
            await gate.waitForArrival()
            await group.triggerGracefulShutdown()
            // The connection that has nothing to do is closed, which says that the stop has begun.
            let rest = await Self.blocking { idle.receive() }
            #expect(rest.isEmpty)
            gate.open()
            let answer = await Self.blocking { connection.receive() }
            #expect(answer.contains("200 OK"), "\(answer.prefix(300))")
            #expect(answer.contains("grain"))
            try await tasks.waitForAll()
            connection.close()
            idle.close()
            #expect(throws: RawConnection.Failure.self) { try RawConnection(port: listening) }
        }
        let kept = try await store.examine()
        #expect(kept.turns == 1, "what was answered is kept")
        try store.close()
    }

    @Test("The log says what was asked for, and nothing of what was said")
    func log() async throws {
        try await TestSite.run { site in
            let session = try #require(try await site.ask("que fait un meunier secretmeunier ?")["session"] as? String)
            _ = try await site.ask("secretboulanger", session: session)
            _ = try await site.get("/faq?q=secretquestion", [try #require(HTTPFieldName.requestID): "abc.1-2"])
            _ = try await site.post("/api/v1/ask", json: "{\"text\": secretjson")
            _ = try await site.get("/secretpath")
            _ = try await site.send(.delete, "/api/v1/sessions/\(session)")
            let all = site.log.all.joined()
            for secret in ["secret", session, "127.0.0.1:", "::1"] { #expect(!site.log.objects("request").description.contains(secret)) }
            #expect(!all.contains("secret"))
            #expect(!all.contains(session))
            let lines = site.log.objects("request")
            #expect(lines.count == 6)
            #expect(lines.map { $0["route"] as? String } == [
                "/api/v1/ask", "/api/v1/ask", "/faq", "/api/v1/ask", "other", "/api/v1/sessions/{session}",
            ])
            #expect(lines.map { $0["status"] as? Int } == [200, 200, 200, 400, 404, 200])
            #expect(lines[2]["request_id"] as? String == "abc.1-2")
            #expect(lines.allSatisfy { $0["microseconds"] is Int })
        }
    }

    @Test("Names of requests and traces go through, in their strict form only")
    func traces() async throws {
        try await TestSite.run { site in
            let (name, parent) = (try #require(HTTPFieldName.requestID), try #require(HTTPFieldName.traceparent))
            let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
            let good = try await site.get("/healthz", [name: "r-1", parent: "00-\(trace)-00f067aa0ba902b7-01"])
            #expect(good.header("X-Request-Id") == "r-1")
            let answered = try #require(good.header("traceparent"))
            #expect(answered.hasPrefix("00-\(trace)-") && answered.hasSuffix("-01") && answered.utf8.count == 55)
            #expect(!answered.contains("00f067aa0ba902b7"))
            #expect(site.log.objects("request").last?["trace_id"] as? String == trace)
            for bad in ["a b", "x\"y", String(repeating: "a", count: 65), "é"] {
                #expect(try await site.get("/healthz", [name: bad]).header("X-Request-Id") != bad)
            }
            for bad in ["00-\(trace)-0000000000000000-01", "01-\(trace)-00f067aa0ba902b7-01", "00-\(trace.uppercased())-00f067aa0ba902b7-01", "x"] {
                #expect(try await site.get("/healthz", [parent: bad]).header("traceparent") == nil)
            }
        }
    }

    @Test("It is ready while the store works, and alive even when it does not")
    func readiness() async throws {
        let disk = Disk()
        try await TestSite.run(behind: { FullStore($0, on: disk) }) { site in
            let before = try await site.get("/readyz")
            #expect(before.status == .ok)
            disk.isFull.withLock { $0 = true }
            let ready = try await site.get("/readyz")
            #expect(ready.status == .serviceUnavailable)
            #expect(ready.header("Retry-After") != nil)
            #expect(try await site.get("/healthz").status == .ok)
            let refused = try await site.post("/api/v1/ask", json: #"{"text": "que fait un meunier ?"}"#)
            #expect(refused.status == .serviceUnavailable)
            #expect(!refused.text.contains("grain"), "what cannot be kept is not acknowledged")
            #expect(try await site.get("/metrics").text.contains("mentor_store_errors_total{code=\"full\"} 2"))
            disk.isFull.withLock { $0 = false }
            #expect(try await site.ask("que fait un meunier ?")["outcome"] as? String == "answered")
        }
    }

    @Test("What grew too old is erased")
    func pruning() async throws {
        try await TestSite.run { site in
            _ = try await site.ask("que fait un meunier ?")
            let maintenance = Maintenance(
                store: site.store, clock: site.clock.clock, metrics: ServerMetrics(), state: ServerState(), logger: site.log.logger)
            site.clock.advance(seconds: 29 * 86_400)
            await maintenance.prune()
            #expect(try await site.store.examine().turns == 1)
            site.clock.advance(seconds: 2 * 86_400)
            await maintenance.prune()
            #expect(try await site.store.examine().turns == 0)
            #expect(site.log.objects("store pruned").last?["sessions"] as? Int == 1)
        }
    }

    @Test("The description lists every route, and no other")
    func description() async throws {
        try await TestSite.run { site in
            let paths = try #require(try await site.get("/openapi.json").object["paths"] as? [String: [String: Any]])
            let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
            #expect(described == Set(site.server.table.routes.map { "\($0.method.rawValue) \($0.path)" }))
        }
    }

    /// Runs what waits on a thread of its own.
    private static func blocking<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { caller in Thread.detachNewThread { caller.resume(returning: work()) } }
    }
}
#endif
