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
              mentor channel delete-webhook telegram
              mentor channel set-command discord
            """,
        subcommands: [List.self, Check.self, SetWebhook.self, DeleteWebhook.self, SetCommand.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Les plateformes, celles qui sont configurées, et ce qui leur manque.",
            discussion: "Lists the platforms, which of them are configured, and what they lack.")

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            let console = Console()
            for name in ChannelName.allCases {
                try console.write("\(name.rawValue)  \(Self.state(of: name, configuration))\n")
            }
        }

        private static func state(of name: ChannelName, _ configuration: ServerConfiguration) -> String {
            do throws(ChannelError) {
                guard try Platforms.channels(configuration, only: name)[name] != nil else { return "-" }
            } catch { return "incomplète / incomplete: \(error)" }
            let asks = name == .matrix || name == .telegram && configuration.channels["telegram.pull"] == "true"
            return "configurée / configured: " + (asks ? "interroge la plateforme / asks for its messages" : "/webhooks/\(name.rawValue)")
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
            let channel = try ChannelCommand.channel(name, configuration, isComplete: false)
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
    ///
    /// - Parameter objection: what the platform has against it, nil when it did it.
    static func order(
        _ request: OutboundRequest, _ configuration: ServerConfiguration, refusal: String, remedy: String,
        objection: (OutboundResponse) -> String? = { (200..<300).contains($0.status) ? nil : "status \($0.status)" }
    ) throws(CommandError) {
        let transport = try transport(configuration)
        defer { close(transport) }
        switch send(request, by: transport) {
        case .success(let response):
            guard let objection = objection(response) else { return }
            throw CommandError(status: .inside, lines: ["mentor: \(refusal): \(Console().style.printable(objection)); \(remedy)"])
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

    /// The channel as it is configured.
    ///
    /// - Parameter isComplete: also what only deliveries need is there, which a bot that asks for its messages does without.
    static func channel(_ name: String, _ configuration: ServerConfiguration, isComplete: Bool = true) throws(CommandError) -> any Channel {
        guard let known = ChannelName(rawValue: name) else {
            throw .usage("there is no channel \(name); there are \(ChannelName.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        let channels: ChannelSet
        do { channels = try Platforms.channels(configuration, only: known, isComplete: isComplete) } catch { throw .usage("\(error)") }
        guard let channel = channels[known] else {
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
