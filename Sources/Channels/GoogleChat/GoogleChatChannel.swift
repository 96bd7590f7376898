#if Server
public import Composition
internal import HTTPTypes
internal import TextAnalysis
public import Wire

/// Google Chat, answered in the response.
///
/// Google signs a token for each delivery: for an address, an identity token of Google's that must be the Chat service's; for a
/// project number, one of the Chat service itself.
///
/// Limit: one response is one message, so an answer that is longer than a message ends with a mark of omission.
public struct GoogleChatChannel: Channel {
    private static let service = "chat@system.gserviceaccount.com"

    private let rules: TokenRules
    private let keys: Fetch
    /// The audience is an address: who asked for the token stands in it.
    private let wantsEmail: Bool

    public init(_ settings: GoogleChatSettings) throws(ChannelError) {
        try ChannelError.checkSecret(
            settings.audience, .googlechat, "audience",
            from: "the audience that the Chat app is configured with: this channel's address or the project's number")
        wantsEmail = !settings.audience.allSatisfy(\.isNumber)
        let issuers: Set<String> = wantsEmail ? ["https://accounts.google.com", "accounts.google.com"] : [Self.service]
        rules = TokenRules(issuers: issuers, audience: settings.audience)
        let url = try wantsEmail
            ? ChannelError.checkAddress(settings.addressKeys, .googlechat, "address-keys")
            : ChannelError.checkAddress(settings.projectKeys, .googlechat, "project-keys")
        keys = Fetch(id: "googlechat.keys", request: OutboundRequest(method: .get, url: url), lifetime: 3_600, pause: 60)
    }

    public var name: ChannelName { .googlechat }

    /// Google waits 30 seconds.
    public var manner: ChannelManner { ChannelManner(answersWithin: 25) }

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "expected POST") }
        let known = fetched[keys.id].flatMap(JSONWebKeySet.init(json:))
        switch rules.judge(delivery.fields[.authorization], keys: known, at: delivery.time) {
        case .refused(let why): return .refused(InlineResponse(status: 401), why: why)
        case .unknownKey:
            var fetch = keys
            if known != nil { (fetch.pause, fetch.isRenewal) = (3_600, true) }
            return .needs(fetch)
        case .good(let token, _):
            guard !wantsEmail || (token.claims.email == Self.service && token.claims.emailIsVerified == true) else {
                return .refused(InlineResponse(status: 401), why: "the token is not Google Chat's")
            }
            return read(delivery)
        }
    }

    private func read(_ delivery: Delivery) -> Reception {
        guard let event = JSONBody.read(GoogleChatEvent.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "expected an event of Google Chat")
        }
        let nothing = InlineResponse.json("{}")
        guard let user = event.user?.value, user.type != "BOT" else { return .done(nothing, why: "a bot's event") }
        guard let space = event.space?.value, let message = event.message?.value else { return .done(nothing, why: "no text in it") }
        let said: String?
        var key = "message:\(message.name)"
        switch event.type {
        case "MESSAGE": said = message.argumentText ?? message.text
        case "CARD_CLICKED":
            said = event.pressed
            // The message is ours and may be pressed upon again.
            key = "press:\(message.name):\(user.name):\(event.eventTime ?? "")"
        default: said = nil
        }
        guard let said, !said.allSatisfy(\.isWhitespace), !message.name.isEmpty else { return .done(nothing, why: "no text in it") }
        var values = ["space": space.name]
        if let thread = message.thread?.value?.name { values["thread"] = thread }
        let inbound = InboundMessage(
            keys: [key], conversation: "space:\(space.name):user:\(user.name)", text: String(said.drop(while: \.isWhitespace)),
            language: event.common?.value?.userLocale.flatMap { Language(rawValue: $0.prefix(2).lowercased()) }, address: ReplyAddress(values))
        return .messages([inbound], acknowledgement: nothing)
    }

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? {
        // 32,000 bytes a message, cards and JSON's escapes included.
        let splitter = TextSplitter(limit: 12_000, unit: .utf8)
        let result = ReplyLayout(markup: .plain, splitter: splitter, rule: Self.rule).lay(out: reply)
        guard let first = result.pages.first?.plain else { return .json("{}") }
        let text = result.pages.count > 1 ? TextSplitter(limit: 11_990, unit: .utf8).shortened(first) + "\n…" : first
        // A group could be named; an invisible joiner makes words of it.
        let answer = GoogleChatAnswer(
            text: text.replacing("<users/", with: "<\u{2060}users/"), thread: address["thread"].map { .init(name: $0) },
            cardsV2: GoogleChatAnswer.NamedCard(result.buttons).map { [$0] })
        return .json(JSONBody.write(answer))
    }

    private static let rule = ReplyButton.Rule(count: 10, label: TextSplitter(limit: 60, unit: .utf16), text: TextSplitter(limit: 500, unit: .utf8))

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] { [] }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        .impossible("Google Chat is answered in the response")
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict { SendVerdict(status: response) }

    public var probes: [Probe] {
        let probe = Probe(title: "keys", request: keys.request) { response in
            JSONWebKeySet(json: response.body).map { !$0.keys.isEmpty } ?? false
                ? .good("Google's keys can be read")
                : .bad("Google's keys cannot be read (status \(response.status)); see that this machine may reach googleapis.com")
        }
        return [probe]
    }
}
#endif
