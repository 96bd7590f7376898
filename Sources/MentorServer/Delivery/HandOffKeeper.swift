#if Server
internal import Channels
internal import Conversations
internal import FoundationEssentials
internal import Logging
internal import Synchronization
internal import TextAnalysis

/// Ends what a person took over: when the school gives a conversation back, and when nobody does so for too long.
///
/// The problem: a pupil asks for a person, Mentor falls silent, and the person never comes. He does not know the word that ends
/// the silence any more, and Mentor seems broken for good. So a silence has a longest time, from the request on, and whoever
/// waits is told when it is over. The school's command runs in another program, which has no channel to write to; it leaves a
/// mark in the store, and the program that serves the channel finds it here.
final class HandOffKeeper: Sendable {
    /// Seconds between two looks.
    static let interval = 10.0

    private let store: any DeliveryStore
    private let channels: ChannelSet
    private let longest: Int?
    private let clock: ServerClock
    private let sender: Sender
    private let logger: Logger
    private let pause: Pause
    private let bell = Bell()
    private let stopping = Mutex(false)

    /// - Parameter longest: seconds for which Mentor keeps silent; nil until the school ends it.
    init(
        store: any DeliveryStore, channels: ChannelSet, longest: Int?, clock: ServerClock, sender: Sender, logger: Logger,
        pause: @escaping Pause
    ) {
        self.store = store
        self.channels = channels
        self.longest = longest
        self.clock = clock
        self.sender = sender
        self.logger = logger
        self.pause = pause
    }

    func run() async {
        while !stopping.withLock({ $0 }), !Task.isCancelled {
            await look()
            await bell.wait(Self.interval, pause)
        }
    }

    func stop() {
        stopping.withLock { $0 = true }
        bell.ring()
    }

    /// Ends what is to be ended now.
    func look() async {
        do throws(StoreError) {
            let now = clock.date
            let limit = longest.map { now.addingTimeInterval(-Double($0)) }
            for handOff in try await store.endingHandOffs(begunBefore: limit) {
                // Another program serves it, and will find it.
                guard let name = ChannelName(rawValue: handOff.channel), let channel = channels[name] else { continue }
                let messages = notice(handOff, on: channel, at: Int(clock.seconds()))
                if try await store.close(handOff, saying: messages, at: now), !messages.isEmpty { sender.ring() }
            }
        } catch {
            logger.error("hand-offs not ended yet", metadata: [
                "code": .string(error.code.description), "problem": .string(error.message), "remedy": .string(error.remedy),
            ])
        }
    }

    /// What the person is told; nothing where the platform no longer lets us begin.
    private func notice(_ handOff: EndingHandOff, on channel: any Channels.Channel, at time: Int) -> [QueuedMessage] {
        guard let address = KeptJSON.value(ReplyAddress.self, handOff.address),
            channel.name.timeToWriteBack.map({ time - handOff.last < $0 }) ?? true
        else { return [] }
        let reply = HandOffWording.returned(handOff.language.flatMap { Language(rawValue: $0) } ?? .french)
        var generator = SystemRandomNumberGenerator()
        return channel.messages(with: reply, to: address).compactMap { message in
            // Some answer in the response to a delivery only.
            if case .impossible = channel.request(for: message, key: "", at: time, with: Fetched()) { return nil }
            return QueuedMessage(
                id: .random(using: &generator), channel: channel.name.rawValue, content: ChannelOutlet.content(of: message))
        }
    }
}

extension ChannelName {
    /// Seconds after a person's last message in which the platform lets us write; nil for ever.
    var timeToWriteBack: Int? {
        switch self {
        // An interaction's token lives for fifteen minutes.
        case .discord: 14 * 60
        case .whatsapp, .messenger: 86_400 - 600
        case .telegram, .slack, .mattermost, .rocketchat, .matrix, .teams, .googlechat, .standard: nil
        }
    }
}
#endif
