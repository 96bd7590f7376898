#if Server
internal import Composition
internal import TextAnalysis

/// What a program posts: `{"type": "message", "timestamp": "2026-11-21T09:30:00Z", "data": {"conversation": "c-17", "text":
/// "Que fait un data scientist ?", "language": "fr"}}`. Fields that we do not know are overlooked.
struct StandardMessage: Decodable {
    struct Content: Decodable {
        /// The program's own name of the conversation; never empty.
        var conversation: String
        var text: String
        /// "fr" or "en"; anything else, or nothing, leaves it to the text.
        var language: String?
    }

    var type: String
    /// Nil for another type of event.
    var data: Lenient<Content>?
}

/// What we answer: `{"type": "answer", "timestamp": …, "data": {…}}`.
struct StandardAnswer: Encodable {
    struct Content: Encodable {
        struct Source: Encodable {
            var publisher: String
            var title: String
            var url: String?
            var date: String?
        }

        struct Option: Encodable {
            var id: String
            var label: String
        }

        /// As in the message.
        var conversation: String
        /// The field `webhook-id` of the message.
        var inReplyTo: String
        /// "answered", "clarified", "declined", "chatted", "safeguarded" or "handed_off".
        var outcome: String
        /// "fr" or "en".
        var language: String
        /// Plain text, paragraphs parted by a blank line; empty while a person has taken over.
        var text: String
        /// When clarified: sending the label, or its number, chooses one.
        var choices: [Option]
        /// Questions to go on with.
        var suggestions: [String]
        var citations: [Source]

        private enum CodingKeys: String, CodingKey {
            case conversation, outcome, language, text, choices, suggestions, citations
            case inReplyTo = "in_reply_to"
        }
    }

    var type = "answer"
    /// Of the message, ISO 8601.
    var timestamp: String
    var data: Content

    init(_ reply: Reply, conversation: String, inReplyTo: String, timestamp: String) {
        self.timestamp = timestamp
        data = Content(
            conversation: conversation, inReplyTo: inReplyTo, outcome: reply.outcome.rawValue, language: reply.language.rawValue, text: reply.text,
            choices: reply.choices.map { Content.Option(id: $0.id, label: $0.label) },
            suggestions: reply.outcome == .safeguarded ? [] : reply.suggestions,
            citations: reply.citations.map { Content.Source(publisher: $0.publisher, title: $0.title, url: $0.url, date: $0.date) })
    }
}
#endif
