#if Server
public import Wire

/// Messages that are asked for.
extension TelegramChannel: PullingChannel {
    public var openings: [OutboundRequest] { menu }

    public func pull(after cursor: String?) -> OutboundRequest {
        let pull = TelegramCall.Pull(offset: cursor.flatMap { Int($0) })
        return call("getUpdates", JSONBody.write(pull), deadline: Double(pull.timeout) + 15)
    }

    /// An update that cannot be read is passed over, or else it would come for ever.
    public func pulled(_ response: OutboundResponse, after cursor: String?) -> Pulled {
        guard let answer = JSONBody.read(TelegramAnswer<[Lenient<TelegramUpdate>]>.self, from: response.body) else {
            return .wait(5, why: "an answer that is not Telegram's, status \(response.status)")
        }
        guard answer.isGood, let updates = answer.result else { return trouble(answer, response) }
        var messages: [InboundMessage] = []
        var errands: [OutboundRequest] = []
        var next = cursor
        for update in updates.compactMap(\.value) {
            if update.id < Int.max { next = String(max(next.flatMap { Int($0) } ?? 0, update.id + 1)) }
            switch reader.read(update) {
            case .message(let message): messages.append(message)
            case .nothing: break
            case .spent(let press): errands.append(call("answerCallbackQuery", TelegramReader.receipt(of: press).body))
            }
        }
        return .messages(messages, cursor: next, errands: errands)
    }

    private func trouble(_ answer: TelegramAnswer<[Lenient<TelegramUpdate>]>, _ response: OutboundResponse) -> Pulled {
        switch answer.code ?? response.status {
        case 401, 404: .refused("Telegram does not know the token; set telegram.token to the one that @BotFather gives")
        case 409 where answer.description?.lowercased().contains("webhook") ?? false:
            .refused(
                """
                a webhook is registered, and as long as it is Telegram gives out no messages (status 409): run \
                `mentor channel delete-webhook telegram` and start again, or let Telegram deliver to `mentor serve` and do not ask
                """)
        case 409: .wait(10, why: "another program asks for this bot's messages; only one may")
        case 429: .wait(answer.parameters?.wait ?? response.retryAfter ?? 5, why: "too many requests")
        case let code: .wait(5, why: "status \(code)")
        }
    }
}
#endif
