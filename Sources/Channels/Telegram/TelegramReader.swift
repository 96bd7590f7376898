#if Server
internal import TextAnalysis

/// Makes messages of what Telegram tells: whom to listen to, what a command means, which button was pressed.
///
/// In a group only what is meant for the bot is answered: commands, answers to a bot, and messages that name it. Each person
/// in a group has a conversation of his own, for a choice that one was offered is not the other's.
struct TelegramReader: Sendable {
    /// Without `@`; empty when it is not known.
    let botName: String

    enum Reading {
        case message(InboundMessage)
        case nothing(why: String)
        /// Nothing can be made of the button; Telegram is to be told that it was pressed.
        case spent(press: String)
    }

    func read(_ update: TelegramUpdate) -> Reading {
        if let press = update.press { return read(press, update.id) }
        guard let message = update.message else { return .nothing(why: "no message that is answered") }
        guard let from = message.from, !from.isBot, message.speaker == nil else { return .nothing(why: "from a bot or a channel") }
        guard let raw = message.text ?? message.caption ?? (update.hasObject ? InboundMessage.object : nil), !raw.allSatisfy(\.isWhitespace) else {
            return .nothing(why: "no text")
        }
        let language = Self.language(from.language)
        guard let text = text(of: raw, in: message, language) else { return .nothing(why: "not meant for this bot") }
        return .message(
            inbound(message, from, text: text, keys: ["update:\(update.id)", "message:\(message.chat.id):\(message.id)"], answering: message.id))
    }

    private func read(_ press: TelegramPress, _ update: Int) -> Reading {
        guard !press.from.isBot, let message = press.message, let text = Self.text(of: press) else { return .spent(press: press.id) }
        var inbound = inbound(message, press.from, text: text, keys: ["update:\(update)", "press:\(press.id)"], answering: nil)
        inbound.receipts.insert(Self.receipt(of: press.id), at: 0)
        return .message(inbound)
    }

    /// Tells Telegram that the button was pressed, or else it turns for a minute.
    static func receipt(of press: String) -> OutboundMessage {
        OutboundMessage(
            method: "answerCallbackQuery", address: ReplyAddress([:]), body: JSONBody.write(TelegramCall.Receipt(press: press)))
    }

    private func inbound(
        _ message: TelegramMessage, _ from: TelegramMessage.User, text: String, keys: [String], answering: Int?
    ) -> InboundMessage {
        let isPrivate = message.chat.type == "private"
        var address = ["chat": String(message.chat.id)]
        if let thread = message.thread { address["thread"] = String(thread) }
        if !isPrivate, let answering { address["answering"] = String(answering) }
        let typing = TelegramCall.Typing(thread: message.thread)
        return InboundMessage(
            keys: keys, conversation: isPrivate ? "chat:\(message.chat.id)" : "chat:\(message.chat.id):user:\(from.id)", text: text,
            language: Self.language(from.language), address: ReplyAddress(address),
            receipts: [OutboundMessage(method: "sendChatAction", address: ReplyAddress(address), body: JSONBody.write(typing))])
    }

    /// What is asked: commands in words, the bot's name left out; nil for what is meant for somebody else.
    private func text(of raw: String, in message: TelegramMessage, _ language: Language?) -> String? {
        let isPrivate = message.chat.type == "private"
        if raw.hasPrefix("/") {
            let command = raw.dropFirst().prefix { !$0.isWhitespace }
            let rest = raw.dropFirst(command.count + 1).drop(while: \.isWhitespace)
            let parts = command.split(separator: "@", maxSplits: 1)
            if let name = parts.dropFirst().first, !botName.isEmpty, name.lowercased() != botName.lowercased() { return nil }
            return words(for: parts.first ?? "", rest: String(rest), language)
        }
        let mention = "@" + botName
        let isNamed = !botName.isEmpty && raw.lowercased().contains(mention.lowercased())
        let isAnswer = message.answered?.from.map { $0.isBot && (botName.isEmpty || $0.username?.lowercased() == botName.lowercased()) } ?? false
        guard isPrivate || isNamed || isAnswer else { return nil }
        guard isNamed else { return raw }
        let text = raw.split(separator: " ").filter { $0.lowercased() != mention.lowercased() }.joined(separator: " ")
        return text.isEmpty ? Self.help(language) : text
    }

    private func words(for command: Substring, rest: String, _ language: Language?) -> String {
        switch command.lowercased() {
        // What is said to it depends on who answers at the moment.
        case "start": "/start"
        case "aide", "help": Self.help(language)
        case "orientation", "mentor": rest.isEmpty ? Self.help(language) : rest
        // Telegram's menu of commands has no hyphens.
        case "oublie_moi", "oubliemoi", "oublie-moi": "/oublie-moi"
        case "forget_me", "forgetme", "forget-me": "/forget-me"
        default: rest.isEmpty ? "/" + command : "/\(command) \(rest)"
        }
    }

    private static func help(_ language: Language?) -> String { language == .english ? "help" : "aide" }

    private static func language(_ code: String?) -> Language? { code.flatMap { Language(rawValue: $0.prefix(2).lowercased()) } }

    // MARK: Buttons

    /// What a button sends back has 64 bytes: its words if they fit, else its number, and the words are read from the
    /// message that it is under.
    static func data(of button: ReplyButton, number: Int) -> String {
        button.text.utf8.count <= 63 && button.text == button.label ? "=" + button.text : "#\(number)"
    }

    private static func text(of press: TelegramPress) -> String? {
        guard let data = press.data else { return nil }
        if data.hasPrefix("=") { return data.count > 1 ? String(data.dropFirst()) : nil }
        return press.message?.keyboard?.rows.joined().first { $0.data == data }?.text
    }
}
#endif
