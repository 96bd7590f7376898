#if Server
import Composition
import Crypto
import FoundationEssentials
import HTTPTypes
import TextAnalysis
import Testing
import Wire

@testable import Channels

@Suite("Discord")
struct DiscordTests {
    let sample = ChannelSample.discord
    /// RFC 8032, 7.1, test 2, and two messages signed with the same key; platforms.md.
    static let publicKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    static let vectors: [(body: String, signature: String)] = [
        (
            #"{"type":1}"#,
            "2c826fbbf32009321f56bd0f86e85e55281ddb15652fa611d4d8218f62c052c6c0e5ae4b13dbe69b6682585b6eaf3dfab814c72d0282e8c1517e07b4121f1f0f"
        ),
        (
            #"{"type":2,"data":{"name":"orientation","options":[{"name":"q","value":"Après le bac ?"}]}}"#,
            "2efcc65f1e6c0e21a9c0b8c085b9f9edda190df226bd215b58b66720b10468b962a652f4f6b4da0b497e4a1a37d1c8239609350a910c586f6ce8a2d79cde1807"
        ),
    ]

    private func receive(_ body: [UInt8], _ signature: String, time: String = "1690000000") throws -> Reception {
        let channel = try DiscordChannel(DiscordSettings(publicKey: Self.publicKey, application: "1"))
        var delivery = Delivery.post("", ["X-Signature-Ed25519": signature, "X-Signature-Timestamp": time], time: 1_690_000_000)
        delivery.body = body
        return channel.receive(delivery, with: Fetched())
    }

    @Test("A signed delivery is believed, accents included; with any byte of it changed it gets 401", arguments: vectors)
    func signatures(body: String, signature: String) throws {
        let bytes = Array(body.utf8)
        #expect(try receive(bytes, signature).response?.status != 401)
        for place in 0..<signature.utf8.count {
            var changed = Array(signature.utf8)
            changed[place] = changed[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(try receive(bytes, String(decoding: changed, as: UTF8.self)).response?.status == 401)
        }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            #expect(try receive(changed, signature).response?.status == 401)
        }
        for other in ["", "00", signature + "00", String(signature.dropLast(2)), signature.uppercased(), "é"] {
            #expect(try receive(bytes, other).response?.status == 401)
        }
        #expect(try receive(bytes, signature, time: "1690000001").response?.status == 401)
    }

    @Test("A ping is answered with a pong, as JSON")
    func ping() throws {
        let response = try receive(Array(Self.vectors[0].body.utf8), Self.vectors[0].signature).response
        #expect(response == .json(#"{"type":1}"#))
    }

