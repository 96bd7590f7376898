/// What an answer was about, without a word of it.
public struct TurnSubject: Sendable, Hashable {
    /// Of its first question; "none" for none.
    public var intent: String
    /// As `Outcome` names it.
    public var outcome: String

    public init(intent: String, outcome: String) {
        self.intent = intent
        self.outcome = outcome
    }
}
