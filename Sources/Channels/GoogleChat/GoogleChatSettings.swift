#if Server

/// Settings of Google Chat.
public struct GoogleChatSettings: Sendable {
    /// The audience of Google's tokens, as chosen in the configuration of the Chat app: the address of this channel
    /// ("https://mentor.example.org/webhooks/googlechat"), or the number of the Google Cloud project.
    public var audience: String
    /// The keys of tokens for an address.
    public var addressKeys: String
    /// The keys of tokens for a project number.
    public var projectKeys: String

    public init(
        audience: String, addressKeys: String = "https://www.googleapis.com/oauth2/v3/certs",
        projectKeys: String = "https://www.googleapis.com/service_accounts/v1/jwk/chat@system.gserviceaccount.com"
    ) {
        self.audience = audience
        self.addressKeys = addressKeys
        self.projectKeys = projectKeys
    }
}
#endif
