#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// A slash command, outgoing webhooks and buttons of a Mattermost server of one's own.
///
/// Mattermost signs nothing: it sends a token that it shares with us, in the body or in a header field. Each that is there must
/// be one of ours. A button brings back what we put into it, with a signature of ours over its words and its channel.
///
/// The answer goes into the response. One that is too long or too late is sent: for a command to its response address, if
/// that is on the server that was set up; for a webhook as a post, if there is a bot account; else it is cut.
public struct MattermostChannel: Channel {
    public let name = ChannelName.mattermost
    public let manner = ChannelManner(answersWithin: 2.5, conversationInterval: 0.2)

    private let settings: MattermostSettings
    private let address: String
    private let callback: String
    private let answering: AddressRule
    private let signer: SignatureVerifier
    private let layout: ReplyLayout
    private static let splitter = TextSplitter(limit: 16383, unit: .utf16)

    /// - Throws: without a token.
    public init(_ settings: MattermostSettings) throws(ChannelError) {
        let place = "the token that Mattermost showed when the command or webhook was made"
        try ChannelError.checkSecret(settings.tokens.first ?? "", .mattermost, "tokens", from: place)
        for token in settings.tokens { try ChannelError.checkSecret(token, .mattermost, "tokens", from: place) }
        address = settings.address.isEmpty ? "" : try ChannelError.checkAddress(settings.address, .mattermost, "address")
        callback = settings.callback.isEmpty ? "" : try ChannelError.checkAddress(settings.callback, .mattermost, "callback")
        let server = try? WebAddress(address)
        let host = server.map { $0.port == 443 ? $0.host : "\($0.host):\($0.port)" }
        answering = AddressRule(hosts: host.map { [$0] } ?? [], permitsLoopback: server?.reach == .loopback)
        signer = SignatureVerifier(key: "mentor.button.\(settings.tokens.first ?? "")".utf8)
        let text = TextSplitter(limit: 300, unit: .utf16)
        layout = ReplyLayout(
            markup: .markdown, splitter: Self.splitter,
            rule: callback.isEmpty ? nil : ReplyButton.Rule(count: 5, label: TextSplitter(limit: 80, unit: .utf16), text: text))
        self.settings = settings
    }

