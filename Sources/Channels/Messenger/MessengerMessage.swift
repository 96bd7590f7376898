#if Server

/// A message, or a sign of life, as Messenger takes it.
struct MessengerMessage: Encodable {
    /// Characters of a message, counted in UTF-16 units, which are never fewer.
    static let longestText = 2_000

    struct Recipient: Encodable { var id: String }

    struct QuickReply: Encodable {
        var content_type = "text"
        /// Up to 20 characters.
        var title: String
        /// Up to 1,000 characters: what is sent back.
        var payload: String
    }

    struct Content: Encodable {
        var text: String
        /// Up to 13.
        var quick_replies: [QuickReply]?
    }

    var recipient: Recipient
    var messaging_type: String?
    var message: Content?
    /// "typing_on".
    var sender_action: String?
}

extension MessengerMessage.QuickReply {
    static let rule = ReplyButton.Rule(count: 13, label: TextSplitter(limit: 20, unit: .utf16), text: TextSplitter(limit: 1_000, unit: .utf8))

    static func replies(_ texts: [String]) -> [MessengerMessage.QuickReply]? {
        let buttons = ReplyButton.buttons(texts, by: rule)
        let titles = ButtonTitles(buttons.map(\.text), limit: 20).titles
        let replies = zip(titles, buttons).map { MessengerMessage.QuickReply(title: $0, payload: $1.text) }
        return replies.isEmpty ? nil : replies
    }
}
#endif
