#if Server
import HTTPTypes

/// Names of header fields that the tests send.
enum HTTPFieldName {
    static let idempotency = HTTPField.Name("Idempotency-Key")
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")
    static let requestID = HTTPField.Name("X-Request-Id")
    static let traceparent = HTTPField.Name("traceparent")
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
}
#endif
