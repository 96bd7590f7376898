import Composition
import Dialogue
import MentorCore
import TestSupport
import Testing
import TextAnalysis

@Suite("Language of an answer")
struct LanguageTests {
    @Test(
        "a question is answered in its own language",
        arguments: [
            ("combien gagne un data scientist ?", Language.french), ("c koi un data engineer", .french),
            ("kel est le salr dun data analyst", .french),
            ("quels outils pour un machine learning engineer ?", .french),
            ("how much does a data scientist earn?", .english), ("what does a data steward do", .english),
            ("whats the salary of a ml engineer", .english), ("is there work for data engineers in France?", .english),
        ])
    func own(_ question: String, _ language: Language) throws {
        let reply = try Shipped.advisor.get().respond(to: question).reply
        #expect(reply.language == language)
        #expect(reply.outcome == .answered, "\(reply.text)")
    }

    @Test(
        "another language is declined in both, saying which two are spoken",
        arguments: [
            "¿Cuánto gana un ingeniero de datos en España?", "Wie viel verdient ein Ingenieur in Deutschland?",
            "quanto guadagna un ingegnere in Italia?", "数据科学家的工资是多少？", "сколько зарабатывает аналитик?",
            "كم راتب مهندس البيانات؟",
        ])
    func foreign(_ question: String) throws {
        let turn = try Shipped.advisor.get().respond(to: question)
        #expect(turn.reply.outcome == .declined)
        #expect(turn.reply.text.contains("français") && turn.reply.text.contains("French"), "\(turn.reply.text)")
        #expect(turn.reply.text.contains("anglais") && turn.reply.text.contains("English"))
        #expect(turn.events.contains(.declined("language")))
        #expect(turn.reply.parts.allSatisfy { $0.figures.isEmpty })
    }

    @Test(
        "a short message stays in the language of the conversation",
        arguments: ["data analyst", "MLOps ?", "DPO", "CDO"])
    func short(_ message: String) throws {
        let advisor = try Shipped.advisor.get()
        for (opening, language) in [
            ("how much does a data scientist earn?", Language.english), ("combien gagne un data scientist ?", .french),
        ] {
            let state = advisor.respond(to: opening).state
            #expect(advisor.respond(to: message, state: state).reply.language == language)
        }
    }

    @Test("a language that is asked for holds, whatever the message is written in", arguments: Language.allCases)
    func forced(_ language: Language) throws {
        for question in ["data engineer", "salaire data scientist", "salary data scientist"] {
            let turn = try Shipped.advisor.get().respond(to: question, language: language)
            #expect(turn.reply.language == language)
            #expect(turn.state.language == language)
        }
    }

    @Test(
        "the last answer is said again in the language asked for",
        arguments: [
            ("quelles sont les missions d'un data steward ?", "en anglais stp", Language.english),
            ("quelles sont les missions d'un data steward ?", "and in English?", .english),
            ("what does a data steward do?", "and in French?", .french),
            ("what does a data steward do?", "en français s'il te plaît", .french),
            ("what does a data steward do?", "et en français ?", .french),
        ])
    func again(_ opening: String, _ wish: String, _ language: Language) throws {
        let advisor = try Shipped.advisor.get()
        let first = advisor.respond(to: opening)
        let second = advisor.respond(to: wish, state: first.state)
        #expect(second.reply.outcome == .answered, "\(second.reply.text)")
        #expect(second.reply.language == language)
        #expect(second.state.focus == first.state.focus)
        #expect(second.state.facet == first.state.facet)
    }
}
