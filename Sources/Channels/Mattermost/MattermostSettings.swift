#if Server

/// What Mentor needs to answer on a Mattermost server.
public struct MattermostSettings: Sendable {
    /// The tokens of the slash command and of the outgoing webhooks, as Mattermost shows them where they are made; any of
    /// them is believed.
    public var tokens: [String]
    /// Where the server is, as `https://chat.lycee.example`; needed to send what does not fit into a response. Empty for none.
    public var address: String
    /// A bot account's access token, to send with. Empty for none.
    public var token: String
    /// The bot account's user id, so that it does not answer itself. Empty for none.
    public var user: String
    /// Where Mattermost reaches this channel, as `https://mentor.lycee.example/webhooks/mattermost`; buttons need it. Empty for none.
    public var callback: String

    public init(tokens: [String], address: String = "", token: String = "", user: String = "", callback: String = "") {
        self.tokens = tokens
        self.address = address
        self.token = token
        self.user = user
        self.callback = callback
    }
}
#endif
