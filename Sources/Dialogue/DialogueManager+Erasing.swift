internal import Identifiers

/// Erasing a conversation in plain words: "efface mes données", a question back, "oui".
///
/// What is erased does not come back, and whether a message wishes it is a guess. So a wish never erases: it is asked whether
/// that is meant, and only a yes to this question, in the very next message, erases. Everything else keeps. A command
/// (`/oublie-moi`) is no guess, and is not asked about.
extension DialogueManager {
    /// The place of the yes among the two choices, from 1; the other is the no.
    static let yes = 1

    /// The answer to the question whether to erase; nil when it was not asked, or the message is about something else.
    func erasurePlan(_ state: ConversationState, _ interpretations: [Interpretation]) -> Plan? {
        guard state.isErasureOffered, let first = interpretations.first else { return nil }
        if isYes(first), interpretations.dropFirst().allSatisfy({ isYes($0) || isWish($0) }) { return decided(first, .erase) }
        if interpretations.count == 1, isNo(first) { return decided(first, .chat(.refuse)) }
        return nil
    }

    /// "oui", "vas-y", "1"; never "le dernier".
    private func isYes(_ i: Interpretation) -> Bool {
        if let number = i.number { return number == Self.yes }
        let best = bestAct(i)
        return best.act == .accept && best.probability >= thresholds.clear && i.pick == nil && !i.isLastChoice && isShort(i)
    }

    /// "oui, efface tout": said again behind the yes.
    private func isWish(_ i: Interpretation) -> Bool {
        let best = bestAct(i)
        return (best.act == .erase || best.act == .restart) && best.probability >= thresholds.clear && isShort(i)
    }

    private func isNo(_ i: Interpretation) -> Bool {
        if let number = i.number { return number == Self.yes + 1 }
        let best = bestAct(i)
        return (best.act == .refuse || best.act == .correct) && best.probability >= thresholds.clear && isShort(i)
    }

    private func isShort(_ i: Interpretation) -> Bool { i.mentions.isEmpty && i.contentWords <= 2 && i.unexplained.isEmpty }
}
