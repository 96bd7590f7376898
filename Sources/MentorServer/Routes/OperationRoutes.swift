#if Server
internal import Conversations
internal import Hummingbird
internal import HTTPTypes
internal import NIOCore

/// What those who run the server ask for: is it alive, is it ready, what does it do, what can it be asked.
struct OperationRoutes: Sendable {
    let desk: ConversationDesk
    let store: any ConversationStore
    /// Nil where no platform is spoken with.
    let works: ChannelWorks?
    let addresses: ClientAddresses
    let metricsToken: String?
    let state: ServerState
    let hasBenchmark: Bool
    let limit: Int

    func add(to table: inout RouteTable) {
        table.on(.get, "/healthz", isFree: true) { _, _ in .json(Array("{\"status\":\"ok\"}".utf8)) }
        table.on(.get, "/readyz", isFree: true) { _, _ in
            guard !state.isStopping else { throw Problem.unavailable("The server is stopping.") }
            // A conversation that there is not: the store must look for it.
            _ = try await store.conversation(of: SessionID(bits: 0))
            return .json(Array("{\"status\":\"ready\"}".utf8))
        }
        table.on(.get, "/metrics", isFree: true) { request, context in
            guard addresses.isLocal(request.headers, peer: context.peer) || hasToken(request) else {
                // To say 401 would tell that there is something.
                throw Problem.notFound
            }
            let text = desk.metrics.text(
                desk.knowledge.current, now: desk.clock.seconds(), delivery: await works?.gauges())
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: text)))
        }
        let description = ServedKnowledge.Page(
            body: ByteBuffer(bytes: PackageResources.openapi_json), tag: ServedKnowledge.tag(of: PackageResources.openapi_json))
        table.on(.get, "/openapi.json", isFree: true) { request, _ in .shared(description, "application/json", age: 300, for: request) }
        if hasBenchmark { addBenchmark(to: &table) }
    }

    private func addBenchmark(to table: inout RouteTable) {
        let sample = desk.sample("combien gagne un data scientist débutant ?")
        table.on(.post, "/benchmark/insert", isFree: true) { request, _ in
            return .json(try await desk.insert(try await request.bytes(of: "application/json", limit: limit), like: sample))
        }
    }

    /// Compares every byte, whatever the first difference.
    private func hasToken(_ request: Request) -> Bool {
        guard let metricsToken, let given = request.headers[.authorization] else { return false }
        let (expected, found) = (Array("Bearer \(metricsToken)".utf8), Array(given.utf8))
        guard expected.count == found.count else { return false }
        return zip(expected, found).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
#endif
