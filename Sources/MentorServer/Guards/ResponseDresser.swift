#if Server
internal import Hummingbird
internal import HTTPTypes

/// Adds what every answer carries: what browsers may do with it, and which other sites may read it.
///
/// A page runs the one script of this server and speaks to this server only; a text that slips into markup could do
/// nothing. Other sites read the API when their origin is on the list, and only then; the element's script may be loaded
/// by anybody, as there is nothing in it that is anybody's own. No cookie is set and none is read, so a site that is not
/// on the list has nothing to gain from making a browser send requests either.
struct ResponseDresser: RouterMiddleware {
    let origins: Set<String>
    /// Methods at an address.
    let routes: RouteTable

    static let widget = "/widget/v1/mentor.js"
    static let policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

    func handle(
        _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
    ) async throws -> Response {
        var response: Response
        if request.method == .options, let answer = options(request) { response = answer } else { response = try await next(request, context) }
        Self.dress(&response.headers)
        let path = request.uri.path
        if path == Self.widget {
            response.headers[.accessControlAllowOrigin] = "*"
            response.headers[.resourcePolicy] = "cross-origin"
        } else {
            response.headers[.resourcePolicy] = "same-origin"
            if path.hasPrefix("/api/") { share(&response, request) }
        }
        return response
    }

    /// What every answer carries, whatever it answers.
    static func dress(_ headers: inout HTTPFields) {
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "no-referrer"
        headers[.contentSecurityPolicy] = policy
        headers[.openerPolicy] = "same-origin"
        headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
    }

    private func share(_ response: inout Response, _ request: Request) {
        let others = response.headers[.vary]
        response.headers[.vary] = others.map { $0 + ", Origin" } ?? "Origin"
        guard let origin = request.headers[.origin], origins.contains(origin) else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = "Retry-After, RateLimit, X-Request-Id"
    }

    /// The answer to a browser that asks whether it may, and to a person who asks what there is; nil where there is nothing.
    private func options(_ request: Request) -> Response? {
        let path = request.uri.path
        let methods = routes.methods(at: path)
        guard !methods.isEmpty else { return nil }
        var headers: HTTPFields = [.allow: methods.joined(separator: ", ")]
        guard path.hasPrefix("/api/"), request.headers[.accessControlRequestMethod] != nil,
            let origin = request.headers[.origin], origins.contains(origin)
        else { return Response(status: .noContent, headers: headers) }
        headers[.accessControlAllowMethods] = "GET, POST, DELETE"
        headers[.accessControlAllowHeaders] = "Content-Type, Idempotency-Key, X-Request-Id, traceparent"
        headers[.accessControlMaxAge] = "600"
        return Response(status: .noContent, headers: headers)
    }
}
#endif
