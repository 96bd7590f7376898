#if Server
import Foundation
import HTTPTypes

@testable import Channels

/// The samples of the platforms that sign by Meta's way, by tokens or by Standard Webhooks. Matrix is asked, and has tests of
/// its own.
extension ChannelSample {
    private static let moment = 1_690_000_000

    private static func quoted(_ text: String) -> String { JSONBody.write(text) }

    // MARK: Meta

    static func metaDelivery(_ body: [UInt8], secret: String = "app_secret") -> Delivery {
        let signature = SignatureVerifier(key: Array(secret.utf8), prefix: "sha256=").signature(of: body)
        var delivery = Delivery.post("", ["X-Hub-Signature-256": signature], time: moment)
        delivery.body = body
        return delivery
    }

    private static func metaForgeries(_ body: [UInt8]) -> [String: Delivery] {
        var unsigned = metaDelivery(body)
        unsigned.fields = [:]
        var changed = metaDelivery(body)
        changed.body.append(0x20)
        return ["no signature": unsigned, "another secret": metaDelivery(body, secret: "x"), "another body": changed]
    }

    static func whatsAppBody(_ message: String) -> [UInt8] { Array(MetaTests.whatsApp(message).utf8) }

    static func whatsAppText(_ text: String) -> String { #"{"from":"336","id":"wamid.1","timestamp":"1","type":"text","text":{"body":\#(quoted(text))}}"# }

    static let whatsApp: ChannelSample = {
        guard let channel = try? WhatsAppChannel(MetaTests.whatsApp) else { fatalError("the sample's settings are refused") }
        return ChannelSample(
            name: "WhatsApp", channel: channel, sign: { metaDelivery($0) }, said: { whatsAppBody(whatsAppText($0)) },
            ignored: [
                "a mark of liking": whatsAppBody(#"{"from":"336","id":"wamid.1","type":"reaction","reaction":{"message_id":"1"}}"#),
                "another number": Array(MetaTests.whatsApp(whatsAppText("x"), number: "200").utf8), "another product": Array(MetaTests.messenger("").utf8),
            ],
            forged: metaForgeries(whatsAppBody(whatsAppText("x"))),
            complaints: { body in
                let message = Examined(body)
                guard message["type"].text == "interactive" else { return message["text"]["body"].complaint("text", 1...4_096) }
                let (buttons, sections) = (message["interactive"]["action"]["buttons"].list, message["interactive"]["action"]["sections"].list)
                let rows = sections.flatMap { $0["rows"].list }
                return message["interactive"]["body"]["text"].complaint("body", 1...1_024)
                    + (buttons.count <= 3 && rows.count <= 10 && buttons.isEmpty != rows.isEmpty ? [] : ["\(buttons.count) buttons, \(rows.count) rows"])
                    + buttons.flatMap { $0["reply"]["title"].complaint("title", 1...20) + $0["reply"]["id"].complaint("id", 1...256, .utf8) }
                    + rows.flatMap { $0["title"].complaint("title", 1...24) + $0["id"].complaint("id", 1...200, .utf8) }
                    + rows.flatMap { $0["description"].text == nil ? [] : $0["description"].complaint("description", 1...72) }
                    + (rows.isEmpty ? [] : message["interactive"]["action"]["button"].complaint("button", 1...20))
                    + Examined.twice("titles", buttons.compactMap { $0["reply"]["title"].text } + rows.compactMap { $0["title"].text })
                    + Examined.twice("ids", buttons.compactMap { $0["reply"]["id"].text } + rows.compactMap { $0["id"].text })
            },
            secrets: ["EAAG", "app_secret"])
    }()

    static func messengerBody(_ message: String) -> [UInt8] {
        Array(MetaTests.messenger(#"{"sender":{"id":"P"},"recipient":{"id":"9"},"timestamp":1,"message":\#(message)}"#).utf8)
    }

    static let messenger: ChannelSample = {
        guard let channel = try? MessengerChannel(MetaTests.messenger) else { fatalError("the sample's settings are refused") }
        let said: @Sendable (String) -> [UInt8] = { messengerBody(#"{"mid":"m1","text":\#(quoted($0))}"#) }
        return ChannelSample(
            name: "Messenger", channel: channel, sign: { metaDelivery($0) }, said: said,
            ignored: [
                "an echo": messengerBody(#"{"mid":"m1","text":"x","is_echo":true}"#), "a sticker": messengerBody(#"{"mid":"m1","attachments":[]}"#),
                "another product": Array(MetaTests.whatsApp("").utf8),
            ],
            forged: metaForgeries(said("x")),
            complaints: { body in
                let message = Examined(body)["message"]
                let replies = message["quick_replies"].list
                return message["text"].complaint("text", 1...2_000) + (replies.count <= 13 ? [] : ["quick replies"])
                    + replies.flatMap { $0["title"].complaint("title", 1...20) + $0["payload"].complaint("payload", 1...1_000) }
                    + Examined.twice("titles", replies.compactMap { $0["title"].text })
            },
            secrets: ["EAAG", "app_secret"])
    }()

    // MARK: Tokens

    private static func bearer(_ body: [UInt8], _ claims: String) -> Delivery {
        // A key that cannot be made shows as deliveries that are refused.
        var delivery = Delivery.post("", ["Authorization": "Bearer \((try? Mint.token(claims)) ?? "")"], time: moment)
        delivery.body = body
        return delivery
    }

    static let teams: ChannelSample = {
        guard let channel = try? TeamsChannel(TeamsTests.settings) else { fatalError("the sample's settings are refused") }
        let claims = TeamsTests.claims(from: moment - 60, to: moment + 60)
        let said: @Sendable (String) -> [UInt8] = { text in
            let escaped = quoted(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")).dropFirst().dropLast()
            return Array(TeamsTests.activity(text: String(escaped)).utf8)
        }
        var unsigned = bearer(said("x"), claims)
        unsigned.fields = [:]
        return ChannelSample(
            name: "Teams", channel: channel, sign: { bearer($0, claims) }, said: said, fetched: (try? TeamsTests.fetched()) ?? Fetched(),
            ignored: [
                "a bot": Array(TeamsTests.activity(from: "28:x").utf8), "itself": Array(TeamsTests.activity(from: "28:app-1").utf8),
                "news of members": Array(TeamsTests.activity(type: "conversationUpdate").utf8),
            ],
            forged: [
                "no token": unsigned, "too late": bearer(said("x"), TeamsTests.claims(from: 0, to: moment - 301)),
                "for another": bearer(said("x"), TeamsTests.claims(audience: "app-2", from: 0, to: moment + 60)),
            ],
            complaints: { body in
                let answer = Examined(body)
                let actions = answer["suggestedActions"]["actions"].list
                return answer["text"].complaint("text", 1...28_000, .utf8) + (body.utf8.count < 28_000 ? [] : ["\(body.utf8.count) bytes"])
                    + (actions.count <= 6 ? [] : ["actions"]) + Examined.twice("actions", actions.compactMap { $0["value"].text })
            },
            secrets: ["hunter2"])
    }()

    static let googleChat: ChannelSample = {
        guard let channel = try? GoogleChatChannel(GoogleChatSettings(audience: GoogleChatTests.address)) else { fatalError("the sample's settings are refused") }
        let claims = GoogleChatTests.identity()
        func event(_ text: String) -> [UInt8] {
            Array(GoogleChatTests.message.replacing("\" Après le bac ?\"", with: quoted(text)).utf8)
        }
        var unsigned = bearer(event("x"), claims)
        unsigned.fields = [:]
        return ChannelSample(
            name: "Google Chat", channel: channel, sign: { bearer($0, claims) },
            said: { Array(GoogleChatTests.message.replacing("\" Après le bac ?\"", with: quoted($0)).utf8) },
            fetched: Fetched(["googlechat.keys": (try? Mint.keys()) ?? []]),
            ignored: [
                "a bot": Array(GoogleChatTests.message.replacing("HUMAN", with: "BOT").utf8),
                "a new space": Array(GoogleChatTests.message.replacing("MESSAGE", with: "ADDED_TO_SPACE").utf8),
            ],
            forged: ["no token": unsigned, "for another": bearer(event("x"), GoogleChatTests.identity(audience: "https://other.example/"))],
            complaints: { body in
                Examined(body)["text"].complaint("text", 1...16_000, .utf8) + (body.utf8.count < 32_000 ? [] : ["\(body.utf8.count) bytes"])
            },
            secrets: [])
    }()

    // MARK: Standard Webhooks

    static func standardDelivery(_ body: [UInt8], id: String = "msg_1", age: Int = 0) -> Delivery {
        let signature = (try? StandardSignature(secrets: [StandardChannelTests.secret]))?.sign(id: id, time: moment - age, body: body) ?? ""
        var delivery = Delivery.post("", ["webhook-id": id, "webhook-timestamp": String(moment - age), "webhook-signature": signature], time: moment)
        delivery.body = body
        return delivery
    }

    static let standard: ChannelSample = {
        let settings = StandardSettings(secrets: [StandardChannelTests.secret], answersURL: "https://school.example/answers")
        guard let channel = try? StandardChannel(settings) else { fatalError("the sample's settings are refused") }
        let said: @Sendable (String) -> [UInt8] = {
            Array(#"{"type":"message","data":{"conversation":"c","text":\#(quoted($0)),"language":"fr"}}"#.utf8)
        }
        var changed = standardDelivery(said("x"))
        changed.body.append(0x20)
        var renamed = standardDelivery(said("x"))
        renamed.fields[named: "webhook-id"] = "msg_2"
        return ChannelSample(
            name: "Standard Webhooks", channel: channel, sign: { standardDelivery($0) }, said: said,
            ignored: ["another event": Array(#"{"type":"user.created","data":{}}"#.utf8)],
            forged: ["another body": changed, "another id": renamed, "too old": standardDelivery(said("x"), age: 301)],
            complaints: { Examined($0)["data"]["text"].complaint("text", 1...1_000_000, .utf8) }, secrets: [StandardChannelTests.secret])
    }()
}
#endif
