#if Server

/// Settings of Messenger.
public struct MessengerSettings: Sendable {
    /// The page's access token, secret.
    public var token: String
    /// The app's secret, which signs deliveries.
    public var appSecret: String
    /// What we chose and gave to Meta for the verification of the address, secret.
    public var verifyToken: String
    /// Where the Graph API is.
    public var api: String
    /// The Graph API's version.
    public var version: String

    public init(token: String, appSecret: String, verifyToken: String, api: String = "https://graph.facebook.com", version: String = "v24.0") {
        self.token = token
        self.appSecret = appSecret
        self.verifyToken = verifyToken
        self.api = api
        self.version = version
    }
}
#endif
