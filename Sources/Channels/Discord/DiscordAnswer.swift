#if Server

/// What we answer Discord.
struct DiscordAnswer: Codable, Hashable {
    /// A message, or the change of one.
    struct Message: Codable, Hashable {
        struct Row: Codable, Hashable {
            struct Button: Codable, Hashable {
                var type = 2
                /// Grey.
                var style = 2
                var label: String
                var custom: String

                private enum CodingKeys: String, CodingKey {
                    case type, style, label
                    case custom = "custom_id"
                }
            }

            var type = 1
            var buttons: [Button]

            private enum CodingKeys: String, CodingKey {
                case type
                case buttons = "components"
            }
        }

        /// Nobody is to be woken by an answer.
        struct Mentions: Codable, Hashable {
            var parse: [String] = []
        }

        var text: String?
        var flags: Int
        var rows: [Row]?
        var mentions: Mentions? = Mentions()

        private enum CodingKeys: String, CodingKey {
            case flags
            case text = "content"
            case rows = "components"
            case mentions = "allowed_mentions"
        }
    }

    struct Completions: Codable, Hashable {
        var choices: [String] = []
    }

    /// 1 pong, 4 a message, 5 a message that comes later.
    var type: Int
    var data: Message?

    /// No completion of what is being typed.
    struct NoCompletions: Codable {
        var type = 8
        var data = Completions()
    }

    /// 64: only the person who asked sees it; 4: without previews of links.
    static func flags(isEphemeral: Bool) -> Int { (isEphemeral ? 64 : 0) | 4 }
}

/// Why Discord refused.
struct DiscordProblem: Decodable {
    /// Seconds.
    var wait: Double?
    var code: Int?

    private enum CodingKeys: String, CodingKey {
        case code
        case wait = "retry_after"
    }
}
#endif
