#if Server
import ArgumentParser
import Channels
import MentorServer
import Transport
import Wire

/// `mentor channel`: whether the chat platforms are set up rightly.
struct ChannelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channel",
        abstract: "Vérifie et règle les plateformes de discussion.",
        discussion: """
            Checks and sets up the chat platforms that the configuration names.

            EXEMPLES / EXAMPLES:
              mentor channel list
              mentor channel check telegram
              mentor channel set-webhook telegram https://bot.ecole.example/webhooks/telegram
              mentor channel set-command discord
            """,
        subcommands: [List.self, Check.self, SetWebhook.self, SetCommand.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Les plateformes, et celles qui sont configurées.",
            discussion: "Lists the platforms, and which of them are configured.")

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            let channels = try ChannelCommand.channels(configuration)
            let console = Console()
            for name in ChannelName.allCases {
                let state = channels[name] == nil ? "-" : "configurée / configured: /webhooks/\(name.rawValue)"
                try console.write("\(name.rawValue)  \(state)\n")
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Demande à la plateforme si les secrets et l'adresse sont bons.",
            discussion: "Asks the platform whether secrets and address are right. Status 1 when something is not.")

        @Argument(help: ArgumentHelp("Nom de la plateforme.", valueName: "nom"))
        var name: String

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            let channel = try ChannelCommand.channel(name, configuration)
            let console = Console()
            let probes = channel.probes
            guard !probes.isEmpty else {
                return try console.write("\(name): rien à demander à la plateforme ; les réglages sont complets. / Nothing to ask.\n")
            }
            let transport = try ChannelCommand.transport(configuration)
            var isGood = true
            for probe in probes {
                switch ChannelCommand.send(probe.request, by: transport).map(probe.read) {
                case .success(.good(let what)): try console.write("\(name): \(probe.title): bon / good: \(console.style.printable(what))\n")
                case .success(.bad(let what)):
                    isGood = false
                    try console.write("\(name): \(probe.title): mauvais / bad: \(console.style.printable(what))\n")
                case .failure(let error):
                    isGood = false
                    try console.write("\(name): \(probe.title): mauvais / bad: \(error)\n")
                }
            }
            ChannelCommand.close(transport)
            if !isGood { throw CommandError.refused }
        }
    }

    struct SetWebhook: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-webhook", abstract: "Dit à Telegram où livrer les messages.",
            discussion: "Tells Telegram where to deliver.")

        @Argument(help: ArgumentHelp("telegram.", valueName: "nom"))
        var name: String

        @Argument(help: ArgumentHelp("Adresse https publique, qui finit par /webhooks/telegram.", valueName: "adresse"))
        var url: String

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            guard let telegram = try ChannelCommand.channel(name, configuration) as? TelegramChannel else {
                throw CommandError.usage("only telegram is told its address this way; the others are told in the platform's own pages")
            }
            let request: OutboundRequest
            do { request = try telegram.registration(url: url) } catch { throw CommandError.usage("\(error)") }
            try ChannelCommand.order(
                request, configuration, refusal: "telegram refused the address", remedy: "check telegram.token, and the port")
            try Console().write("telegram: \(url)\n")
        }
    }

    struct SetCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-command", abstract: "Fait connaître la commande /orientation à Discord.",
            discussion: """
                Le jeton du bot (discord.token) est requis. Recommencer ne fait pas de tort : la commande est remplacée. \
                Discord met jusqu'à une heure à la montrer partout.

                Makes the slash command known to Discord, or changes it. Needs discord.token.
                """)

        @Argument(help: ArgumentHelp("discord.", valueName: "nom"))
        var name: String

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            guard let discord = try ChannelCommand.channel(name, configuration) as? DiscordChannel else {
                throw CommandError.usage("only discord is told its command this way; the others have none, or are told in their own pages")
            }
            guard let request = discord.registration() else {
                throw CommandError.usage(
                    "discord.token is not set, and Discord wants it for this: take the bot's token from the application's page “Bot”")
            }
            try ChannelCommand.order(
                request, configuration, refusal: "discord refused the command", remedy: "check discord.token and discord.application")
            try Console().write("discord: /\(configuration.channels["discord.command"] ?? "orientation")\n")
        }
    }

    /// Sends one request and wants it done.
    private static func order(
        _ request: OutboundRequest, _ configuration: ServerConfiguration, refusal: String, remedy: String
    ) throws(CommandError) {
        let transport = try transport(configuration)
        defer { close(transport) }
        switch send(request, by: transport) {
        case .success(let response) where (200..<300).contains(response.status): return
        case .success(let response):
            throw CommandError(status: .inside, lines: ["mentor: \(refusal) with status \(response.status); \(remedy)"])
        case .failure(let error): throw CommandError(status: .inside, lines: ["mentor: \(error)"])
        }
    }

    /// Returns when nothing is in flight any more.
    private static func close(_ transport: CurlTransport) {
        _ = Background.wait { () async -> Bool? in
            await transport.close()
            return nil
        }
    }

    private static func channels(_ configuration: ServerConfiguration, only: ChannelName? = nil) throws(CommandError) -> ChannelSet {
        do { return try Platforms.channels(configuration, only: only) } catch { throw .usage("\(error)") }
    }

    private static func channel(_ name: String, _ configuration: ServerConfiguration) throws(CommandError) -> any Channel {
        guard let known = ChannelName(rawValue: name) else {
            throw .usage("there is no channel \(name); there are \(ChannelName.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard let channel = try channels(configuration, only: known)[known] else {
            throw .usage("\(name) is not configured; `mentor serve --list-settings` lists what it needs")
        }
        return channel
    }

    private static func transport(_ configuration: ServerConfiguration) throws(CommandError) -> CurlTransport {
        do { return try CurlTransport(Platforms.transport(configuration)) } catch {
            throw CommandError(status: .inside, lines: ["mentor: \(error)"])
        }
    }

    private static func send(_ request: OutboundRequest, by transport: CurlTransport) -> Result<OutboundResponse, TransportError> {
        let answer = Background.wait { () async -> Result<OutboundResponse, TransportError>? in
            do throws(TransportError) { return .success(try await transport.send(request)) } catch { return .failure(error) }
        }
        return answer ?? .failure(TransportError(.broken, host: "", message: "no answer", isPassing: true))
    }
}
#endif
