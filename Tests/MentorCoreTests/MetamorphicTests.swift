import Composition
import Dialogue
import Identifiers
import MentorCore
import TestSupport
import Testing
import TextAnalysis
import Understanding

/// What a pupil changes without meaning to must not change the answer.
@Suite("The same question, typed otherwise")
struct MetamorphicTests {
    private static let french = [
        "combien gagne un ingénieur machine learning débutant ?",
        "quelles sont les missions d'un développeur Python ?",
        "quelles études pour devenir délégué à la protection des données ?",
        "à quoi ressemble la journée d'un ingénieur NLP ?",
        "quelle est la différence entre l'architecte data et le data engineer ?",
        "c'est quoi, l'ingénieur MLOps ?",
        "où travaille un chercheur en IA ?",
        "quels outils utilise l'ingénieur vision par ordinateur ?",
        "est-ce difficile de devenir data scientist ?",
        "salaire d'un sage-femme",
    ]

    private static let english = [
        "how much does a machine learning engineer earn?", "what does a data steward do?",
        "what should I study to become a data scientist?",
        "what's the difference between a data analyst and a data engineer?",
        "is it hard to become an MLOps engineer?", "how much does a plumber earn?",
    ]

    /// What was understood and what was answered.
    private struct Heard: Equatable, CustomStringConvertible {
        let outcome: Outcome
        let intents: [String]
        let entities: [String]
        let text: String

        init(_ question: String, language: Language? = nil) throws {
            let turn = try Shipped.advisor.get().respond(to: question, language: language)
            outcome = turn.reply.outcome
            intents = turn.reply.parts.map(\.intent.rawValue)
            entities = turn.reply.parts.flatMap(\.entities).map { $0.entity?.rawValue ?? "-" }
            text = turn.reply.text
        }

        var description: String { "\(outcome) \(intents) \(entities) \(text.prefix(160))" }
    }

    private func same(_ question: String, _ changed: String) throws {
        let before = try Heard(question)
        let after = try Heard(changed)
        #expect(after.outcome == before.outcome, "“\(changed)”: \(after) instead of \(before)")
        #expect(after.intents == before.intents, "“\(changed)”: \(after) instead of \(before)")
        #expect(after.entities == before.entities, "“\(changed)”: \(after) instead of \(before)")
        // A refusal quotes the profession as it was typed.
        if before.outcome == .answered {
            #expect(after.text == before.text, "“\(changed)”: \(after) instead of \(before)")
        }
    }

    @Test("without accents", arguments: french)
    func withoutAccents(_ question: String) throws {
        let plain = ["é": "e", "è": "e", "ê": "e", "à": "a", "ù": "u", "É": "E", "ô": "o", "ç": "c"]
        try same(question, question.map { plain[String($0)] ?? String($0) }.joined())
    }

    @Test("in upper case", arguments: french + english)
    func upperCase(_ question: String) throws { try same(question, question.uppercased()) }

    @Test("in lower case", arguments: french + english)
    func lowerCase(_ question: String) throws { try same(question, question.lowercased()) }

    @Test("with typographic apostrophes", arguments: french + english)
    func apostrophes(_ question: String) throws {
        for sign in ["’", "ʼ", "‘"] { try same(question, question.replacing("'", with: sign)) }
    }

    @Test("decomposed, as some keyboards send it", arguments: french)
    func decomposed(_ question: String) throws {
        let parts = ["é": "e\u{301}", "è": "e\u{300}", "ê": "e\u{302}", "à": "a\u{300}", "ù": "u\u{300}"]
        try same(question, question.map { parts[String($0)] ?? String($0) }.joined())
    }

    @Test("with a greeting in front", arguments: french)
    func greeting(_ question: String) throws {
        for front in ["bonjour, ", "Bonjour ! ", "salut ", "slt "] { try same(question, front + question) }
    }

    @Test("with politeness behind", arguments: french)
    func politeness(_ question: String) throws {
        for behind in [" stp", " s'il vous plaît", " svp", " merci"] { try same(question, question + behind) }
    }

    @Test("with English politeness around", arguments: english)
    func englishPoliteness(_ question: String) throws {
        try same(question, "hello, " + question)
        try same(question, question + " please")
        try same(question, "hi! " + question + " thanks")
    }

    @Test("with spaces, signs and invisible characters around and between", arguments: french + english)
    func spaces(_ question: String) throws {
        try same(question, "   " + question + "  ")
        try same(question, question.replacing(" ", with: "  "))
        try same(question, question.replacing(" ", with: "\u{A0}"))
        try same(question, "\u{FEFF}" + question + "\u{200B}")
        try same(question, question.replacing("?", with: "???"))
        try same(question, question.replacing(" ?", with: "").replacing("?", with: ""))
    }

    @Test(
        "for a woman as for a man",
        arguments: [
            ("combien gagne un ingénieur machine learning ?", "combien gagne une ingénieure machine learning ?"),
            ("combien gagne un ingénieur machine learning ?", "combien gagne un·e ingénieur·e machine learning ?"),
            ("combien gagne un ingénieur machine learning ?", "combien gagne un(e) ingénieur(e) machine learning ?"),
            (
                "quelles sont les missions d'un développeur Python ?",
                "quelles sont les missions d'une développeuse Python ?"
            ),
            (
                "quelles sont les missions d'un développeur Python ?",
                "quelles sont les missions d'un développeur·se Python ?"
            ),
            ("où travaille un chercheur en IA ?", "où travaille une chercheuse en IA ?"),
            (
                "quelles études pour devenir délégué à la protection des données ?",
                "quelles études pour devenir déléguée à la protection des données ?"
            ),
            ("que fait un consultant data ?", "que fait une consultante data ?"),
            ("que fait un chef de projet data ?", "que fait une cheffe de projet data ?"),
            (
                "je suis étudiant, quelles études pour devenir data analyst ?",
                "je suis étudiante, quelles études pour devenir data analyst ?"
            ),
            ("quels outils utilise un ingénieur NLP ?", "quels outils utilisent les ingénieures NLP ?"),
        ])
    func feminine(_ masculine: String, _ feminine: String) throws { try same(masculine, feminine) }

    @Test(
        "as pupils type it",
        arguments: [
            ("combien gagne un data scientist ?", "cb gagne un data scientist"),
            ("combien gagne un data scientist ?", "combien gagne un datascientist"),
            (
                "quel est le salaire d'un ingénieur machine learning ?",
                "kel est le salaire dun ingénieur machine learning"
            ),
            (
                "quel est le salaire de l'ingénieur machine learning ?",
                "quel est le salaire de lingenieur machine learning"
            ),
            ("quelles études pour devenir data engineer ?", "quelles etudes pour devenir data enginer"),
            ("combien gagne un data analyst ?", "combiennn gagne un data analyst"),
        ])
    func shorthand(_ written: String, _ typed: String) throws { try same(written, typed) }
}
