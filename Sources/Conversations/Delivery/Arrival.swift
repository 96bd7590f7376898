/// A person's message, as it is claimed.
public struct Arrival: Sendable, Hashable {
    public var channel: String
    /// Digests of the names that it may come under again; never empty.
    public var keys: [[UInt8]]
    public var session: SessionID
    public var text: String
    /// A code, as "fr"; nil when the platform says nothing of it.
    public var language: String?
    /// Where the answer goes, in the channel's own words.
    public var address: String
    /// Seconds for which the platform may send it again.
    public var lifetime: Int

    public init(
        channel: String, keys: [[UInt8]], session: SessionID, text: String, language: String? = nil, address: String, lifetime: Int
    ) {
        self.channel = channel
        self.keys = keys
        self.session = session
        self.text = text
        self.language = language
        self.address = address
        self.lifetime = lifetime
    }
}

/// What a message turned out to be when it was claimed.
public enum Claim: Sendable, Hashable {
    /// Seen for the first time; the number tells it from all others.
    case new(Int64)
    /// It came before and waits for its answer.
    case waiting(Int64)
    /// It came before and was answered; with the response that was given, where one is kept.
    case answered(response: String?)
}

/// Where a channel that asks for messages goes on asking.
public struct PullCursor: Sendable, Hashable {
    public var channel: String
    public var value: String

    public init(channel: String, value: String) {
        self.channel = channel
        self.value = value
    }
}

/// A message that was claimed and not yet answered.
public struct WaitingMessage: Sendable, Hashable {
    public var number: Int64
    public var channel: String
    public var session: SessionID
    public var text: String
    public var language: String?
    public var address: String
    /// Seconds since 1970, until which the platform may send it again.
    public var expires: Int
}
