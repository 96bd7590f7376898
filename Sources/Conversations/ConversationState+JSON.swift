internal import Dialogue
internal import FoundationEssentials
internal import Identifiers
internal import JSON
internal import TextAnalysis

/// A conversation as JSON: exactly what `Codable` would write, without its cost.
///
/// The state is written at every turn and read only when a conversation goes on, so the writing is by hand, a twentieth
/// of the time of a general encoder, and the reading is left to `JSONDecoder`. A test holds the two together, and fails
/// when a field is added that is not written here.
extension ConversationState {
    /// What `init(json:)` reads.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            if let language { writer.field("language", language.rawValue) }
            writer.key("topics")
            writer.array(topics) { $0.topic($1) }
            writer.field("sources", sources.map(\.rawValue))
            if let pending {
                writer.key("pending")
                writer.clarification(pending)
            }
            writer.field("earlier", earlier.map(\.rawValue))
            writer.field("isHandedOff", isHandedOff)
            if isErasureOffered { writer.field("erasureOffered", true) }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Nil for what is no conversation, or one of another version: it then begins anew.
    init?(json: String) {
        guard let state = try? JSONDecoder().decode(ConversationState.self, from: Data(json.utf8)) else { return nil }
        self = state
    }
}

extension JSONWriter {
    fileprivate mutating func identifier(_ name: String, _ value: (some Identifier)?) {
        if let value { field(name, value.rawValue) }
    }

    fileprivate mutating func topic(_ topic: Topic) {
        object { writer in
            writer.field("form", topic.form.rawValue)
            writer.field("entities", topic.entities.map(\.rawValue))
            writer.identifier("facet", topic.facet)
            writer.identifier("asked", topic.asked)
            writer.identifier("level", topic.level)
            writer.identifier("place", topic.place)
            writer.key("shown")
            writer.array(topic.shown) { writer, passage in
                writer.object { writer in
                    writer.field("entity", passage.entity.rawValue)
                    writer.field("language", passage.language)
                    writer.field("facet", passage.facet.rawValue)
                    writer.field("number", passage.number)
                }
            }
            if let reckoned = topic.reckoned {
                writer.key("reckoned")
                writer.object { writer in
                    writer.field("amount", reckoned.amount)
                    writer.field("unit", reckoned.unit)
                    writer.field("basis", reckoned.basis)
                    if let period = reckoned.period { writer.field("period", period) }
                    if let status = reckoned.status { writer.field("status", status) }
                }
            }
            if let among = topic.among { writer.field("among", among.map(\.rawValue)) }
        }
    }

    fileprivate mutating func clarification(_ clarification: Clarification) {
        object { writer in
            writer.field("missing", clarification.missing.rawValue)
            writer.key("options")
            writer.array(clarification.options) { writer, option in
                writer.object { writer in
                    writer.field("entity", option.entity.rawValue)
                    writer.identifier("facet", option.facet)
                }
            }
            writer.identifier("facet", clarification.facet)
            writer.identifier("level", clarification.level)
            writer.identifier("place", clarification.place)
        }
    }
}
