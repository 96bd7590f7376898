#if Server
import Composition
import HTTPTypes
import Testing
import TextAnalysis
import Wire
@testable import Channels

@Suite("Google Chat is believed by Google's signature and answered in the response")
struct GoogleChatTests {
    static let address = "https://mentor.example.org/webhooks/googlechat"
    static let time = 1_800_000_000

    static func identity(email: String = "chat@system.gserviceaccount.com", verified: String = "true", issuer: String = "https://accounts.google.com", audience: String = address) -> String {
        "{\"iss\":\"\(issuer)\",\"aud\":\"\(audience)\",\"exp\":\(time + 3_600),\"email\":\"\(email)\",\"email_verified\":\(verified)}"
    }

    static func project(issuer: String = "chat@system.gserviceaccount.com", audience: String = "1234567890") -> String {
        "{\"iss\":\"\(issuer)\",\"aud\":\"\(audience)\",\"exp\":\(time + 3_600),\"iat\":\(time)}"
    }

    static let message = """
        {"type":"MESSAGE","eventTime":"2026-11-21T09:30:00Z","message":{"name":"spaces/A/messages/B","text":"@Mentor Après le bac ?","argumentText":" Après le bac ?",\
        "thread":{"name":"spaces/A/threads/C"}},"user":{"name":"users/1","displayName":"Zoé","type":"HUMAN"},"space":{"name":"spaces/A","type":"ROOM"},\
        "common":{"userLocale":"fr"}}
        """

    static func receive(_ body: String = message, _ claims: String = identity(), audience: String = address, keys: [UInt8]? = nil) throws -> Reception {
        let delivery = Delivery.post(body, ["Authorization": "Bearer \(try Mint.token(claims))"], time: time)
        return try GoogleChatChannel(GoogleChatSettings(audience: audience)).receive(delivery, with: Fetched(["googlechat.keys": keys ?? Mint.keys()]))
    }

    @Test("A signed message is read, for an address and for a project number")
    func message() throws {
        for reception in [try Self.receive(), try Self.receive(Self.message, Self.project(), audience: "1234567890")] {
            let message = try #require(reception.messages.first)
            #expect(message.text == "Après le bac ?" && message.language == .french)
            #expect(message.keys == ["message:spaces/A/messages/B"] && message.conversation == "space:spaces/A:user:users/1")
        }
    }

    @Test("A token of another service, for another address or of the other kind gets 401", arguments: [
        (identity(email: "eve@example.iam.gserviceaccount.com"), address), (identity(verified: "false"), address), (identity(issuer: "https://evil.example"), address),
        (identity(audience: "https://evil.example/"), address), (project(), address), (project(issuer: "eve@example.iam.gserviceaccount.com"), "1234567890"),
        (project(audience: "99"), "1234567890"), (identity(audience: "1234567890"), "1234567890"),
    ])
    func wrongClaims(claims: String, audience: String) throws {
        #expect(try Self.receive(Self.message, claims, audience: audience).response?.status == 401)
    }

    @Test("Keys are fetched for the kind of audience, and anew for a key that is not known")
    func fetching() throws {
        let delivery = Delivery.post(Self.message, ["Authorization": "Bearer \(try Mint.token(Self.identity()))"], time: Self.time)
        let first = try #require(GoogleChatChannel(GoogleChatSettings(audience: Self.address)).receive(delivery, with: Fetched()).fetch)
        #expect(first.request.url == "https://www.googleapis.com/oauth2/v3/certs" && !first.isRenewal)
        let again = try #require(Self.receive(keys: Mint.keys(id: "k0")).fetch)
        #expect(again.isRenewal && again.pause == 3_600)
        let numbered = Delivery.post(Self.message, ["Authorization": "Bearer \(try Mint.token(Self.project()))"], time: Self.time)
        let project = try #require(GoogleChatChannel(GoogleChatSettings(audience: "1234567890")).receive(numbered, with: Fetched()).fetch)
        #expect(project.request.url.hasSuffix("/jwk/chat@system.gserviceaccount.com"))
    }

    @Test("A pressed button says its text, and pressing again is another message")
    func pressed() throws {
        let keys = try ["09:30", "09:31"].map { time in
            let body = """
                {"type":"CARD_CLICKED","eventTime":"\(time)","message":{"name":"spaces/A/messages/B","text":"Lequel ?"},"user":{"name":"users/1","type":"HUMAN"},\
                "space":{"name":"spaces/A"},"action":{"actionMethodName":"say","parameters":[{"key":"text","value":"ESGI"}]}}
                """
            let message = try #require(Self.receive(body).messages.first)
            #expect(message.text == "ESGI")
            return message.keys
        }
        #expect(Set(keys).count == 2)
    }

    @Test("Bots, additions to a space and empty texts are passed over; what is no event is refused")
    func ignored() throws {
        for body in [
            Self.message.replacing("HUMAN", with: "BOT"), Self.message.replacing("MESSAGE", with: "ADDED_TO_SPACE"),
            Self.message.replacing(" Après le bac ?", with: " "), #"{"type":"REMOVED_FROM_SPACE","user":{"name":"users/1"},"space":{"name":"spaces/A"}}"#, #"{"type":"MESSAGE","message":7}"#,
        ] { #expect(try Self.receive(body).response?.body == "{}") }
        for body in ["", "{", "[]", "{}", "7", #"{"type":7}"#, String(repeating: "[", count: 100_000)] {
            #expect(try Self.receive(body).response?.status == 400)
        }
    }

    @Test("An answer of any length is one message within the limit, with its buttons", arguments: [1, 1_000, 20_000])
    func answer(count: Int) throws {
        let channel = try GoogleChatChannel(GoogleChatSettings(audience: Self.address))
        let address = try #require(Self.receive().messages.first?.address)
        let response = try #require(channel.response(with: Replies.reply(Replies.long(count) + "<users/all>", suggestions: ["Et à Lyon ?"]), to: address))
        #expect(response.body.utf8.count < 32_000 && fields(response.body)["thread"]?["name"]?.text == "spaces/A/threads/C")
        let text = try #require(fields(response.body)["text"]?.text)
        #expect(!text.contains("<users/") && (count == 20_000) == text.hasSuffix("…"))
        let button = fields(response.body)["cardsV2"]?[0]?["card"]?["sections"]?[0]?["widgets"]?[0]?["buttonList"]?["buttons"]?[0]
        #expect(button?["onClick"]?["action"]?["parameters"]?[0]?["value"]?.text == "Et à Lyon ?")
        #expect(channel.response(with: Replies.silent, to: address)?.body == "{}" && channel.messages(with: Replies.reply("x"), to: address).isEmpty)
    }

    @Test("Without an audience nothing could be believed: the channel is refused")
    func settings() {
        #expect(throws: ChannelError.self) { try GoogleChatChannel(GoogleChatSettings(audience: "")) }
    }
}
#endif
