#if Server
public import Wire

/// Setting the bot up, and looking whether it is.
extension TelegramChannel {
    /// The request that has Telegram send messages to an address.
    ///
    /// - Throws: without `telegram.secret`; when messages are asked for; when the address is not one at which we take deliveries.
    public func registration(url: String) throws(ChannelError) -> OutboundRequest {
        guard TelegramSettings.isSecretToken(settings.secret) else { throw Self.secretMissing }
        guard !settings.isPulling else {
            throw ChannelError(
                .telegram, setting: "telegram.pull", message: "is true, and Telegram gives out no messages while it delivers them",
                remedy: "leave it out first, or do without a webhook")
        }
        if let objection = webhook.objection(to: url) {
            throw ChannelError(
                .telegram, setting: "URL", message: objection,
                remedy: "give the address under which the world reaches \(webhook.route), as https://mentor.example.org\(webhook.route)")
        }
        return call("setWebhook", JSONBody.write(TelegramCall.Registration(url: url, secret: settings.secret)))
    }

    /// The request that has Telegram keep messages until they are asked for.
    public func deregistration() -> OutboundRequest { call("deleteWebhook") }

    /// What Telegram has against a request, in its words; nil when it did what was asked.
    public static func objection(in response: OutboundResponse) -> String? {
        guard let answer = JSONBody.read(TelegramAnswer<Lenient<Bool>>.self, from: response.body) else {
            return "the answer is not Telegram's, status \(response.status); look at telegram.address"
        }
        return answer.isGood ? nil : "\(answer.description ?? "no reason given"), status \(answer.code ?? response.status)"
    }

    public var probes: [Probe] {
        [
            Probe(title: "token", request: call("getMe")) { Self.readBot($0) },
            Probe(title: "webhook", request: call("getWebhookInfo")) { [isPulling = settings.isPulling, webhook] in
                Self.readHook($0, isPulling, webhook)
            },
        ]
    }

    private var webhook: WebhookAddress {
        WebhookAddress(channel: .telegram, permitsLoopback: (try? WebAddress(settings.address))?.reach == .loopback, ports: [443, 80, 88, 8443])
    }

    private struct Bot: Decodable { var username: String? }

    private struct Hook: Decodable {
        var url: String
        var waiting: Int?
        var lastError: String?
        /// Seconds since 1970.
        var lastErrorTime: Int?

        private enum CodingKeys: String, CodingKey {
            case url
            case waiting = "pending_update_count"
            case lastError = "last_error_message"
            case lastErrorTime = "last_error_date"
        }

        /// "2 waiting; last error: Connection timed out (2026-11-22T09:30:00Z)". Telegram remembers it also when all is well again.
        var state: String {
            let waiting = "\(waiting ?? 0) waiting"
            guard let lastError, !lastError.isEmpty else { return waiting }
            return "\(waiting); last error: \(lastError)" + (lastErrorTime.map { " (\(EventHook.timestamp($0)))" } ?? "")
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

    private static func readHook(_ response: OutboundResponse, _ isPulling: Bool, _ webhook: WebhookAddress) -> Probe.Finding {
        guard let answer = JSONBody.read(TelegramAnswer<Hook>.self, from: response.body), answer.isGood, let hook = answer.result else {
            return .bad("Telegram does not say, status \(response.status)")
        }
        switch (isPulling, hook.url.isEmpty) {
        case (true, false):
            return .bad(
                """
                \(hook.url) is registered, so that no messages can be asked for: run `mentor channel delete-webhook telegram`, or set \
                telegram.secret and let Telegram deliver; \(hook.state)
                """)
        case (false, true): return .bad("none is registered; run `mentor channel set-webhook telegram URL`; \(hook.state)")
        case (true, true): return .good("none, messages are asked for; \(hook.state)")
        case (false, false):
            if let objection = webhook.objection(to: hook.url) {
                return .bad("\(hook.url): \(objection); run `mentor channel set-webhook telegram URL`; \(hook.state)")
            }
            // An error that nothing waits for is over.
            let isFailing = hook.lastError?.isEmpty == false && hook.waiting ?? 0 > 0
            return isFailing ? .bad("\(hook.url): Telegram cannot deliver; \(hook.state)") : .good("\(hook.url); \(hook.state)")
        }
    }
}
#endif
