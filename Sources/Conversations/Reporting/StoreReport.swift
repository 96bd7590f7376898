public import Identifiers

/// What an editor can learn from the turns of a time. Messages of distress are not among them: nothing of them was kept.
public struct StoreReport: Sendable, Hashable {
    /// A word and how often.
    public struct Count: Sendable, Hashable {
        public var name: String
        public var count: Int

        public init(name: String, count: Int) {
            self.name = name
            self.count = count
        }
    }

    /// What was asked of a thing, how often, and what people thought of the answers.
    public struct Asked: Sendable, Hashable {
        public var intent: IntentID
        /// The first thing that the question named; nil when it named none.
        public var entity: EntityID?
        public var count: Int
        public var up: Int
        public var down: Int
    }

    /// Answers of which Mentor was not sure: all that hesitated between the same two intents.
    public struct Uncertain: Sendable, Hashable {
        public var intent: IntentID
        public var runnerUp: IntentID?
        public var count: Int
        /// Mean probability of the intent, in [0, 1].
        public var confidence: Double
        /// Mean margin before the runner-up.
        public var margin: Double
    }

    /// An answer that somebody voted down.
    public struct Disliked: Sendable, Hashable {
        public var turn: TurnID
        /// `YYYY-MM-DD`.
        public var day: String
        public var language: String
        public var outcome: String
        public var intent: IntentID
        public var entities: [EntityID]
        /// Redacted.
        public var comment: String?
        /// Redacted; nil unless whole conversations are kept.
        public var question: String?
    }

    /// Figures that were served, by the year of the oldest one in the answer.
    public struct FigureAge: Sendable, Hashable {
        /// Nil: no date is known.
        public var year: Int?
        /// Answers.
        public var count: Int
    }

    public var turns = 0
    public var sessions = 0
    /// By number, then name.
    public var outcomes: [Count] = []
    /// Of all questions in the messages, by number, then name.
    public var intents: [Count] = []
    /// Things that were named, of every kind: "role/data-scientist".
    public var entities: [Count] = []
    public var languages: [Count] = []
    public var asked: [Asked] = []
    /// Turns in each hour of the day, 24 numbers.
    public var hours = [Int](repeating: 0, count: 24)
    /// Turns on each day of the week, Monday first, 7 numbers.
    public var weekdays = [Int](repeating: 0, count: 7)
    public var uncertain: [Uncertain] = []
    public var votesUp = 0
    public var votesDown = 0
    /// The latest first.
    public var disliked: [Disliked] = []
    /// The oldest first, the undated last.
    public var figureAges: [FigureAge] = []
    /// Most asked first.
    public var unanswered: [QuestionCluster] = []
    /// Number of unanswered questions, also those in clusters beyond the limit.
    public var unansweredCount = 0

    public init() {}
}
