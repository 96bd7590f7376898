#if Server

/// Makes messages of what Slack sends once it is believed: events, slash commands, pressed buttons.
///
/// The same message comes several times, also under different event ids, so its channel and time are a second key. In a
/// channel only what names the bot is answered, in a thread; a slash command is answered where only its author sees it.
struct SlackReader: Sendable {
    /// The bot's own user id; empty when it is not known.
    let user: String

    func read(_ event: SlackEvent) -> Reception {
        switch event.type {
        case "url_verification":
            guard let challenge = event.challenge else { return .refused(InlineResponse(status: 400), why: "a handshake without its word") }
            return .done(InlineResponse(contentType: "text/plain", body: challenge), why: "handshake")
        case "event_callback":
            guard let message = event.message else { return .done(InlineResponse(), why: "no event that is known") }
            return read(message, of: event)
        default: return .done(InlineResponse(), why: "another kind of delivery")
        }
    }

    private func read(_ message: SlackEvent.Message, of event: SlackEvent) -> Reception {
        let isDirect = message.type == "message" && message.channelKind == "im"
        guard isDirect || message.type == "app_mention" else { return .done(InlineResponse(), why: "not meant for the bot") }
        // A message with a file is a person's too.
        guard message.bot == nil, message.subtype == nil || message.subtype == "file_share", message.isHidden != true,
            let author = message.user, author != user || user.isEmpty
        else {
            return .done(InlineResponse(), why: "from a bot, or no message of a person's")
        }
        guard let channel = message.channel, let time = message.time, let team = event.team else {
            return .done(InlineResponse(), why: "no message that can be answered")
        }
        let written = message.text.map { SlackText.plain($0) } ?? ""
        let text = written.allSatisfy(\.isWhitespace) && message.files?.isEmpty == false ? InboundMessage.object : written
        guard !text.allSatisfy(\.isWhitespace) else { return .done(InlineResponse(), why: "no text") }
        var address = ["channel": channel]
        if let thread = message.thread ?? (isDirect ? nil : time) { address["thread"] = thread }
        var keys = ["message:\(team):\(channel):\(time)"]
        if let id = event.id { keys.append("event:\(id)") }
        if let id = message.clientID { keys.append("client:\(id)") }
        let inbound = InboundMessage(
            keys: keys, conversation: "team:\(team):channel:\(channel):user:\(author)", text: text, address: ReplyAddress(address))
        return .messages([inbound], acknowledgement: InlineResponse())
    }

    /// A slash command.
    func read(_ form: FormBody) -> Reception {
        if form["ssl_check"] == "1" { return .done(InlineResponse(), why: "Slack looks at our certificate") }
        guard let trigger = form["trigger_id"], !trigger.isEmpty, form["command"] != nil, let author = form["user_id"],
            let channel = form["channel_id"],
            let team = form["team_id"], let url = form["response_url"]
        else { return .done(InlineResponse(), why: "no command that is known") }
        let text = form["text"] ?? ""
        let inbound = InboundMessage(
            keys: ["trigger:\(trigger)"], conversation: "team:\(team):channel:\(channel):user:\(author)",
            text: text.allSatisfy(\.isWhitespace) ? "aide" : SlackText.plain(text), address: ReplyAddress(["url": url]))
        return .messages([inbound], acknowledgement: InlineResponse())
    }

    func read(_ press: SlackPress) -> Reception {
        guard press.type == "block_actions", let action = press.actions?.first, action.type == "button", let text = action.value,
            !text.allSatisfy(\.isWhitespace), let channel = press.channel?.id, let trigger = press.trigger, !trigger.isEmpty,
            let team = press.team?.id
        else { return .done(InlineResponse(), why: "no button of ours") }
        guard press.user.id != user || user.isEmpty else { return .done(InlineResponse(), why: "from the bot itself") }
        var address = ["channel": channel]
        if let thread = press.container?.thread { address["thread"] = thread }
        // Where only one person sees the buttons, only he sees the answer.
        if press.container?.isEphemeral == true, let url = press.responseURL { address = ["url": url] }
        let inbound = InboundMessage(
            keys: ["trigger:\(trigger)"], conversation: "team:\(team):channel:\(channel):user:\(press.user.id)", text: text,
            address: ReplyAddress(address))
        return .messages([inbound], acknowledgement: InlineResponse())
    }
}
#endif
