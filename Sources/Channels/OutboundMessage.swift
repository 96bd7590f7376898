#if Server
public import Wire

/// A message to send: what the outbox keeps. Without our credentials.
public struct OutboundMessage: Sendable, Hashable, Codable {
    /// The platform's method, in the channel's own words, as `sendMessage`.
    public var method: String
    public var address: ReplyAddress
    /// The request's body.
    public var body: String
    /// The same without markup, sent instead when the platform refuses the markup; nil when there is none.
    public var plainBody: String?

    public init(method: String, address: ReplyAddress, body: String, plainBody: String? = nil) {
        self.method = method
        self.address = address
        self.body = body
        self.plainBody = plainBody
    }
}

/// A request that is ready to be sent, or what is missing for it.
public enum Prepared: Sendable {
    case request(OutboundRequest)
    case needs(Fetch)
    /// It cannot be sent at all, and why.
    case impossible(String)
}

/// What the platform made of a message.
public enum SendVerdict: Sendable, Hashable {
    case sent
    /// Not yet: try again, after so many seconds where the platform says so.
    case later(after: Double?, why: String)
    /// The markup was refused: send the plain body.
    case plain(why: String)
    /// What was fetched for the request is no longer good: forget it and try again.
    case stale(why: String)
    /// The conversation has another address now: send this message there, and those that wait behind it.
    case moved(to: ReplyAddress, why: String)
    /// Never: it would be refused again.
    case refused(why: String)
}
#endif
