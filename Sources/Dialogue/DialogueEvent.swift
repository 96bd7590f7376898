public import Identifiers
public import TextAnalysis

/// Something that happened in a conversation, without a word of the person's.
///
/// A conversation can be rebuilt from its events alone: `ConversationState()` with `apply(turn:)` for each turn in order.
public enum DialogueEvent: Sendable, Hashable, Codable {
    case languageChosen(Language)
    case answered(Topic, sources: [SourceID])
    case clarificationAsked(Clarification)
    /// The code of the refusal.
    case declined(String)
    case chatted(DialogueAct)
    case safeguarded
    case handedOff
    case resumed
    case restarted
    /// It was asked whether the conversation is really to be erased.
    case erasureOffered
    /// The person said yes: all that is kept of the conversation is to be erased.
    case erasureAccepted
}
