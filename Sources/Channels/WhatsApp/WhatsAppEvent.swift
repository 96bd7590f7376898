#if Server

/// One account's part of a delivery of WhatsApp's. Everything that is not asked for is overlooked; names and pictures among it.
struct WhatsAppEvent: Decodable {
    struct Change: Decodable {
        var field: String
        var value: Value
    }

    struct Value: Decodable {
        struct Metadata: Decodable { var phone_number_id: String }

        var metadata: Metadata
        /// Nil for news of messages of ours.
        var messages: [Lenient<Message>]?
    }

    struct Message: Decodable {
        /// The telephone number; nil for a person who shows a name in its place.
        var from: String?
        /// The name that stands for the person towards us alone.
        var from_user_id: String?
        var id: String
        var type: String
        var text: Lenient<Text>?
        var interactive: Lenient<Interactive>?
        /// A button under a template.
        var button: Lenient<Button>?
        var image: Lenient<Captioned>?
        var video: Lenient<Captioned>?
        var document: Lenient<Captioned>?

        /// What the person said or chose; of a picture what is written under it, of a voice and the like the sign for an object;
        /// nil for what is no message, as a mark of liking.
        var said: String? {
            switch type {
            case "text": text?.value?.body
            case "interactive": interactive?.value.flatMap { ($0.button_reply ?? $0.list_reply)?.id }
            case "button": button?.value?.text
            case "image", "video", "document": (image ?? video ?? document)?.value?.caption ?? InboundMessage.object
            case "audio", "sticker", "location", "contacts": InboundMessage.object
            default: nil
            }
        }
    }

    struct Text: Decodable { var body: String }
    struct Button: Decodable { var text: String }
    struct Captioned: Decodable { var caption: String? }

    struct Interactive: Decodable {
        /// What was chosen; `id` is the one that we gave.
        struct Chosen: Decodable { var id: String }

        var button_reply: Chosen?
        var list_reply: Chosen?
    }

    var changes: [Lenient<Change>]
}
#endif
