#if Server
import Channels
import Composition
import Foundation
import HTTPTypes
import Identifiers
import TextAnalysis

/// What is asked of a channel.
struct Question: Decodable {
    struct Came: Decodable {
        var method: String?
        var target: String?
        var fields: [String: String]?
        var body: String?
        var time: Int

        var delivery: Delivery {
            var all = HTTPFields()
            for (name, value) in fields ?? [:] { if let name = HTTPField.Name(name) { all[name] = value } }
            return Delivery(
                method: method.flatMap { HTTPRequest.Method($0) } ?? .post, target: target ?? "/", fields: all, body: Array((body ?? "").utf8),
                time: time)
        }
    }

    struct Pulled: Decodable {
        var status: Int
        var body: String
        var cursor: String?
    }

    struct Said: Decodable {
        struct Source: Decodable {
            var title: String
            var url: String?
        }

        var text: String
        var outcome: String?
        var language: String?
        var choices: [String]?
        var suggestions: [String]?
        var sources: [Source]?

        func reply() throws -> Reply {
            guard let id = SourceID("peer") else { throw Unknown(what: "source") }
            return Reply(
                outcome: outcome.flatMap { Outcome(rawValue: $0) } ?? .answered, language: language.flatMap { Language(rawValue: $0) } ?? .french,
                text: text,
                parts: [], choices: (choices ?? []).map { Choice(id: $0, label: $0) }, suggestions: suggestions ?? [],
                citations: (sources ?? []).map { Citation(id: id, publisher: "Insee", title: $0.title, url: $0.url, date: "2024") })
        }
    }

    struct Unknown: Error, CustomStringConvertible {
        var what: String
        var description: String { "unknown or missing: \(what)" }
    }

    var name: String
    /// A setting with several values has them separated by spaces.
    var settings: [String: String]
    var delivery: Came?
    var pulled: Pulled?
    var address: [String: String]?
    var fetched: [String: String]?
    var reply: Said?
    var time: Int?

    private enum CodingKeys: String, CodingKey {
        case settings, delivery, pulled, address, fetched, reply, time
        case name = "channel"
    }

    private func value(_ name: String) -> String { settings[name] ?? "" }

    private func values(_ name: String) -> [String] { value(name).split(separator: " ").map { String($0) } }

    func channel() throws -> any Channels.Channel {
        switch ChannelName(rawValue: name) {
        case .telegram:
            try TelegramChannel(
                TelegramSettings(token: value("token"), secret: value("secret"), isPulling: value("pulling") == "true", botName: value("bot-name")))
        case .discord: try DiscordChannel(DiscordSettings(publicKey: value("public-key"), application: value("application")))
        case .slack: try SlackChannel(SlackSettings(signingSecret: value("signing-secret"), token: value("token")))
        case .mattermost:
            try MattermostChannel(
                MattermostSettings(tokens: values("tokens"), address: value("address"), token: value("token"), callback: value("callback")))
        case .rocketchat:
            try RocketChatChannel(RocketChatSettings(tokens: values("tokens"), address: value("address"), token: value("token"), user: value("user")))
        case .whatsapp:
            try WhatsAppChannel(
                WhatsAppSettings(
                    token: value("token"), appSecret: value("app-secret"), verifyToken: value("verify-token"), phoneNumberID: value("phone-number-id")
                ))
        case .messenger:
            try MessengerChannel(MessengerSettings(token: value("token"), appSecret: value("app-secret"), verifyToken: value("verify-token")))
        case .matrix: try MatrixChannel(MatrixSettings(homeserver: value("homeserver"), userID: value("user"), token: value("token")))
        case .teams: try TeamsChannel(TeamsSettings(appID: value("app"), password: value("password")))
        case .googlechat: try GoogleChatChannel(GoogleChatSettings(audience: value("audience")))
        case .standard: try StandardChannel(StandardSettings(secrets: values("secrets"), answersURL: settings["answers-url"]))
        case nil: throw Unknown(what: "channel \(name)")
        }
    }
}
#endif
