#if Server
import Composition
import HTTPTypes
import Testing
import TextAnalysis
import Wire
@testable import Channels

@Suite("Teams is believed by Microsoft's signature and answered at Microsoft's addresses only")
struct TeamsTests {
    static let settings = TeamsSettings(appID: "app-1", password: "hunter2")
    static let service = "https://smba.trafficmanager.net/emea/"
    static let time = 1_800_000_000

    static func activity(
        text: String = "<at>Mentor</at> Après le bac&nbsp;?", type: String = "message", from: String = "29:zoe", service: String = service,
        channel: String = "msteams", more: String = ""
    ) -> String {
        """
        {"type":"\(type)","id":"1:a","timestamp":"2026-11-21T09:30:00Z","serviceUrl":"\(service)","channelId":"\(channel)",\
        "from":{"id":"\(from)","name":"Zoé"},"conversation":{"id":"19:x@thread.tacv2;messageid=1","tenantId":"t"},"recipient":{"id":"28:app-1","name":"Mentor"},\
        "text":"\(text)","locale":"fr-FR","entities":[{"type":"mention","mentioned":{"id":"28:app-1","name":"Mentor"},"text":"<at>Mentor</at>"},\
        {"type":"clientInfo","locale":"fr-FR"},7]\(more)}
        """
    }

    static func claims(
        issuer: String = "https://api.botframework.com", audience: String = "app-1", service: String? = service, from: Int = time - 60, to: Int = time + 3_600
    ) -> String {
        let address = service.map { ",\"serviceurl\":\"\($0)\"" } ?? ""
        return "{\"iss\":\"\(issuer)\",\"aud\":\"\(audience)\",\"nbf\":\(from),\"exp\":\(to)\(address)}"
    }

