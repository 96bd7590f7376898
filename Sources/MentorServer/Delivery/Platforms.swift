#if Server
public import Channels
public import Conversations
public import Transport

/// What a server or a bot needs to speak with chat platforms.
public struct Platforms: Sendable {
    public var channels: ChannelSet
    /// The channels that ask for messages, rather than having them delivered.
    public var pulling: Set<ChannelName>
    /// Where our own events are delivered; nil for nowhere.
    public var events: EventHook?
    /// Which of them.
    public var eventKinds: Set<EventHook.Kind> = [.handoffRequested]
    /// Whether this program is the one that delivers them; nil when there is no other.
    public var eventClaim: QueueClaim?
    /// Seconds after which Mentor answers again though a person was asked for; nil: when the school says so.
    public var longestHandOff: Int? = 48 * 3_600
    public var store: any DeliveryStore
    public var transport: any Transport
    /// Seconds between two attempts come from here.
    var backoff = Backoff()
    var pause: Pause = { try await Task.sleep(for: .seconds($0)) }

    public init(
        channels: ChannelSet, pulling: Set<ChannelName> = [], events: EventHook? = nil, store: any DeliveryStore, transport: any Transport
    ) {
        self.channels = channels
        self.pulling = pulling
        self.events = events
        self.store = store
        self.transport = transport
    }

    /// The queue of our own events, as the store names it.
    public static var eventQueue: String { EventDesk.queue }

    func eventDesk() -> EventDesk? { events.map { EventDesk(hook: $0, kinds: eventKinds, store: store, claim: eventClaim) } }
}
#endif
