#if Server

/// What Mentor needs to answer on a Rocket.Chat server.
public struct RocketChatSettings: Sendable {
    /// The tokens of the outgoing integrations, as Rocket.Chat shows them where they are made; any of them is believed.
    public var tokens: [String]
    /// Where the server is; needed, with the two below, to send what does not fit into a response. Empty for none.
    public var address: String
    /// A bot account's personal access token. Empty for none.
    public var token: String
    /// The bot account's user id, so that it does not answer itself. Empty for none.
    public var user: String
    /// Characters that the server takes in a message ("Maximum Allowed Characters Per Message").
    public var longest: Int

    public init(tokens: [String], address: String = "", token: String = "", user: String = "", longest: Int = 5000) {
        self.tokens = tokens
        self.address = address
        self.token = token
        self.user = user
        self.longest = longest
    }
}
#endif
