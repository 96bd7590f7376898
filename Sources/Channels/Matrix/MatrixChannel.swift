#if Server
public import Composition
internal import HTTPTypes
public import Wire

/// Matrix, the protocol of Tchap: rooms on servers that anybody may run.
///
/// Mentor asks its server for what is new and so needs no address of its own. Each message is sent under a transaction id, which
/// is the key that the outbox gave it: a server drops the second of the same id, and nothing is sent twice, whatever dies in
/// between.
///
/// Two programs that answer each other would never stop. What Mentor says is a notice (m.notice), which programs do not answer,
/// and Mentor answers none.
///
/// Limits: in an encrypted room a message cannot be read without Olm, which is not here; Mentor says so once, in words, in the
/// clear. What was written before the very first asking is not answered.
public struct MatrixChannel: PullingChannel {
    private let base: String
    private let userID: String
    private let token: String
    private let inviters: Set<String>
    private let answersMentionsOnly: Bool

    /// Seconds that the server may wait for something new.
    private static let patience = 30

    public init(_ settings: MatrixSettings) throws(ChannelError) {
        base = try ChannelError.checkAddress(settings.homeserver, .matrix, "homeserver") + "/_matrix/client/v3"
        try ChannelError.checkSecret(settings.token, .matrix, "token", from: "the access token of Mentor's account")
        guard settings.userID.hasPrefix("@"), settings.userID.contains(":"), settings.userID.utf8.count <= 255 else {
            throw ChannelError(
                .matrix, setting: "matrix.user", message: "expected a name such as @mentor:example.org", remedy: "set it to Mentor's account")
        }
        userID = settings.userID
        token = settings.token
        inviters = settings.inviters
        answersMentionsOnly = settings.answersMentionsOnly
    }

    public var name: ChannelName { .matrix }

    public var manner: ChannelManner { ChannelManner(isIdempotent: true, conversationInterval: 0.5, messagesPerSecond: 5) }

    // MARK: Asking

