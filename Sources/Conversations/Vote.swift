public import FoundationEssentials
public import MentorCore

/// What a person thinks of an answer.
public struct Vote: Sendable, Hashable {
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case up, down
    }

    public var turn: TurnID
    public var direction: Direction
    /// As typed; kept redacted.
    public var comment: String?
    /// What of the comment goes besides what redaction finds.
    public var unknownNames: [UnknownName] = []
    /// The client's name for this very request: sent again with the same key, it is not counted again. A digest is kept.
    public var idempotencyKey: String?
    public var time: Date

    public init(
        turn: TurnID, direction: Direction, comment: String? = nil, idempotencyKey: String? = nil, time: Date
    ) {
        self.turn = turn
        self.direction = direction
        self.comment = comment
        self.idempotencyKey = idempotencyKey
        self.time = time
    }

    /// What became of a vote.
    public enum Reception: String, Sendable, Hashable {
        /// Counted; it takes the place of an earlier vote on the same turn.
        case recorded
        /// The same request again, or the vote that stands already: nothing changed.
        case repeated
        /// The key belongs to another request: nothing changed.
        case conflicting
        /// There is no such turn, or nothing of it was kept.
        case unknownTurn
    }
}
