#if Server
public import Composition
internal import HTTPTypes
internal import TextAnalysis
public import Wire

/// Any program that speaks Standard Webhooks 1.0.0: it posts messages that it signs, and gets the answers in the response or
/// at an address of its own.
public struct StandardChannel: Channel {
    private let signature: StandardSignature
    /// Nil when answers are given in the response.
    private let answers: EventHook?

    public init(_ settings: StandardSettings) throws(ChannelError) {
        signature = try EventHook.signature(settings.secrets, "secret")
        if let url = settings.answersURL {
            let secrets = settings.answerSecrets.isEmpty ? settings.secrets : settings.answerSecrets
            answers = try EventHook(url: url, secrets: secrets, setting: "answers-url", secretSetting: "answers-secret")
        } else {
            answers = nil
        }
    }

    public var name: ChannelName { .standard }

    /// The standard wants a response within 15 seconds.
    public var manner: ChannelManner { ChannelManner(answersWithin: answers == nil ? 12 : nil, isIdempotent: true) }

    public func receive(_ delivery: Delivery, with fetched: Fetched) -> Reception {
        guard delivery.method == .post else { return .refused(InlineResponse(status: 405), why: "expected POST") }
        let id = delivery.fields[named: "webhook-id"]
        let objection = signature.objection(
            id: id, time: delivery.fields[named: "webhook-timestamp"], signatures: delivery.fields[named: "webhook-signature"],
            body: delivery.body, now: delivery.time)
        guard let id, objection == nil else { return .refused(InlineResponse(status: 401), why: objection ?? "no field webhook-id") }
        guard let message = JSONBody.read(StandardMessage.self, from: delivery.body) else {
            return .refused(InlineResponse(status: 400), why: "expected a JSON object with a “type”")
        }
        guard message.type == "message" else { return .done(InlineResponse(status: 202), why: "another type of event") }
        guard let content = message.data?.value, !content.conversation.isEmpty else {
            return .refused(InlineResponse(status: 400), why: "expected “data” with “conversation” and “text”")
        }
        let address = ReplyAddress(["conversation": content.conversation, "id": id, "time": EventHook.timestamp(delivery.time)])
        let inbound = InboundMessage(
            keys: ["id:\(id)"], conversation: "conversation:\(content.conversation)", text: content.text,
            language: content.language.flatMap(Language.init(rawValue:)), address: address)
        return .messages([inbound], acknowledgement: InlineResponse(status: 202))
    }

    public func response(with reply: Reply, to address: ReplyAddress) -> InlineResponse? {
        answers == nil ? .json(body(of: reply, to: address)) : nil
    }

    public func messages(with reply: Reply, to address: ReplyAddress) -> [OutboundMessage] {
        guard answers != nil, !reply.isSilent else { return [] }
        return [OutboundMessage(method: "answer", address: ReplyAddress([:]), body: body(of: reply, to: address))]
    }

    public func request(for message: OutboundMessage, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard let answers else { return .impossible("standard.answers-url is not set") }
        return .request(answers.request(body: message.body, key: key, at: time))
    }

    public func verdict(on response: OutboundResponse, to message: OutboundMessage) -> SendVerdict {
        // By the standard any 2xx will do, whatever comes with it.
        (200..<300).contains(response.status) ? .sent : SendVerdict(status: response)
    }

    /// There is nothing to ask: the other program's secret shows at its first message.
    public var probes: [Probe] { [] }

    private func body(of reply: Reply, to address: ReplyAddress) -> String {
        JSONBody.write(
            StandardAnswer(reply, conversation: address["conversation"] ?? "", inReplyTo: address["id"] ?? "", timestamp: address["time"] ?? ""))
    }
}
#endif