    public func pull(after cursor: String?) -> OutboundRequest {
        // The first answer tells where we are, not what was said before; it must not hold years of rooms.
        let query = [
            "filter": Self.filter(limit: cursor == nil ? 1 : 50), "since": cursor, "timeout": cursor == nil ? "0" : String(Self.patience * 1_000),
        ]
        let fields = query.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }.sorted()
        return call(.get, "sync?" + fields.joined(separator: "&"), deadline: Double(Self.patience) + 30)
    }

    /// Messages and what tells that a room is encrypted, and nothing of who is there and who reads what.
    private static func filter(limit: Int) -> String {
        """
        {"account_data":{"types":[]},"presence":{"types":[]},"room":{"account_data":{"types":[]},"ephemeral":{"types":[]},\
        "state":{"lazy_load_members":true,"types":["m.room.encryption"]},\
        "timeline":{"limit":\(limit),"types":["m.room.message","m.sticker","m.room.encryption"]}}}
        """
    }

    public func pulled(_ response: OutboundResponse, after cursor: String?) -> Pulled {
        guard response.status == 200 else { return trouble(response) }
        guard let sync = JSONBody.read(MatrixSync.self, from: response.body) else { return .wait(10, why: "the server's answer is not readable") }
        var messages: [InboundMessage] = []
        var errands = invitations(sync.rooms?.invite ?? [:])
        for (room, joined) in (sync.rooms?.join ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let joined = joined.value, cursor != nil else { continue }
            let events = (joined.timeline?.known ?? [])
            messages += events.compactMap { inbound($0, in: room) }
            let marks = ((joined.state?.known ?? []) + events).filter { $0.type == "m.room.encryption" }
            errands += marks.prefix(1).map { unreadable(room, since: $0.event_id ?? room) }
        }
        return .messages(messages, cursor: sync.next_batch, errands: errands)
    }

    private func trouble(_ response: OutboundResponse) -> Pulled {
        let error = JSONBody.read(MatrixError.self, from: response.body)
        switch (response.status, error?.errcode) {
        case (401, _), (_, "M_UNKNOWN_TOKEN"), (_, "M_MISSING_TOKEN"):
            return .refused("the server does not accept the access token; make a new one and set matrix.token")
        case (403, _): return .refused("the server refuses the account; ask those who run it")
        case (404, _): return .refused("there is no Matrix server at this address; correct matrix.homeserver")
        default: return .wait(Self.pause(response, error) ?? 10, why: "status \(response.status)")
        }
    }

    private static func pause(_ response: OutboundResponse, _ error: MatrixError?) -> Double? {
        response.retryAfter ?? error?.retry_after_ms.flatMap { $0.isFinite && $0 >= 0 ? $0 / 1_000 : nil }
    }

    private func invitations(_ rooms: [String: Lenient<MatrixSync.Invited>]) -> [OutboundRequest] {
        rooms.sorted { $0.key < $1.key }.compactMap { room, invited in
            let mine = invited.value?.invite_state?.known.last {
                $0.type == "m.room.member" && $0.state_key == userID && $0.content?.value?.membership == "invite"
            }
            guard let sender = mine?.sender, let mark = sender.firstIndex(of: ":") else { return nil }
            guard inviters.isEmpty || inviters.contains(String(sender[mark...].dropFirst())) else { return nil }
            return call(.post, "join/\(PercentEncoding.encode(room))", body: "{}")
        }
    }

    /// Says that we cannot read. The transaction id is made of the event that switched encryption on: said twice, it stands once.
    private func unreadable(_ room: String, since event: String) -> OutboundRequest {
        let text = """
            Ce salon est chiffré : je ne peux pas y lire vos messages. Écrivez-moi dans un salon sans chiffrement.
            This room is encrypted: I cannot read your messages here. Write to me in a room without encryption.
            """
        return send(JSONBody.write(MatrixMessage(body: text)), to: room, key: "encrypted.\(event)")
    }

    private func inbound(_ event: MatrixSync.Event, in room: String) -> InboundMessage? {
        guard let id = event.event_id, !id.isEmpty, let sender = event.sender, sender != userID, let content = event.content?.value,
            let body = content.said(in: event.type)
        else { return nil }
        let relation = content.relation?.value
        // An edit: the message itself has been answered.
        guard relation?.rel_type != "m.replace", !answersMentionsOnly || isMentioned(in: content, body) else { return nil }
        var values = ["room": room, "event": id]
        if relation?.rel_type == "m.thread", let thread = relation?.event_id { values["thread"] = thread }
        let address = ReplyAddress(values)
        let typing = OutboundMessage(method: "typing", address: address, body: #"{"timeout":20000,"typing":true}"#)
        return InboundMessage(
            keys: ["event:\(id)"], conversation: "room:\(room)", text: words(body, isAnswer: relation?.answered != nil), address: address,
            receipts: [typing])
    }

    private func isMentioned(in content: MatrixSync.Content, _ body: String) -> Bool {
        content.mentions?.value?.user_ids?.contains(userID) ?? false || body.contains(userID) || body.hasPrefix(ownName)
    }

    /// "mentor" of "@mentor:example.org".
    private var ownName: String { String(userID.dropFirst().prefix { $0 != ":" }) }

    /// What the person wrote: without the quotation that older programs put before an answer, and without our name before it.
    private func words(_ body: String, isAnswer: Bool) -> String {
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
        if isAnswer, lines.first?.hasPrefix("> ") ?? false { lines = lines.drop { $0.hasPrefix(">") }.drop(while: \.isEmpty) }
        var text = lines.joined(separator: "\n")
        for name in [userID, ownName] where text.hasPrefix(name) {
            let rest = text.dropFirst(name.count)
            if rest.first.map({ ":, ".contains($0) }) ?? true { text = String(rest.drop { ":, ".contains($0) }) }
        }
        return text
    }

    /// Matrix does not come to us.
    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        .refused(InlineResponse(status: 404), why: "Matrix is asked for messages, it does not post them")
    }

    // MARK: Answering

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? { nil }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        // An event has 65,536 bytes, and the text stands in it twice.
        let layout = ReplyLayout(markup: .html, splitter: TextSplitter(limit: 12_000, unit: .utf8))
        return layout.lay(out: reply).pages.map { page in
            let relation = address["thread"].map { MatrixMessage.Relation(event_id: $0, answered: .init(event_id: address["event"] ?? $0)) }
            let marked = MatrixMessage(
                body: page.plain, format: "org.matrix.custom.html", formatted_body: page.marked.replacing("\n", with: "<br>"), relation: relation)
            let plain = MatrixMessage(body: page.plain, relation: relation)
            return OutboundMessage(method: "message", address: address, body: JSONBody.write(marked), plainBody: JSONBody.write(plain))
        }
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard let room = message.address["room"] else { return .impossible("the address has no room") }
        guard message.method == "typing" else { return .request(send(message.body, to: room, key: key)) }
        return .request(call(.put, "rooms/\(PercentEncoding.encode(room))/typing/\(PercentEncoding.encode(userID))", body: message.body))
    }

    private func send(_ body: String, to room: String, key: String) -> OutboundRequest {
        call(.put, "rooms/\(PercentEncoding.encode(room))/send/m.room.message/\(PercentEncoding.encode(key))", body: body)
    }

    private func call(_ method: HTTPRequest.Method, _ path: String, body: String? = nil, deadline: Double = 20) -> OutboundRequest {
        let fields: HTTPFields = body == nil ? [.authorization: "Bearer \(token)"] : .json(bearer: token)
        return OutboundRequest(method: method, url: "\(base)/\(path)", fields: fields, body: Array((body ?? "").utf8), deadline: deadline)
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        if response.status == 200 {
            // Asked again under the same transaction id, the server says what it said.
            let isKept = JSONBody.read(MatrixSent.self, from: response.body) != nil
            return isKept ? .sent : .later(after: nil, why: "an answer that is not a homeserver's")
        }
        let error = JSONBody.read(MatrixError.self, from: response.body)
        switch error?.errcode {
        case "M_LIMIT_EXCEEDED": return .later(after: Self.pause(response, error), why: "too many messages (M_LIMIT_EXCEEDED)")
        case "M_UNKNOWN_TOKEN", "M_MISSING_TOKEN": return .refused(why: "the access token is not accepted")
        case "M_FORBIDDEN": return .refused(why: "Mentor may not write in this room (M_FORBIDDEN)")
        case "M_TOO_LARGE": return .plain(why: "the message is too large (M_TOO_LARGE)")
        default: return SendVerdict(status: response)
        }
    }

    public var probes: [Probe] {
        struct Account: Decodable { var user_id: String }
        let userID = userID
        let probe = Probe(title: "token", request: call(.get, "account/whoami")) { response in
            guard response.status == 200, let account = JSONBody.read(Account.self, from: response.body) else {
                return .bad("the server does not accept the access token (status \(response.status)); make a new one and set matrix.token")
            }
            guard account.user_id == userID else { return .bad("the token is of another account; set matrix.user or matrix.token rightly") }
            return .good("the server knows the account")
        }
        return [probe]
    }
}
#endif
