#if Server
internal import Channels
internal import Conversations
internal import Logging
internal import Synchronization
internal import Transport
internal import Wire

/// Sends what waits in the queue: in order within a conversation, side by side across, at each platform's pace.
///
/// Of each conversation only the oldest message is ever tried, so none overtakes one that waits for its next attempt; a
/// message that is laid aside makes room. Many conversations are sent to at once, each attempt in a task that holds no thread
/// while it waits. What is to be done next is read from the store at each turn of the loop, and nothing but the attempts
/// under way is remembered: so it does not matter when we die.
final class Sender: Sendable {
    /// Attempts at once, and messages looked at in a turn.
    private static let mostAtOnce = 256
    private static let mostSeen = 1_024
    /// Seconds after which it looks by itself: another program may have put something back.
    private static let longestSleep = 5.0
    /// Questions that a channel may ask of its platform for one message.
    static let mostFetches = 4

    private struct Lane: Hashable {
        let channel: String
        let conversation: [UInt8]
    }

    private struct Lanes {
        /// With an attempt under way.
        var busy: Set<Lane> = []
        /// When the last attempt ended, in milliseconds since 1970, until the next look at the lane.
        var ended: [Lane: Int] = [:]
    }

    private let store: any DeliveryStore
    private let outlets: [String: any Outlet]
    private let transport: any Transport
    private let fetches: FetchCache
    private let clock: ServerClock
    private let metrics: ServerMetrics
    private let logger: Logger
    private let backoff: Backoff
    private let pause: Pause
    private let lanes = Mutex(Lanes())
    private let stopping = Mutex(false)
    private let bell: Bell
    /// Told when something was erased from the queue.
    let sweeper: Sweeper

    init(
        store: any DeliveryStore, outlets: [any Outlet], transport: any Transport, fetches: FetchCache, clock: ServerClock,
        metrics: ServerMetrics, logger: Logger, sweeper: Sweeper, bell: Bell, backoff: Backoff, pause: @escaping Pause
    ) {
        self.store = store
        self.outlets = Dictionary(outlets.map { ($0.name, $0) }) { first, _ in first }
        self.transport = transport
        self.fetches = fetches
        self.clock = clock
        self.metrics = metrics
        self.logger = logger
        self.sweeper = sweeper
        self.bell = bell
        self.backoff = backoff
        self.pause = pause
    }

    /// There is something new to send.
    func ring() { bell.ring() }

    /// Begins nothing any more; `run` ends when the attempts under way have.
    func stop() {
        stopping.withLock { $0 = true }
        bell.ring()
    }

    func run() async {
        var pace = SendPace()
        await withDiscardingTaskGroup { group in
            while !stopping.withLock({ $0 }), !Task.isCancelled {
                let wait: Double
                do throws(StoreError) {
                    wait = try await begin(&pace) { lane, message, outlet in
                        group.addTask { [self] in
                            await attempt(message, outlet)
                            leave(lane, outlet.manner)
                            bell.ring()
                        }
                    }
                } catch {
                    failed(error)
                    wait = 1
                }
                await bell.wait(wait, pause)
            }
        }
    }

    /// Begins all attempts whose time has come.
    ///
    /// - Returns: seconds until the next one's.
    private func begin(
        _ pace: inout SendPace, _ start: (Lane, DueMessage, any Outlet) -> Void
    ) async throws(StoreError) -> Double {
        var next = Self.longestSleep
        for (name, outlet) in outlets.sorted(by: { $0.key < $1.key }) where outlet.isOurs {
            let heads = try await store.heads(on: [name], limit: Self.mostSeen)
            for head in heads {
                let lane = Lane(channel: name, conversation: head.conversation)
                let now = Int(clock.seconds() * 1_000)
                let (isFree, ended) = lanes.withLock { lanes in
                    (lanes.busy.count < Self.mostAtOnce && !lanes.busy.contains(lane), lanes.ended.removeValue(forKey: lane))
                }
                if let ended { pace.rest(head.conversation, outlet.manner, since: ended) }
                guard isFree else { continue }
                let earliest = max(head.due, pace.earliest(head.conversation, on: name))
                guard earliest <= now else {
                    next = min(next, Double(earliest - now) / 1_000)
                    continue
                }
                pace.take(head.conversation, on: name, outlet.manner, at: now)
                lanes.withLock { _ = $0.busy.insert(lane) }
                start(lane, head, outlet)
            }
        }
        return max(next, 0.001)
    }

