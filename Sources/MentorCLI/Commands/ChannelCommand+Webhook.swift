#if Server
import ArgumentParser
import Channels
import MentorServer
import Wire

/// Where Telegram delivers.
extension ChannelCommand {
    struct SetWebhook: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-webhook", abstract: "Dit à Telegram où livrer les messages, et les commandes à montrer dans son menu.",
            discussion: "Tells Telegram where to deliver, and which commands to show in its menu.")

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
                request, configuration, refusal: "telegram refused the address", remedy: "`mentor channel check telegram` looks at the token",
                objection: TelegramChannel.objection(in:))
            for request in telegram.menu {
                try ChannelCommand.order(
                    request, configuration, refusal: "telegram takes the address, but refused the menu of commands",
                    remedy: "run the command again", objection: TelegramChannel.objection(in:))
            }
            try Console().write("telegram: \(url)\n")
        }
    }

    struct DeleteWebhook: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "delete-webhook", abstract: "Dit à Telegram de ne plus livrer, pour que le bot puisse l'interroger.",
            discussion: """
                Les messages qui attendent chez Telegram y restent : `mentor bot telegram` les demande.

                Tells Telegram to deliver no more, so that `mentor bot telegram` can ask for the messages. Those that wait are kept.
                """)

        @Argument(help: ArgumentHelp("telegram.", valueName: "nom"))
        var name: String

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            let configuration = try options.configuration()
            guard let telegram = try ChannelCommand.channel(name, configuration, isComplete: false) as? TelegramChannel else {
                throw CommandError.usage("only telegram is told its address this way; the others are told in the platform's own pages")
            }
            try ChannelCommand.order(
                telegram.deregistration(), configuration, refusal: "telegram refused",
                remedy: "`mentor channel check telegram` looks at the token", objection: TelegramChannel.objection(in:))
            try Console().write("telegram: plus d'adresse ; `mentor bot telegram` peut interroger. / No address any more.\n")
        }
    }
}
#endif
