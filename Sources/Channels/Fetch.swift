#if Server
public import Wire

/// Something that a channel needs of the platform before it can go on, as the keys of signatures or an access token.
public struct Fetch: Sendable {
    /// What it is called among what was fetched.
    public var id: String
    public var request: OutboundRequest
    /// Seconds for which it is good, unless its `expires_in` says less.
    public var lifetime: Int
    /// Seconds before it may be fetched anew, also when it proved to be of no use: an unknown key must not let a stranger
    /// make us ask the platform at each of his deliveries.
    public var pause: Int
    /// The one at hand is of no use: fetch it anew if `pause` allows.
    public var isRenewal: Bool

    public init(id: String, request: OutboundRequest, lifetime: Int, pause: Int, isRenewal: Bool = false) {
        self.id = id
        self.request = request
        self.lifetime = lifetime
        self.pause = pause
        self.isRenewal = isRenewal
    }
}

/// What was fetched, by the ids of the fetches.
public struct Fetched: Sendable {
    public var bodies: [String: [UInt8]]

    public init(_ bodies: [String: [UInt8]] = [:]) { self.bodies = bodies }

    public subscript(id: String) -> [UInt8]? { bodies[id] }
}

/// One question to a platform, to see whether a channel is set up rightly.
public struct Probe: Sendable {
    public enum Finding: Sendable, Hashable {
        case good(String)
        /// What is wrong, and what to do.
        case bad(String)
    }

    /// What is looked at, as "token".
    public var title: String
    public var request: OutboundRequest
    public var read: @Sendable (OutboundResponse) -> Finding

    public init(title: String, request: OutboundRequest, read: @escaping @Sendable (OutboundResponse) -> Finding) {
        self.title = title
        self.request = request
        self.read = read
    }
}

/// Settings of a channel that cannot be worked with.
public struct ChannelError: Error, Hashable, CustomStringConvertible {
    public var channel: ChannelName
    /// The setting, as `telegram.token`.
    public var setting: String
    public var message: String
    public var remedy: String

    public init(_ channel: ChannelName, setting: String, message: String, remedy: String) {
        self.channel = channel
        self.setting = setting
        self.message = message
        self.remedy = remedy
    }

    /// The setting names its channel, where it is one's.
    public var description: String { "\(setting): \(message); \(remedy)" }
}
#endif
