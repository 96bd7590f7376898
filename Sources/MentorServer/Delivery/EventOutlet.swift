#if Server
internal import Channels
internal import Conversations
internal import Wire

/// Delivers our own events to the address that the school named, as Standard Webhooks.
struct EventOutlet: Outlet {
    let desk: EventDesk

    var name: String { EventDesk.queue }
    var manner: ChannelManner { ChannelManner(isIdempotent: true) }
    var isOurs: Bool { desk.claim?.isHeld ?? true }

    func request(for content: String, isPlain: Bool, key: String, at time: Int, with fetched: Fetched) -> Prepared {
        guard !desk.isDisabled else { return .impossible("the receiver wants no more events; they begin again at the next start") }
        return .request(desk.hook.request(body: content, key: key, at: time))
    }

    func verdict(on response: OutboundResponse, to content: String) -> SendVerdict {
        if EventHook.disables(response) { desk.disable() }
        return desk.hook.verdict(on: response)
    }

    /// The standard's own schedule, and up to a tenth more.
    func wait(after attempts: Int, wanted: Double?, _ backoff: Backoff) -> Double? {
        guard EventHook.retryDelays.indices.contains(attempts) else { return nil }
        return backoff.wait(after: attempts, wanted: max(EventHook.retryDelays[attempts], wanted ?? 0))
    }
}
#endif
