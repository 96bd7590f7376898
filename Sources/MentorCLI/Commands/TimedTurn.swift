import Dialogue
import MentorCore
import TextAnalysis

/// A turn, and how long it took from text to answer by a clock that never goes back.
struct TimedTurn {
    let turn: Turn
    let microseconds: Int

    init(_ advisor: Advisor, _ text: String, state: ConversationState, language: Language?, weighs: Bool) {
        // Learning a language is loading, not answering.
        advisor.prepare(for: text, state: state, language: language)
        let clock = ContinuousClock()
        let start = clock.now
        turn = advisor.respond(to: text, state: state, language: language, weighs: weighs)
        microseconds = Int(start.duration(to: clock.now) / .microseconds(1))
    }
}

/// Names a turn without saying anything about it: 128 random bits in 26 letters and digits.
enum TurnName {
    /// The digits and letters of Douglas Crockford's base 32, in which none is taken for another.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A name that nobody can guess.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        var bits = UInt128(generator.next()) << 64 | UInt128(generator.next())
        var name: [UInt8] = []
        for _ in 0..<26 {
            name.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        return String(decoding: name, as: UTF8.self)
    }
}
