public import MentorCore

/// What the page of the plain conversation shows, `/ask`.
///
/// The exchanges are those that the server vouches for: that of this request, or the last ones that it holds in memory.
/// Never take them from the form: another site could put words into Mentor's mouth.
public struct AskPage: Sendable {
    /// A question and what was answered.
    public struct Exchange: Sendable {
        /// As typed.
        public var question: String
        public var turn: Turn
        /// Names the turn in a vote; nil when it cannot be voted on.
        public var id: String?

        public init(question: String, turn: Turn, id: String?) {
            (self.question, self.turn, self.id) = (question, turn, id)
        }
    }

    /// Why the form came back.
    public enum Problem: String, Sendable, Hashable, CaseIterable {
        /// Nothing was typed.
        case empty
        /// More was typed than is read.
        case long
        /// The form was not one of this site's, or broken.
        case form
        /// Too many questions in a short time.
        case busy
    }

    /// What was erased, from which store.
    public struct Erased: Sendable, Hashable {
        /// `session`, `turns`, `feedback`, `unanswered`, as the store calls it.
        public var store: String
        public var count: Int

        public init(store: String, count: Int) { (self.store, self.count) = (store, count) }
    }

    /// Oldest first.
    public var exchanges: [Exchange] = []
    /// Nil before the first message.
    public var session: String?
    public var problem: Problem?
    /// What was typed when there was a problem.
    public var draft: String?
    /// A vote was taken.
    public var thanks = false
    /// The conversation was erased; one for each store.
    public var receipt: [Erased]?

    public init() {}
}
