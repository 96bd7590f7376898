#if Server
internal import Hummingbird
internal import HTTPTypes

/// The routes that there are: what the router is filled with, what `/openapi.json` must list, and who answers what.
struct RouteTable: Sendable {
    typealias Handler = @Sendable (Request, RequestScope) async throws -> Response

    struct Route: Sendable {
        let method: HTTPRequest.Method
        /// `/api/v1/turns/{turn}/explanation`.
        let path: String
        /// What the rate limit does not count.
        let isFree: Bool
        let handler: Handler
    }

    private(set) var routes: [Route] = []

    mutating func on(_ method: HTTPRequest.Method, _ path: String, isFree: Bool = false, _ handler: @escaping Handler) {
        routes.append(Route(method: method, path: path, isFree: isFree, handler: handler))
    }

    /// The methods that an address answers; none where there is nothing.
    func methods(at path: String) -> [String] {
        let found = Set(routes.lazy.filter { Self.matches($0.path, path) }.map(\.method.rawValue))
        guard !found.isEmpty else { return [] }
        return (found.contains("GET") ? found.union(["HEAD", "OPTIONS"]) : found.union(["OPTIONS"])).sorted()
    }

    private static func matches(_ template: String, _ path: String) -> Bool {
        let pieces = template.split(separator: "/")
        let given = path.split(separator: "/")
        return pieces.count == given.count && zip(pieces, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
#endif
