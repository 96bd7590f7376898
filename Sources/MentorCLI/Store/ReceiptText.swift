#if Server
import Conversations
import Foundation

/// The receipt of an erasure, in words for the person who asked for it: French first, then English.
struct ReceiptText {
    let receipt: Receipt

    var lines: [String] {
        let day = receipt.time.formatted(.iso8601)
        var lines = [
            receipt.isEmpty
                ? "Rien n'était gardé sous l'identifiant \(receipt.session). / Nothing was kept under this name."
                : "Conversation \(receipt.session) effacée / erased: \(day)",
        ]
        lines += receipt.entries.map { entry in "  \(Self.label(of: entry.store)) : \(entry.erased)" }
        if !receipt.isLogEmptied {
            lines.append(
                "Le journal du fichier est lu en ce moment par un autre programme ; il sera vidé au prochain effacement ou au "
                    + "nettoyage du jour. / The file's log will be emptied at the next erasure or daily cleaning.")
        }
        return lines
    }

    /// A store's name in both languages.
    private static func label(of store: String) -> String {
        switch store {
        case "session": "fil de la conversation / conversation"
        case "turns": "échanges / turns"
        case "feedback": "avis / votes"
        case "unanswered": "questions sans réponse / unanswered questions"
        case "inbox": "messages en attente / messages that wait"
        case "outbox": "réponses à envoyer / answers to send"
        case "response": "réponses gardées pour une relance / answers kept for a repeated delivery"
        default: store
        }
    }
}
#endif