    // MARK: In

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "not a POST") }
        let sent: MattermostDelivery?
        if FormBody.isForm(delivery) {
            guard let form = FormBody(delivery.body) else { return .refused(InlineResponse(status: 400), why: "no form") }
            sent = MattermostDelivery(form: form)
        } else {
            guard let body = JSONBody.read(Lenient<MattermostDelivery>.self, from: delivery.body) else {
                return .refused(InlineResponse(status: 400), why: "no JSON")
            }
            sent = body.value
        }
        guard let sent else { return .refused(InlineResponse(status: 401), why: "no token") }
        guard isBelieved(sent, delivery) else { return .refused(InlineResponse(status: 401), why: "the token is missing or another") }
        guard let user = sent.user, user != settings.user || settings.user.isEmpty else { return .done(.json("{}"), why: "from the bot itself") }
        guard let channel = sent.channel, let (key, address) = Self.place(of: sent, channel) else {
            return .done(.json("{}"), why: "no message that can be answered")
        }
        let text = Self.text(of: sent)
        if text.isEmpty, sent.command == nil { return .done(.json("{}"), why: "no text") }
        let inbound = InboundMessage(
            keys: [key], conversation: "channel:\(channel):user:\(user)", text: text.isEmpty ? "aide" : text, address: ReplyAddress(address))
        return .messages([inbound], acknowledgement: .json("{}"))
    }

    private func isBelieved(_ sent: MattermostDelivery, _ delivery: Delivery) -> Bool {
        if let context = sent.context {
            return signer.accepts(context.signature, of: Self.signed(context.text, in: sent.channel ?? ""))
        }
        // The documentation says "Bearer", its example "Token".
        let field = delivery.fields[.authorization].map { $0.split(separator: " ", maxSplits: 1).last.map { String($0) } ?? "" }
        let given = [sent.token, field].compactMap { $0 }
        // Every token is compared with every one of ours, whatever the first comparisons said.
        return !given.isEmpty
            && given.allSatisfy { token in settings.tokens.map { SignatureVerifier.isSame(token, as: $0) }.contains(true) }
    }

    private static func signed(_ text: String, in channel: String) -> [UInt8] { Array("\(channel)\n\(text)".utf8) }

    private static func place(of sent: MattermostDelivery, _ channel: String) -> (key: String, address: [String: String])? {
        if sent.context != nil { return sent.trigger.map { ("trigger:\($0)", ["button": "1"]) } }
        if sent.command != nil {
            var address = ["room": channel]
            address["url"] = sent.responseURL
            return sent.trigger.map { ("trigger:\($0)", address) }
        }
        return sent.post.map { ("post:\($0)", ["room": channel, "post": $0]) }
    }

    private static func text(of sent: MattermostDelivery) -> String {
        var text = (sent.context?.text ?? sent.text ?? "")[...]
        if let word = sent.triggerWord, !word.isEmpty, text.hasPrefix(word) { text = text.dropFirst(word.count) }
        let words = text.drop(while: \.isWhitespace)
        return words.lastIndex { !$0.isWhitespace }.map { String(words[...$0]) } ?? ""
    }

    // MARK: Out

    /// Nil for several pages that can be sent, and for an empty answer.
    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? {
        let laid = layout.lay(out: reply)
        guard let page = laid.pages.first, laid.pages.count == 1 || !canSend(to: address) else { return nil }
        let text = laid.pages.count == 1 ? page.marked : page.marked.dropLast() + "…"
        guard address["button"] == nil else { return .json(JSONBody.write(MattermostBody(ephemeral: text))) }
        var body = MattermostBody(text: text, kind: address["post"] == nil ? "ephemeral" : "comment")
        body.attachments = attachments(laid.buttons, address)
        return .json(JSONBody.write(body))
    }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        guard canSend(to: address) else { return [] }
        let laid = layout.lay(out: reply)
        return laid.pages.enumerated().map { number, page in
            let attachments = number == laid.pages.count - 1 ? attachments(laid.buttons, address) : nil
            var body = MattermostBody()
            if let post = address["post"] {
                (body.message, body.channel, body.root) = (page.marked, address["room"], post)
                body.properties = attachments.map { MattermostBody.Properties(attachments: $0) }
                return OutboundMessage(method: "post", address: address, body: JSONBody.write(body))
            }
            (body.text, body.kind, body.attachments) = (page.marked, "ephemeral", attachments)
            return OutboundMessage(method: "respond", address: address, body: JSONBody.write(body))
        }
    }

    private func canSend(to address: ReplyAddress) -> Bool {
        if let url = address["url"] { return answering.permits(url) }
        return address["post"] != nil && !self.address.isEmpty && !settings.token.isEmpty
    }

    /// A button is signed for its channel.
    private func attachments(_ buttons: [ReplyButton], _ address: ReplyAddress) -> [MattermostBody.Attachment]? {
        guard !buttons.isEmpty, let channel = address["room"] else { return nil }
        let actions = buttons.enumerated().map { number, button in
            MattermostBody.Attachment.Action(
                id: "mentor\(number + 1)", name: button.label,
                integration: MattermostBody.Attachment.Action.Integration(
                    url: callback, context: ["text": button.text, "signature": signer.signature(of: Self.signed(button.text, in: channel))]))
        }
        return [MattermostBody.Attachment(actions: actions)]
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        let body = Array(message.body.utf8)
        switch message.method {
        case "respond":
            guard let url = message.address["url"], answering.permits(url) else {
                return .impossible("the address for the answer is not on our server")
            }
            return .request(OutboundRequest(url: url, fields: .json(), body: body))
        case "post":
            guard canSend(to: message.address) else { return .impossible("mattermost.address and mattermost.token are needed to send") }
            return .request(OutboundRequest(url: "\(address)/api/v4/posts", fields: .json(bearer: settings.token), body: body))
        default: return .impossible("not a message for Mattermost")
        }
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict { SendVerdict(status: response) }

    private struct User: Decodable {
        var id: String
        var username: String
    }

    /// Without a bot account there is nothing that Mattermost could be asked.
    public var probes: [Probe] {
        guard !address.isEmpty, !settings.token.isEmpty else { return [] }
        let request = OutboundRequest(method: .get, url: "\(address)/api/v4/users/me", fields: .json(bearer: settings.token))
        return [
            Probe(title: "token", request: request) { [own = settings.user] response in
                guard response.status == 200, let user = JSONBody.read(User.self, from: response.body) else {
                    return .bad("status \(response.status); set mattermost.token to a bot account's access token")
                }
                if user.id != own { return .bad("the bot account is \(user.id); set mattermost.user to it, or it may answer itself") }
                return .good("@\(user.username)")
            }
        ]
    }
}
#endif
