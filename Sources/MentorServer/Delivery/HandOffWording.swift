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

    /// Asks what this is, by a command or by its bare word; said to a person, nobody means us by it.
    static func asksForHelp(_ text: String) -> Bool {
        let word = text.lowercased().filter { !$0.isWhitespace }
        return ["/start", "/aide", "/help", "aide", "help"].contains(word)
    }

    /// Said below the answer to a request for a person.
    ///
    /// - Parameter reference: by which the school's list calls the conversation, so that whoever sees both can tell it.
    static func notice(_ language: Language, reference: String) -> String {
        switch language {
        case .french:
            "À partir de maintenant, je me tais : une personne de l'établissement prend le relais (référence de la demande : \(reference)). "
                + "Pour me parler à nouveau, écrivez « reprendre »."
        case .english:
            "From now on I keep silent: a person of the school takes over (reference of the request: \(reference)). "
                + "To talk to me again, write “resume”."
        }
    }

    /// The turn that says why Mentor says nothing; nothing of it is kept.
    static func reminder(_ state: ConversationState, _ language: Language, reference: String) -> Turn {
        let text = switch language {
        case .french:
            "Une personne de l'établissement a été prévenue (référence de la demande : \(reference)), et je me tais en attendant. "
                + "Pour me parler à nouveau, écrivez « reprendre » ; pour effacer cette conversation, /oublie-moi."
        case .english:
            "A person of the school has been told (reference of the request: \(reference)), and I keep silent meanwhile. "
                + "To talk to me again, write “resume”; to erase this conversation, /forget-me."
        }
        return turn(.handedOff, text, language, [], state)
    }

    /// Said when the school gives the conversation back, or has let the time for that pass.
    static func returned(_ language: Language) -> Reply {
        let text = language == .french
            ? "Je réponds de nouveau ici. Si vous attendez encore une personne, dites-moi que vous voulez parler à quelqu'un."
            : "I answer here again. If you still wait for a person, tell me that you want to talk to somebody."
        return turn(.chatted, text, language, [.resumed], ConversationState()).reply
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
