#if Server
import Composition
import HTTPTypes
import Testing
import Wire
@testable import Channels

@Suite("Matrix is asked for messages, and is never told anything twice")
struct MatrixTests {
    static let settings = MatrixSettings(homeserver: "https://matrix.example/", userID: "@mentor:example.org", token: "syt_secret")

    static func sync(_ room: String, _ events: String..., invites: String = "{}", state: String = "[]") -> OutboundResponse {
        .json(
            200,
            """
            {"next_batch":"s2","rooms":{"join":{"\(room)":{"timeline":{"events":[\(events.joined(separator: ","))],"limited":false},"state":{"events":\(state)}}},\
            "invite":\(invites)}}
            """)
    }

    static func text(_ body: String, id: String = "$1", sender: String = "@zoe:example.org", type: String = "m.text", more: String = "") -> String {
        #"{"type":"m.room.message","event_id":"\#(id)","sender":"\#(sender)","origin_server_ts":1,"content":{"msgtype":"\#(type)","body":"\#(body)"\#(more)}}"#
    }

    static func read(_ response: OutboundResponse, after cursor: String? = "s1", settings: MatrixSettings = settings) throws
        -> (messages: [InboundMessage], cursor: String?, errands: [OutboundRequest])
    {
        if case .messages(let messages, let cursor, let errands) = try MatrixChannel(settings).pulled(response, after: cursor) {
            return (messages, cursor, errands)
        }
        Issue.record("nothing was read")
        return ([], nil, [])
    }

