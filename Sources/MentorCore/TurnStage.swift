/// The parts of the work on a message, in the order in which they are first entered.
///
/// The pure core reads no clock, and whoever wants to know where the time goes must not measure a copy of it that is put
/// together otherwise. So `Advisor.respond` says which part it enters, to an observer that the shell may hand in, and does
/// the same work in the same order whether anybody listens or not; unobserved, a part costs one comparison.
public enum TurnStage: String, Sendable, CaseIterable {
    /// Telling the language.
    case language
    /// The message as tokens.
    case analysis
    /// What is left of reading: cutting into questions, putting findings side by side.
    case reading
    /// Entities in the tokens.
    case linking
    /// The intents, ranked.
    case matching
    /// The passages, ranked.
    case retrieval
    /// What to say.
    case dialogue
    /// The words for it.
    case composition
    /// The reasons.
    case explanation

    /// Is told of every change; the work that follows is of this stage until the next call.
    public typealias Observer = (TurnStage) -> Void
}
