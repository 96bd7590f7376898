#if Server
internal import Conversations
internal import JSON
internal import Knowledge
internal import MentorCore

/// A message and its answer, as they are sent back.
struct Exchange: Sendable {
    let question: String
    let turn: Turn
    let id: TurnID
    let session: SessionID
    let microseconds: Int
    /// The knowledge that answered.
    let served: ServedKnowledge
    /// The message asked for erasure: what was erased, nil when there was nothing to.
    var receipt: Receipt?
    /// It can be voted on.
    var isKept = true

    /// The contract's object.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.reply(
            turn, knowledge: served.advisor.knowledge,
            context: .init(session: .text(session.description), turn: id.description, microseconds: microseconds, isExplained: false))
        return writer.bytes
    }
}
#endif
