#if Server
internal import Channels
internal import Transport

/// Makes the channels that the settings name.
struct ChannelMaker {
    /// By the settings' names.
    let values: [String: String]

    /// The channels with any setting, and those of them that ask for messages.
    ///
    /// - Throws: `ChannelError` for the first that lacks something, its setting named.
    func channels() throws(ChannelError) -> (all: [any Channels.Channel], pulling: Set<ChannelName>) {
        var all: [any Channels.Channel] = []
        var pulling: Set<ChannelName> = []
        for name in ChannelName.allCases where values.keys.contains(where: { $0.hasPrefix(name.rawValue + ".") }) {
            all.append(try channel(name))
            if name == .matrix || self["telegram.pull"] == "true" && name == .telegram { pulling.insert(name) }
        }
        return (all, pulling)
    }

    private subscript(name: String) -> String? { values[name] }

    /// The value, or an empty text, which the channel refuses in its own words.
    private func needed(_ name: String) -> String { values[name] ?? "" }

    private func list(_ name: String) -> [String] {
        (values[name] ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
    }

    private func channel(_ name: ChannelName) throws(ChannelError) -> any Channels.Channel {
        switch name {
        case .telegram:
            var settings = TelegramSettings(token: needed("telegram.token"), secret: needed("telegram.secret"))
            settings.isPulling = self["telegram.pull"] == "true"
            settings.botName = needed("telegram.bot-name")
            take("telegram.address", &settings.address)
            return try TelegramChannel(settings)
        case .discord:
            var settings = DiscordSettings(publicKey: needed("discord.public-key"), application: needed("discord.application"))
            settings.token = needed("discord.token")
            settings.isEphemeral = self["discord.ephemeral"] != "false"
            take("discord.command", &settings.command)
            take("discord.address", &settings.address)
            return try DiscordChannel(settings)
        case .slack:
            var settings = SlackSettings(signingSecret: needed("slack.signing-secret"), token: needed("slack.token"), user: needed("slack.user"))
            take("slack.address", &settings.address)
            return try SlackChannel(settings)
        case .mattermost:
            return try MattermostChannel(MattermostSettings(
                tokens: list("mattermost.tokens"), address: needed("mattermost.address"), token: needed("mattermost.token"),
                user: needed("mattermost.user"), callback: needed("mattermost.callback")))
        case .rocketchat:
            var settings = RocketChatSettings(
                tokens: list("rocketchat.tokens"), address: needed("rocketchat.address"), token: needed("rocketchat.token"),
                user: needed("rocketchat.user"))
            if let longest = self["rocketchat.longest"].flatMap({ Int($0) }) { settings.longest = longest }
            return try RocketChatChannel(settings)
        case .whatsapp:
            var settings = WhatsAppSettings(
                token: needed("whatsapp.token"), appSecret: needed("whatsapp.app-secret"), verifyToken: needed("whatsapp.verify-token"),
                phoneNumberID: needed("whatsapp.phone-number-id"))
            take("whatsapp.api", &settings.api)
            return try WhatsAppChannel(settings)
        case .messenger:
            var settings = MessengerSettings(
                token: needed("messenger.token"), appSecret: needed("messenger.app-secret"), verifyToken: needed("messenger.verify-token"))
            take("messenger.api", &settings.api)
            return try MessengerChannel(settings)
        case .matrix:
            return try MatrixChannel(MatrixSettings(
                homeserver: needed("matrix.homeserver"), userID: needed("matrix.user"), token: needed("matrix.token"),
                inviters: Set(list("matrix.inviters")), answersMentionsOnly: self["matrix.mentions-only"] == "true"))
        case .teams:
            var settings = TeamsSettings(appID: needed("teams.app-id"), password: needed("teams.password"))
            take("teams.tenant", &settings.tenant)
            take("teams.login", &settings.login)
            take("teams.metadata", &settings.metadata)
            return try TeamsChannel(settings)
        case .googlechat:
            var settings = GoogleChatSettings(audience: needed("googlechat.audience"))
            take("googlechat.address-keys", &settings.addressKeys)
            take("googlechat.project-keys", &settings.projectKeys)
            return try GoogleChatChannel(settings)
        case .standard:
            return try StandardChannel(StandardSettings(
                secrets: list("standard.secret"), answersURL: self["standard.answers-url"], answerSecrets: list("standard.answers-secret")))
        }
    }

    /// Puts a value in the place of the usual one.
    private func take(_ name: String, _ place: inout String) {
        if let value = values[name] { place = value }
    }
}
#endif
