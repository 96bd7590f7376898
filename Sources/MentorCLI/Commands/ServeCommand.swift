#if Server
import ArgumentParser
import Conversations
import MentorServer
import Site

/// `mentor serve`: the school's site.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Ouvre le site de l'école : pages, élément de discussion, API.",
        discussion: """
            Sans réglage, écoute sur 127.0.0.1:8080 et garde les conversations, sans leur texte, dans le dossier d'état de \
            l'utilisateur. Un réglage se donne par option, par variable d'environnement ou par fichier, dans cet ordre ; \
            --list-settings les explique tous. SIGHUP relit les connaissances, SIGTERM arrête en finissant les réponses en \
            cours. Une plateforme configurée (telegram.token…) livre à /webhooks/NOM. Le journal, une ligne JSON par requête, \
            va sur la sortie d'erreur et ne contient aucun message.

            Serves the school's site: pages, chat element, API. Every setting can be given by option, environment or file.

            EXEMPLES / EXAMPLES:
              mentor serve
              mentor serve --port 0 --knowledge builtin --knowledge mon-dossier
              mentor serve --config /etc/mentor.json
              MENTOR_CORS_ORIGINS=https://www.ecole.example mentor serve
            """)

    @OptionGroup var settings: ServerSettings
    @OptionGroup var options: AdvisorOptions

    @Flag(help: "Explique tous les réglages, et n'ouvre rien.")
    var listSettings = false

    func run() throws {
        let console = Console()
        if listSettings { return try console.write(Self.settingsText) }
        let configuration = try settings.configuration()
        for warning in ServerConfiguration.unknownVariables(in: SystemCalls.environment()) { console.note(warning) }
        if let gap = configuration.handOffGap { console.note("mentor: \(gap.found); \(gap.remedy)") }
        let files: SiteFiles
        do { files = try SiteFiles(folder: try InstalledFolders().web) } catch let error as SiteError {
            throw CommandError.badData(error.problems.map(\.description))
        }
        let store = try ServedStore.open(configuration)
        let platforms = try ServedStore.platforms(configuration, store: store)
        let locks = try ServedStore.locks(of: platforms?.channels.names ?? [], store: store, note: console.note)
        let server: Server
        do throws(KnowledgeFailure) {
            server = try Server(
                configuration, knowledge: ServedFolders(options: options), store: store, files: files, platforms: platforms,
                logger: StructuredLog.standardError(configuration.logLevel))
        } catch {
            throw CommandError.badData(error.problems)
        }
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        let problem = Background.wait { () async -> String? in
            do {
                try await server.run { port in try? console.write("Mentor : http://\(host):\(port)/\n") }
                return nil
            } catch {
                return "\(error)"
            }
        }
        withExtendedLifetime(locks) {}
        do { try store.close() } catch { throw CommandError(error) }
        if let problem { throw CommandError(status: .inside, lines: [problem]) }
    }

    /// Every setting: its name in a file, its variable, what it is for, what is accepted.
    private static var settingsText: String {
        var text = "Réglages de mentor serve : --set nom=valeur, variable d'environnement, ou fichier (--config), dans cet ordre.\n"
        text += "Settings of mentor serve: --set name=value, environment variable, or file (--config), in this order.\n"
        for setting in Setting.all {
            text += "\n\(setting.name)  (\(setting.variable))\n    \(setting.purpose)\n    Accepte / accepts: \(setting.accepted)\n"
            text += setting.standard.isEmpty ? "" : "    Par défaut / default: \(setting.standard)\n"
        }
        return text
    }
}
#endif
