#if Server

/// What Slack tells of an event, as far as it matters here.
struct SlackEvent: Decodable {
    struct File: Decodable { var id: String }

    struct Message: Decodable {
        var type: String
        var subtype: String?
        var user: String?
        /// Present on messages of bots, our own included.
        var bot: String?
        var text: String?
        var time: String?
        var channel: String?
        /// "im" for a conversation between two.
        var channelKind: String?
        var thread: String?
        var isHidden: Bool?
        var clientID: String?
        var files: [Lenient<File>]?

        private enum CodingKeys: String, CodingKey {
            case type, subtype, user, text, channel, files
            case bot = "bot_id"
            case time = "ts"
            case channelKind = "channel_type"
            case thread = "thread_ts"
            case isHidden = "hidden"
            case clientID = "client_msg_id"
        }
    }

    var type: String
    /// Of a handshake.
    var challenge: String?
    var team: String?
    var id: String?
    var message: Message?

    private enum CodingKeys: String, CodingKey {
        case type, challenge
        case team = "team_id"
        case id = "event_id"
        case message = "event"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decode(String.self, forKey: .type)
        challenge = try? container.decode(String.self, forKey: .challenge)
        team = try? container.decode(String.self, forKey: .team)
        id = try? container.decode(String.self, forKey: .id)
        message = try? container.decode(Message.self, forKey: .message)
    }
}

/// A button was pressed.
struct SlackPress: Decodable {
    struct Named: Decodable {
        var id: String
    }

    struct Container: Decodable {
        var time: String?
        var thread: String?
        var isEphemeral: Bool?

        private enum CodingKeys: String, CodingKey {
            case time = "message_ts"
            case thread = "thread_ts"
            case isEphemeral = "is_ephemeral"
        }
    }

    struct Action: Decodable {
        var type: String
        var value: String?
        var time: String?

        private enum CodingKeys: String, CodingKey {
            case type, value
            case time = "action_ts"
        }
    }

    var type: String
    var user: Named
    var team: Named?
    var channel: Named?
    var container: Container?
    var actions: [Action]?
    var trigger: String?
    var responseURL: String?

    private enum CodingKeys: String, CodingKey {
        case type, user, team, channel, container, actions
        case trigger = "trigger_id"
        case responseURL = "response_url"
    }
}
#endif
