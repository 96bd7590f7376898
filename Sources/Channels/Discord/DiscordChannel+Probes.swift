#if Server
internal import HTTPTypes
public import Wire

/// Setting the application up, and looking whether it is.
extension DiscordChannel {
    /// The request that makes the slash command known to Discord, or changes it; nil without the bot's token.
    public func registration() -> OutboundRequest? {
        guard !settings.token.isEmpty else { return nil }
        let option = Command.Option(
            name: "question", description: "Votre question, comme vous la diriez", translations: ["en-US": "Your question, as you would say it"])
        let command = Command(
            name: settings.command, description: "Poser une question d'orientation", translations: ["en-US": "Ask a career question"],
            options: [option])
        return OutboundRequest(
            url: "\(address)/applications/\(settings.application)/commands", fields: authorized, body: Array(JSONBody.write(command).utf8))
    }

    /// Without the bot's token there is nothing that Discord could be asked.
    public var probes: [Probe] {
        guard !settings.token.isEmpty else { return [] }
        let request = OutboundRequest(method: .get, url: "\(address)/applications/@me", fields: authorized)
        return [Probe(title: "application", request: request) { [key = settings.publicKey.lowercased(), webhook] in
            Self.read($0, key, webhook)
        }]
    }

    private var webhook: WebhookAddress {
        WebhookAddress(channel: .discord, permitsLoopback: (try? WebAddress(address))?.reach == .loopback)
    }

    private var authorized: HTTPFields {
        var fields = Self.fields()
        fields[.authorization] = "Bot \(settings.token)"
        return fields
    }

    private struct Application: Decodable {
        var name: String?
        var key: String?
        var endpoint: String?

        private enum CodingKeys: String, CodingKey {
            case name
            case key = "verify_key"
            case endpoint = "interactions_endpoint_url"
        }
    }

    private static func read(_ response: OutboundResponse, _ key: String, _ webhook: WebhookAddress) -> Probe.Finding {
        guard response.status == 200, let application = JSONBody.read(Application.self, from: response.body) else {
            return .bad(response.status == 401 ? "Discord does not know the token; set discord.token to the bot's" : "status \(response.status)")
        }
        if let theirs = application.key, theirs != key { return .bad("the public key is another; copy it again to discord.public-key") }
        guard let endpoint = application.endpoint else {
            return .bad("no address for interactions is set; give Discord the one under which the world reaches /webhooks/discord")
        }
        if let objection = webhook.objection(to: endpoint) {
            return .bad("the address for interactions is \(endpoint): \(objection); correct it in Discord's developer portal")
        }
        return .good("\(application.name ?? "set"), \(endpoint)")
    }

    private struct Command: Encodable {
        struct Option: Encodable {
            /// A string.
            var type = 3
            var name: String
            var description: String
            var translations: [String: String]
            var isRequired = true

            private enum CodingKeys: String, CodingKey {
                case type, name, description
                case translations = "description_localizations"
                case isRequired = "required"
            }
        }

        var type = 1
        var name: String
        var description: String
        var translations: [String: String]
        var options: [Option]

        private enum CodingKeys: String, CodingKey {
            case type, name, description, options
            case translations = "description_localizations"
        }
    }
}
#endif
