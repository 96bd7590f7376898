internal import Composition
public import Identifiers

/// A question of a message that was not answered and from which an editor learns something: redacted, as it is kept.
public struct RefusedQuestion: Sendable, Hashable {
    /// The refusals from which an editor learns something: the subject is one that could be answered. Gibberish, an empty
    /// message and a language that is not spoken are counted, and their text is not kept.
    static let instructive: Set<String> = ["profession", "subject", "absent", "no-figures"]

    /// The most that is kept of one text, in UTF-8 bytes.
    static let longestText = 600

    /// Its place among the questions of the message.
    var number: Int
    /// Why it was not answered.
    public var reason: String
    /// Redacted.
    public var text: String
    /// What it was taken for, the likeliest first.
    public var intents: [IntentID]
}

extension TurnRecord {
    /// Some of the message's text is kept for the editor, whatever the settings.
    public var leavesText: Bool {
        outcome != .safeguarded && explanation.clauses.contains { $0.refusal.map(RefusedQuestion.instructive.contains) ?? false }
    }

    /// The questions that were not answered; none of a message of distress.
    public func unanswered(_ redaction: Redaction = Redaction()) -> [RefusedQuestion] {
        guard outcome != .safeguarded else { return [] }
        return explanation.clauses.enumerated().compactMap { number, clause in
            guard let reason = clause.refusal, RefusedQuestion.instructive.contains(reason) else { return nil }
            let text = redaction.redact(clause.text, in: question, without: unknownNames)
            guard Redaction.saysSomething(text) else { return nil }
            return RefusedQuestion(
                number: number, reason: reason, text: Redaction.shortened(text, to: RefusedQuestion.longestText),
                intents: clause.candidates.map(\.intent))
        }
    }
}