    private func leave(_ lane: Lane, _ manner: ChannelManner) {
        let now = Int(clock.seconds() * 1_000)
        lanes.withLock { lanes in
            lanes.busy.remove(lane)
            guard manner.conversationInterval > 0 else { return }
            let interval = Int((manner.conversationInterval * 1_000).rounded(.up))
            if lanes.ended.count > 10_000 { lanes.ended = lanes.ended.filter { $0.value + interval > now } }
            lanes.ended[lane] = now
        }
    }

    // MARK: One attempt

    private func attempt(_ message: DueMessage, _ outlet: any Outlet) async {
        do throws(StoreError) {
            // Dropped or erased since.
            guard let content = try await store.content(of: message.id) else { return }
            await finish(message, outlet, try await send(content, message, outlet))
        } catch {
            failed(error)
            try? await pause(1)
        }
    }

    private func send(_ content: String, _ message: DueMessage, _ outlet: any Outlet) async throws(StoreError) -> SendFate {
        func later(_ wanted: Double?, _ why: String) -> SendFate {
            guard let wait = outlet.wait(after: message.attempts + 1, wanted: wanted, backoff) else { return .dead(why: why) }
            return .later(due: Int((clock.seconds() + wait) * 1_000), why: why)
        }
        var fetched = Fetched()
        for _ in 0...Self.mostFetches {
            switch outlet.request(for: content, isPlain: message.isPlain, key: message.id.description, at: Int(clock.seconds()), with: fetched) {
            case .impossible(let why): return .dead(why: why)
            case .needs(let fetch):
                guard let body = await fetches.body(of: fetch, for: outlet.name) else { return later(nil, "\(fetch.id) is not to be had") }
                fetched.bodies[fetch.id] = body
            case .request(let request):
                let response: OutboundResponse
                do throws(TransportError) { response = try await transport.send(request) } catch {
                    return error.isPassing ? later(nil, error.description) : .dead(why: error.description)
                }
                switch outlet.verdict(on: response, to: content) {
                case .sent: return .sent
                case .later(let wanted, let why): return later(wanted, why)
                case .refused(let why): return .dead(why: why)
                case .plain(let why):
                    return message.isPlain || !outlet.hasPlainForm(content) ? .dead(why: why) : .plain(why: why)
                case .stale(let why):
                    fetches.forget(Array(fetched.bodies.keys), for: outlet.name)
                    return later(message.attempts == 0 ? 0 : nil, why)
                case .moved(let address, let why):
                    // Those that wait behind it too.
                    try await store.rewrite(message) { outlet.moved($0, to: address) }
                    return later(0, why)
                }
            }
        }
        return later(nil, "what it needs of the platform is never enough")
    }

    /// Writes down what became of it; as long as the store cannot, nothing else of the conversation is sent.
    private func finish(_ message: DueMessage, _ outlet: any Outlet, _ fate: SendFate) async {
        metrics.sent(outlet.name, fate.label)
        if case .dead(let why) = fate {
            logger.error("message laid aside", metadata: [
                "channel": .string(outlet.name), "message": .string(message.id.description), "why": .string(why),
            ])
        }
        while true {
            do throws(StoreError) {
                try await store.finish(message.id, fate)
                if case .sent = fate { sweeper.note() }
                return
            } catch {
                failed(error)
                if Task.isCancelled || error.code == .failed && stopping.withLock({ $0 }) { return }
                try? await pause(1)
            }
        }
    }

    private func failed(_ error: StoreError) {
        metrics.storeFailed(error.code.description)
        logger.error("store failed", metadata: [
            "code": .string(error.code.description), "problem": .string(error.message), "remedy": .string(error.remedy),
        ])
    }
}

extension SendFate {
    /// As metrics name it.
    fileprivate var label: String {
        switch self {
        case .sent: "sent"
        case .later: "later"
        case .plain: "plain"
        case .dead: "dead"
        }
    }
}
#endif
