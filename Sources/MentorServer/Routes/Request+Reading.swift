#if Server
internal import Hummingbird
internal import HTTPTypes
internal import NIOCore

extension Request {
    /// The body, when it is of the type and small enough.
    ///
    /// - Throws: `Problem` 415 and 413; what the connection throws.
    func bytes(of type: String, limit: Int) async throws -> [UInt8] {
        if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Problem(.unsupportedMediaType, "The body must not be compressed.")
        }
        let given = headers[.contentType]?.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() } ?? []
        let charset = given.dropFirst().first { $0.hasPrefix("charset=") }.map { $0.dropFirst("charset=".count).filter { $0 != "\"" } }
        guard given.first == type, charset == nil || charset == "utf-8" else {
            throw Problem(.unsupportedMediaType, "The body must be \(type), in UTF-8; Content-Type must say so.", headers: [.accept: type])
        }
        if let length = headers[.contentLength], Int(length) ?? .max > limit {
            throw Problem(.contentTooLarge, "The body may have \(limit) bytes.")
        }
        do {
            return Array(try await body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge, "The body may have \(limit) bytes.")
        }
    }

    /// Whether a page's form was sent by a page of this very site.
    ///
    /// Browsers say so in `Sec-Fetch-Site`; older ones name the origin; a program that is no browser says nothing, and has
    /// no reader whose name it could act in.
    var isOfThisSite: Bool {
        if let site = headers[.fetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = headers[.origin] else { return true }
        guard let host = head.authority, let start = origin.firstRange(of: "://") else { return false }
        return origin[start.upperBound...] == host
    }

    /// Whether what the client has is this.
    func has(_ tag: String) -> Bool {
        headers[values: .ifNoneMatch].contains { list in
            list.split(separator: ",").contains { piece in
                let own = piece.filter { $0 != " " }
                return own == "*" || own == tag || own == "W/" + tag
            }
        }
    }
}

extension Response {
    /// A body of JSON that is somebody's own.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A page that is somebody's own.
    static func page(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// A body that is everybody's, or 304 when the client has it.
    ///
    /// - Parameter age: seconds for which it need not be asked for again.
    static func shared(_ page: ServedKnowledge.Page, _ type: String, age: Int, for request: Request) -> Response {
        let control = age > 0 ? "public, max-age=\(age)" : "no-cache"
        let headers: HTTPFields = [.eTag: page.tag, .cacheControl: control]
        if request.has(page.tag) { return Response(status: .notModified, headers: headers) }
        var own = headers
        own[.contentType] = type
        return Response(status: .ok, headers: own, body: .init(byteBuffer: page.body))
    }
}
#endif
