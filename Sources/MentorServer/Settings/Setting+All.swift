#if Server

extension Setting {
    /// Everything that can be decided, in the order in which it is explained.
    public static let all: [Setting] = [
        Setting("host", "an address or a name of this machine", "Adresse d'écoute ; 0.0.0.0 pour toutes.", standard: "127.0.0.1") {
            guard isName($0) else { return false }
            $1.host = $0
            return true
        },
        whole("port", 0...65_535, "a port", "Port d'écoute ; 0 en prend un libre.", standard: 8080, \.port),

        text("store.path", "a path", "Fichier des conversations ; par défaut dans le dossier d'état de l'utilisateur.", \.store.path) { _ in true },
        truth("store.keeps-conversations", "Garde le texte des échanges, caviardé ; sinon aucun texte n'est gardé.", \.store.keepsConversations),
        whole("store.retention-days", 1...3_650, "days", "Durée de conservation.", standard: 30, \.store.retentionDays),
        Setting("store.largest-size", "bytes, 1048576 or more, or 0 for as the disk allows", "Taille maximale du fichier.", standard: "0") {
            guard let bytes = Int($0), bytes == 0 || bytes >= 1 << 20 else { return false }
            $1.store.largestSize = bytes == 0 ? nil : bytes
            return true
        },
        truth("store.survives-power-cut", "Attend le disque à chaque écriture, pour survivre à une coupure de courant.", \.store.survivesPowerCut),

        list("cors.origins", "origins parted by commas, as https://www.example.org", "Sites qui portent l'élément de discussion.", \.origins) {
            isOrigin($0) ? $0 : nil
        },
        list("proxy.trusted", "addresses or ranges parted by commas, as 10.0.0.0/8", "Mandataires dont on croit X-Forwarded-For.", \.trustedProxies) {
            AddressRange($0)
        },

        whole("rate.address-per-minute", 0...1_000_000, "requests, 0 for no limit", "Requêtes par minute et par adresse.", standard: 1_200,
            \.rate.addressPerMinute),
        whole("rate.address-burst", 1...1_000_000, "requests", "Requêtes d'un coup et par adresse : une classe entière.", standard: 300,
            \.rate.addressBurst),
        whole("rate.session-per-minute", 0...1_000_000, "messages, 0 for no limit", "Messages par minute et par conversation.", standard: 60,
            \.rate.sessionPerMinute),
        whole("rate.session-burst", 1...1_000_000, "messages", "Messages d'un coup et par conversation.", standard: 20, \.rate.sessionBurst),

        whole("limits.body", 1_024...1_048_576, "bytes", "Taille maximale du corps d'une requête.", standard: 16_384, \.limits.body),
        whole("limits.connections", 1...65_535, "connections", "Connexions simultanées.", standard: 1_024, \.limits.connections),
        seconds("limits.request-seconds", 1...300, "Délai pour recevoir une requête entière.", standard: 10, \.limits.request),
        seconds("limits.idle-seconds", 1...3_600, "Délai avant de fermer une connexion inactive.", standard: 60, \.limits.idle),
        seconds("limits.stop-seconds", 1...300, "À l'arrêt, délai laissé aux réponses en cours.", standard: 20, \.limits.stop),

        Setting("knowledge.watch-seconds", "seconds, 1 to 86400, or 0 for on SIGHUP only",
            "Intervalle entre deux regards sur les fichiers de connaissances.", standard: "2") {
            guard let seconds = Int($0), (0...86_400).contains(seconds) else { return false }
            $1.knowledge.interval = seconds == 0 ? nil : .seconds(seconds)
            return true
        },

        text("site.name", "at most 80 characters", "Nom affiché à la place de « Mentor ».", \.site.name) { $0.count <= 80 },
        text("site.origin", "an origin, as https://bot.example.org", "Adresse publique du site.", \.site.origin, where: isOrigin),
        text("site.privacy", "an https: address", "Page de l'école sur les données personnelles.", \.site.privacy, where: isPage),
        text("site.accessibility", "an https: address", "Déclaration d'accessibilité de l'école.", \.site.accessibility, where: isPage),
        text("contact", "an https: address or an e-mail address", "Contact de l'école, donné à qui demande une personne.", \.site.contact) {
            isPage($0) || isMail($0)
        },
        text("handoff.email", "an e-mail address", "Adresse donnée à qui demande une personne ; Mentor n'y écrit pas.", \.site.handoffEmail, where: isMail),
        text("handoff.webhook", "an https: address", "Adresse où livrer les demandes de parler à une personne.", \.site.handoffWebhook) {
            // A program on this machine may do without https.
            isPage($0) || $0.hasPrefix("http://127.0.0.1:") || $0.hasPrefix("http://localhost:")
        },

        text("metrics.token", "16 to 200 printable ASCII characters", "Jeton pour lire /metrics d'ailleurs que de cette machine.", isSecret: true,
            \.metricsToken) { (16...200).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } },
        Setting("log.level", "debug, info, warning or error", "Ce que le journal dit.", standard: "info") {
            guard let level = ServerConfiguration.LogLevel(rawValue: $0) else { return false }
            $1.logLevel = level
            return true
        },
    ] + reaching + channels

    private static func isName(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count) && text.utf8.allSatisfy { byte in
            byte.isAlphanumeric || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        }
    }

    /// Scheme, host and port, and nothing after them.
    private static func isOrigin(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
        return isName(String(text.dropFirst(scheme.count)))
    }

    private static func isPage(_ text: String) -> Bool {
        text.hasPrefix("https://") && text.utf8.count <= 500 && text.utf8.count > "https://".utf8.count
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") }
    }

    private static func isMail(_ text: String) -> Bool {
        let pieces = text.split(separator: "@", omittingEmptySubsequences: false)
        return pieces.count == 2 && pieces.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254 && text.utf8.allSatisfy { byte in
            byte.isAlphanumeric || "@.-_+".utf8.contains(byte)
        }
    }
}

extension UInt8 {
    /// A letter or a digit of ASCII.
    var isAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
#endif
