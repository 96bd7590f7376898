#if Server

/// What a homeserver tells of what is new (`GET /sync`), as far as we ask for it.
struct MatrixSync: Decodable {
    struct Rooms: Decodable {
        var join: [String: Lenient<Joined>]?
        var invite: [String: Lenient<Invited>]?
    }

    struct Joined: Decodable {
        var timeline: Events?
        var state: Events?
    }

    struct Invited: Decodable {
        var invite_state: Events?
    }

    struct Events: Decodable {
        var events: [Lenient<Event>]?
        var known: [Event] { (events ?? []).compactMap(\.value) }
    }

    struct Event: Decodable {
        var type: String
        var event_id: String?
        var sender: String?
        var state_key: String?
        var content: Lenient<Content>?
    }

    /// Of a message or of a membership.
    struct Content: Decodable {
        struct Relation: Decodable {
            struct Answered: Decodable { var event_id: String? }

            var rel_type: String?
            var event_id: String?
            var answered: Answered?

            private enum CodingKeys: String, CodingKey {
                case rel_type, event_id
                case answered = "m.in_reply_to"
            }
        }

        struct Mentions: Decodable { var user_ids: [String]? }

        var msgtype: String?
        var body: String?
        var membership: String?
        var relation: Lenient<Relation>?
        var mentions: Lenient<Mentions>?

        private enum CodingKeys: String, CodingKey {
            case msgtype, body, membership
            case relation = "m.relates_to"
            case mentions = "m.mentions"
        }

        /// What a person wrote; of a picture and the like, whose body is the name of a file, the sign for an object; nil for a
        /// program's notice and everything that is no message.
        func said(in type: String) -> String? {
            switch (type, msgtype) {
            case ("m.room.message", "m.text"): body
            case ("m.room.message", "m.image"), ("m.room.message", "m.audio"), ("m.room.message", "m.video"), ("m.room.message", "m.file"),
                ("m.room.message", "m.location"), ("m.sticker", _):
                InboundMessage.object
            default: nil
            }
        }
    }

    /// To go on with.
    var next_batch: String
    var rooms: Rooms?
}

/// What a homeserver says when it has taken a message.
struct MatrixSent: Decodable { var event_id: String }

/// What a homeserver says when it refuses: `{"errcode": "M_FORBIDDEN", "error": …}`.
struct MatrixError: Decodable {
    var errcode: String
    /// Milliseconds; in the place of the field Retry-After with older servers.
    var retry_after_ms: Double?
}

/// A message as a room takes it.
struct MatrixMessage: Encodable {
    struct Relation: Encodable {
        struct Answered: Encodable { var event_id: String }

        var rel_type = "m.thread"
        /// The thread's first message.
        var event_id: String
        var is_falling_back = true
        var answered: Answered

        private enum CodingKeys: String, CodingKey {
            case rel_type, event_id, is_falling_back
            case answered = "m.in_reply_to"
        }
    }

    /// A program's words: whoever is a program does not answer them.
    var msgtype = "m.notice"
    var body: String
    var format: String?
    var formatted_body: String?
    /// Nobody is named, whatever stands in the text.
    var mentions: [String: [String]] = [:]
    var relation: Relation?

    private enum CodingKeys: String, CodingKey {
        case msgtype, body, format, formatted_body
        case mentions = "m.mentions"
        case relation = "m.relates_to"
    }
}
#endif
