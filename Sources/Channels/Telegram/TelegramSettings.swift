#if Server

/// What Mentor needs to be a bot on Telegram.
public struct TelegramSettings: Sendable {
    /// From @BotFather, as `123456:ABC-DEF…`. It stands in the address of each request: never log one.
    public var token: String
    /// What Telegram is to send with each delivery, in `X-Telegram-Bot-Api-Secret-Token`: 1 to 256 letters, digits, `_` and `-`.
    /// Needed unless messages are pulled.
    public var secret: String
    /// Messages are asked for (`getUpdates`), so that no public address is needed.
    public var isPulling: Bool
    /// The bot's user name without `@`; with it, commands and messages for other bots in groups are known as such.
    public var botName: String
    /// Where the Bot API is.
    public var address: String

    public init(
        token: String, secret: String = "", isPulling: Bool = false, botName: String = "", address: String = "https://api.telegram.org"
    ) {
        self.token = token
        self.secret = secret
        self.isPulling = isPulling
        self.botName = botName
        self.address = address
    }

    /// Whether Telegram would take it as a `secret_token`.
    static func isSecretToken(_ text: String) -> Bool {
        (1...256).contains(text.utf8.count) && text.utf8.allSatisfy(isNameByte)
    }

    /// Whether it has the form of a token: digits, a colon, letters and digits.
    static func isToken(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = parts.first, let key = parts.last else { return false }
        return !number.isEmpty && !key.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) } && key.utf8.allSatisfy(isNameByte)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
#endif
