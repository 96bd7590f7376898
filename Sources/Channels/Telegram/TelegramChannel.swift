#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// Telegram's Bot API: messages come by webhook or are asked for, answers are sent.
///
/// HTML is the markup, for it has four signs to escape where Telegram's Markdown has eighteen. A message whose markup is
/// refused all the same is sent again as plain text. What is kept of a message names its chat in the address only: when a
/// group becomes a supergroup, Telegram gives it another number, and the message follows.
public struct TelegramChannel: Channel {
    public let name = ChannelName.telegram
    /// Telegram takes one message a second in a chat, and about thirty in all.
    public let manner = ChannelManner(conversationInterval: 1, messagesPerSecond: 25)

    let settings: TelegramSettings
    private let address: String
    let reader: TelegramReader
    private let layout = ReplyLayout(
        markup: .html, splitter: TextSplitter(limit: 4096, unit: .utf16),
        rule: ReplyButton.Rule(count: 8, label: TextSplitter(limit: 200, unit: .utf16), text: TextSplitter(limit: 200, unit: .utf16)))

    /// - Throws: for a token that is none; without a secret, unless messages are pulled.
    public init(_ settings: TelegramSettings) throws(ChannelError) {
        try ChannelError.checkSecret(settings.token, .telegram, "token", from: "the bot's token, which @BotFather gives")
        guard TelegramSettings.isToken(settings.token) else {
            throw ChannelError(
                .telegram, setting: "telegram.token", message: "expected digits, a colon, letters and digits",
                remedy: "copy the whole token that @BotFather gave")
        }
        if !settings.isPulling || !settings.secret.isEmpty {
            guard !settings.secret.allSatisfy(\.isWhitespace) else { throw Self.secretMissing }
            guard TelegramSettings.isSecretToken(settings.secret) else {
                throw ChannelError(
                    .telegram, setting: "telegram.secret", message: "expected 1 to 256 letters, digits, hyphens and underscores",
                    remedy: "choose another, as `openssl rand -hex 32` prints it")
            }
        }
        address = try ChannelError.checkAddress(settings.address, .telegram, "address")
        self.settings = settings
        reader = TelegramReader(botName: settings.botName.hasPrefix("@") ? String(settings.botName.dropFirst()) : settings.botName)
    }

    /// There are two ways for messages to come, and only one needs the secret.
    static let secretMissing = ChannelError(
        .telegram, setting: "telegram.secret", message: "is missing, and a delivery could not be told from anybody's",
        remedy: """
            set it to a random word (`openssl rand -hex 32`) to have Telegram deliver to /webhooks/telegram; or set telegram.pull=true \
            for `mentor serve`, or run `mentor bot telegram`, to have Mentor ask for the messages, which needs neither secret nor public address
            """)

    // MARK: In

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "not a POST") }
        guard SignatureVerifier.isSame(delivery.fields[named: "X-Telegram-Bot-Api-Secret-Token"], as: settings.secret) else {
            return .refused(InlineResponse(status: 401), why: "the secret token is missing or another")
        }
        guard let update = JSONBody.read(Lenient<TelegramUpdate>.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "no JSON")
        }
        guard let update = update.value else { return .done(InlineResponse(), why: "no update that is known") }
        switch reader.read(update) {
        case .message(let message): return .messages([message], acknowledgement: InlineResponse())
        case .nothing(let why): return .done(InlineResponse(), why: why)
        case .spent(let press):
            return .done(.json(JSONBody.write(TelegramCall.InlineReceipt(press: press))), why: "a button that no longer says anything")
        }
    }

    // MARK: Out

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        let laid = layout.lay(out: reply)
        let buttons = laid.buttons.enumerated().map { number, button in
            [TelegramCall.Message.Keyboard.Button(text: button.label, data: TelegramReader.data(of: button, number: number + 1))]
        }
        return laid.pages.enumerated().map { number, page in
            var message = TelegramCall.Message(
                thread: address["thread"].flatMap { Int($0) }, text: page.marked, mode: reply.outcome == .safeguarded ? nil : "HTML")
            if number == 0 { message.answering = address["answering"].flatMap { Int($0) }.map { TelegramCall.Message.Answering(message: $0) } }
            if number == laid.pages.count - 1, !buttons.isEmpty { message.keyboard = TelegramCall.Message.Keyboard(rows: buttons) }
            var plain = message
            (plain.text, plain.mode) = (page.plain, nil)
            if reply.outcome == .safeguarded { message = plain }
            return OutboundMessage(
                method: "sendMessage", address: address, body: JSONBody.write(message), plainBody: message == plain ? nil : JSONBody.write(plain))
        }
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        let chat = message.address["chat"].flatMap { Int($0) }
        switch message.method {
        case "sendMessage":
            guard let chat, var body = JSONBody.read(TelegramCall.Message.self, from: Array(message.body.utf8)) else { break }
            body.chat = chat
            return .request(call("sendMessage", JSONBody.write(body)))
        case "sendChatAction":
            guard let chat, var body = JSONBody.read(TelegramCall.Typing.self, from: Array(message.body.utf8)) else { break }
            body.chat = chat
            return .request(call("sendChatAction", JSONBody.write(body)))
        case "answerCallbackQuery": return .request(call("answerCallbackQuery", message.body))
        default: break
        }
        return .impossible("not a message for Telegram")
    }

    func call(_ method: String, _ body: String = "{}", deadline: Double = 20) -> OutboundRequest {
        OutboundRequest(
            url: "\(address)/bot\(settings.token)/\(method)", fields: .json(), body: Array(body.utf8), deadline: deadline)
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        guard let answer = JSONBody.read(TelegramAnswer<Lenient<Bool>>.self, from: response.body) else {
            // Not Telegram speaks, but something between us.
            return response.status == 200 ? .later(after: nil, why: "an answer that is not Telegram's") : SendVerdict(status: response)
        }
        if answer.isGood { return .sent }
        if let chat = answer.parameters?.movedTo {
            var address = message.address
            address.values["chat"] = String(chat)
            return .moved(to: address, why: "the group became a supergroup")
        }
        switch answer.code ?? response.status {
        case 429: return .later(after: answer.parameters?.wait ?? response.retryAfter, why: "too many requests")
        case 400:
            let isMarkup = answer.description?.lowercased().contains("parse entities") ?? false
            return isMarkup ? .plain(why: "the markup was refused") : .refused(why: "status 400")
        case 401, 404: return .refused(why: "the token was not accepted: see `mentor channel check telegram`")
        case 403: return .refused(why: "the person blocked the bot, or it was put out of the group")
        case 408, 409, 500...: return .later(after: nil, why: "status \(answer.code ?? response.status)")
        case let code: return .refused(why: "status \(code)")
        }
    }
}
#endif
