#if Server
import Composition
@testable import Conversations
import Dialogue
import Foundation
import GRDB
import StoreSamples
import Testing
import TextAnalysis

@Suite("Messages wait in the store until they are answered, and answers until they are sent")
struct DeliveryStoreTests {
    private let folder: StoreFolder
    private var names = Names(seed: 17)
    private let key = DeliveryKey(bytes: Array(0..<32))

    init() throws { folder = try StoreFolder() }

    private func arrival(_ keys: String..., conversation: String = "chat:7", text: String = "bonjour", channel: String = "telegram") -> Arrival {
        Arrival(
            channel: channel, keys: keys.map { key.claim(of: $0, on: channel) }, session: key.session(of: conversation, on: channel),
            text: text, language: "fr", address: #"{"chat":"7"}"#, lifetime: 3_600)
    }

    private mutating func message(_ content: String, channel: String = "telegram") -> QueuedMessage {
        QueuedMessage(id: MessageID(bits: names.turn().bits), channel: channel, content: content)
    }

    private var session: SessionID { key.session(of: "chat:7", on: "telegram") }

    // MARK: Claims

    @Test("A message is new once, and a duplicate under any of its names, also those that a duplicate brought")
    func claims() async throws {
        let store = try folder.store()
        let first = try await store.claim([arrival("a", "b")], cursor: nil, at: Sample.time)
        guard case .new(let number)? = first.first else { Issue.record("\(first)"); return }
        #expect(try await store.claim([arrival("b", "c")], cursor: nil, at: Sample.time) == [.waiting(number)])
        #expect(try await store.claim([arrival("c")], cursor: nil, at: Sample.time) == [.waiting(number)])
        #expect(try await store.settle(Settlement(number: number, session: session), at: Sample.time))
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time) == [.answered(response: nil)])
        #expect(try await store.claim([arrival("d")], cursor: nil, at: Sample.time) != [.answered(response: nil)])
        #expect(try await store.claim([arrival("a", channel: "slack")], cursor: nil, at: Sample.time).first != .answered(response: nil))
    }

    @Test("A claim is forgotten when the platform can no longer send the message again")
    func expiry() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time + 3_599).first != .new(2))
        // The duplicate was a sign that more may come: its time runs from there.
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time + 3_599 + 3_600) == [.new(2)])
        _ = try await store.prune(at: Sample.time + days(2))
        #expect(try await store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM claim") } == 0)
    }

    @Test("Sixty-four deliveries of a message at the same moment are one message")
    func parallel() async throws {
        let store = try folder.store()
        let arrival = arrival("a")
        let claims = try await withThrowingTaskGroup(of: [Claim].self) { group in
            for _ in 0..<64 { group.addTask { try await store.claim([arrival], cursor: nil, at: Sample.time) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claims.count { $0 == .new(1) } == 1)
        #expect(claims.count { $0 == .waiting(1) } == 63)
    }

    @Test("The place to go on asking is kept with the messages, or neither is")
    func cursor() async throws {
        let store = try folder.store()
        #expect(try await store.cursor(of: "telegram") == nil)
        _ = try await store.claim([arrival("a")], cursor: PullCursor(channel: "telegram", value: "18"), at: Sample.time)
        #expect(try await store.cursor(of: "telegram") == "18")
        var bad = arrival("b")
        bad.keys = [[1, 2, 3]]
        await #expect(throws: StoreError.self) {
            _ = try await store.claim([bad], cursor: PullCursor(channel: "telegram", value: "19"), at: Sample.time)
        }
        #expect(try await store.cursor(of: "telegram") == "18")
        _ = try await store.claim([], cursor: PullCursor(channel: "telegram", value: "20"), at: Sample.time)
        #expect(try await store.cursor(of: "telegram") == "20")
    }

    @Test("The key of the digests is made once, and a platform's conversation is the same one for ever")
    func keyOnce() async throws {
        let store = try folder.store()
        let other = DeliveryKey(bytes: Array(repeating: 9, count: 32))
        #expect(try await store.deliveryKey(orKeep: key) == key)
        #expect(try await store.deliveryKey(orKeep: other) == key)
        #expect(key.session(of: "chat:7", on: "telegram") != key.session(of: "chat:7", on: "slack"))
        #expect(key.session(of: "chat:7", on: "telegram") != other.session(of: "chat:7", on: "telegram"))
    }

    // MARK: Answers

    @Test("Messages of a conversation come out in the order in which they came, and each is settled once")
    mutating func order() async throws {
        let store = try folder.store()
        for number in 1...5 { _ = try await store.claim([arrival("m\(number)", text: "message \(number)")], cursor: nil, at: Sample.time) }
        _ = try await store.claim([arrival("other", conversation: "chat:8")], cursor: nil, at: Sample.time)
        #expect(try await store.waiting(on: ["telegram"]) == [session, key.session(of: "chat:8", on: "telegram")])
        #expect(try await store.waiting(on: ["slack"]) == [])
        for number in 1...5 {
            let next = try #require(try await store.next(of: session))
            #expect(next.text == "message \(number)" && next.language == "fr" && next.address == #"{"chat":"7"}"#)
            let settlement = Settlement(number: next.number, session: session, messages: [message("r\(number)")])
            #expect(try await store.settle(settlement, at: Sample.time))
            #expect(try await store.settle(settlement, at: Sample.time) == false)
        }
        #expect(try await store.next(of: session) == nil)
        #expect(try await store.outbox().count == 5)
    }

    @Test("Turn, state and answers are kept together or not at all")
    mutating func atomic() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        let turn = Sample.turn(names.turn())
        let twice = message("une réponse")
        let broken = Settlement(number: 1, session: session, turn: turn, isFirst: true, messages: [twice, twice])
        await #expect(throws: StoreError.self) { _ = try await store.settle(broken, at: Sample.time) }
        #expect(try await store.conversation(of: session) == nil)
        #expect(try await store.next(of: session)?.number == 1)
        #expect(try await store.outbox() == [])
        let good = Settlement(number: 1, session: session, turn: turn, isFirst: true, messages: [twice])
        #expect(try await store.settle(good, at: Sample.time))
        #expect(try await store.conversation(of: session) != nil)
        #expect(try await store.outbox().map(\.id) == [twice.id])
    }

    @Test("Of a message of distress no turn is kept, and its answer is sent")
    mutating func distress() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        let turn = Sample.turn(names.turn(), outcome: .safeguarded)
        #expect(try await store.settle(Settlement(number: 1, session: session, turn: turn, isFirst: true, messages: [message("r")]), at: Sample.time))
        #expect(try await store.examine().turns == 0)
        #expect(try await store.outbox().count == 1)
    }

    @Test("A response is kept for duplicates as long as there can be any")
    func response() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        let seconds = Int(Sample.time.timeIntervalSince1970)
        #expect(try await store.settle(Settlement(number: 1, session: session, response: ("voici", seconds + 60)), at: Sample.time))
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time) == [.answered(response: "voici")])
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time + 61) == [.answered(response: nil)])
        _ = try await store.prune(at: Sample.time + 61)
        #expect(try folder.files(holding: "voici") == [])
    }

    // MARK: Sending

    @Test("Of each conversation the oldest message is the one to send, unless it is laid aside")
    mutating func heads() async throws {
        let store = try folder.store()
        let other = key.session(of: "chat:8", on: "telegram")
        let (a, b, c) = (message("a"), message("b"), message("c"))
        try await store.queue(a, of: session, at: Sample.time)
        try await store.queue(b, of: session, at: Sample.time)
        try await store.queue(c, of: other, at: Sample.time)
        func heads() async throws -> [MessageID] { try await store.heads(on: ["telegram"], limit: 10).map(\.id) }
        #expect(try await heads() == [a.id, c.id])
        let later = Int(Sample.time.timeIntervalSince1970 + 60) * 1_000
        try await store.finish(a.id, .later(due: later, why: "429"))
        #expect(try await heads() == [c.id, a.id], "b does not overtake a")
        let head = try #require(try await store.heads(on: ["telegram"], limit: 10).last)
        #expect(head.due == later && head.attempts == 1)
        try await store.finish(a.id, .dead(why: "403"))
        #expect(try await heads() == [b.id, c.id])
        try await store.finish(b.id, .plain(why: "400"))
        #expect(try await store.heads(on: ["telegram"], limit: 10).first?.isPlain == true)
        try await store.finish(b.id, .sent)
        #expect(try await store.content(of: b.id) == nil)
        let entry = try #require(try await store.outbox().first)
        #expect(entry.id == a.id && entry.isDead && entry.why == "403" && entry.attempts == 2)
        #expect(try await store.retry(a.id, at: Sample.time + 5))
        #expect(try await heads() == [c.id, a.id])
        #expect(try await store.drop(a.id))
        #expect(try await store.drop(a.id) == false)
        #expect(try await store.retry(a.id, at: Sample.time) == false)
        #expect(try await store.heads(on: ["slack"], limit: 10) == [])
    }

    // MARK: Traces

    @Test("What was answered and sent is gone from the files, and the platform's names were never there")
    mutating func traces() async throws {
        let store = try folder.store()
        for number in 0..<60 {
            let filling = String(repeating: " ah", count: number * 31)
            var arrival = arrival("update:77\(number)", conversation: "chat:conversation-\(number % 7)", text: "qwertz\(number)fin" + filling)
            arrival.address = "adresse\(number)fin"
            _ = try await store.claim([arrival], cursor: nil, at: Sample.time)
        }
        #expect(try folder.files(holding: "qwertz3fin") != [] && folder.files(holding: "adresse3fin") != [])
        var sent: [MessageID] = []
        for conversation in 0..<7 {
            let session = key.session(of: "chat:conversation-\(conversation)", on: "telegram")
            while let next = try await store.next(of: session) {
                let answer = message("reponse\(next.number)fin" + String(repeating: " eh", count: Int(next.number) * 23))
                sent.append(answer.id)
                #expect(try await store.settle(Settlement(number: next.number, session: session, messages: [answer]), at: Sample.time))
            }
        }
        #expect(sent.count == 60)
        #expect(await store.sweep())
        #expect(try folder.files(holding: "qwertz") == [] && folder.files(holding: "adresse") == [])
        #expect(try folder.files(holding: "reponse9fin") != [])
        for id in sent {
            try await store.finish(id, .later(due: 0, why: "500"))
            try await store.finish(id, .sent)
        }
        #expect(await store.sweep())
        let files = try folder.files()
        for text in ["qwertz", "adresse", "reponse", "update:77", "conversation-"] {
            #expect(files.filter { $0.value.holds(text) }.keys.sorted() == [], "\(text)")
        }
        #expect(try await store.examine().problems == [])
    }

    @Test("An erasure takes what waits, and says so; the message is not answered again when it is delivered again")
    mutating func erasure() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a", text: "geheimfrage")], cursor: nil, at: Sample.time)
        _ = try await store.claim([arrival("b", text: "geheimwartend")], cursor: nil, at: Sample.time)
        let seconds = Int(Sample.time.timeIntervalSince1970)
        let settlement = Settlement(
            number: 1, session: session, turn: Sample.turn(names.turn()), isFirst: true, messages: [message("geheimantwort")],
            response: ("geheimbewahrt", seconds + 600))
        #expect(try await store.settle(settlement, at: Sample.time))
        let receipt = try await store.erase(session, at: Sample.time)
        #expect(receipt.entries.map { "\($0.store) \($0.erased)" } == [
            "session 1", "turns 1", "feedback 0", "unanswered 0", "inbox 1", "outbox 1", "response 1",
        ])
        #expect(try folder.files(holding: "geheim") == [])
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time) == [.answered(response: nil)])
        #expect(try await store.claim([arrival("b")], cursor: nil, at: Sample.time) == [.answered(response: nil)])
    }

    @Test("A person who asks for erasure is told what was erased, in the same transaction")
    mutating func erasureByMessage() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        #expect(try await store.settle(Settlement(number: 1, session: session, turn: Sample.turn(names.turn()), isFirst: true), at: Sample.time))
        _ = try await store.claim([arrival("b", text: "/oublie-moi")], cursor: nil, at: Sample.time)
        let receipt = message("reçu")
        #expect(try await store.settle(Settlement(number: 2, session: session, erasure: { entries in
            entries.first == .init(store: "session", erased: 1) ? [receipt] : []
        }), at: Sample.time))
        #expect(try await store.conversation(of: session) == nil)
        #expect(try await store.outbox().map(\.id) == [receipt.id])
    }

    @Test("An answer that was being made when its conversation was erased is neither kept nor sent")
    mutating func erasedMeanwhile() async throws {
        let store = try folder.store()
        _ = try await store.claim([arrival("a")], cursor: nil, at: Sample.time)
        _ = try await store.erase(session, at: Sample.time)
        let late = Settlement(number: 1, session: session, turn: Sample.turn(names.turn()), isFirst: true, messages: [message("r")])
        #expect(try await store.settle(late, at: Sample.time) == false)
        #expect(try await store.outbox() == [])
        #expect(try await store.conversation(of: session) == nil)
    }

    // MARK: Hand-off

    @Test("Conversations that a person has taken over are listed and given back")
    mutating func handOff() async throws {
        let store = try folder.store()
        _ = try await store.append(Sample.turn(names.turn()), to: names.session(), isFirst: true)
        var turn = Sample.turn(names.turn(), outcome: .handedOff)
        turn.state.apply(.handedOff)
        _ = try await store.append(turn, to: session, isFirst: true)
        let listed = try await store.handedOff()
        #expect(listed.map(\.name) == [HandedOffConversation.name(of: session)])
        #expect(listed.first?.since == Int(Sample.time.timeIntervalSince1970))
        #expect(try await store.endHandOff(of: "0000000000000000") == false)
        #expect(try await store.endHandOff(of: HandedOffConversation.name(of: session)))
        #expect(try await store.conversation(of: session)?.isHandedOff == false)
        #expect(try await store.conversation(of: session)?.topics == Sample.state.topics)
        #expect(try await store.handedOff() == [])
    }

    /// Puts the conversation into a person's hands, by a message like any other.
    private mutating func handOver(_ store: SQLiteConversationStore, at time: Date = Sample.time) async throws {
        _ = try await store.claim([arrival("h")], cursor: nil, at: time)
        let waiting = try #require(try await store.next(of: session))
        var turn = Sample.turn(names.turn(), outcome: .handedOff)
        turn.state.apply(.languageChosen(.english))
        turn.state.apply(.handedOff)
        let settlement = Settlement(
            number: waiting.number, session: session, turn: turn, isFirst: true,
            handOff: .begins(channel: "telegram", address: #"{"chat":"geheim7"}"#))
        #expect(try await store.settle(settlement, at: time))
    }

    @Test("The list tells the channel, since when, and the last message, which moves on while Mentor is silent")
    mutating func handOffTimes() async throws {
        let store = try folder.store()
        try await handOver(store)
        let later = Sample.time.addingTimeInterval(90)
        _ = try await store.claim([arrival("i")], cursor: nil, at: later)
        let waiting = try #require(try await store.next(of: session))
        #expect(try await store.settle(
            Settlement(number: waiting.number, session: session, handOff: .goesOn(address: #"{"chat":"8"}"#)), at: later))
        let start = Int(Sample.time.timeIntervalSince1970)
        #expect(try await store.handedOff() == [
            HandedOffConversation(name: HandedOffConversation.name(of: session), channel: "telegram", since: start, last: start + 90),
        ])
        let ending = try await store.endingHandOffs(begunBefore: later)
        #expect(ending.map(\.address) == [#"{"chat":"8"}"#] && ending.map(\.language) == ["en"])
    }

    @Test("What the school ends, or what has lasted too long, is told to the person once, and its address is gone then")
    mutating func handOffEnds() async throws {
        let store = try folder.store()
        try await handOver(store)
        #expect(try await store.endingHandOffs(begunBefore: nil).isEmpty)
        #expect(try await store.endingHandOffs(begunBefore: Sample.time).isEmpty, "not before its time")
        #expect(try await store.endingHandOffs(begunBefore: Sample.time.addingTimeInterval(1)).count == 1)
        #expect(try await store.endHandOff(of: HandedOffConversation.reference(of: session).uppercased()))
        #expect(try await store.conversation(of: session)?.isHandedOff == false, "at once")
        let ending = try #require(try await store.endingHandOffs(begunBefore: nil).first)
        let notice = message("me revoici")
        #expect(try await store.close(ending, saying: [notice], at: Sample.time))
        #expect(try await store.close(ending, saying: [notice], at: Sample.time) == false)
        #expect(try await store.outbox().map(\.id) == [notice.id])
        #expect(try await store.endingHandOffs(begunBefore: .distantFuture).isEmpty)
        #expect(await store.sweep())
        #expect(try folder.files(holding: "geheim7") == [])
    }

    @Test("A name of the list finds the conversation, to erase it whole; too short a one finds none")
    mutating func handOffByName() async throws {
        let store = try folder.store()
        try await handOver(store)
        let name = HandedOffConversation.name(of: session)
        for wanted in [name, String(name.prefix(8)), name.uppercased()] { #expect(try await store.handedOffSession(named: wanted) == session) }
        for wanted in [String(name.prefix(7)), "0000000000000000", "%%%%%%%%", ""] {
            #expect(try await store.handedOffSession(named: wanted) == nil)
            #expect(try await store.endHandOff(of: wanted) == false)
        }
        let exported = try #require(try await store.export(session, at: Sample.time))
        #expect(String(decoding: exported, as: UTF8.self).contains("geheim7"), "what is kept is shown to whose it is")
        _ = try await store.erase(session, at: Sample.time)
        #expect(try await store.handedOffSession(named: name) == nil)
        #expect(try await store.handedOff().isEmpty)
        #expect(try folder.files(holding: "geheim7") == [])
    }

    // MARK: One program

    @Test("A channel is served from a store by one program, and the next may go on as soon as it ends")
    func lock() throws {
        _ = try folder.store()
        var first: DeliveryLock? = try DeliveryLock(store: folder.path, channel: "telegram")
        #expect(throws: StoreError.self) { try DeliveryLock(store: folder.path, channel: "telegram") }
        _ = try DeliveryLock(store: folder.path, channel: "matrix")
        withExtendedLifetime(first) {}
        first = nil
        _ = try DeliveryLock(store: folder.path, channel: "telegram")
        #expect(try folder.mode(of: "store.sqlite-telegram.lock") == 0o600)
    }

    @Test("Of several programs beside a store one empties the queue of events, and the next one when that one has ended")
    func queueClaim() throws {
        _ = try folder.store()
        var server: QueueClaim? = QueueClaim(store: folder.path, queue: "handoff")
        let bot = QueueClaim(store: folder.path, queue: "handoff")
        #expect(server?.isHeld == true && !bot.isHeld && server?.isHeld == true)
        server = nil
        #expect(bot.isHeld)
    }

    @Test("A store made before there were platforms is brought up to date, and keeps what it holds")
    mutating func migration() async throws {
        let old = names.session()
        do {
            let file = try DatabaseQueue(path: folder.path)
            try Schema.migrator.migrate(file, upTo: "feedback")
            let arguments: StatementArguments = [Data(SessionDigest.session(old)), Sample.state.json]
            try await file.write { database in
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try database.execute(sql: "INSERT INTO session (digest, state, created, used) VALUES (?, ?, 1, 1)", arguments: arguments)
            }
            try file.close()
        }
        let store = try folder.store()
        #expect(try await store.conversation(of: old) == Sample.state)
        #expect(try await store.claim([arrival("a")], cursor: nil, at: Sample.time) == [.new(1)])
    }
}
#endif
