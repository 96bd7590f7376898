#if Server
internal import Hummingbird
internal import HTTPTypes

/// Counts the requests of each address, generously: a class of forty behind one address is not one busy client.
///
/// A message counts once more within its conversation (see `ConversationDesk`), where the limit is a person's pace.
struct RateGuard: RouterMiddleware {
    let buckets: TokenBuckets<IPAddress>
    let routes: RouteTable
    let problems: ProblemTranslator
    let metrics: ServerMetrics
    let clock: ServerClock
    private let free: Set<String>

    init(
        _ buckets: TokenBuckets<IPAddress>, routes: RouteTable, problems: ProblemTranslator, metrics: ServerMetrics, clock: ServerClock
    ) {
        self.buckets = buckets
        self.routes = routes
        self.problems = problems
        self.metrics = metrics
        self.clock = clock
        free = Set(routes.routes.lazy.filter(\.isFree).map(\.path))
    }

    func handle(
        _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
    ) async throws -> Response {
        guard let client = context.client, !free.contains(request.uri.path),
            // They count themselves those that are not verified.
            !request.uri.path.hasPrefix(ChannelRoutes.prefix),
            let verdict = buckets.take(client.network, at: clock.nanoseconds())
        else { return try await next(request, context) }
        var response: Response
        if verdict.isAllowed {
            response = try await next(request, context)
        } else {
            metrics.refused()
            response = problems.response(
                for: .tooMany("This address sends too many requests at once; try again after the seconds in Retry-After.", wait: verdict.wait),
                request, context)
        }
        // draft-ietf-httpapi-ratelimit-headers
        response.headers[.rateLimitPolicy] = "\"address\";q=\(buckets.burst);w=\(buckets.window)"
        response.headers[.rateLimit] = "\"address\";r=\(verdict.remaining);t=\(verdict.reset)"
        return response
    }
}
#endif
