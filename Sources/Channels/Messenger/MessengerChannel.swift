#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// Facebook's Messenger, for the page of a school.
public struct MessengerChannel: Channel {
    private let webhook: MetaWebhook
    private let api: GraphAPI

    public init(_ settings: MessengerSettings) throws(ChannelError) {
        api = try GraphAPI(base: settings.api, version: settings.version, token: settings.token, .messenger)
        try ChannelError.checkSecret(settings.appSecret, .messenger, "app-secret", from: "the app's secret, in Meta's app dashboard under Settings")
        try ChannelError.checkSecret(settings.verifyToken, .messenger, "verify-token", from: "a long word of your own, and give it to Meta as well")
        webhook = MetaWebhook(appSecret: settings.appSecret, verifyToken: settings.verifyToken)
    }

    public var name: ChannelName { .messenger }

    public var manner: ChannelManner { ChannelManner(conversationInterval: 0.5, messagesPerSecond: 40) }

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        switch webhook.open(delivery, object: "page", as: MessengerEvent.self) {
        case .end(let reception): return reception
        case .contents(let events):
            let messages = events.flatMap { ($0.messaging ?? []).compactMap(\.value) }.compactMap(inbound)
            return messages.isEmpty ? .done(InlineResponse(), why: "no text in it") : .messages(messages, acknowledgement: InlineResponse())
        }
    }

    private func inbound(_ messaging: MessengerEvent.Messaging) -> InboundMessage? {
        guard let said = messaging.said, !messaging.sender.id.isEmpty else { return nil }
        let address = ReplyAddress(["to": messaging.sender.id])
        let typing = MessengerMessage(recipient: .init(id: messaging.sender.id), sender_action: "typing_on")
        return InboundMessage(
            keys: [said.key], conversation: "page:\(messaging.recipient.id):person:\(messaging.sender.id)", text: said.text, address: address,
            receipts: [OutboundMessage(method: "typing", address: address, body: JSONBody.write(typing))])
    }

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        guard let person = address["to"] else { return [] }
        let options = reply.outcome == .safeguarded ? [] : reply.choices.isEmpty ? reply.suggestions : reply.choices.map(\.label)
        // A button shows twenty letters: when one of them says more, all stand in the text as well.
        let areWhole = options.allSatisfy { $0.utf16.count <= 20 }
        let layout = ReplyLayout(
            markup: .plain, splitter: TextSplitter(limit: MessengerMessage.longestText, unit: .utf16),
            rule: areWhole ? MessengerMessage.QuickReply.rule : nil)
        let pages = layout.lay(out: reply).pages.map(\.plain)
        return pages.enumerated().map { place, page in
            let replies = place == pages.count - 1 ? MessengerMessage.QuickReply.replies(options) : nil
            let message = MessengerMessage(
                recipient: .init(id: person), messaging_type: "RESPONSE", message: .init(text: page, quick_replies: replies))
            return OutboundMessage(method: "message", address: address, body: JSONBody.write(message))
        }
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        .request(api.post("me/messages", message.body))
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict { MetaError.verdict(on: response) }

    public var probes: [Probe] { [api.probe("me")] }
}
#endif
