#if Server
public import Composition
internal import HTTPTypes
internal import TextAnalysis
public import Wire

/// Microsoft Teams, by the Bot Framework.
///
/// Deliveries carry a token that Microsoft signs (`TeamsKeys`); answers go to an address that stands in the delivery, with an
/// access token of ours. The address is believed only when the signed token names it too and its host is Microsoft's.
public struct TeamsChannel: Channel {
    private let appID: String
    private let keys: TeamsKeys
    private let tokenRequest: OutboundRequest
    private let services: AddressRule

    /// The Bot Framework's hosts and Teams' own, of the worldwide cloud and of the national ones.
    private static let hosts = [
        ".botframework.com", ".botframework.us", ".botframework.azure.us", ".botframework.azure.cn", "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us",
    ]

    public init(_ settings: TeamsSettings) throws(ChannelError) {
        try ChannelError.checkSecret(settings.appID, .teams, "app-id", from: "the bot's application id, in Azure")
        try ChannelError.checkSecret(settings.password, .teams, "password", from: "a client secret of the bot's application, in Azure")
        let metadata = try ChannelError.checkAddress(settings.metadata, .teams, "metadata")
        let login = try ChannelError.checkAddress(settings.login, .teams, "login")
        // Where a stand-in on this machine is configured, it may also name addresses on this machine.
        let standIn = (try? WebAddress(metadata))?.reach == .loopback
        services = AddressRule(hosts: Self.hosts, permitsLoopback: standIn)
        keys = TeamsKeys(metadata: metadata, rules: TokenRules(issuers: [settings.issuer], audience: settings.appID), hosts: services)
        appID = settings.appID
        let form = [
            ("grant_type", "client_credentials"), ("client_id", settings.appID), ("client_secret", settings.password),
            ("scope", "https://api.botframework.com/.default"),
        ]
        let body = form.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
        tokenRequest = OutboundRequest(
            url: "\(login)/\(PercentEncoding.encode(settings.tenant))/oauth2/v2.0/token",
            fields: [.contentType: "application/x-www-form-urlencoded"], body: Array(body.utf8))
    }

    public var name: ChannelName { .teams }

    public var manner: ChannelManner { ChannelManner(conversationInterval: 1, messagesPerSecond: 30) }

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "expected POST") }
        guard let activity = JSONBody.read(TeamsActivity.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "expected an activity of the Bot Framework")
        }
        switch keys.judge(delivery, activity, with: fetched) {
        case .needs(let fetch): return .needs(fetch)
        case .refused(let why): return .refused(InlineResponse(status: 403), why: why)
        case .good(let activity): return read(activity)
        }
    }

    private func read(_ activity: TeamsActivity) -> Reception {
        guard services.permits(activity.serviceUrl) else {
            return .refused(InlineResponse(status: 403), why: "the service address is not Microsoft's")
        }
        guard activity.type == "message" else { return .done(InlineResponse(), why: "another type of activity") }
        guard let id = activity.id, let from = activity.from, let recipient = activity.recipient, let conversation = activity.conversation,
            ![id, from.id, conversation.id].contains("")
        else { return .done(InlineResponse(), why: "a message without sender or place") }
        // "28:" stands before the names of bots.
        guard from.id != recipient.id, from.role != "bot", !from.id.hasPrefix("28:") else { return .done(InlineResponse(), why: "a bot's message") }
        guard !activity.words.isEmpty else { return .done(InlineResponse(), why: "no text in it") }
        let address = ReplyAddress([
            "service": activity.serviceUrl, "conversation": conversation.id, "activity": id, "bot": recipient.id, "person": from.id,
        ])
        let typing = TeamsAnswer(
            type: "typing", from: .init(id: recipient.id), recipient: .init(id: from.id), conversation: .init(id: conversation.id), replyToId: id)
        let message = InboundMessage(
            keys: ["activity:\(conversation.id):\(id)"], conversation: "conversation:\(conversation.id):\(from.id)", text: activity.words,
            language: activity.locale.flatMap { Language(rawValue: $0.prefix(2).lowercased()) }, address: address,
            receipts: [OutboundMessage(method: "typing", address: address, body: JSONBody.write(typing))])
        return .messages([message], acknowledgement: InlineResponse())
    }

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        guard let conversation = address["conversation"], let activity = address["activity"], let bot = address["bot"], let person = address["person"]
        else { return [] }
        // 28 KB an activity: half of it for the text, which is escaped once more in JSON.
        let result = ReplyLayout(markup: .markdown, splitter: TextSplitter(limit: 12_000, unit: .utf8), rule: Self.rule).lay(out: reply)
        let actions = result.buttons.map { TeamsAnswer.Action(title: $0.label, value: $0.text) }
        return result.pages.enumerated().map { place, page in
            var answer = TeamsAnswer(
                from: .init(id: bot), recipient: .init(id: person), conversation: .init(id: conversation), replyToId: activity,
                text: Self.lines(page.marked), textFormat: "markdown")
            if place == result.pages.count - 1, !actions.isEmpty { answer.suggestedActions = .init(actions: actions, to: [person]) }
            var plain = answer
            plain.text = page.plain
            plain.textFormat = "plain"
            return OutboundMessage(method: "message", address: address, body: JSONBody.write(answer), plainBody: JSONBody.write(plain))
        }
    }

    /// Teams shows six suggested actions.
    private static let rule = ReplyButton.Rule(count: 6, label: TextSplitter(limit: 60, unit: .utf16), text: TextSplitter(limit: 500, unit: .utf16))

    /// One line feed is none in Markdown: each line becomes a paragraph.
    private static func lines(_ text: String) -> String { text.split(separator: "\n").joined(separator: "\n\n") }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard let service = message.address["service"], services.permits(service), let conversation = message.address["conversation"],
            let activity = message.address["activity"]
        else { return .impossible("the address is not one of Microsoft's") }
        struct Access: Decodable { var access_token: String }
        guard let bytes = fetched["teams.token"] else {
            return .needs(Fetch(id: "teams.token", request: tokenRequest, lifetime: 3_000, pause: 10))
        }
        guard let token = JSONBody.read(Access.self, from: bytes)?.access_token else {
            return .needs(Fetch(id: "teams.token", request: tokenRequest, lifetime: 3_000, pause: 10, isRenewal: true))
        }
        let base = service.hasSuffix("/") ? String(service.dropLast()) : service
        let place = "v3/conversations/\(PercentEncoding.encode(conversation))/activities/\(PercentEncoding.encode(activity))"
        return .request(OutboundRequest(url: "\(base)/\(place)", fields: .json(bearer: token), body: Array(message.body.utf8)))
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        switch response.status {
        case 401: .stale(why: "the access token is no longer accepted (status 401)")
        case 403: .refused(why: "Mentor is no longer in this conversation, or was switched off (status 403)")
        case 412: .later(after: response.retryAfter, why: "status 412")
        default: SendVerdict(status: response)
        }
    }

    public var probes: [Probe] {
        let probe = Probe(title: "password", request: tokenRequest) { response in
            response.status == 200
                ? .good("Microsoft gives an access token for the bot")
                : .bad("Microsoft gives no access token (status \(response.status)); correct teams.app-id, teams.password or teams.tenant")
        }
        return [probe]
    }
}
#endif
