#if Server
public import HTTPTypes

/// A request that we make of another program: written by a channel, sent by the transport. Never kept and never logged, for
/// it holds our credentials, with some platforms in the address itself.
public struct OutboundRequest: Sendable {
    public var method: HTTPRequest.Method
    /// Absolute.
    public var url: String
    public var fields: HTTPFields
    public var body: [UInt8]
    /// Seconds for the whole exchange.
    public var deadline: Double
    /// What the response says besides its status matters; else one that is too long is cut, and its status is the answer.
    public var readsBody = true

    public init(method: HTTPRequest.Method = .post, url: String, fields: HTTPFields = [:], body: [UInt8] = [], deadline: Double = 20) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.deadline = deadline
    }
}
#endif