    @Test("A person's text is read; notices, our own, edits, gestures and unreadable events are not")
    func messages() throws {
        let found = try Self.read(
            Self.sync(
                "!r:example.org", Self.text("Après le bac ?"), Self.text("d’un autre programme", id: "$2", type: "m.notice"),
                Self.text("de nous", id: "$3", sender: "@mentor:example.org"),
                Self.text("* corrigé", id: "$4", more: #","m.relates_to":{"rel_type":"m.replace","event_id":"$1"}"#),
                Self.text("salue", id: "$5", type: "m.emote"), #"{"type":"m.room.message","event_id":7}"#, "7", "null",
                #"{"type":"m.room.message","event_id":"$6","sender":"@zoe:example.org","content":{}}"#,
                Self.text("> <@mentor:example.org> avant\\n\\nEt à Lyon ?", id: "$7", more: #","m.relates_to":{"m.in_reply_to":{"event_id":"$0"}}"#),
                Self.text("mentor: salut", id: "$8"), Self.text("mentorat ?", id: "$9")))
        #expect(found.messages.map(\.text) == ["Après le bac ?", "Et à Lyon ?", "salut", "mentorat ?"])
        #expect(found.messages.first?.keys == ["event:$1"] && found.messages.first?.conversation == "room:!r:example.org")
        #expect(found.cursor == "s2" && found.errands.isEmpty)
    }

    @Test("The first asking reads the place, not what was said before; every asking waits, and asks for texts only")
    func firstAsking() throws {
        #expect(try Self.read(Self.sync("!r:example.org", Self.text("vieux")), after: nil).messages.isEmpty)
        let channel = try MatrixChannel(Self.settings)
        let first = channel.pull(after: nil), later = channel.pull(after: "s1/é &")
        #expect(first.url.contains("timeout=0") && !first.url.contains("since="))
        #expect(later.url.contains("timeout=30000") && later.url.hasSuffix("&since=s1%2F%C3%A9%20%26&timeout=30000"))
        #expect(later.deadline > 30 && later.method == .get && later.fields[.authorization] == "Bearer syt_secret")
        #expect(later.url.hasPrefix("https://matrix.example/_matrix/client/v3/sync?filter=%7B"))
    }

    @Test("A picture, a voice or a sticker is a message without a text, and a program's notice is none")
    func objects() throws {
        func event(_ type: String, _ content: String, _ id: String) -> String {
            #"{"type":"\#(type)","event_id":"\#(id)","sender":"@zoe:example.org","content":{\#(content)}}"#
        }
        let found = try Self.read(
            Self.sync(
                "!r:e", event("m.room.message", #""msgtype":"m.image","body":"IMG_1.jpg""#, "$1"), event("m.sticker", #""body":"x""#, "$2"),
                event("m.room.message", #""msgtype":"m.notice","body":"x""#, "$3"), event("m.reaction", "", "$4")))
        #expect(found.messages.map(\.text) == [InboundMessage.object, InboundMessage.object])
        #expect(found.messages.map(\.keys) == [["event:$1", "object:room:!r:e"], ["event:$2", "object:room:!r:e"]])
    }

    @Test("Invitations are accepted, from the servers that are permitted")
    func invitations() throws {
        let invites = """
            {"!a/b:example.org":{"invite_state":{"events":[{"type":"m.room.member","state_key":"@mentor:example.org","sender":"@zoe:example.org","content":{"membership":"invite"}}]}},
            "!c:other.org":{"invite_state":{"events":[{"type":"m.room.member","state_key":"@mentor:example.org","sender":"@eve:other.org","content":{"membership":"invite"}}]}},
            "!d:example.org":{"invite_state":{"events":[]}},"!e:example.org":7}
            """
        let all = try Self.read(Self.sync("!r:example.org", invites: invites)).errands
        #expect(all.map(\.url) == ["!a%2Fb%3Aexample.org", "!c%3Aother.org"].map { "https://matrix.example/_matrix/client/v3/join/" + $0.replacing("!", with: "%21") })
        var settings = Self.settings
        settings.inviters = ["example.org"]
        #expect(try Self.read(Self.sync("!r:example.org", invites: invites), settings: settings).errands.count == 1)
    }

    @Test("In an encrypted room Mentor says once, in the clear, that it cannot read")
    func encrypted() throws {
        let mark = #"{"type":"m.room.encryption","event_id":"$e","sender":"@zoe:example.org","state_key":"","content":{"algorithm":"m.megolm.v1.aes-sha2"}}"#
        let cipher = #"{"type":"m.room.encrypted","event_id":"$f","sender":"@zoe:example.org","content":{"algorithm":"m.megolm.v1.aes-sha2","ciphertext":"x"}}"#
        for response in [Self.sync("!r:e", mark, cipher), Self.sync("!r:e", cipher, state: "[\(mark)]")] {
            let found = try Self.read(response)
            #expect(found.messages.isEmpty && found.errands.count == 1)
            #expect(found.errands.first?.url == "https://matrix.example/_matrix/client/v3/rooms/%21r%3Ae/send/m.room.message/encrypted.%24e")
            #expect(found.errands.first.map { String(decoding: $0.body, as: UTF8.self).contains("chiffré") } == true)
        }
        #expect(try Self.read(Self.sync("!r:e", cipher)).errands.isEmpty)
    }

    @Test("In rooms of many people Mentor can be made to answer only who names it")
    func mentions() throws {
        var settings = Self.settings
        settings.answersMentionsOnly = true
        let found = try Self.read(
            Self.sync(
                "!r:e", Self.text("entre nous"), Self.text("mentor, et toi ?", id: "$2"),
                Self.text("et toi ?", id: "$3", more: #","m.mentions":{"user_ids":["@mentor:example.org"]}"#)), settings: settings)
        #expect(found.messages.map(\.text) == ["et toi ?", "et toi ?"])
    }

    @Test("What the server answers in trouble is understood", arguments: [
        (401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#, nil), (403, #"{"errcode":"M_FORBIDDEN"}"#, nil), (404, "", nil),
        (429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2500}"#, 2.5), (502, "<html>", 10.0), (200, "<html>", 10.0), (200, "{}", 10.0),
        (200, String(repeating: "[", count: 100_000), 10.0),
    ] as [(Int, String, Double?)])
    func trouble(status: Int, body: String, wait: Double?) throws {
        switch try MatrixChannel(Self.settings).pulled(.json(status, body), after: "s1") {
        case .wait(let seconds, _): #expect(seconds == wait)
        case .refused(let why): #expect(wait == nil && !why.contains("syt_secret"))
        case .messages: Issue.record("messages were read")
        }
    }

    @Test("An answer is a notice, sent under the outbox's key, with links and with plain text beside it")
    func sending() throws {
        let channel = try MatrixChannel(Self.settings)
        let address = try #require(try Self.read(Self.sync("!r/é:example.org", Self.text("x"))).messages.first?.address)
        let reply = Replies.reply("Un <data> & « scientist »\nLigne 2", suggestions: ["Et à Lyon ?"])
        let message = try #require(channel.messages(with: reply, to: address).first)
        let request = try #require(channel.request(for: message, key: "out/1", at: 0, with: Fetched()).request)
        #expect(request.method == .put)
        #expect(request.url == "https://matrix.example/_matrix/client/v3/rooms/%21r%2F%C3%A9%3Aexample.org/send/m.room.message/out%2F1")
        #expect(fields(message.body)["msgtype"]?.text == "m.notice" && fields(message.body)["format"]?.text == "org.matrix.custom.html")
        #expect(fields(message.body)["formatted_body"]?.text?.hasPrefix("Un &lt;data&gt; &amp; « scientist »<br>Ligne 2") == true)
        #expect(fields(message.body)["body"]?.text?.hasPrefix("Un <data> & « scientist »\nLigne 2") == true)
        #expect(message.plainBody.map { fields($0)["formatted_body"] == nil && fields($0)["msgtype"]?.text == "m.notice" } == true)
        #expect(channel.manner.isIdempotent)
    }

    @Test("A message in a thread is answered in the thread")
    func threads() throws {
        let event = Self.text("x", id: "$5", more: #","m.relates_to":{"rel_type":"m.thread","event_id":"$root"}"#)
        let address = try #require(try Self.read(Self.sync("!r:e", event)).messages.first?.address)
        let body = try #require(MatrixChannel(Self.settings).messages(with: Replies.reply("Oui."), to: address).first?.body)
        #expect(fields(body)["m.relates_to"]?["event_id"]?.text == "$root" && fields(body)["m.relates_to"]?["m.in_reply_to"]?["event_id"]?.text == "$5")
    }

    @Test("An answer of any length makes events that a room takes", arguments: [0, 1, 12_000, 20_000])
    func limits(count: Int) throws {
        let channel = try MatrixChannel(Self.settings)
        let messages = channel.messages(with: Replies.reply(Replies.long(count)), to: ReplyAddress(["room": "!r:e", "event": "$1"]))
        #expect(messages.isEmpty == (count == 0))
        for message in messages { #expect(message.body.utf8.count < 60_000) }
        #expect(channel.messages(with: Replies.silent, to: ReplyAddress(["room": "!r:e"])).isEmpty)
    }

    @Test("A server's refusals are understood")
    func verdicts() throws {
        let channel = try MatrixChannel(Self.settings)
        let message = OutboundMessage(method: "message", address: ReplyAddress(["room": "!r:e"]), body: "{}")
        #expect(channel.verdict(on: .json(200, #"{"event_id":"$9"}"#), to: message) == .sent)
        for body in ["<html>", "{}"] {
            #expect(channel.verdict(on: .json(200, body), to: message) == .later(after: nil, why: "an answer that is not a homeserver's"))
        }
        let limited = OutboundResponse.json(429, #"{"errcode":"M_LIMIT_EXCEEDED","error":"secret"}"#, [.retryAfter: "3"])
        #expect(channel.verdict(on: limited, to: message) == .later(after: 3, why: "too many messages (M_LIMIT_EXCEEDED)"))
        let old = OutboundResponse.json(429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#)
        #expect(channel.verdict(on: old, to: message) == .later(after: 1.5, why: "too many messages (M_LIMIT_EXCEEDED)"))
        if case .refused = channel.verdict(on: .json(403, #"{"errcode":"M_FORBIDDEN"}"#), to: message) {} else { Issue.record("forbidden, and tried again") }
        #expect(channel.verdict(on: .json(502, "<html>"), to: message) == .later(after: nil, why: "status 502"))
    }

    @Test("The check asks who we are, and the settings must be whole")
    func settings() throws {
        let probe = try #require(MatrixChannel(Self.settings).probes.first)
        #expect(probe.request.url == "https://matrix.example/_matrix/client/v3/account/whoami")
        if case .good = probe.read(.json(200, #"{"user_id":"@mentor:example.org"}"#)) {} else { Issue.record("not good") }
        for response in [OutboundResponse.json(200, #"{"user_id":"@eve:example.org"}"#), .json(401), .json(200, "x")] {
            if case .good = probe.read(response) { Issue.record("good") }
        }
        for (homeserver, user, token) in [("https://m.example", "@m:e", ""), ("http://m.example", "@m:e", "t"), ("https://m.example", "m", "t"), ("", "@m:e", "t")] {
            #expect(throws: ChannelError.self) { try MatrixChannel(MatrixSettings(homeserver: homeserver, userID: user, token: token)) }
        }
    }
}
#endif
