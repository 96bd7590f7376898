#if Server

extension Setting {
    /// What chat platforms need. A channel is configured when any of its settings is; one without its secret refuses to start.
    static let channels: [Setting] = telegram + discord + slack + mattermost + rocketChat + meta + matrix + teams + standard

    private static let telegram: [Setting] = [
        secret("telegram.token", "what @BotFather gave, as 123456:ABC-DEF", "Jeton du bot Telegram."),
        secret("telegram.secret", "1 to 256 letters, digits, _ and -", "Secret que Telegram joint à chaque envoi ; inutile si le bot interroge."),
        truth("telegram.pull", "Interroge Telegram au lieu d'attendre ses envois : aucune adresse publique n'est requise."),
        value("telegram.bot-name", "a user name without @", "Nom du bot, pour le reconnaître dans les groupes."),
        address("telegram.address", "Adresse de l'API, si ce n'est pas celle de Telegram."),
    ]

    private static let discord: [Setting] = [
        value("discord.public-key", "64 hexadecimal digits", "Clé publique de l'application Discord, qui vérifie les envois."),
        value("discord.application", "the application's id, digits", "Identifiant de l'application Discord."),
        secret("discord.token", "the bot's token", "Jeton du bot, pour `mentor channel check` et `set-command` seulement."),
        truth("discord.ephemeral", "La réponse n'est vue que de la personne qui demande sans autre indication ; de tous avec false."),
        value("discord.command", "a word in lower case", "Nom de la commande, si ce n'est pas /orientation."),
        address("discord.address", "Adresse de l'API, si ce n'est pas celle de Discord."),
    ]

    private static let slack: [Setting] = [
        secret("slack.signing-secret", "the app's Signing Secret", "Secret avec lequel Slack signe ses envois."),
        secret("slack.token", "as xoxb-…", "Jeton du bot Slack."),
        value("slack.user", "the bot's user id, as U012", "Identifiant du bot, pour ne pas se répondre."),
        address("slack.address", "Adresse de l'API, si ce n'est pas celle de Slack."),
    ]

    private static let mattermost: [Setting] = [
        secret("mattermost.tokens", "the tokens of commands and outgoing webhooks, parted by commas", "Jetons que Mattermost joint à ses envois."),
        address("mattermost.address", "Adresse du serveur Mattermost."),
        secret("mattermost.token", "a bot account's access token", "Jeton du compte qui envoie."),
        value("mattermost.user", "the bot account's user id", "Identifiant du bot, pour ne pas se répondre."),
        address("mattermost.callback", "Adresse de ce canal vue de Mattermost ; les boutons en ont besoin."),
    ]

    private static let rocketChat: [Setting] = [
        secret("rocketchat.tokens", "the tokens of outgoing integrations, parted by commas", "Jetons que Rocket.Chat joint à ses envois."),
        address("rocketchat.address", "Adresse du serveur Rocket.Chat."),
        secret("rocketchat.token", "a bot account's personal access token", "Jeton du compte qui envoie."),
        value("rocketchat.user", "the bot account's user id", "Identifiant du bot, pour ne pas se répondre."),
        value("rocketchat.longest", "characters, 500 or more", "Longueur maximale d'un message sur ce serveur ; 5000 sans autre indication.") {
            Int($0).map { $0 >= 500 } ?? false
        },
    ]

    private static let meta: [Setting] = [
        secret("whatsapp.token", "a system user's access token", "Jeton d'accès à WhatsApp Cloud."),
        secret("whatsapp.app-secret", "the app's secret", "Secret de l'application Meta, qui signe les envois."),
        secret("whatsapp.verify-token", "a text that you chose and gave to Meta", "Texte convenu pour vérifier l'adresse."),
        value("whatsapp.phone-number-id", "the number's id, digits", "Identifiant du numéro qui répond."),
        address("whatsapp.api", "Adresse de l'API Graph, si ce n'est pas celle de Meta."),
        secret("messenger.token", "the page's access token", "Jeton d'accès de la page Messenger."),
        secret("messenger.app-secret", "the app's secret", "Secret de l'application Meta, qui signe les envois."),
        secret("messenger.verify-token", "a text that you chose and gave to Meta", "Texte convenu pour vérifier l'adresse."),
        address("messenger.api", "Adresse de l'API Graph, si ce n'est pas celle de Meta."),
    ]

