#if Server
internal import Channels
internal import Conversations
internal import FoundationEssentials
internal import TextAnalysis
internal import Wire

/// Delivers requests for a person to the address that the school named, as Standard Webhooks.
struct EventOutlet: Outlet {
    /// The queue's name; no channel is called so.
    static let queue = "handoff"

    let hook: EventHook

    var name: String { Self.queue }
    var manner: ChannelManner { ChannelManner(isIdempotent: true) }

    /// Says that a person is asked for, and the name by which the conversation is given back; nothing of what was said.
    func handOff(of session: SessionID, on channel: String, _ language: Language, at time: Date) -> String {
        EventHook.body(.handoffRequested, at: Int(time.timeIntervalSince1970), data: [
            "channel": channel, "conversation": HandedOffConversation.name(of: session), "language": language.rawValue,
        ])
    }

    func request(for content: String, isPlain: Bool, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        .request(hook.request(body: content, key: key, at: time))
    }

    func verdict(on response: OutboundResponse, to content: String) -> SendVerdict { hook.verdict(on: response) }

    /// The standard's own schedule, and up to a tenth more.
    func wait(after attempts: Int, wanted: Double?, _ backoff: Backoff) -> Double? {
        guard EventHook.retryDelays.indices.contains(attempts) else { return nil }
        return backoff.wait(after: attempts, wanted: max(EventHook.retryDelays[attempts], wanted ?? 0))
    }
}
#endif
