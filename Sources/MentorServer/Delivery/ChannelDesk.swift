#if Server
internal import Channels
internal import Composition
internal import Conversations
internal import Dialogue
internal import Logging
internal import MentorCore
internal import Synchronization
internal import TextAnalysis
internal import Transport
internal import Wire

/// Takes deliveries of the platforms in: verified, claimed, acknowledged, in this order.
///
/// When the platform hears that we have a message, the message is on the disk; answering it is the business of `Answerer`,
/// sending the answer that of `Sender`. A platform that wants the answer in the response waits for it, a little less long than
/// it would.
struct ChannelDesk: Sendable {
    let channels: ChannelSet
    let store: any DeliveryStore
    let answerer: Answerer
    let fetches: FetchCache
    let transport: any Transport
    let desk: ConversationDesk
    let logger: Logger
    let pause: Pause
    private let key = KeyHolder()
    /// Seconds for which it is not said again in a conversation that only text is read.
    static let objectInterval = 600

    init(
        channels: ChannelSet, store: any DeliveryStore, answerer: Answerer, fetches: FetchCache, transport: any Transport,
        desk: ConversationDesk, logger: Logger, pause: @escaping Pause
    ) {
        self.channels = channels
        self.store = store
        self.answerer = answerer
        self.fetches = fetches
        self.transport = transport
        self.desk = desk
        self.logger = logger
        self.pause = pause
    }

    /// What a delivery is answered with.
    enum Verdict: Sendable {
        case accepted(InlineResponse)
        case refused(InlineResponse)
    }

    /// - Throws: `StoreError`: nothing of it is kept, and the platform must send it again. `Problem` when what is needed to
    ///   verify it is not to be had.
    func receive(_ delivery: Delivery, on channel: any Channels.Channel) async throws -> Verdict {
        let name = channel.name.rawValue
        var fetched = Fetched()
        for _ in 0...Sender.mostFetches {
            switch channel.receive(delivery, with: fetched) {
            case .messages(let messages, let acknowledgement):
                // Swift 6.3 crashes on the optimised form of this function unless the typed error is caught here.
                do throws(StoreError) { return .accepted(try await take(messages, acknowledgement, on: channel)) } catch { throw error as any Error }
            case .done(let response, let why):
                desk.metrics.delivered(name, "ignored")
                logger.debug("delivery without a message", metadata: ["channel": .string(name), "why": .string(why)])
                return .accepted(response)
            case .refused(let response, let why): return refused(response, why, name)
            case .needs(let fetch):
                guard let body = await fetches.body(of: fetch, for: name) else {
                    // Known to be of no use, and too early to ask again: a key that the platform does not have.
                    if fetch.isRenewal { return refused(InlineResponse(status: 401), "\(fetch.id) does not verify it", name) }
                    throw Problem.unavailable("What is needed to verify this delivery is not to be had at the moment.")
                }
                fetched.bodies[fetch.id] = body
            }
        }
        return refused(InlineResponse(status: 401), "what is needed to verify it is never enough", name)
    }

    private func refused(_ response: InlineResponse, _ why: String, _ name: String) -> Verdict {
        desk.metrics.delivered(name, "refused")
        logger.warning("delivery refused", metadata: ["channel": .string(name), "why": .string(why)])
        return .refused(response)
    }

    // MARK: Messages

    /// Claims messages that a channel asked its platform for, together with the place to go on at.
    func take(_ messages: [InboundMessage], cursor: PullCursor?, on channel: any Channels.Channel) async throws(StoreError) {
        guard !messages.isEmpty || cursor != nil else { return }
        let arrivals = try await arrivals(messages, on: channel)
        let claims = try await store.claim(arrivals, cursor: cursor, at: desk.clock.date)
        begin(messages, arrivals, claims, on: channel)
    }

