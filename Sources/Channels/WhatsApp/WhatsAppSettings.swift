#if Server

/// Settings of WhatsApp's Cloud API.
public struct WhatsAppSettings: Sendable {
    /// The access token of a system user, secret.
    public var token: String
    /// The app's secret, which signs deliveries.
    public var appSecret: String
    /// What we chose and gave to Meta for the verification of the address, secret.
    public var verifyToken: String
    /// The id, not the number itself, of the telephone number that Mentor answers at.
    public var phoneNumberID: String
    /// Where the Graph API is.
    public var api: String
    /// The Graph API's version.
    public var version: String

    public init(
        token: String, appSecret: String, verifyToken: String, phoneNumberID: String, api: String = "https://graph.facebook.com",
        version: String = "v24.0"
    ) {
        self.token = token
        self.appSecret = appSecret
        self.verifyToken = verifyToken
        self.phoneNumberID = phoneNumberID
        self.api = api
        self.version = version
    }
}
#endif
