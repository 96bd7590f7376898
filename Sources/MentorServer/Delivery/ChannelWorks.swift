#if Server
internal import Channels
internal import Conversations
internal import Logging
internal import ServiceLifecycle
internal import Transport

/// Everything that moves a platform's messages: deliveries in, answers made, answers out.
final class ChannelWorks: Service, Sendable {
    let desk: ChannelDesk
    let answerer: Answerer
    let sender: Sender
    let sweeper: Sweeper
    let keeper: HandOffKeeper
    private let store: any DeliveryStore
    private let transport: any Transport
    /// The queues that the sender empties.
    private let names: [String]
    private let pullers: [Puller]
    private let logger: Logger
    /// Whether there is no use in going on when a platform refuses to be asked.
    private let endsWithPuller: Bool

    init(
        _ platforms: Platforms, desk conversations: ConversationDesk, clock: ServerClock, metrics: ServerMetrics, logger: Logger,
        endsWithPuller: Bool = false
    ) {
        let pause = platforms.pause
        let fetches = FetchCache(transport: platforms.transport, clock: clock)
        let events = conversations.events
        sweeper = Sweeper(store: platforms.store, pause: pause)
        let channelOutlets: [any Outlet] = platforms.channels.all.map { ChannelOutlet(channel: $0) }
        let outlets = channelOutlets + (events.map { [EventOutlet(desk: $0)] } ?? [])
        names = outlets.map(\.name)
        sender = Sender(
            store: platforms.store, outlets: outlets, transport: platforms.transport, fetches: fetches, clock: clock, metrics: metrics,
            logger: logger, sweeper: sweeper, bell: events?.bell ?? Bell(), backoff: platforms.backoff, pause: pause)
        answerer = Answerer(
            store: platforms.store, channels: platforms.channels, desk: conversations, sender: sender, logger: logger, pause: pause)
        keeper = HandOffKeeper(
            store: platforms.store, channels: platforms.channels, longest: platforms.longestHandOff, clock: clock, sender: sender,
            logger: logger, pause: pause)
        let desk = ChannelDesk(
            channels: platforms.channels, store: platforms.store, answerer: answerer, fetches: fetches, transport: platforms.transport,
            desk: conversations, logger: logger, pause: pause)
        self.desk = desk
        pullers = platforms.channels.all.compactMap { channel in
            guard platforms.pulling.contains(channel.name), let pulling = channel as? any PullingChannel else { return nil }
            return Puller(pulling, desk: desk, backoff: platforms.backoff)
        }
        store = platforms.store
        transport = platforms.transport
        self.logger = logger
        self.endsWithPuller = endsWithPuller
    }

    /// Works until the program is told to stop, then finishes what is under way; what is not begun waits in the store.
    ///
    /// - Throws: `PlatformRefusal` when `endsWithPuller`.
    func run() async throws {
        let refusal = await withGracefulShutdownHandler {
            await withTaskGroup(of: String?.self) { group in
                for puller in pullers { group.addTask { await puller.run() } }
                group.addTask { [sender] in await sender.run(); return nil }
                group.addTask { [sweeper] in await sweeper.run(); return nil }
                group.addTask { [keeper] in await keeper.run(); return nil }
                await takeUp()
                var refusal: String?
                for await ended in group {
                    guard let ended, endsWithPuller else { continue }
                    refusal = refusal ?? ended
                    stop()
                }
                return refusal
            }
        } onGracefulShutdown: {
            self.stop()
        }
        await answerer.stop()
        await sweeper.sweep()
        // Last: receipts and keys may still have been on their way.
        await transport.close()
        if let refusal { throw PlatformRefusal(message: refusal) }
    }

    /// Nothing new is begun.
    private func stop() {
        for puller in pullers { puller.stop() }
        sender.stop()
        sweeper.stop()
        keeper.stop()
    }

    /// What is on its way at this moment.
    func gauges() async -> DeliveryGauges {
        DeliveryGauges(transport: transport.metrics, queues: try? await store.queueSizes(), names: names)
    }

    /// What waits since before.
    func takeUp() async {
        do throws(StoreError) { try await answerer.takeUp() } catch {
            logger.error("messages that wait are not taken up", metadata: [
                "code": .string(error.code.description), "problem": .string(error.message), "remedy": .string(error.remedy),
            ])
        }
    }
}

/// A platform refuses to be asked, and will not change its mind by itself.
public struct PlatformRefusal: Error, CustomStringConvertible {
    /// What is wrong, and what to do.
    public let message: String

    public var description: String { message }
}
#endif
