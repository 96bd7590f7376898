#if Server
internal import Channels
internal import Composition
internal import Conversations
internal import Dialogue
internal import FoundationEssentials
internal import Logging
internal import MentorCore
internal import Synchronization
internal import TextAnalysis

/// Answers the messages that were claimed: those of one conversation one after the other, in the order in which they came.
///
/// The queue is the store's own. A conversation's lane is a task that takes the oldest message that waits, answers it, settles
/// it, and takes the next, until there is none; a new message has the lane begun unless it is under way. So the order is that
/// of the claims, whoever delivered them at the same moment, and after a restart the lanes are begun again from the store.
///
/// A message whose platform waits for the answer has a route (`AnswerRoute`). The route is known only after the claim gave the
/// message its number; until then the lane is *held*, so that nobody takes the message without its route.
final class Answerer: Sendable {
    private struct Lane {
        var isUnderWay = false
        /// Something came since it last looked.
        var isCalled = false
        /// Claims under way.
        var holds = 0
    }

    private struct State {
        var lanes: [SessionID: Lane] = [:]
        var routes: [Int64: AnswerRoute] = [:]
        var isStopping = false
    }

    private let store: any DeliveryStore
    private let channels: ChannelSet
    private let desk: ConversationDesk
    private let logger: Logger
    private let pause: Pause
    private let sender: Sender
    private let idle = Bell()
    private let state = Mutex(State())

    init(
        store: any DeliveryStore, channels: ChannelSet, desk: ConversationDesk, sender: Sender, logger: Logger, pause: @escaping Pause
    ) {
        self.store = store
        self.channels = channels
        self.desk = desk
        self.sender = sender
        self.logger = logger
        self.pause = pause
    }

    // MARK: Lanes

    /// No message of the conversation is taken before `release`.
    func hold(_ session: SessionID) { state.withLock { $0.lanes[session, default: Lane()].holds += 1 } }

    /// Ends a hold, and has the lane begun.
    func release(_ session: SessionID) {
        state.withLock { $0.lanes[session]?.holds -= 1 }
        call(session)
    }

    /// The way of a message's answer: the one that it has, or a new one.
    func route(of number: Int64) -> AnswerRoute {
        state.withLock { state in
            if let route = state.routes[number] { return route }
            let route = AnswerRoute()
            state.routes[number] = route
            return route
        }
    }

    /// The route of a message that is under way already.
    func knownRoute(of number: Int64) -> AnswerRoute? { state.withLock { $0.routes[number] } }

    /// There is a message to answer.
    func call(_ session: SessionID) {
        let begins = state.withLock { state in
            guard !state.isStopping else { return false }
            var lane = state.lanes[session] ?? Lane()
            defer { state.lanes[session] = lane }
            lane.isCalled = true
            guard !lane.isUnderWay, lane.holds == 0 else { return false }
            lane.isUnderWay = true
            return true
        }
        if begins { Task { await self.empty(session) } }
    }

    /// Begins the lanes of all messages that wait since before.
    func takeUp() async throws(StoreError) {
        for session in try await store.waiting(on: channels.names.map(\.rawValue)) { call(session) }
    }

    /// Takes no further message, and returns when those under way are settled.
    func stop() async {
        state.withLock { $0.isStopping = true }
        while state.withLock({ $0.lanes.values.contains(where: \.isUnderWay) }) { await idle.wait(1, pause) }
    }

    private func empty(_ session: SessionID) async {
        var failures = 0
        while begin(session) {
            do throws(StoreError) {
                // Read before the look at the holds: what was claimed under one is not taken without its route.
                guard let message = try await store.next(of: session) else { continue }
                guard isFree(session) else { continue }
                try await answer(message)
                state.withLock { $0.lanes[session]?.isCalled = true }
                failures = 0
            } catch {
                failures += 1
                desk.metrics.storeFailed(error.code.description)
                logger.error("message not answered yet", metadata: [
                    "code": .string(error.code.description), "problem": .string(error.message), "remedy": .string(error.remedy),
                ])
                try? await pause(min(Double(failures), 30))
                state.withLock { $0.lanes[session]?.isCalled = true }
            }
        }
        idle.ring()
    }

    private func isFree(_ session: SessionID) -> Bool { state.withLock { $0.lanes[session]?.holds == 0 } }

    /// Whether the lane goes on; otherwise it has ended.
    private func begin(_ session: SessionID) -> Bool {
        state.withLock { state in
            guard var lane = state.lanes[session] else { return false }
            if lane.isCalled, lane.holds == 0, !state.isStopping {
                lane.isCalled = false
                state.lanes[session] = lane
                return true
            }
            lane.isUnderWay = false
            state.lanes[session] = lane.holds > 0 ? lane : nil
            return false
        }
    }

    // MARK: One message

    private func answer(_ message: WaitingMessage) async throws(StoreError) {
        let route = state.withLock { $0.routes[message.number] }
        defer { forget(message.number) }
        guard let name = ChannelName(rawValue: message.channel), let channel = channels[name],
            let address = KeptJSON.value(ReplyAddress.self, message.address)
        else {
            // Of a version that wrote it otherwise: nobody can answer it any more.
            _ = try await store.settle(Settlement(number: message.number, session: message.session), at: desk.clock.date)
            route?.finish(nil)
            return
        }
        do throws(StoreError) {
            if ReceiptWording.asksForErasure(message.text) {
                let language = message.language.flatMap { Language(rawValue: $0) } ?? ReceiptWording.language(of: message.text)
                try await erase(message, channel, address, route, language)
            } else {
                try await respond(message, channel, address, route)
            }
        } catch {
            // The platform is told that we have it; the answer is sent when the store works again.
            route?.finish(nil)
            throw error
        }
    }

