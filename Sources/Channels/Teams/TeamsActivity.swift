#if Server

/// An activity of the Bot Framework, as far as we read it.
struct TeamsActivity: Decodable {
    struct Account: Decodable {
        var id: String
        /// "bot" or "user", where it is said.
        var role: String?
    }

    struct Conversation: Decodable { var id: String }

    struct Entity: Decodable {
        var type: String
        var mentioned: Lenient<Account>?
        /// As it stands in the text: "<at>Mentor</at>".
        var text: String?
    }

    var type: String
    var id: String?
    var channelId: String
    var serviceUrl: String
    var from: Account?
    var recipient: Account?
    var conversation: Conversation?
    var text: String?
    /// As "fr-FR".
    var locale: String?
    var entities: [Lenient<Entity>]?

    /// What the person wrote, without our name; other people's names stay, without the marks around them.
    var words: String {
        var words = text ?? ""
        for entity in (entities ?? []).compactMap(\.value) where entity.type == "mention" && entity.mentioned?.value?.id == recipient?.id {
            if let mention = entity.text, !mention.isEmpty { words = words.replacing(mention, with: " ") }
        }
        words = words.replacing("<at>", with: "").replacing("</at>", with: "").replacing("&nbsp;", with: " ")
        words = words.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        let start = words.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}

/// An activity that we send.
struct TeamsAnswer: Encodable {
    struct Account: Encodable { var id: String }

    struct Action: Encodable {
        /// Says the value in the person's name.
        var type = "imBack"
        var title: String
        var value: String
    }

    struct Actions: Encodable {
        var actions: [Action]
        /// Whom they are shown to.
        var to: [String]
    }

    var type = "message"
    var from: Account
    var recipient: Account
    var conversation: Account
    var replyToId: String
    var text: String?
    var textFormat: String?
    var suggestedActions: Actions?
}
#endif
