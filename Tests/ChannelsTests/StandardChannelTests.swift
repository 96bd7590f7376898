#if Server
import Composition
import FoundationEssentials
import HTTPTypes
import Testing
import TextAnalysis
import Wire
@testable import Channels

@Suite("Any program that speaks Standard Webhooks asks and is answered")
struct StandardChannelTests {
    static let secret = "whsec_" + Data(repeating: 5, count: 24).base64EncodedString()
    static let time = 1_800_000_000
    static let message = #"{"type":"message","timestamp":"2026-11-21T09:30:00Z","data":{"conversation":"c-17","text":"Après le bac ?","language":"fr"}}"#

    static func delivery(_ body: String, id: String = "msg_1", secret: String = secret) throws -> Delivery {
        let signature = try StandardSignature(secrets: [secret]).sign(id: id, time: time, body: Array(body.utf8))
        return .post(body, ["webhook-id": id, "webhook-timestamp": String(time), "webhook-signature": signature], time: time)
    }

    @Test("A signed message is read, accents included")
    func message() throws {
        let channel = try StandardChannel(StandardSettings(secrets: [Self.secret]))
        let message = try #require(channel.receive(Self.delivery(Self.message), with: Fetched()).messages.first)
        #expect(message.text == "Après le bac ?" && message.language == .french)
        #expect(message.keys == ["id:msg_1"] && message.conversation == "conversation:c-17")
    }

    @Test("The answer is in the response, with what is needed to show it")
    func answerInResponse() throws {
        let channel = try StandardChannel(StandardSettings(secrets: [Self.secret]))
        #expect(channel.manner.answersWithin != nil)
        let message = try #require(channel.receive(Self.delivery(Self.message), with: Fetched()).messages.first)
        let reply = Replies.reply("Lequel ?", outcome: .clarified, choices: ["ESGI", "ESIEA"], suggestions: ["Et ensuite ?"])
        let response = try #require(channel.response(with: reply, to: message.address))
        let data = try #require(fields(response.body)["data"])
        #expect(response.status == 200 && response.contentType == "application/json")
        #expect(fields(response.body)["type"]?.text == "answer" && fields(response.body)["timestamp"]?.text == "2027-01-15T08:00:00Z")
        #expect(data["conversation"]?.text == "c-17" && data["in_reply_to"]?.text == "msg_1" && data["outcome"]?.text == "clarified")
        #expect(data["text"]?.text == "Lequel ?" && data["choices"]?[1]?["label"]?.text == "ESIEA" && data["suggestions"]?[0]?.text == "Et ensuite ?")
        #expect(channel.messages(with: reply, to: message.address).isEmpty)
    }

    @Test("With an address for answers, they are sent there, signed anew at each attempt under the same id")
    func answerSent() throws {
        let channel = try StandardChannel(StandardSettings(secrets: [Self.secret], answersURL: "https://school.example/answers"))
        #expect(channel.manner.answersWithin == nil)
        let message = try #require(channel.receive(Self.delivery(Self.message), with: Fetched()).messages.first)
        let reply = Replies.reply("Voilà.")
        #expect(channel.response(with: reply, to: message.address) == nil)
        let sent = try #require(channel.messages(with: reply, to: message.address).first)
        for attempt in [Self.time, Self.time + 300] {
            let request = try #require(channel.request(for: sent, key: "out_1", at: attempt, with: Fetched()).request)
            #expect(request.url == "https://school.example/answers" && request.fields[named: "webhook-id"] == "out_1")
            let objection = try StandardSignature(secrets: [Self.secret]).objection(
                id: request.fields[named: "webhook-id"], time: request.fields[named: "webhook-timestamp"],
                signatures: request.fields[named: "webhook-signature"], body: request.body, now: attempt)
            #expect(objection == nil && request.fields[named: "webhook-timestamp"] == String(attempt))
        }
        #expect(channel.messages(with: Replies.silent, to: message.address).isEmpty)
    }

    @Test("What is not signed is refused with 401, what is signed but no message with 400")
    func refusals() throws {
        let channel = try StandardChannel(StandardSettings(secrets: [Self.secret]))
        #expect(channel.receive(.post(Self.message), with: Fetched()).response?.status == 401)
        let other = "whsec_" + Data(repeating: 6, count: 24).base64EncodedString()
        #expect(try channel.receive(Self.delivery(Self.message, secret: other), with: Fetched()).refusal == "the signature is wrong")
        for body in ["", "{", "[]", "7", "null", "{}", #"{"type":7}"#, #"{"type":"message"}"#, #"{"type":"message","data":{"text":"x"}}"#,
            #"{"type":"message","data":{"conversation":"","text":"x"}}"#, #"{"type":"message","data":[]}"#, String(repeating: "[", count: 100_000)] {
            #expect(try channel.receive(Self.delivery(body), with: Fetched()).response?.status == 400, "\(body.prefix(40))")
        }
        #expect(try channel.receive(Self.delivery(#"{"type":"user.created","data":{}}"#), with: Fetched()).doneWhy != nil)
    }

    @Test("A configured channel without its secret is refused, and so is an address without TLS")
    func settings() {
        for settings in [
            StandardSettings(secrets: []), StandardSettings(secrets: [""]), StandardSettings(secrets: [Self.secret], answersURL: "http://school.example/"),
            StandardSettings(secrets: [Self.secret], answersURL: "https://u:p@school.example/"),
            StandardSettings(secrets: ["whpk_" + Data(repeating: 9, count: 32).base64EncodedString()], answersURL: "https://school.example/"),
        ] { #expect(throws: ChannelError.self) { try StandardChannel(settings) } }
    }

    @Test("Our own events are signed, small and dated, and only 410 ends them")
    func events() throws {
        let hook = try EventHook(url: "http://127.0.0.1:9/hook", secrets: [Self.secret])
        let body = EventHook.body(.handoffRequested, at: Self.time, data: ["conversation": "x", "channel": "telegram"])
        #expect(body == #"{"data":{"channel":"telegram","conversation":"x"},"timestamp":"2027-01-15T08:00:00Z","type":"handoff.requested"}"#)
        let request = hook.request(body: body, key: "evt_1", at: Self.time)
        let objection = try StandardSignature(secrets: [Self.secret]).objection(
            id: request.fields[named: "webhook-id"], time: request.fields[named: "webhook-timestamp"],
            signatures: request.fields[named: "webhook-signature"], body: request.body, now: Self.time)
        #expect(objection == nil)
        #expect(EventHook.retryDelays == [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
        for status in [200, 202, 204, 299] { #expect(hook.verdict(on: .json(status, "<html>", [.contentType: "text/html"])) == .sent) }
        #expect(!request.readsBody, "the status is the answer")
        for status in [302, 400, 404, 429, 500] {
            if case .later = hook.verdict(on: .json(status)) {} else { Issue.record("\(status) is final") }
        }
        #expect(hook.verdict(on: .json(429, "{}", [.retryAfter: "7"])) == .later(after: 7, why: "status 429"))
        if case .refused = hook.verdict(on: .json(410)) {} else { Issue.record("410 is not final") }
        #expect(EventHook.disables(.json(410)) && !EventHook.disables(.json(404)))
    }
}
#endif
