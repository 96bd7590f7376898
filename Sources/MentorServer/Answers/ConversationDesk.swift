#if Server
internal import Composition
internal import Conversations
internal import Dialogue
internal import Identifiers
internal import JSON
internal import Knowledge
internal import MentorCore
internal import TextAnalysis

/// Takes a message, answers it from what is known of its conversation, and keeps what may be kept: load, respond, append.
///
/// The three steps of one conversation happen in its lane, so that two messages sent at once are two turns, not one turn
/// twice. A conversation that begins needs no lane: nobody else knows its name yet. A name that is not in the store, because
/// it was erased, grew too old or was made up, is never taken up: a new one is issued. The turn is acknowledged, by being
/// answered, after the store has it; when the store cannot, the answer is 503 and the person may ask again.
struct ConversationDesk: Sendable {
    let knowledge: AdvisorHolder
    let store: any ConversationStore
    let lanes = ConversationLanes()
    let recent = RecentExchanges()
    let buckets: TokenBuckets<SessionID>
    let metrics: ServerMetrics
    let clock: ServerClock
    /// Whom to turn to, said to those who ask for a person; nil for nobody in particular.
    let contact: String?
    /// The terms of an explanation are words of the message: weighed only where they are kept.
    let weighs: Bool
    /// Nil where nobody is told of events.
    let events: EventDesk?

    init(
        _ configuration: ServerConfiguration, knowledge: AdvisorHolder, store: any ConversationStore, metrics: ServerMetrics, clock: ServerClock,
        events: EventDesk? = nil
    ) {
        self.knowledge = knowledge
        self.store = store
        self.metrics = metrics
        self.clock = clock
        self.events = events
        buckets = TokenBuckets(perMinute: configuration.rate.sessionPerMinute, burst: configuration.rate.sessionBurst)
        contact = configuration.site.contact ?? configuration.site.handoffEmail
        weighs = configuration.store.keepsConversations
    }

    /// - Throws: `Problem` 429 when the conversation is in too great a hurry; `StoreError`.
    func answer(_ message: Message) async throws -> Exchange {
        if ReceiptWording.asksForErasure(message.text) { return try await forget(message, ReceiptWording.language(of: message.text)) }
        if let session = message.session {
            let step = try await lanes.run(in: session) { () async throws -> Step in
                guard let state = try await store.conversation(of: session) else { return .unknown }
                if let verdict = buckets.take(session, at: clock.nanoseconds()), !verdict.isAllowed {
                    metrics.refused()
                    throw Problem.tooMany("This conversation sends too many messages at once.", wait: verdict.wait)
                }
                return try await respond(message, in: session, state, isFirst: false)
            }
            switch step {
            case .answered(let exchange): return exchange
            // The lane is left first: erasing waits for the conversation's turn itself.
            case .erases(let language): return try await forget(message, language)
            case .unknown: break
            case nil: throw Problem.tooMany("Messages of this conversation are waiting already.", wait: 1)
            }
        }
        var generator = SystemRandomNumberGenerator()
        switch try await respond(message, in: .random(using: &generator), ConversationState(), isFirst: true) {
        case .answered(let exchange): return exchange
        case .erases(let language): return try await forget(message, language)
        case .unknown: throw Problem.unavailable("The conversation cannot be begun.")
        }
    }

    /// What became of a message in its conversation.
    private enum Step: Sendable {
        case answered(Exchange)
        /// The person said yes to erasing it.
        case erases(Language)
        /// There is no such conversation.
        case unknown
    }

    private func respond(_ message: Message, in session: SessionID, _ state: ConversationState, isFirst: Bool) async throws -> Step {
        let thought = think(message.text, state, message.language, isFirst: isFirst)
        if thought.turn.erases { return .erases(thought.turn.reply.language) }
        let record = self.record(of: thought, to: message.text)
        let keeping = try await store.append(record, to: session, isFirst: isFirst)
        count(thought)
        if keeping == .kept { await note(record, of: session) }
        return .answered(Exchange(
            question: message.text, turn: thought.turn, id: record.id, session: session, microseconds: thought.nanoseconds / 1_000,
            served: thought.served, isKept: keeping == .kept))
    }

    /// Queues the events of a turn; the answer does not depend on it.
    private func note(_ turn: TurnRecord, of session: SessionID) async {
        guard let events else { return }
        do throws(StoreError) { try await events.note(turn, of: session) } catch { metrics.storeFailed(error.code.description) }
    }

    /// Counts a vote, and queues its event.
    func note(_ vote: Vote) async {
        metrics.vote(vote.direction.rawValue)
        guard let events else { return }
        do throws(StoreError) { try await events.note(vote) } catch { metrics.storeFailed(error.code.description) }
    }