    private func take(
        _ messages: [InboundMessage], _ acknowledgement: InlineResponse, on channel: any Channels.Channel
    ) async throws(StoreError) -> InlineResponse {
        let arrivals = try await arrivals(messages, on: channel)
        guard let limit = channel.manner.answersWithin, let message = messages.first, let arrival = arrivals.first, messages.count == 1 else {
            let claims = try await store.claim(arrivals, cursor: nil, at: desk.clock.date)
            begin(messages, arrivals, claims, on: channel)
            return acknowledgement
        }
        answerer.hold(arrival.session)
        let route: AnswerRoute?
        do throws(StoreError) {
            let claims = try await store.claim(arrivals, cursor: nil, at: desk.clock.date)
            switch claims.first {
            case .new(let number)?:
                count(.new(number), on: channel)
                route = answerer.route(of: number)
                sendReceipts(of: message, on: channel)
            case .waiting(let number)?:
                count(.waiting(number), on: channel)
                // Of a message that is taken up after a restart there is none: its answer is sent.
                route = answerer.knownRoute(of: number)
            case .answered(let stored)?:
                count(.answered(response: stored), on: channel)
                answerer.release(arrival.session)
                if let stored, let response = KeptJSON.value(InlineResponse.self, stored) { return response }
                return safeguarded(message, on: channel) ?? acknowledgement
            case nil: route = nil
            }
        } catch {
            answerer.release(arrival.session)
            throw error
        }
        answerer.release(arrival.session)
        return await route?.response(within: limit, pause) ?? acknowledgement
    }

    /// An answer to distress is not kept for a duplicate: it is made again, and is the same.
    private func safeguarded(_ message: InboundMessage, on channel: any Channels.Channel) -> InlineResponse? {
        guard !ReceiptWording.asksForErasure(message.text) else { return nil }
        let thought = desk.think(message.text, ConversationState(), message.language, isFirst: false)
        guard thought.turn.reply.outcome == .safeguarded else { return nil }
        return channel.response(with: thought.turn.reply, to: message.address)
    }

    private func begin(_ messages: [InboundMessage], _ arrivals: [Arrival], _ claims: [Claim], on channel: any Channels.Channel) {
        for ((message, arrival), claim) in zip(zip(messages, arrivals), claims) {
            count(claim, on: channel)
            if case .new = claim { sendReceipts(of: message, on: channel) }
            if case .answered = claim { continue }
            answerer.call(arrival.session)
        }
    }

    private func count(_ claim: Claim, on channel: any Channels.Channel) {
        let isNew = if case .new = claim { true } else { false }
        desk.metrics.delivered(channel.name.rawValue, isNew ? "new" : "duplicate")
    }

    private func arrivals(_ messages: [InboundMessage], on channel: any Channels.Channel) async throws(StoreError) -> [Arrival] {
        let key = try await key.key(of: store)
        let name = channel.name.rawValue
        return messages.map { message in
            Arrival(
                channel: name, keys: message.keys.map { key.claim(of: $0, on: name) }, session: key.session(of: message.conversation, on: name),
                text: message.text, language: message.language?.rawValue, address: KeptJSON.text(message.address),
                lifetime: message.isObject ? min(Self.objectInterval, channel.name.claimLifetime) : channel.name.claimLifetime)
        }
    }

    /// "Is typing", "the button was pressed": sent at once, and never again.
    private func sendReceipts(of message: InboundMessage, on channel: any Channels.Channel) {
        guard !message.receipts.isEmpty else { return }
        Task {
            for receipt in message.receipts {
                var fetched = Fetched()
                attempts: for _ in 0...Sender.mostFetches {
                    switch channel.request(for: receipt, key: "", at: Int(desk.clock.seconds()), with: fetched) {
                    case .impossible: break attempts
                    case .needs(let fetch):
                        guard let body = await fetches.body(of: fetch, for: channel.name.rawValue) else { break attempts }
                        fetched.bodies[fetch.id] = body
                    case .request(let request):
                        _ = try? await transport.send(request)
                        break attempts
                    }
                }
            }
        }
    }
}

/// Asks the store for the key of its digests once.
private final class KeyHolder: Sendable {
    private let known = Mutex<DeliveryKey?>(nil)

    func key(of store: any DeliveryStore) async throws(StoreError) -> DeliveryKey {
        if let key = known.withLock({ $0 }) { return key }
        var generator = SystemRandomNumberGenerator()
        let key = try await store.deliveryKey(orKeep: .random(using: &generator))
        known.withLock { $0 = key }
        return key
    }
}

extension ChannelName {
    /// Seconds for which a platform may send a message again, and somewhat more.
    var claimLifetime: Int {
        switch self {
        // Three times, the last after five minutes.
        case .slack: 3_600
        case .whatsapp, .messenger: 7 * 86_400
        // Standard Webhooks tries for about three days.
        case .standard: 4 * 86_400
        case .matrix: 7 * 86_400
        case .telegram, .discord, .mattermost, .rocketchat, .teams, .googlechat: 86_400
        }
    }
}
#endif
