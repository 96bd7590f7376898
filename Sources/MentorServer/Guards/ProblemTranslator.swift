#if Server
internal import Conversations
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import Site
internal import TextAnalysis

/// Turns whatever goes wrong into an answer: a page for a person, a problem in JSON for a program.
struct ProblemTranslator: RouterMiddleware {
    let routes: RouteTable
    let knowledge: AdvisorHolder
    let metrics: ServerMetrics

    func handle(
        _ request: Request, context: RequestScope, next: (Request, RequestScope) async throws -> Response
    ) async throws -> Response {
        do {
            guard request.uri.string.utf8.count <= ParserRefusal.longestAddress else {
                throw Problem(.uriTooLong, "The address may have \(ParserRefusal.longestAddress) bytes.")
            }
            return try await next(request, context)
        } catch {
            return response(for: problem(error, request, context), request, context)
        }
    }

    /// The answer that says what is wrong.
    func response(for problem: Problem, _ request: Request, _ context: RequestScope) -> Response {
        var headers = problem.headers
        let body: [UInt8]
        if Self.isPage(request) {
            headers[.contentType] = "text/html; charset=utf-8"
            body = knowledge.current.site.error(
                status: problem.status.code, requestID: context.requestID, QueryFields(request.uri.query).language ?? .french)
        } else {
            headers[.contentType] = "application/problem+json"
            body = problem.json(requestID: context.requestID)
        }
        headers[.cacheControl] = "no-store"
        // What is left of a body that nobody reads would be taken for the next request.
        if problem.status == .contentTooLarge || problem.status == .requestTimeout { headers[.connection] = "close" }
        let response = Response(status: problem.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func problem(_ error: any Error, _ request: Request, _ context: RequestScope) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let error as HTTPError where error.status == .notFound && context.endpointPath == nil || context.endpointPath == "NotFound":
            let methods = routes.methods(at: request.uri.path)
            guard !methods.isEmpty else { return .notFound }
            return Problem(
                .methodNotAllowed, "This address answers \(methods.joined(separator: ", ")) only.",
                headers: [.allow: methods.joined(separator: ", ")])
        case let error as HTTPError: return Problem(error.status, error.status.reasonPhrase)
        case is NIOTooManyBytesError: return Problem(.contentTooLarge, "The body is larger than this server accepts.")
        case is RequestDeadline.SlowBody: return Problem(.requestTimeout, "The body did not arrive in time.")
        case let error as StoreError:
            metrics.storeFailed(error.code.description)
            context.logger.error("store failed", metadata: [
                "request_id": .string(context.requestID), "code": .string(error.code.description), "problem": .string(error.message),
                "remedy": .string(error.remedy),
            ])
            return .unavailable("What is said cannot be kept at the moment; nothing of this request was.")
        case is CancellationError: return .unavailable("The server is stopping.")
        default:
            context.logger.error("request failed", metadata: [
                "request_id": .string(context.requestID), "error": .string(String(describing: type(of: error))),
            ])
            return Problem(.internalServerError, "Something went wrong here; the request's name finds it in the server's log.")
        }
    }

    /// Whether a person reads the answer: an address of a page, asked for by what prefers HTML.
    static func isPage(_ request: Request) -> Bool {
        guard !request.uri.path.hasPrefix("/api/"), let accept = request.headers[.accept] else { return false }
        var (page, program) = (0.0, 0.0)
        for range in accept.split(separator: ",") {
            let pieces = range.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            switch pieces.first {
            case "text/html": page = max(page, weight)
            case "application/json", "application/problem+json": program = max(program, weight)
            default: continue
            }
        }
        return page > 0 && page >= program
    }
}
#endif
