#if Server

/// What Telegram tells of one event, as far as it matters here. Parts of a shape that we do not know are nil.
struct TelegramUpdate: Decodable {
    /// Rises from one update to the next.
    var id: Int
    var message: TelegramMessage?
    var press: TelegramPress?
    /// The message is a picture, a voice or the like; a person who joins the chat is not.
    var hasObject: Bool

    private enum CodingKeys: String, CodingKey {
        case id = "update_id"
        case message
        case press = "callback_query"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        message = try? container.decode(TelegramMessage.self, forKey: .message)
        press = try? container.decode(TelegramPress.self, forKey: .press)
        hasObject = (try? container.nestedContainer(keyedBy: TelegramObject.self, forKey: .message).allKeys.isEmpty) == false
    }
}

/// What a message may be in the place of a text.
private enum TelegramObject: String, CodingKey {
    case animation, audio, contact, dice, document, location, photo, poll, sticker, story, venue, video, voice
    case game, invoice
    case note = "video_note"
    case paid = "paid_media"
}

/// A message in a chat.
struct TelegramMessage: Decodable {
    struct User: Decodable {
        var id: Int
        var isBot: Bool
        var username: String?
        var language: String?

        private enum CodingKeys: String, CodingKey {
            case id, username
            case isBot = "is_bot"
            case language = "language_code"
        }
    }

    struct Chat: Decodable {
        var id: Int
        var type: String
    }

    /// The message that this one answers.
    struct Answered: Decodable {
        var from: User?
    }

    struct Keyboard: Decodable {
        struct Button: Decodable {
            var text: String
            var data: String?

            private enum CodingKeys: String, CodingKey {
                case text
                case data = "callback_data"
            }
        }

        var rows: [[Button]]

        private enum CodingKeys: String, CodingKey { case rows = "inline_keyboard" }
    }

    var id: Int
    var from: User?
    var chat: Chat
    var text: String?
    /// Of a picture or a file.
    var caption: String?
    /// The topic, in a group that has topics.
    var thread: Int?
    var answered: Answered?
    var keyboard: Keyboard?
    /// A channel or a group speaks, not a person.
    var speaker: Chat?

    private enum CodingKeys: String, CodingKey {
        case from, chat, text, caption
        case id = "message_id"
        case thread = "message_thread_id"
        case answered = "reply_to_message"
        case keyboard = "reply_markup"
        case speaker = "sender_chat"
    }
}

/// A button was pressed.
struct TelegramPress: Decodable {
    var id: String
    var from: TelegramMessage.User
    /// That the button is under; nil when it is too old.
    var message: TelegramMessage?
    var data: String?
}
#endif
