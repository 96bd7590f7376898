#if Server
public import HTTPTypes

/// A request of a platform to us, as it came.
public struct Delivery: Sendable {
    public var method: HTTPRequest.Method
    /// Path and query as they came, percent-encoded.
    public var target: String
    public var fields: HTTPFields
    /// Signatures are made over these very bytes: they are verified before anything is decoded.
    public var body: [UInt8]
    /// Seconds since 1970.
    public var time: Int

    public init(method: HTTPRequest.Method = .post, target: String, fields: HTTPFields, body: [UInt8], time: Int) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.time = time
    }
}

/// What became of a delivery.
public enum Reception: Sendable {
    /// Messages to answer, and the response once they are kept; where the answer belongs into the response there is one
    /// message, and `acknowledgement` is for a duplicate without a stored answer.
    case messages([InboundMessage], acknowledgement: InlineResponse)
    /// Nothing to answer: a handshake, a status, a bot's message.
    case done(InlineResponse, why: String)
    /// Not believed or not understood. `why` is for our log and holds nothing of the message.
    case refused(InlineResponse, why: String)
    /// Cannot be judged without this; call again with it.
    case needs(Fetch)
}

/// The response to a delivery.
public struct InlineResponse: Sendable, Hashable, Codable {
    public var status: Int
    /// Nil for an empty body.
    public var contentType: String?
    public var body: String
    /// Further fields.
    public var fields: [String: String]

    public init(status: Int = 200, contentType: String? = nil, body: String = "", fields: [String: String] = [:]) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.fields = fields
    }

    public static func json(_ body: String, status: Int = 200) -> InlineResponse {
        InlineResponse(status: status, contentType: "application/json", body: body)
    }
}
#endif
