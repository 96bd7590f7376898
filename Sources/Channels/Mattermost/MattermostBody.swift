#if Server

/// What Mattermost takes: as the response to a delivery, at a response address, and as a post.
struct MattermostBody: Codable, Hashable {
    /// Buttons stand under an attachment.
    struct Attachment: Codable, Hashable {
        struct Action: Codable, Hashable {
            struct Integration: Codable, Hashable {
                var url: String
                var context: [String: String]
            }

            /// Letters and digits.
            var id: String
            var type = "button"
            var name: String
            var integration: Integration
        }

        var actions: [Action]
    }

    struct Properties: Codable, Hashable {
        var attachments: [Attachment]
    }

    /// In a response.
    var text: String?
    /// "ephemeral" for a command, "comment" for a webhook.
    var kind: String?
    var attachments: [Attachment]?
    /// In the response to a button.
    var ephemeral: String?
    /// In a post.
    var message: String?
    var channel: String?
    /// The post that is answered.
    var root: String?
    var properties: Properties?

    private enum CodingKeys: String, CodingKey {
        case text, attachments, message
        case kind = "response_type"
        case ephemeral = "ephemeral_text"
        case channel = "channel_id"
        case root = "root_id"
        case properties = "props"
    }
}
#endif
