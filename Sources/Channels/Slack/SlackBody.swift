#if Server

/// A message, as Slack's `chat.postMessage` and its response addresses take it.
struct SlackBody: Codable, Hashable {
    struct Text: Codable, Hashable {
        /// "mrkdwn" or "plain_text".
        var type: String
        var text: String
    }

    /// A section has a text, a row of actions has buttons.
    struct Block: Codable, Hashable {
        var type: String
        var text: Text?
        var buttons: [Button]?

        private enum CodingKeys: String, CodingKey {
            case type, text
            case buttons = "elements"
        }
    }

    struct Button: Codable, Hashable {
        var type = "button"
        var text: Text
        var value: String
        var action: String

        private enum CodingKeys: String, CodingKey {
            case type, text, value
            case action = "action_id"
        }
    }

    /// Nil at a response address, which knows its channel.
    var channel: String?
    var thread: String?
    var text: String
    var isMarked = true
    var blocks: [Block]?
    /// No previews of the pages that are linked to.
    var unfurlsLinks = false
    var unfurlsMedia = false
    /// "ephemeral", at a response address.
    var kind: String?
    /// At a response address: the message with the buttons stays.
    var replaces: Bool?

    private enum CodingKeys: String, CodingKey {
        case channel, text, blocks
        case thread = "thread_ts"
        case isMarked = "mrkdwn"
        case unfurlsLinks = "unfurl_links"
        case unfurlsMedia = "unfurl_media"
        case kind = "response_type"
        case replaces = "replace_original"
    }
}

/// What Slack's Web API answers, always with status 200.
struct SlackAnswer: Decodable {
    var isGood: Bool
    /// A word of Slack's, as `channel_not_found`.
    var error: String?
    var user: String?
    var team: String?

    private enum CodingKeys: String, CodingKey {
        case error, team
        case isGood = "ok"
        case user = "user_id"
    }
}
#endif
