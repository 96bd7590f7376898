#if Server
internal import Composition
internal import Conversations
internal import Dialogue
internal import FoundationEssentials
internal import Identifiers
internal import JSON
internal import MentorCore
internal import TextAnalysis

/// What was erased, in words and as JSON.
struct ReceiptWording {
    let language: Language

    /// `/oublie-moi`, in any channel and whatever the language, erases.
    static func asksForErasure(_ text: String) -> Bool {
        let words = text.lowercased().filter { !$0.isWhitespace }
        return ["/oublie-moi", "/oubliemoi", "/forget-me", "/forgetme"].contains(words)
    }

    /// That of the command.
    static func language(of command: String) -> Language { command.lowercased().contains("forget") ? .english : .french }

    /// A store's name as a person would say it.
    func label(_ store: String) -> String {
        switch (store, language) {
        case ("session", .french): "fil de la conversation"
        case ("session", .english): "thread of the conversation"
        case ("turns", .french): "réponses"
        case ("turns", .english): "answers"
        case ("feedback", .french): "avis"
        case ("feedback", .english): "votes"
        case ("unanswered", .french): "questions sans réponse"
        case ("unanswered", .english): "unanswered questions"
        case ("inbox", .french): "messages en attente de réponse"
        case ("inbox", .english): "messages that wait for an answer"
        case ("outbox", .french): "réponses en attente d'envoi"
        case ("outbox", .english): "answers that wait to be sent"
        case ("response", .french): "réponses gardées pour une relance"
        case ("response", .english): "answers kept for a repeated delivery"
        case ("memory", .french): "échanges en mémoire vive"
        case ("memory", .english): "exchanges in memory"
        default: store
        }
    }

    /// `{"session", "erased_at", "stores": [{"store", "label", "erased"}], "log_emptied"}`.
    func json(_ receipt: Receipt) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("session", receipt.session.description)
            writer.field("erased_at", receipt.time.formatted(.iso8601))
            writer.key("stores")
            writer.array(receipt.entries) { writer, entry in
                writer.object {
                    $0.field("store", entry.store)
                    $0.field("label", label(entry.store))
                    $0.field("erased", entry.erased)
                }
            }
            writer.field("log_emptied", receipt.isLogEmptied)
        }
        return writer.bytes
    }

    func text(_ receipt: Receipt?) -> String {
        guard let receipt, !receipt.isEmpty else {
            return language == .french ? "Il n'y a rien à effacer : rien n'est gardé de cette conversation."
                : "There is nothing to erase: nothing of this conversation is kept."
        }
        let lines = receipt.entries.map { entry in
            language == .french ? "• \(label(entry.store)) : \(entry.erased)" : "• \(label(entry.store)): \(entry.erased)"
        }
        let head = language == .french ? "Votre conversation est effacée. Effacé, par endroit :" : "Your conversation is erased. Erased, by place:"
        return ([head] + lines).joined(separator: "\n")
    }

    /// The receipt as an answer, for channels that have nothing but answers.
    func turn(_ receipt: Receipt?) -> Turn {
        let text = text(receipt)
        let part = ReplyPart(intent: IntentID(trusted: "erase"), confidence: 1, entities: [], text: text, figures: [])
        return Turn(
            reply: Reply(outcome: .chatted, language: language, text: text, parts: [part]), events: [], state: ConversationState(),
            explanation: TurnExplanation(language: language.rawValue, readings: [], clauses: [], isTruncated: false))
    }
}
#endif