    @Test(
        "A setting that cannot be worked with is refused, and named",
        arguments: [
            ("", "1", "discord.public-key"), ("00", "1", "discord.public-key"), (String(repeating: "g", count: 64), "1", "discord.public-key"),
            (publicKey, "", "discord.application"), (publicKey, "1/2", "discord.application"),
        ])
    func settings(key: String, application: String, setting: String) {
        #expect { try DiscordChannel(DiscordSettings(publicKey: key, application: application)) } throws: {
            ($0 as? ChannelError)?.setting == setting
        }
    }

    @Test("A command and a button become messages, in the person's language")
    func reading() throws {
        let asked = sample.channel.receive(
            sample.sign(ChannelSample.interaction(ChannelSample.command("Après ?"), ["locale": "en-US"])), with: Fetched())
        #expect(asked.messages.first?.text == "Après ?" && asked.messages.first?.language == .english)
        #expect(asked.response == .json(#"{"data":{"flags":64},"type":5}"#))
        let pressed = ChannelSample.interaction(["custom_id": "=Les études", "component_type": 2], ["type": 3])
        #expect(sample.channel.receive(sample.sign(pressed), with: Fetched()).messages.first?.text == "Les études")
        let bare = ChannelSample.interaction(["name": "orientation"])
        #expect(sample.channel.receive(sample.sign(bare), with: Fetched()).messages.first?.text == "aide")
    }

    @Test("A token that would lead elsewhere is not answered", arguments: ["", "a/b", "..", "a?b", "a#b", "é"])
    func tokens(token: String) {
        let body = ChannelSample.interaction(ChannelSample.command("x"), ["token": token])
        #expect(sample.channel.receive(sample.sign(body), with: Fetched()).messages.isEmpty)
    }

    @Test("A short answer goes into the response, for its reader alone, and wakes nobody")
    func inline() throws {
        let address = ReplyAddress(["token": "tok"])
        let response = try #require(sample.channel.response(with: Replies.reply("Oui @everyone", suggestions: ["Et après ?"]), to: address))
        let answer = fields(response.body)
        #expect(answer["type"] == .number(4) && answer["data"]?["flags"] == .number(68))
        #expect(answer["data"]?["content"]?.text == "Oui \\@everyone")
        #expect(answer["data"]?["allowed_mentions"]?["parse"] == .list([]))
        #expect(answer["data"]?["components"]?[0]?["components"]?[0]?["custom_id"]?.text == "=Et après ?")
        let distress = try #require(sample.channel.response(with: Replies.reply("3114", outcome: .safeguarded, suggestions: ["x"]), to: address))
        #expect(fields(distress.body)["data"]?["components"] == nil)
    }

    @Test("A long answer takes the place of its announcement, and goes on after it")
    func deferred() throws {
        let address = ReplyAddress(["token": "tok"])
        let reply = Replies.reply(Replies.text(Replies.seeds[0], 5000))
        #expect(sample.channel.response(with: reply, to: address) == nil)
        let requests = sample.channel.messages(with: reply, to: address).compactMap {
            sample.channel.request(for: $0, key: "k", at: 0, with: Fetched()).request
        }
        #expect(requests.map(\.method) == [.patch, .post, .post])
        #expect(requests.first?.url == "https://discord.com/api/v10/webhooks/1234567890/tok/messages/@original")
        #expect(requests.last?.url == "https://discord.com/api/v10/webhooks/1234567890/tok")
    }

    @Test(
        "Discord's answers are understood",
        arguments: [
            (200, "{}", SendVerdict.sent), (429, #"{"retry_after":1.337,"global":false}"#, .later(after: 1.337, why: "too many requests")),
            (404, #"{"code":10015}"#, .later(after: 1, why: "Discord does not know the interaction yet")),
            (401, #"{"code":50027}"#, .refused(why: "the interaction is over")),
            (500, "", .later(after: nil, why: "status 500")), (400, #"{"code":50035}"#, .refused(why: "status 400")),
        ])
    func verdicts(status: Int, body: String, expected: SendVerdict) {
        #expect(
            sample.channel.verdict(on: .json(status, body), to: OutboundMessage(method: "original", address: ReplyAddress([:]), body: "{}"))
                == expected)
    }

    @Test("The check holds the public key against Discord's")
    func probes() throws {
        let key = Hex.text(of: ChannelSample.discordKey.publicKey.rawRepresentation)
        let probe = try #require(sample.channel.probes.first)
        #expect(probe.request.fields[.authorization] == "Bot bot.token")
        #expect(probe.read(.json(200, #"{"name":"Mentor","verify_key":"\#(key)","interactions_endpoint_url":"https://a.fr/webhooks/discord"}"#))
            == .good("Mentor, https://a.fr/webhooks/discord"))
        for body in [
            #"{"verify_key":"00","interactions_endpoint_url":"https://a.fr/webhooks/discord"}"#, #"{"verify_key":"\#(key)"}"#, "x",
            #"{"verify_key":"\#(key)","interactions_endpoint_url":"https://a.fr/"}"#,
        ] {
            guard case .bad = probe.read(.json(200, body)) else {
                Issue.record("\(body)")
                return
            }
        }
    }
}
#endif
