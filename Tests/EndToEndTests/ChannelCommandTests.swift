#if Server
import Conversations
import Foundation
import TestSupport
import Testing

@Suite("mentor channel, bot and outbox, as an administrator runs them", .onOwnThreads)
struct ChannelCommandTests {
    private let secret = ["MENTOR_TELEGRAM_SECRET": "geheim"]
    private let url = "https://mentor.example.org/webhooks/telegram"

    @Test("A webhook is registered, looked at and taken back, and each step says what it found")
    func webhook() throws {
        let telegram = try TelegramStandIn()
        func run(_ arguments: String..., with more: [String: String]) throws -> MentorBinary.Result {
            try MentorBinary.run(["channel"] + arguments, environment: telegram.environment(more))
        }
        let before = try run("check", "telegram", with: secret)
        #expect(before.status == 1 && before.output.contains("@mentor_bot") && before.output.contains("none is registered"), "\(before.testDescription)")
        let wrong = try run("set-webhook", "telegram", "https://mentor.example.org/telegram", with: secret)
        #expect(wrong.status == 64 && wrong.error.contains("/webhooks/telegram, found /telegram"), "\(wrong.testDescription)")
        let set = try run("set-webhook", "telegram", url, with: secret)
        #expect(set.status == 0 && set.output.contains(url), "\(set.testDescription)")
        let after = try run("check", "telegram", with: secret)
        #expect(after.status == 0 && after.output.contains("\(url); 2 waiting"), "\(after.testDescription)")
        // A bot that asks for its messages needs no secret, neither to look nor to take the address back.
        let pulling = try run("check", "telegram", with: [:])
        #expect(pulling.status == 1 && pulling.output.contains("mentor channel delete-webhook telegram"), "\(pulling.testDescription)")
        #expect(try run("delete-webhook", "telegram", with: [:]).status == 0)
        let free = try run("check", "telegram", with: [:])
        #expect(free.status == 0 && free.output.contains("none, messages are asked for"), "\(free.testDescription)")
        let other = try run("delete-webhook", "telegram", with: ["MENTOR_TELEGRAM_TOKEN": "123456:other"])
        #expect(other.status == 70 && other.error.contains("Unauthorized") && !other.error.contains("123456:other"), "\(other.testDescription)")
    }

    @Test("A bot whose messages Telegram delivers elsewhere says so, and how to go on")
    func registeredBot() throws {
        let (telegram, bakery) = (try TelegramStandIn(), try Bakery())
        _ = try MentorBinary.run(["channel", "set-webhook", "telegram", url], environment: telegram.environment(secret))
        let bot = try MentorBinary.run(
            ["bot", "telegram", "--knowledge", "base", "--set", "log.level=error"],
            environment: telegram.environment(["XDG_STATE_HOME": bakery.scratch.folder.path]), folder: bakery.scratch.folder)
        #expect(bot.status == 70 && bot.error.contains("mentor channel delete-webhook telegram"), "\(bot.testDescription)")
        #expect(!bot.error.contains(TelegramStandIn.token))
    }

    @Test("With a token alone, list, serve and set-webhook name both ways for messages to come", arguments: [
        ["channel", "list"], ["serve", "--port", "0"], ["channel", "set-webhook", "telegram", "https://mentor.example.org/webhooks/telegram"],
    ])
    func tokenAlone(arguments: [String]) throws {
        let scratch = try Scratch()
        let variables = ["MENTOR_TELEGRAM_TOKEN": TelegramStandIn.token, "XDG_STATE_HOME": scratch.folder.path]
        let result = try MentorBinary.run(arguments, environment: variables)
        #expect(result.status == (arguments.last == "list" ? 0 : 64), "\(result.testDescription)")
        for words in ["telegram.secret", "telegram.pull=true", "mentor bot telegram"] {
            #expect((result.output + result.error).contains(words), "\(result.testDescription)")
        }
    }

    @Test("A program that was killed may hold a channel for a moment: the next one waits for it, and says so")
    func heldChannel() throws {
        let bakery = try Bakery()
        let path = bakery.scratch.url(of: "store.sqlite").path
        var held: DeliveryLock? = try DeliveryLock(store: path, channel: "standard")
        let (process, output, error) = (Process(), Pipe(), Pipe())
        process.executableURL = MentorBinary.url
        process.arguments = ["serve", "--port", "0", "--knowledge", "base", "--set", "store.path=\(path)"]
        process.environment = MentorBinary.environment(["MENTOR_STANDARD_SECRET": "whsec_" + Data(repeating: 7, count: 24).base64EncodedString()])
        process.currentDirectoryURL = bakery.scratch.folder
        process.standardOutput = output
        process.standardError = error
        try process.run()
        func wait(for words: String, on pipe: Pipe) -> String {
            var said = ""
            while !said.contains(words) {
                let piece = pipe.fileHandleForReading.availableData
                if piece.isEmpty { break }
                said += String(decoding: piece, as: UTF8.self)
            }
            return said
        }
        #expect(wait(for: "Waiting", on: error).contains("standard"))
        withExtendedLifetime(held) {}
        held = nil
        #expect(wait(for: "http://", on: output).contains("http://"))
        process.terminate()
        process.waitUntilExit()
    }

    @Test("The list of the outbox says how long a message waits, how often it was tried, when next and why, and nothing of its text")
    func outbox() async throws {
        let sample = try await SampleStore()
        #expect(try sample.run("outbox", "list").output == "Rien n'attend. / Nothing waits.\n")
        let store = try SQLiteConversationStore(path: sample.path)
        let session = try #require(SessionID(sample.sessions[0]))
        let now = Date()
        var generator = SystemRandomNumberGenerator()
        let messages = ["a", "b", "c"].map { QueuedMessage(id: .random(using: &generator), channel: "telegram", content: "geheimes \($0)") }
        for message in messages { try await store.queue(message, of: session, at: now) }
        try await store.finish(messages[0].id, .later(due: Int((now.timeIntervalSince1970 + 7_000) * 1_000), why: "status 500"))
        try await store.finish(messages[1].id, .dead(why: "the person blocked the bot"))
        try store.close()
        let list = try sample.run("outbox", "list")
        let lines = list.output.split(separator: "\n").map(String.init)
        try #require(lines.count == 3, "\(list.testDescription)")
        for words in ["\(messages[0].id)", "telegram", "attempts: 1", "in 116 min", "status 500"] { #expect(lines[0].contains(words), "\(lines[0])") }
        for words in ["attempts: 1", "laid aside", "the person blocked the bot"] { #expect(lines[1].contains(words), "\(lines[1])") }
        for words in ["attempts: 0", "now"] { #expect(lines[2].contains(words), "\(lines[2])") }
        #expect(!list.output.contains("geheim"))
    }
}
#endif
