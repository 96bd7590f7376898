#if Server
internal import HTTPTypes
internal import JSON

/// Why a request was not answered, as RFC 9457 has it.
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    /// One sentence for the programmer at the other end; never a word of a pupil's.
    let detail: String
    var headers = HTTPFields()

    init(_ status: HTTPResponse.Status, _ detail: String, headers: HTTPFields = [:]) {
        self.status = status
        self.detail = detail
        self.headers = headers
    }

    static let notFound = Problem(.notFound, "There is nothing at this address; /openapi.json lists what there is.")

    static func tooMany(_ what: String, wait: Int) -> Problem {
        Problem(.tooManyRequests, what, headers: [.retryAfter: String(wait)])
    }

    /// The store, or the whole server, cannot do it now.
    static func unavailable(_ detail: String, wait: Int = 5) -> Problem {
        Problem(.serviceUnavailable, detail, headers: [.retryAfter: String(wait)])
    }

    /// `{"type", "title", "status", "detail", "request_id"}`.
    func json(requestID: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("type", "about:blank")
            writer.field("title", status.reasonPhrase)
            writer.field("status", status.code)
            writer.field("detail", detail)
            writer.field("request_id", requestID)
        }
        return writer.bytes
    }
}
#endif
