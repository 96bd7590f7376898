#if Server

/// Settings of Microsoft Teams, by the Bot Framework.
public struct TeamsSettings: Sendable {
    /// The bot's application id, as registered in Azure.
    public var appID: String
    /// The application's client secret.
    public var password: String
    /// The tenant of a bot that is registered for one tenant; "botframework.com" for one that is open to several.
    public var tenant: String
    /// Where access tokens come from.
    public var login: String
    /// Where the keys are described that deliveries are signed with.
    public var metadata: String
    /// Who signs deliveries.
    public var issuer: String

    public init(
        appID: String, password: String, tenant: String = "botframework.com", login: String = "https://login.microsoftonline.com",
        metadata: String = "https://login.botframework.com/v1/.well-known/openidconfiguration", issuer: String = "https://api.botframework.com"
    ) {
        self.appID = appID
        self.password = password
        self.tenant = tenant
        self.login = login
        self.metadata = metadata
        self.issuer = issuer
    }
}
#endif