    /// A turn, what answered, and how long that took.
    struct Thought: Sendable {
        var turn: Turn
        let served: ServedKnowledge
        var nanoseconds: Int
    }

    /// Answers a message; nothing is kept yet.
    func think(_ text: String, _ state: ConversationState, _ language: Language?, isFirst: Bool) -> Thought {
        let served = knowledge.current
        let text = SpokenCommand.words(text, language ?? state.language)
        let start = clock.nanoseconds()
        func respond() -> Turn { served.advisor.respond(to: text, state: state, language: language, weighs: weighs) }
        var turn = isFirst ? served.memory.turn(text, language, respond) : respond()
        let spent = clock.nanoseconds() - start
        if turn.reply.outcome == .handedOff { introduce(&turn.reply) }
        return Thought(turn: turn, served: served, nanoseconds: spent)
    }

    /// What the store is handed of it, under a new name.
    func record(of thought: Thought, to text: String) -> TurnRecord {
        var generator = SystemRandomNumberGenerator()
        var record = TurnRecord(
            thought.turn, question: text, id: .random(using: &generator), at: clock.date, knowledge: thought.served.advisor.knowledge.version,
            microseconds: thought.nanoseconds / 1_000)
        // Seldom: most turns are kept without a word of theirs.
        if weighs || record.leavesText {
            record.unknownNames = thought.served.advisor.unknownNames(in: text, language: thought.turn.reply.language)
        }
        return record
    }

    /// What of a text should not be kept, beside what redaction finds by itself.
    func unknownNames(in text: String) -> [UnknownName] {
        let advisor = knowledge.current.advisor
        return advisor.unknownNames(in: text, language: advisor.language(of: text))
    }

    /// Counts an answer that was given.
    func count(_ thought: Thought) {
        let intent = thought.turn.reply.parts.first?.intent.rawValue ?? "none"
        metrics.turn(thought.turn.reply.outcome, intent: thought.served.intentLabel(intent), nanoseconds: thought.nanoseconds)
    }

    /// Says whom to turn to.
    private func introduce(_ reply: inout Reply) {
        guard let contact else { return }
        let sentence = reply.language == .french ? "Le contact de l'établissement : \(contact)" : "The school's contact: \(contact)"
        reply.text += "\n\n" + sentence
        guard !reply.parts.isEmpty else { return }
        reply.parts[0].text += "\n\n" + sentence
    }

    // MARK: Erasing

    /// Erases a conversation wherever something of it is.
    func erase(_ session: SessionID) async throws -> Receipt {
        let erased = try await lanes.run(in: session) { () async throws -> Receipt in
            var receipt = try await store.erase(session, at: clock.date)
            receipt.entries.append(.init(store: "memory", erased: recent.erase(session)))
            return receipt
        }
        guard let erased else { throw Problem.tooMany("Messages of this conversation are waiting already.", wait: 1) }
        metrics.erased()
        return erased
    }

    /// - Parameter language: of the receipt, unless the message says another.
    private func forget(_ message: Message, _ language: Language) async throws -> Exchange {
        let served = knowledge.current
        var receipt: Receipt?
        if let session = message.session { receipt = try await erase(session) }
        var generator = SystemRandomNumberGenerator()
        return Exchange(
            question: message.text, turn: ReceiptWording(language: message.language ?? language).turn(receipt), id: .random(using: &generator),
            session: .random(using: &generator), microseconds: 0, served: served, receipt: receipt, isKept: false)
    }

    // MARK: Measuring

    /// An exchange that is kept nowhere.
    func sample(_ question: String) -> Exchange {
        let served = knowledge.current
        return Exchange(
            question: question, turn: served.advisor.respond(to: question, weighs: weighs), id: TurnID(bits: 0), session: SessionID(bits: 0),
            microseconds: 0, served: served)
    }

    /// Parses a message and keeps a turn without answering: what `/api/v1/ask` costs beside the answer.
    func insert(_ body: [UInt8], like sample: Exchange) async throws -> [UInt8] {
        let message = try Message(json: body)
        var generator = SystemRandomNumberGenerator()
        let (id, session) = (TurnID.random(using: &generator), SessionID.random(using: &generator))
        let record = TurnRecord(
            sample.turn, question: message.text, id: id, at: clock.date, knowledge: sample.served.advisor.knowledge.version, microseconds: 0)
        _ = try await store.append(record, to: session, isFirst: true)
        var writer = JSONWriter()
        writer.object {
            $0.field("session", session.description)
            $0.field("turn", id.description)
        }
        return writer.bytes
    }
}
#endif
