#if Server
import HTTPTypes
import Testing
import Wire

@testable import Channels

@Suite("Mattermost")
struct MattermostTests {
    let sample = ChannelSample.mattermost

    private func form(_ body: String, authorization: String? = nil) -> Reception {
        var headers = ["Content-Type": "application/x-www-form-urlencoded"]
        headers["Authorization"] = authorization
        return sample.channel.receive(.post(body, headers), with: Fetched())
    }

    private let command =
        "user_id=u1&channel_id=c1&command=%2Forientation&text=Apr%C3%A8s+%3F&trigger_id=t1&response_url=https%3A%2F%2Fchat.example%2Fhooks%2Fcommands%2Fx"

    @Test(
        "A slash command is believed by its token, in the body, in the field, or in both",
        arguments: [
            ("&token=tok0", nil, true), ("", "Token tok1", true), ("", "Bearer tok1", true), ("&token=tok1", "Token tok1", true),
            ("", nil, false), ("", "Token tok9", false), ("&token=tok9", "Token tok1", false), ("&token=tok1", "Token ", false),
            ("&token=", nil, false),
        ])
    func tokens(extra: String, authorization: String?, isBelieved: Bool) {
        let reception = form(command + extra, authorization: authorization)
        #expect((reception.messages.first?.text == "Après ?") == isBelieved)
        #expect((reception.response?.status == 401) == !isBelieved)
    }

    @Test("The word that triggered a webhook is left out")
    func triggerWord() {
        let body = #"{"token":"tok1","user_id":"u1","channel_id":"c1","post_id":"p1","text":"mentor Après ?","trigger_word":"mentor"}"#
        let reception = sample.channel.receive(.post(body, ["Content-Type": "application/json"]), with: Fetched())
        #expect(reception.messages.first?.text == "Après ?" && reception.messages.first?.keys == ["post:p1"])
    }

    @Test("A button comes back with our signature, and with no other, nor in another channel")
    func buttons() throws {
        let address = try #require(form(command + "&token=tok0").messages.first).address
        let response = try #require(sample.channel.response(with: Replies.reply("Voilà.", suggestions: ["Et *après* ?"]), to: address))
        let answer = fields(response.body)
        #expect(answer["response_type"]?.text == "ephemeral")
        let integration = try #require(answer["attachments"]?[0]?["actions"]?[0]?["integration"])
        #expect(integration["url"]?.text == "https://mentor.example/webhooks/mattermost")
        let signature = try #require(integration["context"]?["signature"]?.text)
        func press(_ text: String, _ signature: String, channel: String = "c1") -> Reception {
            let body =
                #"{"user_id":"u1","channel_id":"\#(channel)","post_id":"p","trigger_id":"t2","context":{"text":"\#(text)","signature":"\#(signature)"}}"#
            return sample.channel.receive(.post(body, ["Content-Type": "application/json"]), with: Fetched())
        }
        let message = try #require(press("Et *après* ?", signature).messages.first)
        #expect(message.text == "Et *après* ?")
        #expect(press("Et après ?", signature).response?.status == 401)
        #expect(press("Et *après* ?", signature, channel: "c2").response?.status == 401)
        #expect(press("Et *après* ?", "").response?.status == 401)
        let said = try #require(sample.channel.response(with: Replies.reply("Oui_non"), to: message.address))
        #expect(said.body == #"{"ephemeral_text":"Oui\\_non"}"#)
    }

    @Test(
        "A late answer goes to the response address, if it is on our server",
        arguments: [
            ("https://chat.example/hooks/commands/x", true), ("https://evil.example/hooks/x", false), ("https://chat.example:8443/x", false),
        ])
    func late(url: String, isAllowed: Bool) {
        let messages = sample.channel.messages(with: Replies.reply("Voilà."), to: ReplyAddress(["url": url, "room": "c1"]))
        #expect(messages.isEmpty == !isAllowed)
        #expect(messages.compactMap { sample.channel.request(for: $0, key: "k", at: 0, with: Fetched()).request?.url } == (isAllowed ? [url] : []))
    }

