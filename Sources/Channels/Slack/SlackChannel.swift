#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// An app on Slack: the Events API, a slash command, buttons.
///
/// Slack wants to be answered within three seconds and repeats itself when it is not; so a delivery is acknowledged as soon as
/// it is kept, and answered with `chat.postMessage`. A slash command has an address of its own for answers: it stands in a
/// signed delivery, and is used all the same only if it is at hooks.slack.com. Slack says that something failed with status
/// 200 and `"ok": false`.
public struct SlackChannel: Channel {
    public let name = ChannelName.slack
    /// Slack takes about one message a second in a channel.
    public let manner = ChannelManner(conversationInterval: 1)

    private let settings: SlackSettings
    private let address: String
    private let verifier: SignatureVerifier
    private let reader: SlackReader
    private let answering: AddressRule
    /// A section holds 3,000 characters.
    private let layout = ReplyLayout(
        markup: .mrkdwn, splitter: TextSplitter(limit: 3000, unit: .utf16),
        rule: ReplyButton.Rule(count: 5, label: TextSplitter(limit: 75, unit: .utf16), text: TextSplitter(limit: 2000, unit: .utf16)))

    public init(_ settings: SlackSettings) throws(ChannelError) {
        try ChannelError.checkSecret(settings.signingSecret, .slack, "signing-secret", from: "“Signing Secret” of the app's “Basic Information”")
        try ChannelError.checkSecret(settings.token, .slack, "token", from: "“Bot User OAuth Token”, which begins with xoxb-")
        guard settings.token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw ChannelError(.slack, setting: "slack.token", message: "expected xoxb- and letters and digits", remedy: "copy the whole token")
        }
        address = try ChannelError.checkAddress(settings.address, .slack, "address")
        // A stand-in on this machine has its response addresses there too.
        answering = AddressRule(hosts: ["hooks.slack.com"], permitsLoopback: (try? WebAddress(address))?.reach == .loopback)
        verifier = SignatureVerifier(key: settings.signingSecret.utf8, prefix: "v0=")
        reader = SlackReader(user: settings.user)
        self.settings = settings
    }

    // MARK: In

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "not a POST") }
        guard let time = delivery.fields[named: "X-Slack-Request-Timestamp"], SignatureVerifier.isFresh(time, now: delivery.time, tolerance: 300)
        else {
            return .refused(InlineResponse(status: 401), why: "the time is missing or more than five minutes from ours")
        }
        guard verifier.accepts(delivery.fields[named: "X-Slack-Signature"], of: Array("v0:\(time):".utf8), delivery.body) else {
            return .refused(InlineResponse(status: 401), why: "the signature is missing or wrong")
        }
        if FormBody.isForm(delivery) {
            guard let form = FormBody(delivery.body) else { return .refused(InlineResponse(status: 400), why: "no form") }
            guard let payload = form["payload"] else { return reader.read(form) }
            guard let press = JSONBody.read(Lenient<SlackPress>.self, from: Array(payload.utf8)) else {
                return .refused(InlineResponse(status: 400), why: "no JSON in the form")
            }
            return press.value.map { reader.read($0) } ?? .done(InlineResponse(), why: "no action that is known")
        }
        guard let event = JSONBody.read(Lenient<SlackEvent>.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "no JSON")
        }
        return event.value.map { reader.read($0) } ?? .done(InlineResponse(), why: "no event that is known")
    }

    // MARK: Out

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        let laid = layout.lay(out: reply)
        let isOwn = address["url"] != nil
        let buttons = laid.buttons.enumerated().map { number, button in
            SlackBody.Button(text: SlackBody.Text(type: "plain_text", text: button.label), value: button.text, action: "mentor-\(number + 1)")
        }
        return laid.pages.enumerated().map { number, page in
            var body = SlackBody(channel: address["channel"], thread: address["thread"], text: page.marked)
            if isOwn { (body.channel, body.thread, body.kind, body.replaces) = (nil, nil, "ephemeral", false) }
            if number == laid.pages.count - 1, !buttons.isEmpty {
                body.blocks = [
                    SlackBody.Block(type: "section", text: SlackBody.Text(type: "mrkdwn", text: page.marked)),
                    SlackBody.Block(type: "actions", buttons: buttons),
                ]
            }
            var plain = body
            // Also plain text has the three signs escaped.
            (plain.text, plain.isMarked, plain.blocks) = (Markup.mrkdwn.text(page.plain), false, nil)
            return OutboundMessage(
                method: isOwn ? "respond" : "chat.postMessage", address: address, body: JSONBody.write(body), plainBody: JSONBody.write(plain))
        }
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        let body = Array(message.body.utf8)
        switch message.method {
        case "chat.postMessage":
            return .request(OutboundRequest(url: "\(address)/chat.postMessage", fields: authorized, body: body))
        case "respond":
            guard let url = message.address["url"], answering.permits(url) else {
                return .impossible("the address for the answer is not at hooks.slack.com")
            }
            return .request(OutboundRequest(url: url, fields: .json(), body: body))
        default: return .impossible("not a message for Slack")
        }
    }

    private var authorized: HTTPFields {
        var fields = HTTPFields.json(bearer: settings.token)
        // Slack warns when it is not told.
        fields[.contentType] = "application/json; charset=utf-8"
        return fields
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        guard response.status == 200 else { return SendVerdict(status: response) }
        guard let answer = JSONBody.read(SlackAnswer.self, from: response.body) else {
            // Response addresses say "ok" and no more.
            return message.method == "respond" ? .sent : .later(after: nil, why: "an answer that is not Slack's")
        }
        if answer.isGood { return .sent }
        switch answer.error {
        case "ratelimited", "rate_limited": return .later(after: response.retryAfter, why: "too many requests")
        case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org":
            return .later(after: response.retryAfter, why: "Slack is in trouble")
        case "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long": return .plain(why: "the blocks were refused")
        case let error: return .refused(why: Self.word(error))
        }
    }

    /// Slack's word for what is wrong, if it is one word.
    private static func word(_ error: String?) -> String {
        guard let error, error.utf8.count <= 60, error.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }) else {
            return "Slack does not say why"
        }
        return error
    }

    public var probes: [Probe] {
        [
            Probe(title: "token", request: OutboundRequest(url: "\(address)/auth.test", fields: authorized)) { [user = settings.user] response in
                guard let answer = JSONBody.read(SlackAnswer.self, from: response.body) else {
                    return .bad("the answer is not Slack's, status \(response.status); look at slack.address")
                }
                guard answer.isGood else { return .bad("\(Self.word(answer.error)); set slack.token to the “Bot User OAuth Token”") }
                if !user.isEmpty, let own = answer.user, own != user { return .bad("the bot is \(own); set slack.user to it") }
                return .good([answer.team, answer.user].compactMap { $0 }.joined(separator: ", "))
            }
        ]
    }
}
#endif
