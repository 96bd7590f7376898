#if Server
internal import Hummingbird
internal import HTTPTypes
internal import Logging

/// Names, times, counts and logs every request: one line each, without a text, an address of a person or a conversation.
struct RequestObserver: RouterMiddleware {
    let addresses: ClientAddresses
    let metrics: ServerMetrics
    let clock: ServerClock
    let logger: Logger

    func handle(
        _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
    ) async throws -> Response {
        let start = clock.nanoseconds()
        var context = context
        var generator = SystemRandomNumberGenerator()
        if let given = request.headers[.requestID], TraceContext.isRequestID(given) {
            context.requestID = given
        } else {
            context.requestID = String(generator.next(), radix: 36)
        }
        let trace = request.headers[.traceparent].flatMap { TraceContext($0) }
        context.client = addresses.client(request.headers, peer: context.peer)
        var response = try await next(request, context)
        response.headers[.requestID] = context.requestID
        if let trace { response.headers[.traceparent] = trace.parent(generator.next()) }

        let spent = clock.nanoseconds() - start
        let path = context.endpointPath
        let route = path == nil || path == "NotFound" ? "other" : path ?? "other"
        metrics.request(route: route, method: Self.method(request.method), status: response.status.code, nanoseconds: spent)
        if logger.logLevel <= .info {
            var metadata: Logger.Metadata = [
                "method": .string(Self.method(request.method)), "route": .string(route), "status": .stringConvertible(response.status.code),
                "microseconds": .stringConvertible(spent / 1_000), "request_id": .string(context.requestID),
            ]
            if let trace { metadata["trace_id"] = .string(trace.trace) }
            logger.info("request", metadata: metadata)
        }
        return response
    }

    /// A method that exists; a label must not be what a client makes up.
    private static func method(_ method: HTTPRequest.Method) -> String {
        switch method {
        case .get, .head, .post, .delete, .options, .put, .patch: method.rawValue
        default: "other"
        }
    }
}
#endif
