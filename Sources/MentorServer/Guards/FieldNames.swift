#if Server
internal import HTTPTypes

/// Names of header fields that the library does not know.
extension HTTPField.Name {
    static let forwardedFor = known("X-Forwarded-For")
    static let forwarded = known("Forwarded")
    static let realIP = known("X-Real-IP")
    static let requestID = known("X-Request-Id")
    static let traceparent = known("traceparent")
    static let rateLimit = known("RateLimit")
    static let rateLimitPolicy = known("RateLimit-Policy")
    static let idempotencyKey = known("Idempotency-Key")
    static let referrerPolicy = known("Referrer-Policy")
    static let permissionsPolicy = known("Permissions-Policy")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
    static let fetchSite = known("Sec-Fetch-Site")

    private static func known(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header field") }
        return name
    }
}
#endif