    static func fetched(_ keys: [UInt8]? = nil) throws -> Fetched {
        Fetched(["teams.metadata": Array(#"{"jwks_uri":"https://login.botframework.com/v1/.well-known/keys"}"#.utf8), "teams.keys": try keys ?? Mint.keys()])
    }

    static func receive(_ body: String = activity(), _ claims: String = claims(), kid: String = "k1", keys: [UInt8]? = nil, settings: TeamsSettings = settings)
        throws -> Reception
    {
        let delivery = Delivery.post(body, ["Authorization": "Bearer \(try Mint.token(claims, kid: kid))"], time: time)
        return try TeamsChannel(settings).receive(delivery, with: fetched(keys))
    }

    @Test("A signed message is read without our name in it")
    func message() throws {
        let message = try #require(Self.receive().messages.first)
        #expect(message.text == "Après le bac ?" && message.language == .french)
        #expect(message.keys == ["activity:19:x@thread.tacv2;messageid=1:1:a"])
        #expect(fields(message.receipts[0].body)["type"]?.text == "typing")
    }

    @Test("Other people's names stay, and what looks like markup is text")
    func mentions() throws {
        let message = try #require(Self.receive(Self.activity(text: "<at>Mentor</at> que dit <at>Léa</at> : 1 &lt; 2 &amp;&amp; 3 ?")).messages.first)
        #expect(message.text == "que dit Léa : 1 < 2 && 3 ?")
    }

    @Test("A token for another, from another, of another time or for another address gets 403", arguments: [
        claims(issuer: "https://api.botframework.com.evil.example"), claims(audience: "app-2"), claims(to: time - 301), claims(from: time + 301),
        claims(service: "https://evil.example/"), claims(service: nil), "{}",
    ])
    func wrongClaims(claims: String) throws {
        #expect(try Self.receive(Self.activity(), claims).response?.status == 403)
    }

    @Test("A key that is not for Teams, another's signature and no token at all get 403")
    func wrongKeys() throws {
        #expect(try Self.receive(keys: Mint.keys(endorsements: ["webchat"])).refusal == "the token's key is not for this channel")
        #expect(try Self.receive(keys: Mint.keys(endorsements: [])).response?.status == 403)
        #expect(try Self.receive(Self.activity(channel: "webchat")).response?.status == 403)
        let channel = try TeamsChannel(Self.settings)
        #expect(try channel.receive(.post(Self.activity(), time: Self.time), with: Self.fetched()).response?.status == 403)
        let forged = Delivery.post(Self.activity(), ["Authorization": "Bearer \(try Mint.token(Self.claims(), by: Mint.strangers))"], time: Self.time)
        #expect(try channel.receive(forged, with: Self.fetched()).refusal == "the token's signature is wrong")
    }

    @Test("Keys are fetched in two steps, and anew for a key that is not known, once an hour at most")
    func fetching() throws {
        let channel = try TeamsChannel(Self.settings)
        let delivery = Delivery.post(Self.activity(), ["Authorization": "Bearer \(try Mint.token(Self.claims()))"], time: Self.time)
        var have = Fetched()
        let metadata = try #require(channel.receive(delivery, with: have).fetch)
        #expect(metadata.id == "teams.metadata" && metadata.request.url == "https://login.botframework.com/v1/.well-known/openidconfiguration")
        have.bodies["teams.metadata"] = try Self.fetched()["teams.metadata"]
        let keys = try #require(channel.receive(delivery, with: have).fetch)
        #expect(keys.id == "teams.keys" && keys.request.url == "https://login.botframework.com/v1/.well-known/keys" && !keys.isRenewal)
        have.bodies["teams.keys"] = try Mint.keys(id: "k0")
        let renewal = try #require(channel.receive(delivery, with: have).fetch)
        #expect(renewal.id == "teams.keys" && renewal.isRenewal && renewal.pause == 3_600)
        have.bodies["teams.keys"] = try Mint.keys()
        #expect(channel.receive(delivery, with: have).messages.count == 1)
    }

    @Test("Metadata that lead elsewhere are not followed", arguments: [
        "https://evil.example/keys", "http://login.botframework.com/keys", "https://login.botframework.com@evil.example/keys", "http://127.0.0.1/keys", "", "x",
    ])
    func metadata(address: String) throws {
        let delivery = Delivery.post(Self.activity(), ["Authorization": "Bearer \(try Mint.token(Self.claims()))"], time: Self.time)
        let have = Fetched(["teams.metadata": Array("{\"jwks_uri\":\"\(address)\"}".utf8)])
        #expect(try TeamsChannel(Self.settings).receive(delivery, with: have).response?.status == 403)
    }

    @Test("A service address that is not Microsoft's is refused, even in a signed token", arguments: [
        "https://evil.example/", "http://smba.trafficmanager.net/emea/", "https://evil.trafficmanager.net/", "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/", "https://xbotframework.com/", "https://127.0.0.1/", "http://localhost/", "ftp://smba.trafficmanager.net/", "",
    ])
    func serviceAddress(service: String) throws {
        #expect(try Self.receive(Self.activity(service: service), Self.claims(service: service)).response?.status == 403)
        let address = ReplyAddress(["service": service, "conversation": "c", "activity": "a", "bot": "b", "person": "p"])
        let message = OutboundMessage(method: "message", address: address, body: "{}")
        if case .impossible = try TeamsChannel(Self.settings).request(for: message, key: "k", at: 0, with: Fetched()) {} else { Issue.record("it would be sent") }
    }

    @Test("National clouds are Microsoft's; this machine is, once the keys come from it")
    func otherClouds() throws {
        for service in ["https://smba.infra.gcc.teams.microsoft.com/teams", "https://europe.botframework.com", "https://x.botframework.azure.us/"] {
            #expect(try Self.receive(Self.activity(service: service), Self.claims(service: service)).messages.count == 1)
        }
        var standIn = Self.settings
        standIn.metadata = "http://127.0.0.1:8080/openid"
        let service = "http://127.0.0.1:8080/"
        #expect(try Self.receive(Self.activity(service: service), Self.claims(service: service), settings: standIn).messages.count == 1)
    }

    @Test("Bots, other activities and empty texts are passed over; what is no activity is refused")
    func ignored() throws {
        for body in [Self.activity(from: "28:other"), Self.activity(from: "28:app-1"), Self.activity(type: "conversationUpdate"), Self.activity(text: "<at>Mentor</at> "),
            #"{"type":"message","channelId":"msteams","serviceUrl":"\#(Self.service)"}"#] {
            #expect(try Self.receive(body).doneWhy != nil)
        }
        for body in ["", "{", "[]", "{}", "7", #"{"type":7,"channelId":"msteams","serviceUrl":"x"}"#, String(repeating: "[", count: 100_000)] {
            #expect(try Self.receive(body).response?.status == 400)
        }
    }

    @Test("The answer goes to the activity, with an access token that is fetched first")
    func answer() throws {
        let channel = try TeamsChannel(Self.settings)
        let address = try #require(Self.receive().messages.first?.address)
        let message = try #require(channel.messages(with: Replies.reply("Un *data*\nscientist", suggestions: ["Et à Lyon ?"]), to: address).first)
        let fetch = try #require(channel.request(for: message, key: "k", at: 0, with: Fetched()).fetch)
        #expect(fetch.request.url == "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")
        #expect(String(decoding: fetch.request.body, as: UTF8.self)
            == "grant_type=client_credentials&client_id=app-1&client_secret=hunter2&scope=https%3A%2F%2Fapi.botframework.com%2F.default")
        let have = Fetched([fetch.id: Array(#"{"token_type":"Bearer","expires_in":3599,"access_token":"eyJ0"}"#.utf8)])
        let request = try #require(channel.request(for: message, key: "k", at: 0, with: have).request)
        #expect(request.url == Self.service + "v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities/1%3Aa")
        #expect(request.fields[.authorization] == "Bearer eyJ0")
        let body = fields(message.body)
        #expect(body["text"]?.text == "Un \\*data\\*\n\nscientist" && body["replyToId"]?.text == "1:a" && body["recipient"]?["id"]?.text == "29:zoe")
        #expect(body["suggestedActions"]?["actions"]?[0]?["value"]?.text == "Et à Lyon ?")
        #expect(!message.body.contains("hunter2") && !message.body.contains("eyJ0"))
    }

    @Test("A token that is no longer good is fetched anew, a bot that was thrown out is silent")
    func verdicts() throws {
        let channel = try TeamsChannel(Self.settings)
        let message = OutboundMessage(method: "message", address: ReplyAddress([:]), body: "{}")
        #expect(channel.verdict(on: .json(201), to: message) == .sent)
        if case .stale = channel.verdict(on: .json(401), to: message) {} else { Issue.record("401") }
        if case .refused = channel.verdict(on: .json(403), to: message) {} else { Issue.record("403") }
        for status in [412, 429, 500, 502, 504] { if case .later = channel.verdict(on: .json(status), to: message) {} else { Issue.record("\(status)") } }
    }

    @Test("An answer of any length keeps to the limits", arguments: [0, 1, 12_000, 20_000])
    func limits(count: Int) throws {
        let address = try #require(Self.receive().messages.first?.address)
        let reply = Replies.reply(Replies.long(count), suggestions: (0..<20).map { "Question \($0) ?" })
        let messages = try TeamsChannel(Self.settings).messages(with: reply, to: address)
        #expect(messages.isEmpty == (count == 0))
        for message in messages {
            #expect(message.body.utf8.count < 28_000 && (fields(message.body)["suggestedActions"]?["actions"]?.list.count ?? 0) <= 6)
        }
    }

    @Test("A configured channel without its secret is refused")
    func settings() {
        for settings in [TeamsSettings(appID: "", password: "p"), TeamsSettings(appID: "a", password: ""), TeamsSettings(appID: "a", password: "p", metadata: "x")] {
            #expect(throws: ChannelError.self) { try TeamsChannel(settings) }
        }
    }
}
#endif
