#if Server
public import Composition
internal import HTTPTypes
internal import TextAnalysis
public import Wire

/// WhatsApp, by Meta's Cloud API.
public struct WhatsAppChannel: Channel {
    private let phoneNumberID: String
    private let webhook: MetaWebhook
    private let api: GraphAPI

    public init(_ settings: WhatsAppSettings) throws(ChannelError) {
        api = try GraphAPI(base: settings.api, version: settings.version, token: settings.token, .whatsapp)
        try ChannelError.checkSecret(settings.appSecret, .whatsapp, "app-secret", from: "the app's secret, in Meta's app dashboard under Settings")
        try ChannelError.checkSecret(settings.verifyToken, .whatsapp, "verify-token", from: "a long word of your own, and give it to Meta as well")
        try ChannelError.checkSecret(settings.phoneNumberID, .whatsapp, "phone-number-id", from: "the id of your number, in Meta's app dashboard")
        webhook = MetaWebhook(appSecret: settings.appSecret, verifyToken: settings.verifyToken)
        phoneNumberID = settings.phoneNumberID
    }

    public var name: ChannelName { .whatsapp }

    /// Meta takes a message to the same person every six seconds, and a few of them at once; 80 a second in all.
    public var manner: ChannelManner { ChannelManner(conversationInterval: 1, messagesPerSecond: 80) }

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        switch webhook.open(delivery, object: "whatsapp_business_account", as: WhatsAppEvent.self) {
        case .end(let reception): return reception
        case .contents(let events):
            let changes = events.flatMap { $0.changes.compactMap(\.value) }
            let values = changes.filter { $0.field == "messages" && $0.value.metadata.phone_number_id == phoneNumberID }.map(\.value)
            let messages = values.flatMap { ($0.messages ?? []).compactMap(\.value) }.compactMap(inbound)
            return messages.isEmpty ? .done(InlineResponse(), why: "no text in it") : .messages(messages, acknowledgement: InlineResponse())
        }
    }

    private func inbound(_ message: WhatsAppEvent.Message) -> InboundMessage? {
        let number = message.from.flatMap { $0.isEmpty ? nil : $0 }
        guard let said = message.said, !message.id.isEmpty, let person = number ?? message.from_user_id, !person.isEmpty else { return nil }
        let address = ReplyAddress([number == nil ? "recipient" : "to": person])
        return InboundMessage(
            keys: ["message:\(message.id)"], conversation: "person:\(person)", text: said, address: address,
            receipts: [OutboundMessage(method: "typing", address: address, body: JSONBody.write(Typing(message_id: message.id)))])
    }

    /// Marks the message as read and shows that an answer is being written.
    private struct Typing: Encodable {
        struct Indicator: Encodable { var type = "text" }

        var messaging_product = "whatsapp"
        var status = "read"
        var message_id: String
        var typing_indicator = Indicator()
    }

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        let layout = ReplyLayout(
            markup: .plain, splitter: TextSplitter(limit: WhatsAppMessage.longestText, unit: .utf16), rule: WhatsAppMessage.Interactive.rule)
        let result = layout.lay(out: reply)
        var pages = result.pages.map(\.plain)
        var interactive: WhatsAppMessage.Interactive?
        if !result.buttons.isEmpty, let last = pages.last {
            let isFrench = reply.language == .french
            let fits = last.utf16.count <= WhatsAppMessage.longestBody
            if fits { pages.removeLast() }
            interactive = WhatsAppMessage.Interactive(
                body: fits ? last : isFrench ? "Pour continuer\u{A0}:" : "To go on:", buttons: result.buttons,
                open: isFrench ? "Voir les choix" : "See the choices")
        }
        return pages.map { message(to: address, text: $0) } + (interactive.map { [message(to: address, interactive: $0)] } ?? [])
    }

    private func message(to address: ReplyAddress, text: String? = nil, interactive: WhatsAppMessage.Interactive? = nil) -> OutboundMessage {
        let message = WhatsAppMessage(
            to: address["to"], recipient: address["recipient"], type: text == nil ? "interactive" : "text",
            text: text.map { WhatsAppMessage.Text(body: $0) }, interactive: interactive)
        return OutboundMessage(method: "message", address: address, body: JSONBody.write(message))
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        .request(api.post("\(PercentEncoding.encode(phoneNumberID))/messages", message.body))
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict { MetaError.verdict(on: response) }

    public var probes: [Probe] { [api.probe(PercentEncoding.encode(phoneNumberID))] }
}
#endif
