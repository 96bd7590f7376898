#if Server
import HTTPTypes
import Testing
import Wire

@testable import Channels

@Suite("Slack")
struct SlackTests {
    let sample = ChannelSample.slack
    /// Slack's documentation, and ours with accents, made with slack_sdk; platforms.md.
    static let vectors: [(type: String, body: String, signature: String)] = [
        (
            "application/x-www-form-urlencoded",
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&"
                + "user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
                + "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
        ),
        (
            "application/json", #"{"type":"event_callback","event":{"text":"Après le bac, que faire ?"}}"#,
            "v0=9e480a3bf6a8679ff40f774b58edc892f09d9aa49e37189ba2bf28d111ffb149"
        ),
    ]

    private func receive(_ type: String, _ body: [UInt8], _ signature: String?, time: String? = "1531420618", now: Int = 1_531_420_618) -> Reception {
        var headers = ["Content-Type": type]
        headers["X-Slack-Signature"] = signature
        headers["X-Slack-Request-Timestamp"] = time
        var delivery = Delivery.post("", headers, time: now)
        delivery.body = body
        return sample.channel.receive(delivery, with: Fetched())
    }

    @Test("Slack's example and one with accents are believed; with any byte changed they get 401", arguments: vectors)
    func signatures(type: String, body: String, signature: String) {
        let bytes = Array(body.utf8)
        #expect(receive(type, bytes, signature).refusal == nil)
        for place in signature.utf8.indices {
            var changed = Array(signature.utf8)
            changed[signature.utf8.distance(from: signature.utf8.startIndex, to: place)] ^= 1
            #expect(receive(type, bytes, String(decoding: changed, as: UTF8.self)).response?.status == 401)
        }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            #expect(receive(type, changed, signature).response?.status == 401)
        }
        #expect(receive(type, bytes, nil).response?.status == 401)
        #expect(receive(type, bytes, signature, time: nil).response?.status == 401)
        #expect(receive(type, bytes, String(signature.dropFirst(3))).response?.status == 401)
        #expect(receive(type, bytes, signature, time: "1531420619").response?.status == 401)
    }

    @Test("A delivery is believed for five minutes, before and after", arguments: [(300, true), (-300, true), (301, false), (-301, false)])
    func freshness(seconds: Int, isFresh: Bool) throws {
        let vector = try #require(Self.vectors.last)
        let reception = receive(vector.type, Array(vector.body.utf8), vector.signature, now: 1_531_420_618 + seconds)
        #expect((reception.refusal == nil) == isFresh)
    }

    @Test("The handshake gives its word back, once it is believed")
    func handshake() {
        let body = Array(#"{"type":"url_verification","token":"x","challenge":"3eZbrw1aBm2rZ"}"#.utf8)
        #expect(
            sample.channel.receive(sample.sign(body), with: Fetched()).response == InlineResponse(contentType: "text/plain", body: "3eZbrw1aBm2rZ"))
        #expect(receive("application/json", body, nil).response?.status == 401)
    }

    @Test("The same message under two event ids shares a key")
    func twins() throws {
        let first = try #require(sample.channel.receive(sample.sign(ChannelSample.slackEvent("x", id: "Ev1")), with: Fetched()).messages.first)
        let second = try #require(sample.channel.receive(sample.sign(ChannelSample.slackEvent("x", id: "Ev2")), with: Fetched()).messages.first)
        #expect(!Set(first.keys).isDisjoint(with: second.keys))
        let other = try #require(
            sample.channel.receive(sample.sign(ChannelSample.slackEvent("x", id: "Ev3", change: ["ts": "1.3"])), with: Fetched()).messages.first)
        #expect(Set(first.keys).isDisjoint(with: other.keys))
    }

    @Test("A file with words is a message, one without is a message without a text")
    func files() throws {
        func read(_ text: String) -> InboundMessage? {
            let event = ChannelSample.slackEvent(text, id: "Ev1", change: ["subtype": "file_share", "files": [["id": "F1"]]])
            return sample.channel.receive(sample.sign(event), with: Fetched()).messages.first
        }
        #expect(read("c'est quoi ?")?.text == "c'est quoi ?")
        #expect(read("")?.isObject == true)
    }

    @Test("A mention in a channel is answered in a thread, and left out of the text")
    func mention() throws {
        let body = ChannelSample.slackEvent(
            "<@UBOT> R&amp;D &lt;b&gt; <https://a.fr|ici> ?", change: ["type": "app_mention", "channel": "C1", "channel_type": "channel"])
        let message = try #require(sample.channel.receive(sample.sign(body), with: Fetched()).messages.first)
        #expect(message.text == "R&D <b> ici ?")
        #expect(message.address["thread"] == "1.2" && message.address["channel"] == "C1")
    }

    @Test("Slack's escapes are undone once")
    func text() {
        #expect(SlackText.plain("&amp;lt; <!here> <#C1|général> <mailto:a@b.fr|a@b.fr> &lt;b&gt;") == "&lt; #général a@b.fr <b>")
    }

    @Test(
        "A slash command is answered at its own address, and only at hooks.slack.com",
        arguments: [
            ("https://hooks.slack.com/commands/T1/2/3", true), ("https://evil.example/x", false), ("http://hooks.slack.com/x", false),
            ("https://hooks.slack.com@evil.example/x", false), ("https://hooks.slack.com.evil.example/", false), ("http://127.0.0.1/x", false),
            ("https://hooks.slack.com:444/x", false), ("", false),
        ])
    func responseAddress(url: String, isAllowed: Bool) throws {
        let messages = sample.channel.messages(with: Replies.reply("Voilà."), to: ReplyAddress(["url": url]))
        let message = try #require(messages.first)
        #expect(fields(message.body)["response_type"]?.text == "ephemeral" && fields(message.body)["channel"] == nil)
        let request = sample.channel.request(for: message, key: "k", at: 0, with: Fetched()).request
        #expect((request?.url == url) == isAllowed)
        #expect(request?.fields[.authorization] == nil)
    }

    @Test("A pressed button says its words where it was pressed")
    func button() throws {
        let payload =
            #"{"type":"block_actions","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"trigger_id":"1.2","#
            + #""container":{"message_ts":"1.2","thread_ts":"1.1"},"actions":[{"type":"button","action_id":"mentor-1","value":"Les études"}],"#
            + #""response_url":"https://hooks.slack.com/actions/1"}"#
        let body = Array(("payload=" + PercentEncoding.encode(payload)).utf8)
        let message = try #require(ChannelSample.slackCommand.channel.receive(ChannelSample.slackCommand.sign(body), with: Fetched()).messages.first)
        #expect(message.text == "Les études" && message.address == ReplyAddress(["channel": "C1", "thread": "1.1"]))
    }

    @Test(
        "Slack's answers are understood, also those that fail with status 200",
        arguments: [
            (200, #"{"ok":true,"ts":"1.2"}"#, SendVerdict.sent),
            (200, #"{"ok":false,"error":"channel_not_found"}"#, .refused(why: "channel_not_found")),
            (200, #"{"ok":false,"error":"invalid_blocks"}"#, .plain(why: "the blocks were refused")),
            (200, #"{"ok":false,"error":"ratelimited"}"#, .later(after: 7, why: "too many requests")),
            (200, #"{"ok":false,"error":"Le texte <x> de l'élève"}"#, .refused(why: "Slack does not say why")),
            (429, "", .later(after: 7, why: "status 429")), (503, "", .later(after: 7, why: "status 503")), (404, "", .refused(why: "status 404")),
        ])
    func verdicts(status: Int, body: String, expected: SendVerdict) {
        let response = OutboundResponse.json(status, body, [.retryAfter: "7"])
        #expect(
            sample.channel.verdict(on: response, to: OutboundMessage(method: "chat.postMessage", address: ReplyAddress([:]), body: "{}")) == expected)
    }

    @Test("A response address says ok in plain text")
    func plainOK() {
        let message = OutboundMessage(method: "respond", address: ReplyAddress([:]), body: "{}")
        #expect(sample.channel.verdict(on: .json(200, "ok"), to: message) == .sent)
    }

    @Test("Without a secret or a token the channel does not start", arguments: [("", "xoxb", "slack.signing-secret"), ("s", " ", "slack.token")])
    func settings(secret: String, token: String, setting: String) {
        #expect { try SlackChannel(SlackSettings(signingSecret: secret, token: token)) } throws: { ($0 as? ChannelError)?.setting == setting }
    }

    @Test("The check names the team, or what Slack says is wrong")
    func probes() throws {
        let probe = try #require(sample.channel.probes.first)
        #expect(probe.read(.json(200, #"{"ok":true,"team":"Lycée","user_id":"UBOT"}"#)) == .good("Lycée, UBOT"))
        for body in [#"{"ok":false,"error":"invalid_auth"}"#, #"{"ok":true,"team":"Lycée","user_id":"UOTHER"}"#, "x"] {
            guard case .bad = probe.read(.json(200, body)) else {
                Issue.record("\(body)")
                return
            }
        }
    }
}
#endif
