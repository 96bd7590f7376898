#if Server

/// What Discord tells of a person's doing, as far as it matters here.
struct DiscordInteraction: Decodable {
    struct User: Decodable {
        var id: String
        var isBot: Bool?

        private enum CodingKeys: String, CodingKey {
            case id
            case isBot = "bot"
        }
    }

    /// A person in a server.
    struct Member: Decodable {
        var user: User?
    }

    struct Content: Decodable {
        struct Option: Decodable {
            var text: String?

            private enum CodingKeys: String, CodingKey { case text = "value" }

            init(from decoder: any Decoder) throws {
                text = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .text)
            }
        }

        /// Of a command.
        var options: [Option]?
        /// Of a button.
        var custom: String?

        private enum CodingKeys: String, CodingKey {
            case options
            case custom = "custom_id"
        }
    }

    /// 1 ping, 2 command, 3 button, 4 the completion of what is being typed, 5 a form.
    var type: Int
    var id: String?
    /// For answers, during 15 minutes.
    var token: String?
    var channel: String?
    var member: Member?
    /// In a private conversation.
    var user: User?
    var locale: String?
    var data: Content?

    private enum CodingKeys: String, CodingKey {
        case type, id, token, member, user, locale, data
        case channel = "channel_id"
    }
}
#endif
