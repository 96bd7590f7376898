#if Server
internal import Composition
internal import MentorCore
internal import Synchronization
internal import TextAnalysis

/// Remembers the answers to first messages that come again and again, word for word.
///
/// Most conversations begin with one of a few messages: an example of the page, a suggestion, a question of the list that
/// somebody pressed. The adviser is a pure function, so the same first message has the same turn as long as the knowledge
/// is the same, and need not be reckoned a thousand times a morning. The naive memory keeps every message and so becomes a
/// register of what people typed. This one keeps a message at its second coming only, until then a number that is derived
/// from it; of long messages, of what was not understood and of distress it keeps nothing. It is of a fixed size, goes with
/// its version of the knowledge, and the message that has not come for longest makes room.
final class TurnMemory: Sendable {
    private struct Key: Hashable {
        let text: String
        let language: Language?
    }

    private struct State {
        var turns: [Key: (turn: Turn, lastUse: Int)] = [:]
        /// Hashes of messages that came once.
        var seen: Set<Int> = []
        var uses = 0
    }

    static let mostTurns = 512
    private static let mostSeen = 4_096
    /// Bytes.
    private static let longest = 120

    private let state = Mutex(State())

    /// The turn that answers a first message, remembered or made now.
    func turn(_ text: String, _ language: Language?, _ make: () -> Turn) -> Turn {
        guard text.utf8.count <= Self.longest else { return make() }
        let key = Key(text: text, language: language)
        if let turn = recall(key) { return turn }
        // Not under the lock: two that come at once are answered twice, and nobody waits.
        let turn = make()
        if turn.reply.outcome == .answered || turn.reply.outcome == .chatted { remember(turn, key) }
        return turn
    }

    /// Number of turns remembered.
    var count: Int { state.withLock(\.turns.count) }

    private func recall(_ key: Key) -> Turn? {
        state.withLock { state in
            guard let place = state.turns.index(forKey: key) else { return nil }
            state.uses += 1
            state.turns.values[place].lastUse = state.uses
            return state.turns.values[place].turn
        }
    }

    private func remember(_ turn: Turn, _ key: Key) {
        state.withLock { state in
            guard state.seen.remove(key.hashValue) != nil else {
                if state.seen.count >= Self.mostSeen { state.seen.removeAll(keepingCapacity: true) }
                state.seen.insert(key.hashValue)
                return
            }
            if state.turns.count >= Self.mostTurns, let oldest = state.turns.min(by: { $0.value.lastUse < $1.value.lastUse }) {
                state.turns[oldest.key] = nil
            }
            state.uses += 1
            state.turns[key] = (turn, state.uses)
        }
    }
}
#endif
