#if Server
public import Composition
internal import Crypto
internal import HTTPTypes
internal import TextAnalysis
public import Wire

/// A slash command and its buttons on Discord (interactions over HTTP).
///
/// Discord tells of ordinary messages over a standing connection only; over HTTP there is the command `/orientation`, and it
/// needs no right to read what pupils write each other. An answer of one page goes into the response, within three seconds.
/// A longer or later one is announced (type 5) and sent: the first page in the place of the announcement, the rest after it.
/// Discord sends wrong signatures on purpose, and puts an address that takes one out of service.
public struct DiscordChannel: Channel {
    public let name = ChannelName.discord
    public let manner = ChannelManner(answersWithin: 2.5, conversationInterval: 0.5)

    let settings: DiscordSettings
    let address: String
    private let key: Curve25519.Signing.PublicKey
    /// Custom ids and labels count scalars; so does the text.
    private let layout = ReplyLayout(
        markup: .discord, splitter: TextSplitter(limit: 2000, unit: .utf16),
        rule: ReplyButton.Rule(count: 5, label: TextSplitter(limit: 80, unit: .utf16), text: TextSplitter(limit: 98, unit: .utf16)))

    /// - Throws: for a public key or an application id that is none.
    public init(_ settings: DiscordSettings) throws(ChannelError) {
        try ChannelError.checkSecret(settings.publicKey, .discord, "public-key", from: "the application's public key")
        guard let bytes = Hex.bytes(of: settings.publicKey.lowercased()), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes) else {
            throw ChannelError(
                .discord, setting: "discord.public-key", message: "expected 64 hexadecimal digits",
                remedy: "copy “Public Key” from the application's page on discord.com/developers")
        }
        guard Self.isSnowflake(settings.application) else {
            throw ChannelError(
                .discord, setting: "discord.application", message: "expected the application's id, 17 to 20 digits",
                remedy: "copy “Application ID” from the application's page on discord.com/developers")
        }
        address = try ChannelError.checkAddress(settings.address, .discord, "address")
        self.key = key
        self.settings = settings
    }

    private static func isSnowflake(_ text: String) -> Bool {
        (1...20).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    // MARK: In

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "not a POST") }
        guard let time = delivery.fields[named: "X-Signature-Timestamp"],
            let signature = delivery.fields[named: "X-Signature-Ed25519"].flatMap({ Hex.bytes(of: $0) }),
            key.isValidSignature(signature, for: Array(time.utf8) + delivery.body)
        else { return .refused(InlineResponse(status: 401), why: "the signature is missing or wrong") }
        // As long as Discord lets us answer.
        guard SignatureVerifier.isFresh(time, now: delivery.time, tolerance: 900) else {
            return .refused(InlineResponse(status: 401), why: "signed more than 15 minutes from our time")
        }
        guard let interaction = JSONBody.read(Lenient<DiscordInteraction>.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "no JSON")
        }
        guard let interaction = interaction.value else { return .done(InlineResponse(status: 204), why: "no interaction that is known") }
        switch interaction.type {
        case 1: return .done(.json(JSONBody.write(DiscordAnswer(type: 1))), why: "ping")
        case 4: return .done(.json(JSONBody.write(DiscordAnswer.NoCompletions())), why: "completion")
        case 2, 3: return read(interaction)
        default: return .done(InlineResponse(status: 204), why: "another kind of interaction")
        }
    }

    private func read(_ interaction: DiscordInteraction) -> Reception {
        guard let user = interaction.member?.user ?? interaction.user, user.isBot != true else {
            return .done(InlineResponse(status: 204), why: "from a bot or nobody")
        }
        guard let id = interaction.id, Self.isSnowflake(id), let token = interaction.token, Self.isToken(token), let channel = interaction.channel
        else {
            return .done(InlineResponse(status: 204), why: "no interaction that can be answered")
        }
        let language = interaction.locale.flatMap { Language(rawValue: $0.prefix(2).lowercased()) }
        let asked =
            interaction.type == 3 ? interaction.data?.custom.map { String($0.dropFirst()) } : interaction.data?.options?.compactMap(\.text).first
        let help = language == .english ? "help" : "aide"
        let message = InboundMessage(
            keys: ["interaction:\(id)"], conversation: "channel:\(channel):user:\(user.id)",
            text: asked.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } ?? help, language: language, address: ReplyAddress(["token": token]))
        let later = DiscordAnswer.Message(flags: DiscordAnswer.flags(isEphemeral: settings.isEphemeral) & 64, mentions: nil)
        return .messages([message], acknowledgement: .json(JSONBody.write(DiscordAnswer(type: 5, data: later))))
    }

    /// It becomes a piece of an address.
    private static func isToken(_ text: String) -> Bool {
        (1...2000).contains(text.utf8.count) && PercentEncoding.encode(text) == text && !text.allSatisfy { $0 == "." }
    }

    // MARK: Out

    /// Nil for an answer of several pages: it is announced, and sent.
    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? {
        let pages = pages(of: reply)
        guard pages.count == 1, let page = pages.first else { return nil }
        return .json(JSONBody.write(DiscordAnswer(type: 4, data: page)))
    }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        pages(of: reply).enumerated().map { number, page in
            OutboundMessage(method: number == 0 ? "original" : "following", address: address, body: JSONBody.write(page))
        }
    }

    private func pages(of reply: Reply) -> [DiscordAnswer.Message] {
        let laid = layout.lay(out: reply)
        let buttons = laid.buttons.map { DiscordAnswer.Message.Row.Button(label: $0.label, custom: "=" + $0.text) }
        return laid.pages.enumerated().map { number, page in
            let isLast = number == laid.pages.count - 1
            return DiscordAnswer.Message(
                text: page.marked, flags: DiscordAnswer.flags(isEphemeral: settings.isEphemeral),
                rows: isLast && !buttons.isEmpty ? [DiscordAnswer.Message.Row(buttons: buttons)] : nil)
        }
    }

    /// The interaction's token stands for our credentials.
    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard let token = message.address["token"], Self.isToken(token) else { return .impossible("no interaction to answer") }
        let base = "\(address)/webhooks/\(settings.application)/\(token)"
        let body = Array(message.body.utf8)
        switch message.method {
        case "original": return .request(OutboundRequest(method: .patch, url: base + "/messages/@original", fields: Self.fields(), body: body))
        case "following": return .request(OutboundRequest(url: base, fields: Self.fields(), body: body))
        default: return .impossible("not a message for Discord")
        }
    }

    /// Discord wants programs to say what they are, in this form.
    static func fields() -> HTTPFields {
        var fields = HTTPFields.json()
        fields[.userAgent] = "DiscordBot (Mentor, 1.0)"
        return fields
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        let problem = JSONBody.read(DiscordProblem.self, from: response.body)
        switch response.status {
        case 429: return .later(after: problem?.wait ?? response.retryAfter, why: "too many requests")
        // The announcement may not have arrived yet.
        case 404 where problem?.code == 10015 || problem?.code == 10008: return .later(after: 1, why: "Discord does not know the interaction yet")
        case 401, 403, 404: return .refused(why: "the interaction is over")
        default: return SendVerdict(status: response)
        }
    }
}
#endif
