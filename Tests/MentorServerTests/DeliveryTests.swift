#if Server
import Channels
import Conversations
import Foundation
import HTTPTypes
import HummingbirdTesting
@testable import MentorServer
import Synchronization
import TestSupport
import Testing
import Transport
import Wire

@Suite("A platform's messages are answered, each once and in order", .timeLimit(.minutes(2)))
struct DeliveryTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let token = "123456:ABC-DEF"

    /// What differs from test to test.
    private struct Setup: Sendable {
        var handOff: String?
        var events: [ServerConfiguration.Event] = [.handoff]
        /// Requests a minute of an address; 0 for no limit.
        var rate = 0
        /// What stands in front of the queues.
        var gate: GatedDeliveries.Gate?
        /// Another program empties the queue of events.
        var hasRival = false
        var pause: Pause = DeliveryTests.never
    }

    /// Runs `body` against a site with the channels of the settings, its sender at work.
    private static func run(
        _ settings: [String: String], _ setup: Setup = Setup(), _ body: @escaping @Sendable (TestSite) async throws -> Void
    ) async throws {
        let path = URL.temporaryDirectory.appending(path: "mentor-claims-\(UUID().uuidString)").path
        let rival = QueueClaim(store: path, queue: Platforms.eventQueue)
        defer { if setup.hasRival { try? FileManager.default.removeItem(atPath: "\(path)-\(Platforms.eventQueue).lock") } }
        func configure(_ configuration: inout ServerConfiguration) {
            configuration.channels = settings
            configuration.site.handoffWebhook = setup.handOff
            configuration.events = setup.events
            configuration.handoffSecret = setup.handOff.map { _ in secret }
            guard setup.rate > 0 else { return }
            configuration.rate.addressPerMinute = setup.rate
            configuration.rate.addressBurst = setup.rate
        }
        func platforms(_ configuration: ServerConfiguration, _ store: SQLiteConversationStore) throws -> Platforms? {
            var platforms = try Platforms(configuration, store: setup.gate.map { GatedDeliveries(store, $0) } ?? store)
            if setup.hasRival {
                _ = rival.isHeld
                platforms?.eventClaim = QueueClaim(store: path, queue: Platforms.eventQueue)
            }
            platforms?.pause = setup.pause
            platforms?.backoff = Backoff(random: { 1 })
            return platforms
        }
        try await TestSite.run(configure, platforms: platforms) { site in
            let works = try #require(site.server.works)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await works.sender.run() }
                try await body(site)
                works.sender.stop()
                try await group.waitForAll()
            }
        }
    }

    /// Ends only when it is cancelled: nothing happens because time has passed, and the test rings where time has.
    private static let never: Pause = { _ in try await Task.sleep(for: .seconds(86_400)) }

    private static func standard(_ address: String) -> [String: String] {
        ["standard.secret": secret, "standard.answers-url": address + "/answers"]
    }

    /// A signed message of a program.
    private static func post(_ site: TestSite, _ text: String, conversation: String = "c1", id: String) async throws -> TestResponse {
        let data = try JSONSerialization.data(
            withJSONObject: ["type": "message", "data": ["conversation": conversation, "text": text]], options: .sortedKeys)
        let hook = try EventHook(url: "https://example.org/", secrets: [secret])
        let signed = hook.request(body: String(decoding: data, as: UTF8.self), key: id, at: Int(site.clock.clock.seconds()))
        return try await site.send(.post, "/webhooks/standard", signed.fields, String(decoding: signed.body, as: UTF8.self))
    }

    private static func update(_ number: Int, chat: Int = 7, _ text: String) -> String {
        """
        {"update_id":\(number),"message":{"message_id":\(number),"from":{"id":\(chat),"is_bot":false,"language_code":"fr"},\
        "chat":{"id":\(chat),"type":"private"},"date":0,"text":"\(text)"}}
        """
    }

    private static func telegram(_ site: TestSite, _ body: String, secret: String = "geheim") async throws -> TestResponse {
        let name = try #require(HTTPField.Name("X-Telegram-Bot-Api-Secret-Token"))
        return try await site.post("/webhooks/telegram", json: body, [name: secret])
    }

    private static func telegram(_ address: String) -> [String: String] {
        ["telegram.token": token, "telegram.secret": "geheim", "telegram.address": address]
    }

    private static func texts(_ platform: StandInPlatform) -> [String] {
        platform.calls.filter { $0.path.hasSuffix("/sendMessage") }.compactMap { $0.object["text"] as? String }
    }

    // MARK: The door

    @Test("Only what a configured platform signed is let in")
    func door() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.telegram(address)) { site in
                #expect(try await site.post("/webhooks/slack", json: "{}").status == .notFound)
                #expect(try await site.post("/webhooks/nothing", json: "{}").status == .notFound)
                #expect(try await Self.telegram(site, Self.update(1, "bonjour"), secret: "wrong").status == .unauthorized)
                #expect(try await site.post("/webhooks/telegram", json: Self.update(1, "bonjour")).status == .unauthorized)
                #expect(try await Self.telegram(site, Self.update(1, "que fait un meunier ?")).status == .ok)
                await platform.wait(for: 2)
                let answer = try #require(Self.texts(platform).first)
                #expect(answer.contains("grain"))
                let call = try #require(platform.calls.first { $0.path.hasSuffix("/sendMessage") })
                #expect(call.path == "/bot\(Self.token)/sendMessage")
                let log = site.log.all.joined()
                for secret in [Self.token, "geheim", "meunier"] { #expect(!log.contains(secret)) }
            }
        }
    }

    @Test("Deliveries that nobody signed count against their address, and the platform's go on")
    func rate() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.telegram(address), Setup(rate: 3)) { (site: TestSite) async throws in
                for _ in 0..<3 { #expect(try await Self.telegram(site, Self.update(1, "x"), secret: "wrong").status == .unauthorized) }
                #expect(try await Self.telegram(site, Self.update(1, "x"), secret: "wrong").status == .tooManyRequests)
                #expect(try await Self.telegram(site, Self.update(1, "que fait un meunier ?")).status == .ok)
                await platform.wait(for: 1)
            }
        }
    }

    @Test("A delivery of a megabyte is read, a larger one is not")
    func size() async throws {
        try await StandInPlatform.run { _, address in
            try await Self.run(Self.telegram(address)) { (site: TestSite) async throws in
                let long = String(repeating: "a", count: 900_000)
                #expect(try await Self.telegram(site, "{\"other\":\"\(long)\"}").status.code < 500)
                #expect(try await Self.telegram(site, "{\"other\":\"\(long)\(long)\"}").status == .contentTooLarge)
            }
        }
    }

    @Test("A channel without its secret refuses to start, and says which setting it lacks", arguments: [
        ("telegram.token", "telegram.secret"), ("slack.token", "slack.signing-secret"), ("discord.application", "discord.public-key"),
        ("whatsapp.token", "whatsapp.app-secret"), ("messenger.token", "messenger.app-secret"), ("teams.app-id", "teams.password"),
        ("mattermost.address", "mattermost.tokens"), ("rocketchat.address", "rocketchat.tokens"), ("matrix.homeserver", "matrix."),
        ("googlechat.address-keys", "googlechat.audience"), ("standard.answers-url", "standard.secret"),
        ("telegram.token", "telegram.pull=true"), ("telegram.token", "mentor bot telegram"),
    ])
    func secretless(given: String, missing: String) throws {
        var configuration = ServerConfiguration()
        let value = ["telegram.token": Self.token, "slack.token": "xoxb-1-2-abc"][given] ?? "https://example.org/x"
        configuration.channels = [given: value]
        do {
            _ = try Platforms.channels(configuration)
            Issue.record("\(given) alone was accepted")
        } catch {
            #expect(error.description.contains(missing), "\(error)")
            #expect(!error.description.contains(Self.token))
        }
    }

    @Test("What is wrong with the secret of our own events is told of that setting, and of no channel")
    func eventSecret() async throws {
        var configuration = ServerConfiguration()
        configuration.site.handoffWebhook = "https://school.example/hook"
        let folder = URL.temporaryDirectory.appending(path: "mentor-events-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteConversationStore(path: folder.appending(path: "store.sqlite").path)
        for secret in [nil, "whsec_short"] {
            configuration.handoffSecret = secret
            #expect { try Platforms(configuration, store: store) } throws: { "\($0)".hasPrefix("handoff.secret: ") && !"\($0)".contains("standard") }
        }
        try store.close()
    }

    // MARK: Once, and in order

    @Test("Ten deliveries of each message, shuffled and in parallel, are one answer each, in order in each conversation")
    func shuffled() async throws {
        let (conversations, length) = (12, 5)
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.standard(address)) { site in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for conversation in 0..<conversations {
                        group.addTask {
                            for number in 0..<length {
                                let id = "m-\(conversation)-\(number)"
                                try await withThrowingTaskGroup(of: Void.self) { deliveries in
                                    for copy in 0..<10 {
                                        // Those of the messages before come once more meanwhile.
                                        let other = copy < 5 ? number : (number * copy) % (number + 1)
                                        let name = copy < 5 ? id : "m-\(conversation)-\(other)"
                                        deliveries.addTask {
                                            let response = try await Self.post(
                                                site, "que fait un meunier ?", conversation: "c\(conversation)", id: name)
                                            #expect(response.status.code == 202)
                                        }
                                    }
                                    try await deliveries.waitForAll()
                                }
                            }
                        }
                    }
                    try await group.waitForAll()
                }
                await platform.wait(for: conversations * length)
                let works = try #require(site.server.works)
                await works.answerer.stop()
                var answered: [String: [String]] = [:]
                for call in platform.calls {
                    let data = try #require(call.object["data"] as? [String: Any])
                    answered[try #require(data["conversation"] as? String), default: []].append(try #require(data["in_reply_to"] as? String))
                }
                #expect(answered.count == conversations)
                for conversation in 0..<conversations {
                    #expect(answered["c\(conversation)"] == (0..<length).map { "m-\(conversation)-\($0)" })
                }
                try await Self.until { try await site.store.outbox().isEmpty }
            }
        }
    }

    @Test("What waited for an answer when the server died is answered by the next one")
    func takenUp() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.standard(address)) { site in
                // As a server leaves it that dies between the claim and the answer.
                var generator = SystemRandomNumberGenerator()
                let key = try await site.store.deliveryKey(orKeep: .random(using: &generator))
                let arrivals = (0..<3).map { number in
                    Arrival(
                        channel: "standard", keys: [key.claim(of: "id:m\(number)", on: "standard")],
                        session: key.session(of: "conversation:c1", on: "standard"),
                        text: "que fait un meunier ?", address: #"{"values":{"conversation":"c1","id":"m\#(number)","time":"t"}}"#, lifetime: 600)
                }
                _ = try await site.store.claim(arrivals, cursor: nil, at: Date(timeIntervalSince1970: TestClock.start))
                let works = try #require(site.server.works)
                await works.takeUp()
                await platform.wait(for: 3)
                let answered = platform.calls.compactMap { ($0.object["data"] as? [String: Any])?["in_reply_to"] as? String }
                #expect(answered == ["m0", "m1", "m2"])
                #expect(try await Self.post(site, "que fait un meunier ?", id: "m1").status.code == 202)
                await works.answerer.stop()
                #expect(platform.calls.count == 3)
            }
        }
    }

    // MARK: Trouble at the other end

    @Test("A refusal for a while is waited for, in order; one for ever is laid aside, and put back by hand")
    func trouble() async throws {
        let isOpen = Mutex(false)
        let script: StandInPlatform.Script = { number, _ in
            switch number {
            case 0: (429, [:], #"{"error":"slow down"}"#)
            case 1: (500, [:], "")
            case 4 where !isOpen.withLock({ $0 }): (410, [:], "")
            default: nil
            }
        }
        try await StandInPlatform.run(script) { platform, address in
            try await Self.run(Self.standard(address)) { site in
                let works = try #require(site.server.works)
                _ = try await Self.post(site, "que fait un meunier ?", id: "m0")
                await platform.wait(for: 1)
                _ = try await Self.post(site, "que fait un meunier ?", id: "m1")
                // Nothing is tried before its time has come, whoever rings.
                try await Self.until { try await site.store.outbox().first?.attempts == 1 }
                works.sender.ring()
                try await Self.until { try await site.store.outbox().count == 2 }
                #expect(platform.calls.count == 1)
                let due = try #require(try await site.store.outbox().first?.due)
                #expect(Double(due) / 1_000 > TestClock.start)
                for count in 2...4 {
                    site.clock.advance(seconds: 3_600)
                    works.sender.ring()
                    await platform.wait(for: count)
                    if count == 2 { try await Self.until { try await site.store.outbox().first?.attempts == 2 } }
                }
                let answered = platform.calls.compactMap { ($0.object["data"] as? [String: Any])?["in_reply_to"] as? String }
                #expect(answered == ["m0", "m0", "m0", "m1"])
                let field = try #require(HTTPField.Name("webhook-id"))
                let names = platform.calls.prefix(3).compactMap { $0.fields[field] }
                #expect(Set(names).count == 1, "the same name at each attempt")
                try await Self.until { try await site.store.outbox().isEmpty }
                _ = try await Self.post(site, "que fait un meunier ?", id: "m2")
                await platform.wait(for: 5)
                try await Self.until { try await site.store.outbox().first?.isDead == true }
                let entry = try #require(try await site.store.outbox().first)
                #expect(entry.why?.contains("410") == true && entry.attempts == 1)
                isOpen.withLock { $0 = true }
                #expect(try await site.store.retry(entry.id, at: Date(timeIntervalSince1970: TestClock.start)))
                works.sender.ring()
                await platform.wait(for: 6)
                try await Self.until { try await site.store.outbox().isEmpty }
            }
        }
    }

    /// Gives others their turn until it is so.
    private static func until(_ condition: () async throws -> Bool) async throws {
        while try await !condition() {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    @Test("Two messages of a chat are a second apart, whatever else is sent")
    func pace() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.telegram(address)) { site in
                let works = try #require(site.server.works)
                _ = try await Self.telegram(site, Self.update(1, "que fait un meunier ?"))
                _ = try await Self.telegram(site, Self.update(2, "que fait un meunier ?"))
                try await Self.until { Self.texts(platform).count == 1 }
                try await Self.until { try await site.store.outbox().count == 1 }
                site.clock.advance(seconds: 0.9)
                works.sender.ring()
                _ = try await Self.telegram(site, Self.update(3, chat: 8, "que fait un meunier ?"))
                try await Self.until { Self.texts(platform).count == 2 }
                #expect(platform.calls.filter { $0.object["chat_id"].map { "\($0)" } == "7" && $0.path.hasSuffix("/sendMessage") }.count == 1)
                site.clock.advance(seconds: 0.2)
                works.sender.ring()
                try await Self.until { Self.texts(platform).count == 3 }
            }
        }
    }

    // MARK: In the response

    @Test("Where the answer belongs into the response it is there, and there again when the message is delivered again")
    func inline() async throws {
        try await Self.run(["standard.secret": Self.secret]) { site in
            let first = try await Self.post(site, "que fait un meunier ?", id: "m1")
            #expect(first.status == .ok && first.text.contains("grain"))
            let again = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<10 { group.addTask { try await Self.post(site, "que fait un meunier ?", id: "m1").text } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(again == [first.text])
            #expect(try await site.store.examine().turns == 1)
            #expect(try await site.store.outbox() == [])
        }
    }

    @Test("The answer to a message of distress is not kept, and is the same when the message is delivered again")
    func distress() async throws {
        try await Self.run(["standard.secret": Self.secret]) { site in
            let first = try await Self.post(site, "je veux mourir", id: "m1")
            #expect(first.status == .ok && first.text.contains("safeguarded"))
            #expect(try await Self.post(site, "je veux mourir", id: "m1").text == first.text)
            let health = try await site.store.examine()
            #expect(health.turns == 0 && health.sessions == 0)
        }
    }

    @Test("An answer that is later than the platform waits is sent; the response says that it was taken")
    func late() async throws {
        // The platform's patience is over at once; nothing else waits in this test.
        try await StandInPlatform.run { platform, address in
            let gate = GatedDeliveries.Gate()
            let settings = [
                "mattermost.tokens": "jeton123", "mattermost.address": address, "mattermost.token": "bot-token", "mattermost.user": "bot1",
            ]
            let setup = Setup(gate: gate, pause: { if $0 > 4 { try await Task.sleep(for: .seconds(86_400)) } })
            try await Self.run(settings, setup) { site in
                let body = "token=jeton123&channel_id=c1&user_id=u1&user_name=a&command=%2Forientation&text=que+fait+un+meunier+%3F&team_id=t1"
                    + "&trigger_id=tr1&response_url=" + (address + "/hooks/commands/abc").replacing(":", with: "%3A").replacing("/", with: "%2F")
                let response = try await site.post("/webhooks/mattermost", form: body)
                #expect(response.status == .ok && !response.text.contains("grain"))
                gate.open()
                await platform.wait(for: 1)
                #expect(platform.calls.contains { $0.text.contains("grain") })
            }
        }
    }

    // MARK: Commands

    @Test("Who asks for erasure gets a receipt, and nothing of the conversation is left but the claim")
    func erasure() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.standard(address)) { site in
                _ = try await Self.post(site, "que fait un meunier ?", id: "m1")
                await platform.wait(for: 1)
                _ = try await Self.post(site, "/oublie-moi", id: "m2")
                await platform.wait(for: 2)
                let text = try #require(platform.calls.last?.text)
                #expect(text.contains("effacée") && text.contains("réponses : 1"))
                let health = try await site.store.examine()
                #expect(health.sessions == 0 && health.turns == 0)
            }
        }
    }

    @Test("Who asks for a person hears no more of Mentor until one of them gives the conversation back; the school is told")
    func handOff() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(["standard.secret": Self.secret], Setup(handOff: address + "/school")) { site in
                let asked = try await Self.post(site, "je veux parler à quelqu'un", id: "m1").text
                #expect(asked.contains("handed_off") && asked.contains("reprendre"))
                await platform.wait(for: 1)
                let event = try #require(platform.calls.first)
                #expect(event.path == "/school" && event.object["type"] as? String == "handoff.requested")
                let name = try #require((event.object["data"] as? [String: Any])?["conversation"] as? String)
                #expect(try await site.store.handedOff().map(\.name) == [name])
                let silent = try await Self.post(site, "que fait un meunier ?", id: "m2")
                #expect(silent.status.code == 202 && !silent.text.contains("grain"))
                #expect(try await Self.post(site, "reprendre", id: "m3").text.contains("Me revoici"))
                #expect(try await Self.post(site, "que fait un meunier ?", id: "m4").text.contains("grain"))
                _ = try await Self.post(site, "je veux parler à quelqu'un", id: "m5")
                #expect(try await site.store.endHandOff(of: name))
                #expect(try await Self.post(site, "que fait un meunier ?", id: "m6").text.contains("grain"))
                #expect(try await Self.post(site, "reprendre", id: "m7").text.contains("Me revoici"), "it was given back already")
                await platform.wait(for: 2)
            }
        }
    }

    @Test("While a person has taken over, who asks what this is is told so, and how to go on")
    func reminder() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(["standard.secret": Self.secret], Setup(handOff: address + "/school")) { site in
                let asked = try await Self.post(site, "je veux parler à quelqu'un", id: "m1").text
                let name = try #require(try await site.store.handedOff().first?.name)
                #expect(asked.contains(name.prefix(8)))
                for (number, text) in ["/start", "/aide", "efface mes données"].enumerated() {
                    let answer = try await Self.post(site, text, id: "r\(number)").text
                    #expect(answer.contains("reprendre") && answer.contains("oublie-moi") && answer.contains(name.prefix(8)), "\(text)")
                }
                #expect(try await Self.post(site, "oui", id: "m2").status.code == 202, "nothing was asked that a yes could answer")
                #expect(try await site.store.handedOff().map(\.name) == [name])
                #expect(try await site.store.examine().turns == 1)
                #expect(try await Self.post(site, "/oublie-moi", id: "m3").text.contains("effac"))
                #expect(try await site.store.handedOff().isEmpty)
                await platform.wait(for: 1)
            }
        }
    }

    @Test("Who waits for a person is told when the school ends that, and when nobody came for two days")
    func returned() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.telegram(address), Setup(handOff: address + "/school")) { site in
                let works = try #require(site.server.works)
                /// The platform takes one message a second in a chat: time goes on until it has this one.
                @Sendable func sent(_ count: Int) async throws {
                    try await Self.until {
                        if Self.texts(platform).count == count { return true }
                        site.clock.advance(seconds: 0.05)
                        works.sender.ring()
                        return false
                    }
                }
                @Sendable func handedOff() async throws -> Bool { try await !site.store.handedOff().isEmpty }
                _ = try await Self.telegram(site, Self.update(1, "je veux parler à quelqu'un"))
                try await Self.until { try await handedOff() }
                try await sent(1)
                await works.keeper.look()
                let name = try #require(try await site.store.handedOff().first?.name)
                #expect(try await site.store.endHandOff(of: name))
                await works.keeper.look()
                try await sent(2)
                #expect(Self.texts(platform).last?.contains("de nouveau") == true)
                _ = try await Self.telegram(site, Self.update(2, "je veux parler à quelqu'un"))
                try await Self.until { try await handedOff() }
                let begun = site.clock.clock.seconds()
                try await sent(3)
                site.clock.advance(seconds: 48 * 3_600 - 2 - (site.clock.clock.seconds() - begun))
                await works.keeper.look()
                #expect(try await handedOff())
                site.clock.advance(seconds: 4)
                await works.keeper.look()
                #expect(try await handedOff() == false)
                try await sent(4)
                #expect(Self.texts(platform).last?.contains("de nouveau") == true)
                _ = try await Self.telegram(site, Self.update(3, "que fait un meunier ?"))
                try await sent(5)
                #expect(Self.texts(platform).last?.contains("grain") == true)
            }
        }
    }

    @Test("A wish to be forgotten in plain words is asked about, and a yes erases with a receipt")
    func erasureInWords() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.standard(address)) { site in
                for (number, text) in ["que fait un meunier ?", "efface mes données", "oui"].enumerated() {
                    _ = try await Self.post(site, text, id: "m\(number)")
                    await platform.wait(for: number + 1)
                }
                let text = try #require(platform.calls.last?.text)
                #expect(text.contains("effacée") && text.contains("réponses : 2"))
                let health = try await site.store.examine()
                #expect(health.sessions == 0 && health.turns == 0)
            }
        }
    }

    @Test("When nobody is told of a request for a person, Mentor says whom to turn to and goes on answering")
    func nobodyToTell() async throws {
        try await Self.run(["standard.secret": Self.secret]) { site in
            let asked = try await Self.post(site, "je veux parler à quelqu'un", id: "m1").text
            #expect(asked.contains("handed_off") && !asked.contains("reprendre"))
            #expect(try await Self.post(site, "que fait un meunier ?", id: "m2").text.contains("grain"))
            #expect(try await site.store.handedOff().isEmpty)
        }
    }

    // MARK: What the school is told

    @Test("The school is told of questions that stayed unanswered and of votes, if it wants, and of nobody's name or words")
    func events() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run([:], Setup(handOff: address + "/school", events: [.unanswered, .feedback])) { (site: TestSite) async throws in
                let question = "combien gagne un meunier ? mon mail est lea.martin@example.org"
                let refused = try await site.ask(question)
                try #require(refused["outcome"] as? String == "declined")
                await platform.wait(for: 1)
                let event = try #require(platform.calls.first)
                #expect(event.path == "/school" && event.object["type"] as? String == "unanswered")
                let data = try #require(event.object["data"] as? [String: String])
                #expect(Set(data.keys) == ["day", "language", "reason", "intents", "question"])
                #expect(data["language"] == "fr" && data["question"]?.contains("meunier") == true)
                #expect(!event.text.contains("lea") && !event.text.contains("martin"))
                #expect(!event.text.contains(try #require(refused["session"] as? String)))
                // No more of the time than the day.
                #expect((event.object["timestamp"] as? String)?.hasSuffix("T00:00:00Z") == true)
                let kept = try await site.store.report(ReportRequest(since: .distantPast, until: .distantFuture)).unanswered
                #expect(kept.map(\.question) == [data["question"]])

                let answer = try await site.ask("que fait un meunier ?")
                let turn = try #require(answer["turn"] as? String)
                let ballot = "{\"turn\":\"\(turn)\",\"vote\":\"down\",\"comment\":\"merci Paul\"}"
                #expect(try await site.post("/api/v1/feedback", json: ballot).status == .noContent)
                await platform.wait(for: 2)
                let vote = try #require(platform.calls.last)
                #expect(vote.object["type"] as? String == "feedback")
                let about = try #require(vote.object["data"] as? [String: String])
                #expect(about["vote"] == "down" && about["outcome"] == "answered" && about["intent"]?.isEmpty == false && about.count == 3)
                // The same vote again is none.
                #expect(try await site.post("/api/v1/feedback", json: ballot).status == .noContent)
                try await Self.until { try await site.store.outbox().isEmpty }
                #expect(platform.calls.count == 2)
            }
        }
    }

    @Test("Unless it asks for more, the school is told of requests for a person only")
    func fewEvents() async throws {
        try await StandInPlatform.run { platform, address in
            try await Self.run(["standard.secret": Self.secret], Setup(handOff: address + "/school")) { (site: TestSite) async throws in
                #expect(try await Self.post(site, "combien gagne un meunier ?", id: "m1").text.contains("declined"))
                _ = try await site.ask("combien gagne un meunier ?")
                _ = try await Self.post(site, "je veux parler à quelqu'un", id: "m2")
                await platform.wait(for: 1)
                try await Self.until { try await site.store.outbox().isEmpty }
                #expect(platform.calls.map { $0.object["type"] as? String } == ["handoff.requested"])
            }
        }
    }

    @Test("A receiver that is gone for good gets no more events, and what waits for it is laid aside")
    func goneReceiver() async throws {
        try await StandInPlatform.run({ _, _ in (410, [:], "") }) { platform, address in
            let setup = Setup(handOff: address + "/school", events: [.handoff, .unanswered])
            try await Self.run(["standard.secret": Self.secret], setup) { (site: TestSite) async throws in
                _ = try await Self.post(site, "combien gagne un meunier ?", id: "m1")
                try await Self.until { try await site.store.outbox().first?.isDead == true }
                _ = try await Self.post(site, "combien gagne un meunier ?", id: "m2")
                _ = try await Self.post(site, "je veux parler à quelqu'un", id: "m3")
                _ = try await site.ask("combien gagne un meunier ?")
                #expect(try await site.store.outbox().count == 1)
                #expect(platform.calls.count == 1)
                // By hand neither: somebody has to set it up again first.
                let entry = try #require(try await site.store.outbox().first)
                #expect(try await site.store.retry(entry.id, at: Date(timeIntervalSince1970: TestClock.start)))
                try #require(site.server.works).sender.ring()
                try await Self.until { try await site.store.outbox().first?.isDead == true }
                #expect(platform.calls.count == 1)
            }
        }
    }

    @Test("Where another program beside the store delivers the events, this one queues them and delivers its answers")
    func rival() async throws {
        try await StandInPlatform.run { platform, address in
            let setup = Setup(handOff: address + "/school", hasRival: true)
            try await Self.run(Self.standard(address), setup) { (site: TestSite) async throws in
                _ = try await Self.post(site, "je veux parler à quelqu'un", id: "m1")
                await platform.wait(for: 1)
                try await Self.until { try await site.store.outbox().map(\.channel) == [Platforms.eventQueue] }
                try #require(site.server.works).sender.ring()
                _ = try await Self.post(site, "reprendre", id: "m2")
                await platform.wait(for: 2)
                #expect(platform.calls.allSatisfy { $0.path == "/answers" })
            }
        }
    }

    // MARK: What is no text

    @Test("Voices and pictures are answered once in ten minutes, in the person's language; a question after them as ever")
    func objects() async throws {
        @Sendable func voice(_ number: Int, _ language: String) -> String {
            """
            {"update_id":\(number),"message":{"message_id":\(number),"from":{"id":7,"is_bot":false,"language_code":"\(language)"},\
            "chat":{"id":7,"type":"private"},"date":0,"voice":{"file_id":"x"}}}
            """
        }
        try await StandInPlatform.run { platform, address in
            try await Self.run(Self.telegram(address)) { site in
                let works = try #require(site.server.works)
                for number in 1...10 { #expect(try await Self.telegram(site, voice(number, "en")).status == .ok) }
                try await Self.until { Self.texts(platform).count == 1 }
                #expect(Self.texts(platform).first?.contains("only read text") == true)
                _ = try await Self.telegram(site, Self.update(11, "que fait un meunier ?"))
                // Telegram wants a second between two messages.
                func sent(_ count: Int) async throws {
                    try await Self.until {
                        site.clock.advance(seconds: 1)
                        works.sender.ring()
                        return Self.texts(platform).count == count
                    }
                }
                try await sent(2)
                #expect(Self.texts(platform).last?.contains("grain") == true)
                site.clock.advance(seconds: 600)
                _ = try await Self.telegram(site, voice(12, "en"))
                try await sent(3)
                #expect(try await site.store.report(ReportRequest(since: .distantPast, until: .distantFuture)).unanswered.isEmpty)
            }
        }
    }

    // MARK: What a monitor sees

    @Test("Metrics tell what is queued, what was laid aside, and what went over which connections")
    func metrics() async throws {
        let script: StandInPlatform.Script = { number, _ in number == 1 ? (410, [:], "") : nil }
        try await StandInPlatform.run(script) { platform, address in
            try await Self.run(Self.standard(address)) { (site: TestSite) async throws in
                #expect(try await site.get("/metrics").text.contains("mentor_outbox_waiting{channel=\"standard\"} 0\n"))
                for id in ["m1", "m2"] {
                    _ = try await Self.post(site, "que fait un meunier ?", id: id)
                    await platform.wait(for: id == "m1" ? 1 : 2)
                    try await Self.until { try await site.store.outbox().allSatisfy(\.isDead) }
                }
                let text = try await site.get("/metrics").text
                for line in [
                    "mentor_outbox_waiting{channel=\"standard\"} 0", "mentor_outbox_laid_aside{channel=\"standard\"} 1",
                    "mentor_transport_in_flight 0", "mentor_transport_responses_total 2",
                    "mentor_transport_connections_total{kind=\"opened\"} 1", "mentor_transport_connections_total{kind=\"reused\"} 1",
                ] { #expect(text.contains(line + "\n"), "\(line)") }
                #expect(text.contains("mentor_transport_bytes_total{direction=\"sent\"}"))
            }
        }
    }
}
#endif
