#if Server
public import Conversations
public import Foundation

/// A store as a school's first week leaves it: small enough to count by hand.
public enum SampleWeek {
    /// Names numbers one after the other: the same week each time.
    private struct Counter: RandomNumberGenerator {
        var state: UInt64

        // SplitMix64 (Steele, Lea, Flood, 2014).
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// What each of the unanswered questions asks.
    private static let unanswered = [
        "combien gagne un luthier ?", "salaire d'un luthier", "un luthier ça gagne combien", "luthier salaire ?", "le métier de fromager",
        "c'est quoi un fromager ?", "y a une cantine à l'école ?",
    ]

    /// Fills a store: three conversations with eleven messages in all, one vote up, two down, seven unanswered questions of
    /// which four ask the same.
    ///
    /// - Returns: the conversations; the first has four messages, three votes and no unanswered question.
    public static func fill(_ store: SQLiteConversationStore, at time: Date = Sample.time) async throws -> [SessionID] {
        var names = Counter(state: 42)
        let sessions = (0..<3).map { _ in SessionID.random(using: &names) }
        var turns: [TurnID] = []
        for number in 0..<4 {
            let turn = TurnID.random(using: &names)
            turns.append(turn)
            _ = try await store.append(
                number == 3
                    ? Sample.turn(
                        turn, at: time + Double(number), intent: "studies", runnerUp: "access", entity: "data-engineer", confidence: 0.5,
                        margin: 0.05, oldestFigure: nil)
                    : Sample.turn(turn, at: time + Double(number), oldestFigure: 2020 + number), to: sessions[0], isFirst: number == 0)
        }
        for (number, question) in unanswered.enumerated() {
            _ = try await store.append(
                Sample.turn(
                    TurnID.random(using: &names), at: time + 3_600 + Double(number), question: question,
                    refusal: number == 6 ? "subject" : "profession", intent: "salary", entity: nil, oldestFigure: nil),
                to: sessions[number < 4 ? 1 : 2], isFirst: number == 0 || number == 4)
        }
        _ = try await store.record(Vote(turn: turns[0], direction: .up, time: time + 10))
        _ = try await store.record(Vote(turn: turns[1], direction: .down, comment: "le <b>chiffre</b> est vieux", time: time + 11))
        _ = try await store.record(Vote(turn: turns[3], direction: .down, time: time + 12))
        return sessions
    }
}
#endif
