#if Server
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A platform on loopback: takes what is sent to it, and answers as the test says.
final class StandInPlatform: Sendable {
    /// A request that it got.
    struct Call: Sendable {
        let path: String
        let fields: HTTPFields
        let text: String

        var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:] }
    }

    /// How it answers the request of a number, from 0; nil for 200 with `{"ok":true,"result":{}}`.
    typealias Script = @Sendable (_ number: Int, Call) -> (status: Int, fields: HTTPFields, body: String)?

    private struct State {
        var calls: [Call] = []
        var waiting: [(count: Int, caller: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())
    private let script: Script

    private init(_ script: @escaping Script) { self.script = script }

    /// Runs `body` while it listens; `http://localhost:` and its port are its address.
    static func run(
        _ script: @escaping Script = { _, _ in nil }, _ body: @escaping @Sendable (StandInPlatform, _ address: String) async throws -> Void
    ) async throws {
        let platform = StandInPlatform(script)
        let router = Router()
        for method in [HTTPRequest.Method.post, .get, .put] {
            router.on("**", method: method) { request, _ in try await platform.take(request) }
        }
        try await Application(router: router, configuration: .init(address: .hostname("localhost", port: 0))).test(.live) { client in
            try await body(platform, "http://localhost:\(try #require(client.port))")
        }
    }

    private func take(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let call = Call(path: request.uri.path, fields: request.headers, text: String(buffer: body))
        let (number, heard) = state.withLock { state -> (Int, [CheckedContinuation<Void, Never>]) in
            state.calls.append(call)
            let done = state.waiting.filter { $0.count <= state.calls.count }
            state.waiting.removeAll { $0.count <= state.calls.count }
            return (state.calls.count - 1, done.map(\.caller))
        }
        let answer = script(number, call) ?? (200, [:], #"{"ok":true,"result":{}}"#)
        for caller in heard { caller.resume() }
        var headers = answer.fields
        headers[.contentType] = "application/json"
        return Response(
            status: HTTPResponse.Status(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(string: answer.body)))
    }

    /// What it got so far.
    var calls: [Call] { state.withLock { $0.calls } }

    /// Waits until it got so many requests.
    func wait(for count: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { caller in
                let isThere = state.withLock { state in
                    guard state.calls.count < count, !Task.isCancelled else { return true }
                    state.waiting.append((count, caller))
                    return false
                }
                if isThere { caller.resume() }
            }
        } onCancel: {
            let all = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for waiting in all { waiting.caller.resume() }
        }
    }
}
#endif
