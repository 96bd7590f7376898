#if Server

/// An event of Google Chat, as far as we read it.
struct GoogleChatEvent: Decodable {
    struct Thread: Decodable { var name: String? }

    struct Message: Decodable {
        var name: String
        var text: String?
        /// The text without our name.
        var argumentText: String?
        var thread: Lenient<Thread>?
    }

    struct User: Decodable {
        var name: String
        /// "HUMAN" or "BOT".
        var type: String?
    }

    struct Space: Decodable { var name: String }

    struct Action: Decodable {
        struct Parameter: Decodable {
            var key: String?
            var value: String?
        }

        var parameters: [Lenient<Parameter>]?
    }

    struct Common: Decodable {
        /// As "fr-FR".
        var userLocale: String?
        /// Of a pressed button.
        var parameters: [String: String]?
    }

    var type: String
    var eventTime: String?
    var message: Lenient<Message>?
    var user: Lenient<User>?
    var space: Lenient<Space>?
    var action: Lenient<Action>?
    var common: Lenient<Common>?

    /// What the button that was pressed says.
    var pressed: String? {
        let parameters = (action?.value?.parameters ?? []).compactMap(\.value)
        return common?.value?.parameters?["text"] ?? parameters.first { $0.key == "text" }?.value
    }
}

/// An answer, as Google Chat takes it in the response.
struct GoogleChatAnswer: Encodable {
    struct Thread: Encodable { var name: String }

    struct Button: Encodable {
        struct Click: Encodable {
            struct Action: Encodable {
                struct Parameter: Encodable {
                    var key = "text"
                    var value: String
                }

                var function = "say"
                var parameters: [Parameter]
            }

            var action: Action
        }

        var text: String
        var onClick: Click
    }

    struct Buttons: Encodable { var buttons: [Button] }
    struct Widget: Encodable { var buttonList: Buttons }
    struct Section: Encodable { var widgets: [Widget] }
    struct Card: Encodable { var sections: [Section] }

    struct NamedCard: Encodable {
        var cardId = "choices"
        var card: Card
    }

    var text: String
    var thread: Thread?
    var cardsV2: [NamedCard]?
}

extension GoogleChatAnswer.NamedCard {
    init?(_ buttons: [ReplyButton]) {
        guard !buttons.isEmpty else { return nil }
        let list = buttons.map { GoogleChatAnswer.Button(text: $0.label, onClick: .init(action: .init(parameters: [.init(value: $0.text)]))) }
        card = .init(sections: [.init(widgets: [.init(buttonList: .init(buttons: list))])])
    }
}
#endif
