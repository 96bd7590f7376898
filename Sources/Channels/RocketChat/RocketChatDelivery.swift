#if Server

/// What an outgoing integration of Rocket.Chat sends, as far as it matters here; the rest holds whole accounts, and is not read.
struct RocketChatDelivery: Decodable {
    var token: String?
    /// A bot wrote it: true, or the integration that did.
    var isBot: Bool
    var channel: String?
    var message: String?
    var user: String?
    var text: String?
    var triggerWord: String?
    var isEdited: Bool

    private enum CodingKeys: String, CodingKey {
        case token, bot, text, isEdited
        case channel = "channel_id"
        case message = "message_id"
        case user = "user_id"
        case triggerWord = "trigger_word"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) -> String? { try? container.decode(String.self, forKey: key) }
        token = text(.token)
        channel = text(.channel)
        message = text(.message)
        user = text(.user)
        self.text = text(.text)
        triggerWord = text(.triggerWord)
        let isAbsent = !container.contains(.bot) || ((try? container.decodeNil(forKey: .bot)) ?? false)
        isBot = !isAbsent && (try? container.decode(Bool.self, forKey: .bot)) != false
        isEdited = (try? container.decode(Bool.self, forKey: .isEdited)) ?? false
    }
}

/// A message as Rocket.Chat takes it: as the response to a delivery, and at `chat.postMessage`.
struct RocketChatBody: Codable, Hashable {
    struct Attachment: Codable, Hashable {
        /// Pressing it writes `message` in the person's name, which comes back as an ordinary message.
        struct Action: Codable, Hashable {
            var type = "button"
            var text: String
            var message: String
            var isWritten = true

            private enum CodingKeys: String, CodingKey {
                case type, text
                case message = "msg"
                case isWritten = "msg_in_chat_window"
            }
        }

        var actions: [Action]
    }

    var room: String?
    /// The message whose thread is answered in.
    var thread: String?
    var text: String
    var attachments: [Attachment]?

    private enum CodingKeys: String, CodingKey {
        case text, attachments
        case room = "roomId"
        case thread = "tmid"
    }
}

/// What Rocket.Chat answers to `chat.postMessage`.
struct RocketChatAnswer: Decodable {
    var isGood: Bool
    private enum CodingKeys: String, CodingKey { case isGood = "success" }
}
#endif