    private static let matrix: [Setting] = [
        address("matrix.homeserver", "Serveur du compte Matrix ou Tchap."),
        value("matrix.user", "as @mentor:example.org", "Compte de Mentor."),
        secret("matrix.token", "the access token of one device", "Jeton d'accès du compte."),
        value("matrix.inviters", "servers parted by commas, as example.org",
            "Serveurs dont les gens peuvent inviter Mentor ; tous sans autre indication."),
        truth("matrix.mentions-only", "Ne répond qu'aux messages qui nomment Mentor."),
    ]

    private static let teams: [Setting] = [
        value("teams.app-id", "the bot's application id", "Identifiant du bot Teams, inscrit dans Azure."),
        secret("teams.password", "the application's client secret", "Secret du bot Teams."),
        value("teams.tenant", "a tenant's id", "Organisation d'un bot inscrit pour une seule."),
        address("teams.login", "D'où viennent les jetons d'accès, si ce n'est pas de Microsoft."),
        address("teams.metadata", "D'où viennent les clés, si ce n'est pas de Microsoft."),
        value("googlechat.audience", "the address of this channel, or the project's number",
            "Destinataire des jetons de Google, comme choisi chez Google."),
        address("googlechat.address-keys", "D'où viennent les clés des jetons pour une adresse, si ce n'est pas de Google."),
        address("googlechat.project-keys", "D'où viennent les clés des jetons pour un numéro, si ce n'est pas de Google."),
    ]

    private static let standard: [Setting] = [
        secret("standard.secret", "whsec_… or whpk_…; two parted by a comma while they are changed", "Secret des programmes qui écrivent."),
        address("standard.answers-url", "Adresse où envoyer les réponses ; sans elle, elles sont dans la réponse HTTP."),
        secret("standard.answers-secret", "whsec_… or whsk_…; two parted by a comma", "Secret qui signe les réponses, si c'est un autre."),
    ]

    /// How they are reached, and where requests for a person go.
    static let reaching: [Setting] = [
        text("transport.proxy", "none, environment, or an address as http://proxy.example:3128", "Mandataire pour joindre les plateformes.",
            isSecret: true, \.transport.proxy) { ["none", "environment"].contains($0) || $0.hasPrefix("http://") || $0.hasPrefix("https://") },
        text("transport.ca-file", "a path", "Certificats (PEM) que l'on croit en plus de ceux du système.", \.transport.authorities) { _ in true },
        text("handoff.secret", "whsec_… or whsk_…; two parted by a comma while they are changed",
            "Secret qui signe ce qui est livré à handoff.webhook.", isSecret: true, \.handoffSecret) { _ in true },
        whole("handoff.hours", 0...8_760, "hours, or 0 for until the school gives the conversation back",
            "Durée après laquelle Mentor répond de nouveau, si personne n'a repris ni rendu la conversation.", standard: 48, \.handoffHours),
        list("handoff.events", "handoff, unanswered and feedback, parted by commas",
            "Ce qui est livré à handoff.webhook : demandes d'une personne, questions sans réponse (expurgées), votes.",
            standard: "handoff", \.events) { ServerConfiguration.Event(rawValue: $0) },
    ]

    // MARK: Kinds of values

    private static func secret(_ name: String, _ accepted: String, _ purpose: String) -> Setting {
        value(name, accepted, purpose, isSecret: true)
    }

    private static func truth(_ name: String, _ purpose: String) -> Setting {
        value(name, "true or false", purpose) { Bool($0) != nil }
    }

    /// Only a platform on this machine may do without https.
    private static func address(_ name: String, _ purpose: String) -> Setting {
        value(name, "an https: address; http: for one of this machine", purpose) { text in
            text.hasPrefix("https://") || ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains(where: text.hasPrefix)
        }
    }

    private static func value(
        _ name: String, _ accepted: String, _ purpose: String, isSecret: Bool = false,
        where isAccepted: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> Setting {
        Setting(name, accepted, purpose, isSecret: isSecret) { text, configuration in
            guard (1...4_096).contains(text.utf8.count), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }), isAccepted(text)
            else { return false }
            configuration.channels[name] = text
            return true
        }
    }
}
#endif
