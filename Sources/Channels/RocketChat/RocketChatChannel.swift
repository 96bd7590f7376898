#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// Outgoing integrations of a Rocket.Chat server of one's own.
///
/// Rocket.Chat signs nothing: it sends a token that it shares with us. The answer goes into the response. One that is too long
/// or too late is sent, if there is a bot account; else it is cut.
public struct RocketChatChannel: Channel {
    public let name = ChannelName.rocketchat
    public let manner = ChannelManner(answersWithin: 2.5, conversationInterval: 0.2)

    private let settings: RocketChatSettings
    private let address: String
    private let layout: ReplyLayout

    /// - Throws: without a token.
    public init(_ settings: RocketChatSettings) throws(ChannelError) {
        let place = "the token that Rocket.Chat shows with the outgoing integration"
        try ChannelError.checkSecret(settings.tokens.first ?? "", .rocketchat, "tokens", from: place)
        for token in settings.tokens { try ChannelError.checkSecret(token, .rocketchat, "tokens", from: place) }
        guard settings.longest >= 500 else {
            throw ChannelError(.rocketchat, setting: "rocketchat.longest", message: "expected 500 characters or more", remedy: "leave it at 5000")
        }
        address = settings.address.isEmpty ? "" : try ChannelError.checkAddress(settings.address, .rocketchat, "address")
        let text = TextSplitter(limit: 300, unit: .utf16)
        layout = ReplyLayout(
            markup: .rocketChat, splitter: TextSplitter(limit: settings.longest, unit: .utf16),
            rule: ReplyButton.Rule(count: 5, label: TextSplitter(limit: 80, unit: .utf16), text: text))
        self.settings = settings
    }

    // MARK: In

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "not a POST") }
        guard let body = JSONBody.read(Lenient<RocketChatDelivery>.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "no JSON")
        }
        guard let sent = body.value, settings.tokens.map({ SignatureVerifier.isSame(sent.token, as: $0) }).contains(true) else {
            return .refused(InlineResponse(status: 401), why: "the token is missing or another")
        }
        guard !sent.isBot, let user = sent.user, user != settings.user || settings.user.isEmpty else {
            return .done(.json("{}"), why: "from a bot")
        }
        guard !sent.isEdited, let channel = sent.channel, let message = sent.message else {
            return .done(.json("{}"), why: "no new message")
        }
        var text = (sent.text ?? "")[...]
        let word = sent.triggerWord ?? ""
        if !word.isEmpty, text.hasPrefix(word) { text = text.dropFirst(word.count).drop(while: \.isWhitespace) }
        guard !text.allSatisfy(\.isWhitespace) else { return .done(.json("{}"), why: "no text") }
        var address = ["room": channel, "message": message]
        if !word.isEmpty { address["word"] = word }
        let inbound = InboundMessage(
            keys: ["message:\(message)"], conversation: "room:\(channel):user:\(user)", text: String(text), address: ReplyAddress(address))
        return .messages([inbound], acknowledgement: .json("{}"))
    }

    // MARK: Out

    /// Nil for several pages that can be sent, and for an empty answer.
    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? {
        let laid = layout.lay(out: reply)
        guard let page = laid.pages.first, laid.pages.count == 1 || !canSend else { return nil }
        let text = laid.pages.count == 1 ? page.marked : page.marked.dropLast() + "…"
        return .json(JSONBody.write(RocketChatBody(text: text, attachments: attachments(laid.buttons, address))))
    }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        guard canSend, let room = address["room"] else { return [] }
        let laid = layout.lay(out: reply)
        return laid.pages.enumerated().map { number, page in
            let body = RocketChatBody(
                room: room, thread: address["message"], text: page.marked,
                attachments: number == laid.pages.count - 1 ? attachments(laid.buttons, address) : nil)
            return OutboundMessage(method: "chat.postMessage", address: address, body: JSONBody.write(body))
        }
    }

    private var canSend: Bool { !address.isEmpty && !settings.token.isEmpty && !settings.user.isEmpty }

    /// What a button writes begins with the integration's word, or else it would not come back to us.
    private func attachments(_ buttons: [ReplyButton], _ address: ReplyAddress) -> [RocketChatBody.Attachment]? {
        guard !buttons.isEmpty else { return nil }
        let prefix = address["word"].map { $0 + " " } ?? ""
        return [
            RocketChatBody.Attachment(
                actions: buttons.map { RocketChatBody.Attachment.Action(text: $0.label, message: prefix + $0.text) })
        ]
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard canSend, message.method == "chat.postMessage" else {
            return .impossible("rocketchat.address, rocketchat.token and rocketchat.user are needed to send")
        }
        return .request(
            OutboundRequest(url: "\(address)/api/v1/chat.postMessage", fields: authorized, body: Array(message.body.utf8)))
    }

    private var authorized: HTTPFields {
        var fields = HTTPFields.json()
        fields[named: "X-Auth-Token"] = settings.token
        fields[named: "X-User-Id"] = settings.user
        return fields
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        let verdict = SendVerdict(status: response)
        guard verdict == .sent else { return verdict }
        guard let answer = JSONBody.read(RocketChatAnswer.self, from: response.body) else {
            return .later(after: nil, why: "an answer that is not Rocket.Chat's")
        }
        return answer.isGood ? .sent : .refused(why: "Rocket.Chat says that it failed")
    }

    private struct User: Decodable {
        var id: String
        var username: String?

        private enum CodingKeys: String, CodingKey {
            case username
            case id = "_id"
        }
    }

    /// Without a bot account there is nothing that Rocket.Chat could be asked.
    public var probes: [Probe] {
        guard canSend else { return [] }
        return [
            Probe(title: "token", request: OutboundRequest(method: .get, url: "\(address)/api/v1/me", fields: authorized)) { response in
                guard response.status == 200, let user = JSONBody.read(User.self, from: response.body) else {
                    return .bad("status \(response.status); set rocketchat.token and rocketchat.user to those of a bot account")
                }
                return .good("@\(user.username ?? user.id)")
            }
        ]
    }
}
#endif
