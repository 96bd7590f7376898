internal import Composition
public import Figures
internal import Identifiers
public import JSON
public import Knowledge
internal import TextAnalysis
internal import Understanding

extension JSONWriter {
    /// What surrounds a turn in the object that answers it.
    public struct TurnContext {
        /// As given with the question, or nil.
        public var id: JSONScalar?
        /// As given with the question, or nil.
        public var session: JSONScalar?
        /// Names the turn; says nothing.
        public var turn: String
        /// From text to answer.
        public var microseconds: Int
        /// Whether to say why.
        public var isExplained: Bool

        public init(id: JSONScalar? = nil, session: JSONScalar? = nil, turn: String, microseconds: Int, isExplained: Bool) {
            self.id = id
            self.session = session
            self.turn = turn
            self.microseconds = microseconds
            self.isExplained = isExplained
        }
    }

    /// The object that answers one question: the fields, and their order, are a contract with other programs.
    public mutating func reply(_ turn: Turn, knowledge: KnowledgeBase, context: TurnContext) {
        let reply = turn.reply
        object { writer in
            writer.field("id", context.id)
            writer.field("session", context.session)
            writer.field("turn", context.turn)
            writer.field("outcome", reply.outcome.rawValue)
            writer.field("language", reply.language.rawValue)
            writer.field("text", reply.text)
            writer.key("parts")
            writer.array(reply.parts) { $0.part($1) }
            writer.key("figures")
            writer.array(Self.distinct(reply.parts.flatMap(\.figures))) { $0.figure($1) }
            writer.key("choices")
            writer.array(reply.choices) { $0.choice($1) }
            writer.key("intent")
            if let first = reply.parts.first { writer.intent(of: first) } else { writer.null() }
            writer.key("entities")
            writer.array(Self.distinct(reply.parts.flatMap(\.entities))) { $0.mention($1) }
            writer.key("sources")
            writer.array(reply.citations) { $0.citation($1) }
            writer.field("suggestions", reply.suggestions)
            writer.key("knowledge")
            writer.object {
                $0.field("version", knowledge.version)
                $0.field("digest", knowledge.digest)
            }
            writer.field("microseconds", context.microseconds)
            if context.isExplained {
                writer.key("explanation")
                writer.explanation(turn.explanation)
            }
        }
    }

    /// The object in the place of an answer, for a line that holds no question.
    public mutating func refusal(id: JSONScalar?, message: String) {
        object { writer in
            writer.field("id", id)
            writer.key("error")
            writer.object {
                $0.field("code", "bad_request")
                $0.field("message", message)
            }
        }
    }

    private mutating func part(_ part: ReplyPart) {
        object { writer in
            writer.key("intent")
            writer.intent(of: part)
            writer.key("entities")
            writer.array(part.entities) { $0.mention($1) }
            writer.field("text", part.text)
            writer.key("figures")
            writer.array(part.figures) { $0.figure($1) }
        }
    }

    private mutating func intent(of part: ReplyPart) {
        object {
            $0.field("name", part.intent.rawValue)
            $0.field("confidence", part.confidence)
        }
    }

    private mutating func choice(_ choice: Choice) {
        object {
            $0.field("id", choice.id)
            $0.field("label", choice.label)
        }
    }

    private mutating func mention(_ mention: EntityMention) {
        object { writer in
            writer.field("kind", mention.kind.rawValue)
            // Null for what is named but has no page: a quantity, a profession that the base does not cover.
            writer.field("id", mention.entity?.rawValue)
            writer.field("text", mention.text)
            writer.field("start", mention.range.lowerBound)
            writer.field("end", mention.range.upperBound)
        }
    }

    /// A figure: its fields are part of the same contract. `more` may add others after them.
    public mutating func figure(_ figure: Figure, _ more: (inout JSONWriter) -> Void = { _ in }) {
        object { writer in
            writer.field("measure", figure.measure.rawValue)
            writer.key("minimum")
            writer.value(figure.minimum)
            writer.key("maximum")
            writer.value(figure.maximum)
            writer.field("unit", figure.unit)
            writer.key("qualifiers")
            writer.object { writer in
                for (key, value) in figure.qualifiers {
                    writer.key(key)
                    // Years are numbers for whoever draws an axis.
                    if let number = Int(value), ["year", "from", "to"].contains(key) {
                        writer.value(number)
                    } else {
                        writer.value(value)
                    }
                }
            }
            writer.field("origin", figure.isComputed ? "computed" : "stated")
            writer.field("sources", figure.sources.map(\.rawValue))
            more(&writer)
        }
    }

    private mutating func citation(_ citation: Citation) {
        object { writer in
            writer.field("id", citation.id.rawValue)
            writer.field("publisher", citation.publisher)
            writer.field("title", citation.title)
            writer.field("url", citation.url)
            writer.field("date", citation.date)
        }
    }

    /// Each element once, in the order of first appearance.
    private static func distinct<Element: Hashable>(_ elements: [Element]) -> [Element] {
        var seen: Set<Element> = []
        return elements.filter { seen.insert($0).inserted }
    }
}
