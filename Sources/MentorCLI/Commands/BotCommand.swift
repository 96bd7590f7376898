#if Server
import ArgumentParser
import Channels
import Conversations
import MentorServer
import Site
import Transport

/// `mentor bot`: answers on a platform that is asked for its messages.
struct BotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bot",
        abstract: "Répond sur Telegram ou Matrix en interrogeant la plateforme : aucune adresse publique n'est requise.",
        discussion: """
            Les réglages sont ceux de `mentor serve` (telegram.token, matrix.…), le fichier des conversations aussi. SIGTERM \
            arrête en finissant ce qui est en cours ; ce qui attend est repris au démarrage suivant. Le journal va sur la sortie \
            d'erreur et ne contient aucun message. Telegram ne se laisse pas interroger tant qu'une adresse y est inscrite : \
            `mentor channel delete-webhook telegram` l'efface.

            Answers on a platform that is asked for its messages, so that no public address is needed.

            EXEMPLES / EXAMPLES:
              MENTOR_TELEGRAM_TOKEN=123456:ABC-DEF mentor bot telegram
              mentor bot matrix --config /etc/mentor.json
            """)

    enum Platform: String, ExpressibleByArgument, CaseIterable { case telegram, matrix }

    @Argument(help: ArgumentHelp("telegram ou matrix.", valueName: "plateforme"))
    var platform: Platform

    @OptionGroup var settings: ServerSettings
    @OptionGroup var options: AdvisorOptions

    func run() throws {
        guard let name = ChannelName(rawValue: platform.rawValue) else { return }
        let configuration = try settings.configuration()
        let console = Console()
        for warning in ServerConfiguration.unknownVariables(in: SystemCalls.environment()) { console.note(warning) }
        if let gap = configuration.handOffGap { console.note("mentor: \(gap.found); \(gap.remedy)") }
        let files: SiteFiles
        do { files = try SiteFiles(folder: try InstalledFolders().web) } catch let error as SiteError {
            throw CommandError.badData(error.problems.map(\.description))
        }
        let store = try ServedStore.open(configuration)
        guard let platforms = try ServedStore.platforms(configuration, only: name, store: store) else {
            throw CommandError.usage("\(name.rawValue) is not configured; `mentor serve --list-settings` lists what it needs")
        }
        let locks = try ServedStore.locks(of: [name], store: store, note: console.note)
        let bot: Bot
        do throws(KnowledgeFailure) {
            bot = try Bot(
                configuration, knowledge: ServedFolders(options: options), store: store, files: files, platforms: platforms,
                logger: StructuredLog.standardError(configuration.logLevel))
        } catch {
            throw CommandError.badData(error.problems)
        }
        try console.write("Mentor : \(name.rawValue)\n")
        let problem = Background.wait { () async -> String? in
            do {
                try await bot.run()
                return nil
            } catch {
                return "\(name.rawValue): \(error)"
            }
        }
        withExtendedLifetime(locks) {}
        do { try store.close() } catch { throw CommandError(error) }
        if let problem { throw CommandError(status: .inside, lines: [problem]) }
    }
}
#endif
