#if Server
public import Wire

/// Setting the bot up, and looking whether it is.
extension TelegramChannel {
    /// The request that has Telegram send messages to an address.
    ///
    /// - Throws: without `telegram.secret`, or when the address is not https.
    public func registration(url: String) throws(ChannelError) -> OutboundRequest {
        guard TelegramSettings.isSecretToken(settings.secret) else {
            throw ChannelError(
                .telegram, setting: "telegram.secret", message: "is missing, and a delivery could not be told from anybody's",
                remedy: "set it to a random word of letters and digits")
        }
        guard let address = try? WebAddress(url), address.scheme == .https, [443, 80, 88, 8443].contains(address.port) else {
            throw ChannelError(
                .telegram, setting: "URL", message: "Telegram sends to https only, on port 443, 80, 88 or 8443",
                remedy: "give the address under which the world reaches /webhooks/telegram")
        }
        return call("setWebhook", JSONBody.write(TelegramCall.Registration(url: url, secret: settings.secret)))
    }

    /// The request that has Telegram keep messages until they are asked for.
    public func deregistration() -> OutboundRequest { call("deleteWebhook") }

    public var probes: [Probe] {
        [
            Probe(title: "token", request: call("getMe")) { Self.readBot($0) },
            Probe(title: "webhook", request: call("getWebhookInfo")) { [isPulling = settings.isPulling] in Self.readHook($0, isPulling) },
        ]
    }

    private struct Bot: Decodable { var username: String? }

    private struct Hook: Decodable {
        var url: String
        var waiting: Int?
        var lastError: String?

        private enum CodingKeys: String, CodingKey {
            case url
            case waiting = "pending_update_count"
            case lastError = "last_error_message"
        }
    }

    private static func readBot(_ response: OutboundResponse) -> Probe.Finding {
        guard let answer = JSONBody.read(TelegramAnswer<Bot>.self, from: response.body) else {
            return .bad("the answer is not Telegram's, status \(response.status); look at telegram.address")
        }
        guard answer.isGood, let bot = answer.result else {
            return .bad("Telegram does not know the token; set telegram.token to the one that @BotFather gives")
        }
        return .good("@\(bot.username ?? "?")")
    }

    private static func readHook(_ response: OutboundResponse, _ isPulling: Bool) -> Probe.Finding {
        guard let answer = JSONBody.read(TelegramAnswer<Hook>.self, from: response.body), answer.isGood, let hook = answer.result else {
            return .bad("Telegram does not say, status \(response.status)")
        }
        switch (isPulling, hook.url.isEmpty) {
        case (true, false): return .bad("a webhook is set, so that no messages can be asked for; delete it with deleteWebhook")
        case (false, true): return .bad("no webhook is set; run `mentor channel set-webhook telegram URL`")
        case (true, true): return .good("none, messages are asked for; \(hook.waiting ?? 0) waiting")
        case (false, false):
            if let error = hook.lastError, !error.isEmpty { return .bad("Telegram's last delivery failed: \(error); \(hook.waiting ?? 0) waiting") }
            return .good("set; \(hook.waiting ?? 0) waiting")
        }
    }
}
#endif
