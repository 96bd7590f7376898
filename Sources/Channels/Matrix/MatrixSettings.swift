#if Server

/// Settings of Matrix, and so of Tchap.
public struct MatrixSettings: Sendable {
    /// Where the account lives, as "https://matrix.agent.education.tchap.gouv.fr".
    public var homeserver: String
    /// The account, as "@mentor:example.org".
    public var userID: String
    /// The access token of one device of the account, secret.
    public var token: String
    /// The servers whose people may invite Mentor, as "example.org"; empty for all.
    public var inviters: Set<String>
    /// Answer only messages that name Mentor: for rooms of many people. False for every message.
    public var answersMentionsOnly: Bool

    public init(homeserver: String, userID: String, token: String, inviters: Set<String> = [], answersMentionsOnly: Bool = false) {
        self.homeserver = homeserver
        self.userID = userID
        self.token = token
        self.inviters = inviters
        self.answersMentionsOnly = answersMentionsOnly
    }
}
#endif
