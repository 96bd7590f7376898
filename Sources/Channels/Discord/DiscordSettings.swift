#if Server

/// What Mentor needs to answer a slash command on Discord.
public struct DiscordSettings: Sendable {
    /// The application's public key, 64 hexadecimal digits, of discord.com/developers/applications. It is no secret, but
    /// without it nothing can be believed.
    public var publicKey: String
    /// The application's id, digits.
    public var application: String
    /// The bot's token; only for `mentor channel check` and to make the command known. Empty for none.
    public var token: String
    /// Only the person who asked sees the answer.
    public var isEphemeral: Bool
    /// The slash command, as `orientation`.
    public var command: String
    /// Where the API is.
    public var address: String

    public init(
        publicKey: String, application: String, token: String = "", isEphemeral: Bool = true, command: String = "orientation",
        address: String = "https://discord.com/api/v10"
    ) {
        self.publicKey = publicKey
        self.application = application
        self.token = token
        self.isEphemeral = isEphemeral
        self.command = command
        self.address = address
    }
}
#endif
