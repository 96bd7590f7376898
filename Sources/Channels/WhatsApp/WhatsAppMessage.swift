#if Server

/// A message as WhatsApp's Cloud API takes it.
struct WhatsAppMessage: Encodable {
    /// Characters of a message, and of a message with buttons; UTF-16 units, which are never fewer.
    static let longestText = 4_096
    static let longestBody = 1_024

    struct Text: Encodable { var body: String }

    struct Interactive: Encodable {
        struct Reply: Encodable {
            var id: String
            var title: String
        }

        struct Button: Encodable {
            var type = "reply"
            var reply: Reply
        }

        struct Row: Encodable {
            var id: String
            var title: String
            /// The whole of what the title shows the beginning of.
            var description: String?
        }

        struct Section: Encodable { var rows: [Row] }

        struct Action: Encodable {
            var buttons: [Button]?
            /// Opens the list.
            var button: String?
            var sections: [Section]?
        }

        var type: String
        var body: Body
        var action: Action

        struct Body: Encodable { var text: String }
    }

    var messaging_product = "whatsapp"
    var recipient_type = "individual"
    var to: String?
    /// In the place of `to`, for a person who shows no number.
    var recipient: String?
    var type: String
    var text: Text?
    var interactive: Interactive?
}

extension WhatsAppMessage.Interactive {
    /// What a list shows of a row is its title of 24 characters and below it the whole, in 72; its id has 200 bytes.
    static let rule = ReplyButton.Rule(count: 10, label: TextSplitter(limit: 72, unit: .utf16), text: TextSplitter(limit: 200, unit: .utf8))

    /// Up to three buttons when every label fits on one, in 20 characters; else a list of up to ten rows.
    init(body: String, buttons: [ReplyButton], open: String) {
        self.body = Body(text: body)
        if buttons.count <= 3, buttons.allSatisfy({ $0.label.utf16.count <= 20 }) {
            type = "button"
            action = Action(buttons: buttons.map { Button(reply: Reply(id: $0.text, title: $0.label)) })
        } else {
            let rows = zip(buttons, ButtonTitles(buttons.map(\.label), limit: 24).titles).map { button, title in
                Row(id: button.text, title: title, description: title == button.label ? nil : button.label)
            }
            type = "list"
            action = Action(button: open, sections: [Section(rows: rows)])
        }
    }
}
#endif
