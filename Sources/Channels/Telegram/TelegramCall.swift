#if Server

/// Bodies of what we ask of Telegram.
enum TelegramCall {
    /// `sendMessage`; the chat is put in when it is sent, for a chat may move.
    struct Message: Codable, Hashable {
        struct Keyboard: Codable, Hashable {
            struct Button: Codable, Hashable {
                var text: String
                var data: String

                private enum CodingKeys: String, CodingKey {
                    case text
                    case data = "callback_data"
                }
            }

            var rows: [[Button]]

            private enum CodingKeys: String, CodingKey { case rows = "inline_keyboard" }
        }

        struct Preview: Codable, Hashable {
            var isDisabled = true

            private enum CodingKeys: String, CodingKey { case isDisabled = "is_disabled" }
        }

        struct Answering: Codable, Hashable {
            var message: Int
            var mayBeGone = true

            private enum CodingKeys: String, CodingKey {
                case message = "message_id"
                case mayBeGone = "allow_sending_without_reply"
            }
        }

        var chat: Int?
        var thread: Int?
        var text: String
        /// "HTML", or nil for plain text.
        var mode: String?
        var preview = Preview()
        var answering: Answering?
        var keyboard: Keyboard?

        private enum CodingKeys: String, CodingKey {
            case text
            case chat = "chat_id"
            case thread = "message_thread_id"
            case mode = "parse_mode"
            case preview = "link_preview_options"
            case answering = "reply_parameters"
            case keyboard = "reply_markup"
        }
    }

    /// `sendChatAction`.
    struct Typing: Codable {
        var chat: Int?
        var thread: Int?
        var action = "typing"

        private enum CodingKeys: String, CodingKey {
            case action
            case chat = "chat_id"
            case thread = "message_thread_id"
        }
    }

    /// `answerCallbackQuery`.
    struct Receipt: Codable {
        var press: String

        private enum CodingKeys: String, CodingKey { case press = "callback_query_id" }
    }

    /// The same as the response to a delivery.
    struct InlineReceipt: Codable {
        var method = "answerCallbackQuery"
        var press: String

        private enum CodingKeys: String, CodingKey {
            case method
            case press = "callback_query_id"
        }
    }

    /// `getUpdates`.
    struct Pull: Codable {
        var offset: Int?
        var limit = 100
        /// Seconds that Telegram waits for something to tell.
        var timeout = 30
        var kinds = TelegramCall.kinds

        private enum CodingKeys: String, CodingKey {
            case offset, limit, timeout
            case kinds = "allowed_updates"
        }
    }

    /// `setWebhook`.
    struct Registration: Codable {
        var url: String
        var secret: String
        var kinds = TelegramCall.kinds
        var connections = 40

        private enum CodingKeys: String, CodingKey {
            case url
            case secret = "secret_token"
            case kinds = "allowed_updates"
            case connections = "max_connections"
        }
    }

    /// `setMyCommands`: what the menu of the chat shows.
    struct Menu: Codable {
        struct Command: Codable {
            /// Small letters, digits and underscores.
            var command: String
            var description: String
        }

        var commands: [Command]
        /// Of the people who see this menu; nil for those of every other language.
        var language: String?

        private enum CodingKeys: String, CodingKey {
            case commands
            case language = "language_code"
        }
    }

    /// What is listened to.
    static let kinds = ["message", "callback_query"]
}

/// What Telegram answers.
struct TelegramAnswer<Result: Decodable>: Decodable {
    struct Parameters: Decodable {
        /// Seconds.
        var wait: Double?
        var movedTo: Int?

        private enum CodingKeys: String, CodingKey {
            case wait = "retry_after"
            case movedTo = "migrate_to_chat_id"
        }
    }

    var isGood: Bool
    var result: Result?
    var code: Int?
    var description: String?
    var parameters: Parameters?

    private enum CodingKeys: String, CodingKey {
        case result, description, parameters
        case isGood = "ok"
        case code = "error_code"
    }
}
#endif
