#if Server
import Crypto
import Foundation
import HTTPTypes

@testable import Channels

/// The samples of the platforms with a secret token or a signature of their own.
extension ChannelSample {
    private static func json(_ object: [String: Any]) -> [UInt8] {
        // Of strings, numbers and flags, which can always be written.
        Array((try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])) ?? Data())
    }

    private static func form(_ fields: [String: String]) -> [UInt8] {
        Array(fields.sorted { $0.key < $1.key }.map { "\($0.key)=\(PercentEncoding.encode($0.value))" }.joined(separator: "&").utf8)
    }

    private static func delivery(_ body: [UInt8], _ fields: [String: String]) -> Delivery {
        var all = HTTPFields()
        for (name, value) in fields { all[named: name] = value }
        return Delivery(target: "/webhooks/x", fields: all, body: body, time: 1_690_000_000)
    }

    private static let jsonType = ["Content-Type": "application/json"]
    private static let formType = ["Content-Type": "application/x-www-form-urlencoded"]

    // MARK: Telegram

    static let telegramToken = "123456:ABC-def_1234ghIkl"

    static func update(_ message: [String: Any]) -> [UInt8] { json(["update_id": 17, "message": message]) }

    static func telegramMessage(_ text: String, _ change: [String: Any] = [:]) -> [String: Any] {
        [
            "message_id": 5, "from": ["id": 7, "is_bot": false, "first_name": "É", "language_code": "fr"], "chat": ["id": 7, "type": "private"],
            "date": 0, "text": text,
        ].merging(change) { $1 }
    }

    static let telegram: ChannelSample = {
        guard let channel = try? TelegramChannel(TelegramSettings(token: telegramToken, secret: "s3cret", botName: "mentor_bot")) else {
            fatalError("the sample's settings are refused")
        }
        let sign: @Sendable ([UInt8]) -> Delivery = { delivery($0, ["X-Telegram-Bot-Api-Secret-Token": "s3cret"]) }
        return ChannelSample(
            name: "Telegram", channel: channel, sign: sign, said: { update(telegramMessage($0)) },
            ignored: [
                "a bot": update(telegramMessage("x", ["from": ["id": 8, "is_bot": true]])),
                "a channel": update(telegramMessage("x", ["sender_chat": ["id": -1, "type": "channel"]])),
                "a change of the chat": json([
                    "update_id": 1, "message": ["message_id": 5, "from": ["id": 7, "is_bot": false], "chat": ["id": 7, "type": "private"]],
                ]),
                "talk in a group": update(telegramMessage("x", ["chat": ["id": -7, "type": "group"]])),
                "another bot's command": update(telegramMessage("/aide@other_bot", ["chat": ["id": -7, "type": "group"]])),
                "an edit": json(["update_id": 1, "edited_message": telegramMessage("x")]),
            ],
            forged: [
                "no token": delivery(update(telegramMessage("x")), [:]),
                "another token": delivery(update(telegramMessage("x")), ["X-Telegram-Bot-Api-Secret-Token": "s3creu"]),
                "an empty token": delivery(update(telegramMessage("x")), ["X-Telegram-Bot-Api-Secret-Token": ""]),
            ],
            complaints: { body in
                let message = Examined(body)
                let buttons = message["reply_markup"]["inline_keyboard"].list.flatMap(\.list)
                return message["text"].complaint("text", 1...4096)
                    + buttons.flatMap { $0["text"].complaint("label", 1...200) + $0["callback_data"].complaint("data", 1...64, .utf8) }
                    + Examined.twice("data", buttons.compactMap { $0["callback_data"].text })
                    + (message.keys.isSubset(of: [
                        "text", "parse_mode", "link_preview_options", "reply_parameters", "reply_markup", "message_thread_id",
                    ]) ? [] : ["keys"])
            },
            secrets: [telegramToken, "s3cret"])
    }()

    // MARK: Discord

    /// Made from a fixed seed.
    static let discordKey: Curve25519.Signing.PrivateKey = {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Data(repeating: 7, count: 32)) else { fatalError("no key") }
        return key
    }()

    static func discordDelivery(_ body: [UInt8]) -> Delivery {
        let signature = (try? discordKey.signature(for: Array("1690000000".utf8) + body)) ?? Data()
        return delivery(body, ["X-Signature-Ed25519": Hex.text(of: signature), "X-Signature-Timestamp": "1690000000"])
    }

    static func interaction(_ data: [String: Any], _ change: [String: Any] = [:]) -> [UInt8] {
        json(
            [
                "type": 2, "id": "1045", "token": "aW50ZXJhY3Rpb24_-", "channel_id": "99", "locale": "fr", "member": ["user": ["id": "42"]],
                "data": data,
            ].merging(change) { $1 })
    }

    static func command(_ text: String) -> [String: Any] { ["name": "orientation", "options": [["name": "question", "type": 3, "value": text]]] }

    static let discord: ChannelSample = {
        let settings = DiscordSettings(publicKey: Hex.text(of: discordKey.publicKey.rawRepresentation), application: "1234567890", token: "bot.token")
        guard let channel = try? DiscordChannel(settings) else { fatalError("the sample's settings are refused") }
        let good = discordDelivery(interaction(command("x")))
        var unsigned = good
        unsigned.fields = [:]
        var late = good
        late.time += 901
        return ChannelSample(
            name: "Discord", channel: channel, sign: { discordDelivery($0) }, said: { interaction(command($0)) },
            ignored: [
                "a bot": interaction(command("x"), ["member": ["user": ["id": "42", "bot": true]]]),
                "a form": interaction([:], ["type": 5]), "completion": interaction(command("x"), ["type": 4]),
                "nobody": interaction(command("x"), ["member": 1]),
            ],
            forged: ["no signature": unsigned, "an old signature": late],
            complaints: { body in
                let answer = Examined(body)
                let message = answer["data"].keys.isEmpty ? answer : answer["data"]
                let rows = message["components"].list
                let buttons = rows.flatMap { $0["components"].list }
                return message["content"].complaint("content", 1...2000)
                    + (rows.allSatisfy { (1...5).contains($0["components"].list.count) } && rows.count <= 5 ? [] : ["rows"])
                    + buttons.flatMap { $0["label"].complaint("label", 1...80) + $0["custom_id"].complaint("custom_id", 1...100) }
                    + Examined.twice("custom ids", buttons.compactMap { $0["custom_id"].text })
                    + (message["allowed_mentions"]["parse"].value is [Any] && message["allowed_mentions"]["parse"].list.isEmpty ? [] : ["mentions"])
            },
            secrets: ["bot.token"])
    }()

    // MARK: Slack

    static let slackSecret = "8f742231b10e8888abcd99yyyzzz85a5"

    static func slackDelivery(_ body: [UInt8], _ type: [String: String]) -> Delivery {
        let signature = SignatureVerifier(key: slackSecret.utf8, prefix: "v0=").signature(of: Array("v0:1690000000:".utf8), body)
        return delivery(body, type.merging(["X-Slack-Request-Timestamp": "1690000000", "X-Slack-Signature": signature]) { $1 })
    }

    static func slackEvent(_ text: String, id: String = "Ev1", change: [String: Any] = [:]) -> [UInt8] {
        let message: [String: Any] = ["type": "message", "user": "U1", "text": text, "ts": "1.2", "channel": "D1", "channel_type": "im"]
        return json(["type": "event_callback", "team_id": "T1", "event_id": id, "event": message.merging(change) { $1 }])
    }

    static func slackForm(_ text: String) -> [UInt8] {
        form([
            "command": "/orientation", "text": text, "user_id": "U1", "channel_id": "C1", "team_id": "T1", "trigger_id": "13.37",
            "response_url": "https://hooks.slack.com/commands/T1/2/3",
        ])
    }

    private static let slackChannel: SlackChannel = {
        guard let channel = try? SlackChannel(SlackSettings(signingSecret: slackSecret, token: "xoxb-1-2", user: "UBOT")) else {
            fatalError("the sample's settings are refused")
        }
        return channel
    }()

    private static func slackComplaints(_ body: String) -> [String] {
        let message = Examined(body)
        let blocks = message["blocks"].list
        let buttons = blocks.flatMap { $0["elements"].list }
        return message["text"].complaint("text", 1...4000)
            + blocks.filter { $0["type"].text == "section" }.flatMap { $0["text"]["text"].complaint("section", 1...3000) }
            + blocks.filter { $0["type"].text == "actions" }.flatMap { (1...25).contains($0["elements"].list.count) ? [] : ["elements"] }
            + buttons.flatMap { $0["text"]["text"].complaint("label", 1...75) + $0["value"].complaint("value", 1...2000) }
            + Examined.twice("action ids", buttons.compactMap { $0["action_id"].text })
    }

    static let slack = ChannelSample(
        name: "Slack", channel: slackChannel, sign: { slackDelivery($0, jsonType) },
        said: { slackEvent($0.replacing("&", with: "&amp;").replacing("<", with: "&lt;")) },
        ignored: [
            "a bot": slackEvent("x", change: ["bot_id": "B1"]), "itself": slackEvent("x", change: ["user": "UBOT"]),
            "an edit": slackEvent("x", change: ["subtype": "message_changed"]),
            "hidden": slackEvent("x", change: ["hidden": true]), "talk in a channel": slackEvent("x", change: ["channel_type": "channel"]),
            "too many events": json(["type": "app_rate_limited", "minute_rate_limited": 1]),
        ],
        forged: [
            "no signature": delivery(slackEvent("x"), jsonType.merging(["X-Slack-Request-Timestamp": "1690000000"]) { $1 }),
            "no time": delivery(slackEvent("x"), jsonType),
        ],
        complaints: { slackComplaints($0) }, secrets: ["xoxb-1-2", slackSecret])

    static let slackCommand = ChannelSample(
        name: "Slack's slash command", channel: slackChannel, sign: { slackDelivery($0, formType) },
        said: { slackForm($0.replacing("&", with: "&amp;").replacing("<", with: "&lt;")) },
        ignored: ["a look at the certificate": form(["ssl_check": "1", "token": "x"])], complaints: { slackComplaints($0) },
        secrets: ["xoxb-1-2", slackSecret])

    // MARK: Mattermost and Rocket.Chat

    static func mattermostForm(_ text: String, token: String = "tok1", user: String = "u1") -> [UInt8] {
        form(["token": token, "user_id": user, "channel_id": "c1", "post_id": "p1", "text": text, "team_id": "t1"])
    }

    static let mattermost: ChannelSample = {
        let settings = MattermostSettings(
            tokens: ["tok0", "tok1"], address: "https://chat.example", token: "bot-token", user: "ubot",
            callback: "https://mentor.example/webhooks/mattermost")
        guard let channel = try? MattermostChannel(settings) else { fatalError("the sample's settings are refused") }
        return ChannelSample(
            name: "Mattermost", channel: channel, sign: { delivery($0, formType) }, said: { mattermostForm($0) },
            ignored: ["itself": mattermostForm("x", user: "ubot"), "nothing": mattermostForm(" ")],
            forged: [
                "another token": delivery(mattermostForm("x", token: "tok2"), formType),
                "an empty token": delivery(mattermostForm("x", token: ""), formType),
                "two tokens": delivery(mattermostForm("x"), formType.merging(["Authorization": "Token tok9"]) { $1 }),
            ],
            complaints: { body in
                let message = Examined(body)
                let attachments = message["attachments"].list + message["props"]["attachments"].list
                let actions = attachments.flatMap { $0["actions"].list }
                let text = message["text"].text == nil ? message["message"] : message["text"]
                return text.complaint("text", 1...16383, .scalars)
                    + actions.flatMap { $0["name"].complaint("name", 1...100) }
                    + actions.flatMap { ($0["id"].text ?? "-").allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } ? [] : ["id"] }
                    + Examined.twice("ids", actions.compactMap { $0["id"].text })
            },
            secrets: ["tok0", "tok1", "bot-token"])
    }()

    static func rocketMessage(_ text: String, _ change: [String: Any] = [:]) -> [UInt8] {
        json(
            [
                "token": "tok1", "bot": false, "channel_id": "r1", "message_id": "m1", "user_id": "u1", "text": text, "user": ["name": "x"],
                "room": [:],
            ].merging(change) { $1 })
    }

    static let rocketChat: ChannelSample = {
        let settings = RocketChatSettings(tokens: ["tok1"], address: "https://chat.example", token: "bot-token", user: "ubot")
        guard let channel = try? RocketChatChannel(settings) else { fatalError("the sample's settings are refused") }
        return ChannelSample(
            name: "Rocket.Chat", channel: channel, sign: { delivery($0, jsonType) }, said: { rocketMessage($0) },
            ignored: [
                "a bot": rocketMessage("x", ["bot": true]), "an integration": rocketMessage("x", ["bot": ["i": "abc"]]),
                "itself": rocketMessage("x", ["user_id": "ubot"]), "an edit": rocketMessage("x", ["isEdited": true]),
            ],
            forged: [
                "another token": delivery(rocketMessage("x", ["token": "tok2"]), jsonType),
                "no token": delivery(rocketMessage("x", ["token": 1]), jsonType),
            ],
            complaints: { body in
                let message = Examined(body)
                let actions = message["attachments"].list.flatMap { $0["actions"].list }
                return message["text"].complaint("text", 1...5000, .scalars) + actions.flatMap { $0["text"].complaint("label", 1...80) }
                    + Examined.twice("buttons", actions.compactMap { $0["msg"].text })
            },
            secrets: ["tok1", "bot-token"])
    }()
}
#endif
