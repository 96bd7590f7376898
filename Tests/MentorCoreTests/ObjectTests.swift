import Composition
import Dialogue
import MentorCore
import Testing
import TextAnalysis

@Suite("A voice or a picture, which platforms hand on as the sign for an object")
struct ObjectTests {
    @Test("It is said that only text is read, in the conversation's language, and the conversation goes on", arguments: [
        (Language.french, "lire que du texte"), (.english, "only read text"),
    ])
    func words(language: Language, words: String) throws {
        let advisor = try SmallWorld.advisor()
        var state = ConversationState()
        state.apply(.languageChosen(language))
        for text in ["\u{FFFC}", " \u{FFFC}\n\u{FFFC} "] {
            let turn = advisor.respond(to: text, state: state)
            #expect(turn.reply.outcome == .declined && turn.reply.language == language && turn.reply.text.contains(words))
            #expect(turn.events == [.declined("object")] && turn.state.language == language)
        }
        #expect(!advisor.respond(to: "bonjour \u{FFFC}", state: state).reply.text.contains(words), "there are words beside it")
    }
}
