#if Server

/// One page's part of a delivery of Messenger's.
struct MessengerEvent: Decodable {
    struct Party: Decodable { var id: String }

    struct Message: Decodable {
        struct QuickReply: Decodable { var payload: String }

        var mid: String
        var text: String?
        var quick_reply: Lenient<QuickReply>?
        /// A message of the page's own.
        var is_echo: Bool?
        var attachments: [Lenient<Attachment>]?
    }

    /// A picture, a voice, a sticker, a place.
    struct Attachment: Decodable { var type: String }

    struct Postback: Decodable {
        var mid: String?
        var title: String?
        var payload: String?
    }

    struct Messaging: Decodable {
        var sender: Party
        var recipient: Party
        /// Milliseconds since 1970.
        var timestamp: Int?
        var message: Lenient<Message>?
        var postback: Lenient<Postback>?
    }

    /// Missing when another app has the conversation (`standby`): then it is not ours to answer.
    var messaging: [Lenient<Messaging>]?
}

extension MessengerEvent.Messaging {
    /// What the person said or chose, and what tells the delivery from others; nil for all the rest.
    var said: (text: String, key: String)? {
        if let message = message?.value {
            let object = message.attachments?.isEmpty == false ? InboundMessage.object : nil
            guard message.is_echo != true, !message.mid.isEmpty, let text = message.quick_reply?.value?.payload ?? message.text ?? object else {
                return nil
            }
            return (text, "message:\(message.mid)")
        }
        guard let postback = postback?.value, let text = postback.payload ?? postback.title else { return nil }
        // Older versions gave a pressed button no name: then the person and the moment are its name.
        let key = postback.mid.map { "message:\($0)" } ?? timestamp.map { "postback:\(sender.id):\($0)" }
        return key.map { (text, $0) }
    }
}
#endif
