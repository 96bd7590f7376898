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