    @Test("Where nothing can be sent a long answer is cut, not lost")
    func cut() throws {
        let channel = try MattermostChannel(MattermostSettings(tokens: ["t"]))
        let response = try #require(
            channel.response(with: Replies.reply(Replies.text("abc ", 20_000)), to: ReplyAddress(["post": "p", "room": "c"])))
        #expect(fields(response.body)["text"]?.text?.hasSuffix("…") == true)
        #expect((fields(response.body)["text"]?.text?.utf16.count ?? 0) <= 16383)
    }

    @Test("Without a token the channel does not start", arguments: [[], [""], ["a", " "]])
    func settings(tokens: [String]) {
        #expect { try MattermostChannel(MattermostSettings(tokens: tokens)) } throws: { ($0 as? ChannelError)?.setting == "mattermost.tokens" }
    }
}

@Suite("Rocket.Chat")
struct RocketChatTests {
    let sample = ChannelSample.rocketChat

    @Test("The answer goes into the response, its buttons say the trigger word first")
    func inline() throws {
        let body = ChannelSample.rocketMessage("mentor Après le bac ?", ["trigger_word": "mentor"])
        let message = try #require(sample.channel.receive(sample.sign(body), with: Fetched()).messages.first)
        #expect(message.text == "Après le bac ?" && message.keys == ["message:m1"])
        let response = try #require(sample.channel.response(with: Replies.reply("Voilà.", suggestions: ["Et à Lyon ?"]), to: message.address))
        #expect(response.contentType == "application/json" && fields(response.body)["text"]?.text == "Voilà.")
        #expect(fields(response.body)["attachments"]?[0]?["actions"]?[0]?["msg"]?.text == "mentor Et à Lyon ?")
    }

    @Test("A long answer is sent in the thread, with the bot's account")
    func sending() throws {
        let reply = Replies.reply(Replies.text(Replies.seeds[0], 12_000))
        let address = ReplyAddress(["room": "r1", "message": "m1"])
        #expect(sample.channel.response(with: reply, to: address) == nil)
        let messages = sample.channel.messages(with: reply, to: address)
        #expect(messages.count == 3 && messages.allSatisfy { fields($0.body)["tmid"]?.text == "m1" && fields($0.body)["roomId"]?.text == "r1" })
        let request = try #require(messages.first.flatMap { sample.channel.request(for: $0, key: "k", at: 0, with: Fetched()).request })
        #expect(request.fields[named: "X-Auth-Token"] == "bot-token" && request.url == "https://chat.example/api/v1/chat.postMessage")
    }

    @Test("Without a bot's account a long answer is cut, not lost")
    func cut() throws {
        let channel = try RocketChatChannel(RocketChatSettings(tokens: ["t"]))
        let response = try #require(channel.response(with: Replies.reply(Replies.text("abc ", 20_000)), to: ReplyAddress(["room": "r"])))
        #expect(fields(response.body)["text"]?.text?.hasSuffix("…") == true)
    }

    @Test(
        "Rocket.Chat's answers are understood",
        arguments: [
            (200, #"{"success":true}"#, SendVerdict.sent), (200, #"{"success":false}"#, .refused(why: "Rocket.Chat says that it failed")),
            (401, "{}", .refused(why: "status 401")), (429, "{}", .later(after: nil, why: "status 429")),
            (200, "<html>", .later(after: nil, why: "an answer that is not Rocket.Chat's")),
        ])
    func verdicts(status: Int, body: String, expected: SendVerdict) {
        #expect(sample.channel.verdict(on: .json(status, body), to: OutboundMessage(method: "x", address: ReplyAddress([:]), body: "{}")) == expected)
    }

    @Test("Without a token the channel does not start")
    func settings() {
        #expect { try RocketChatChannel(RocketChatSettings(tokens: [])) } throws: { ($0 as? ChannelError)?.setting == "rocketchat.tokens" }
    }
}
#endif