    private func forget(_ number: Int64) { state.withLock { _ = $0.routes.removeValue(forKey: number) } }

    private func respond(
        _ message: WaitingMessage, _ channel: any Channels.Channel, _ address: ReplyAddress, _ route: AnswerRoute?
    ) async throws(StoreError) {
        let before = try await desk.store.conversation(of: message.session)
        var state = before ?? ConversationState()
        // What the platform says of the person is where a conversation begins; each message then tells its language itself.
        if before == nil, let hint = message.language.flatMap({ Language(rawValue: $0) }) { state.apply(.languageChosen(hint)) }
        var thought = desk.think(message.text, state, nil, isFirst: state == ConversationState())
        let isSafeguarded = thought.turn.reply.outcome == .safeguarded
        if thought.turn.erases { return try await erase(message, channel, address, route, thought.turn.reply.language) }
        var isSilent = false
        var handOff: HandOffStep?
        var messages: [QueuedMessage] = []
        if state.isHandedOff, !isSafeguarded {
            let language = state.language ?? thought.turn.reply.language
            if HandOffWording.asksForReturn(message.text) {
                handOff = .ends
                thought.turn = HandOffWording.resumed(state, language)
            } else {
                handOff = .goesOn(address: message.address)
                // A person hears everything else; a wish to erase is not asked about in between, but is not left unheard either.
                isSilent = !HandOffWording.asksForHelp(message.text) && !thought.turn.events.contains(.erasureOffered)
                thought.turn = isSilent ? HandOffWording.silence(state, language)
                    : HandOffWording.reminder(state, language, reference: HandedOffConversation.reference(of: message.session))
            }
        } else if before != nil, HandOffWording.asksForReturn(message.text) {
            // The school gave the conversation back before the person did.
            thought.turn = HandOffWording.resumed(state, state.language ?? thought.turn.reply.language)
        } else if thought.turn.reply.outcome == .handedOff, desk.events?.tellsOfHandOff == true {
            handOff = .begins(channel: message.channel, address: message.address)
            begin(&thought.turn, in: message.session)
        }
        let reply = thought.turn.reply
        let record = isHeard(handOff) ? desk.record(of: thought, to: message.text) : nil
        if let record, let events = desk.events {
            if record.outcome == .handedOff { messages += events.handOff(of: message.session, on: message.channel, record) }
            messages += events.unanswered(record)
        }
        let response = isSilent ? nil : channel.response(with: reply, to: address)
        let isInline = (response != nil || isSilent) && route?.choose() == true
        if !isInline, !isSilent { messages += queued(channel.messages(with: reply, to: address), on: message.channel) }
        let settlement = Settlement(
            number: message.number, session: message.session, turn: record, isFirst: before == nil, messages: messages, handOff: handOff,
            response: isInline && !isSafeguarded ? response.map { (KeptJSON.text($0), message.expires) } : nil)
        guard try await store.settle(settlement, at: desk.clock.date) else {
            route?.finish(nil)
            return
        }
        route?.finish(isInline ? response : nil)
        desk.count(thought)
        sender.sweeper.note()
        if !messages.isEmpty { sender.ring() }
    }

    /// While a person has taken over, no turn is kept.
    private func isHeard(_ step: HandOffStep?) -> Bool {
        if case .goesOn = step { false } else { true }
    }

    /// Makes the answer to a request for a person the beginning of its silence.
    private func begin(_ turn: inout Turn, in session: SessionID) {
        let notice = "\n\n" + HandOffWording.notice(turn.reply.language, reference: HandedOffConversation.reference(of: session))
        turn.reply.text += notice
        if !turn.reply.parts.isEmpty { turn.reply.parts[turn.reply.parts.count - 1].text += notice }
        turn.reply.suggestions = []
        turn.events.append(.handedOff)
        turn.state.apply(.handedOff)
    }

    private func erase(
        _ message: WaitingMessage, _ channel: any Channels.Channel, _ address: ReplyAddress, _ route: AnswerRoute?, _ language: Language
    ) async throws(StoreError) {
        let wording = ReceiptWording(language: language)
        let time = desk.clock.date
        let given = Mutex<InlineResponse?>(nil)
        let settlement = Settlement(number: message.number, session: message.session, erasure: { entries in
            let receipt = Receipt(session: message.session, time: time, entries: entries, isLogEmptied: true)
            let reply = wording.turn(receipt).reply
            if let response = channel.response(with: reply, to: address), route?.choose() == true {
                given.withLock { $0 = response }
                return []
            }
            return self.queued(channel.messages(with: reply, to: address), on: message.channel)
        })
        _ = try await store.settle(settlement, at: time)
        _ = await store.sweep()
        desk.metrics.erased()
        route?.finish(given.withLock { $0 })
        sender.ring()
    }

    private func queued(_ messages: [OutboundMessage], on channel: String) -> [QueuedMessage] {
        messages.map { queued(ChannelOutlet.content(of: $0), on: channel) }
    }

    private func queued(_ content: String, on channel: String) -> QueuedMessage {
        var generator = SystemRandomNumberGenerator()
        return QueuedMessage(id: .random(using: &generator), channel: channel, content: content)
    }
}
#endif
