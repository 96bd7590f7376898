#if Server

/// What Mentor needs to be an app on Slack.
public struct SlackSettings: Sendable {
    /// “Signing Secret”, on the page “Basic Information” of the app: what Slack signs its deliveries with.
    public var signingSecret: String
    /// “Bot User OAuth Token”, `xoxb-…`: what we send with.
    public var token: String
    /// The bot's own user id, as `U012…`; empty when it is not known.
    public var user: String
    /// Where the Web API is.
    public var address: String

    public init(signingSecret: String, token: String, user: String = "", address: String = "https://slack.com/api") {
        self.signingSecret = signingSecret
        self.token = token
        self.user = user
        self.address = address
    }
}
#endif
