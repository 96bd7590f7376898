#if Server
internal import Composition
internal import Dialogue
internal import Identifiers
internal import MentorCore
internal import TextAnalysis

/// The words around a conversation that a person takes over: how it begins, how it ends.
enum HandOffWording {
    /// Asks for the adviser's return, in any channel and whatever the language.
    static func asksForReturn(_ text: String) -> Bool {
        let word = text.lowercased().filter { $0.isLetter }
        return ["reprendre", "resume"].contains(word)
    }

    /// Said below the answer to a request for a person.
    static func notice(_ language: Language) -> String {
        switch language {
        case .french:
            "À partir de maintenant, je me tais : une personne de l'établissement prend le relais. "
                + "Pour me parler à nouveau, écrivez « reprendre »."
        case .english:
            "From now on I keep silent: a person of the school takes over. To talk to me again, write “resume”."
        }
    }

    /// The turn that ends it.
    static func resumed(_ state: ConversationState, _ language: Language) -> Turn {
        var after = state
        after.apply(turn: [.resumed])
        let text = language == .french ? "Me revoici. Quelle est votre question ?" : "I am back. What is your question?"
        return turn(.chatted, text, language, [.resumed], after)
    }

    /// The turn in which the adviser says nothing.
    static func silence(_ state: ConversationState, _ language: Language) -> Turn { turn(.handedOff, "", language, [], state) }

    private static func turn(
        _ outcome: Outcome, _ text: String, _ language: Language, _ events: [DialogueEvent], _ state: ConversationState
    ) -> Turn {
        let part = ReplyPart(intent: IntentID(trusted: "handoff"), confidence: 1, entities: [], text: text, figures: [])
        return Turn(
            reply: Reply(outcome: outcome, language: language, text: text, parts: [part]), events: events, state: state,
            explanation: TurnExplanation(language: language.rawValue, readings: [], clauses: [], isTruncated: false))
    }
}
#endif
