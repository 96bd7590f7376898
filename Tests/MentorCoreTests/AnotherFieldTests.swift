import Composition
import Dialogue
import Figures
import Foundation
import Identifiers
import Knowledge
import MentorCore
import TestSupport
import Testing
import TextAnalysis

/// What is asked of the library, and what its answer must hold.
struct LibraryQuestion: Sendable, CustomTestStringConvertible {
    let text: String
    let outcome: String
    let holds: [String]
    let source: String?

    init(_ text: String, _ outcome: String = "answered", _ holds: String..., source: String? = nil) {
        self.text = text
        self.outcome = outcome
        self.holds = holds
        self.source = source
    }

    var testDescription: String { text }
}

@Suite("Another field is another folder")
struct AnotherFieldTests {
    static let alone: [LibraryQuestion] = [
        .init("quels sont les horaires de la bibliothèque du Port ?", "answered", "de 13 h à 19 h", source: "hours-2026"),
        .init("horaires médiathèque du port", "answered", "de 13 h à 19 h", source: "hours-2026"),
        .init("la bibliothèque des Tilleuls est ouverte le samedi ?", "answered", "de 10 h à 15 h", source: "hours-2026"),
        .init("when is the Harbour Library open?", "answered", "from 1 pm to 7 pm", source: "hours-2026"),
        .init("is the Market Library open on Sunday?", "answered", "closed on Sunday", source: "hours-2026"),
        .init("combien coûte la carte de lecteur ?", "answered", "15 € par an", source: "fees-2026"),
        .init("how much is the library card?", "answered", "€15 a year", source: "fees-2026"),
        .init("où se trouve la bibliothèque des Tilleuls ?", "answered", "30, allée des Tilleuls", source: "rules-2025"),
        .init("where is the Market Library?", "answered", "place du Marché", source: "rules-2025"),
        .init("comment réserver une salle de travail ?", "answered", "au guichet ou par téléphone", source: "rules-2025"),
        .init("how do I book a study room?", "answered", "the day before", source: "rules-2025"),
        .init("combien de temps puis-je garder un livre ?", "answered", "3 semaines", source: "rules-2025"),
        .init("when do I have to return a book?", "answered", "3 weeks", source: "rules-2025"),
        .init("prix d'une salle de travail", "declined", "n'en publie pas le tarif"),
        .init("qui es-tu ?", "chatted", "bibliothèques de la ville de Belleroche"),
        .init("bonjour", "chatted", "bibliothèques de la ville de Belleroche"),
        .init("thank you", "chatted"),
    ]

    @Test("its questions are answered with their source, in both languages", arguments: alone)
    func answered(_ question: LibraryQuestion) throws {
        let reply = try LibraryField.advisor.get().respond(to: question.text).reply
        #expect(reply.outcome.rawValue == question.outcome, "\(reply.text)")
        for piece in question.holds { #expect(Self.plain(reply.text).contains(piece), "\(reply.text)") }
        if let source = question.source { #expect(reply.citations.map(\.id.rawValue).contains(source)) }
    }

    @Test("every folder of it loads without a word of complaint, and it is another field than the shipped one")
    func loads() throws {
        #expect(LibraryField.loaded.diagnostics.map(\.description) == [])
        let base = try #require(LibraryField.loaded.base)
        let shipped = try #require(Shipped.loaded.base)
        let kinds = Set(shipped.schema.kinds.map(\.id)).subtracting([EntityKind(trusted: "faq")])
        #expect(kinds.isDisjoint(with: base.schema.kinds.map(\.id)))
        let own = base.intents.filter { $0.act == "ask" && $0.about == nil }
        #expect(own.count >= 6 && base.intents.count >= 8)
        for intent in base.intents where intent.about == nil {
            for language in Language.allCases { #expect(intent.examples[language, default: []].count >= 25, "\(intent.id)") }
        }
    }

    @Test("a follow-up keeps to the branch that was spoken of, and another branch to what was asked")
    func followUp() throws {
        for (first, next, branch, other) in [
            ("quels sont les horaires de la bibliothèque du Port ?", "et le samedi ?", "de 9 h à 13 h", "et celle des Tilleuls ?"),
            ("when is the Harbour Library open?", "and on Saturday?", "from 9 am to 1 pm", "and the Linden Library?"),
        ] {
            let advisor = try LibraryField.advisor.get()
            let asked = advisor.respond(to: first)
            let saturday = advisor.respond(to: next, state: asked.state)
            #expect(saturday.reply.outcome == .answered)
            let line = saturday.reply.text.split(separator: "\n").first.map { String($0) } ?? ""
            #expect(Self.plain(line).contains(branch), "\(saturday.reply.text)")
            let linden = advisor.respond(to: other, state: saturday.state)
            #expect(linden.state.topics.first?.entities.map(\.rawValue) == ["linden-library"])
            #expect(linden.state.topics.first?.facet?.rawValue == "hours")
        }
    }

    @Test("two branches are set side by side, and all are ranked by a figure that they share")
    func compared() throws {
        let advisor = try LibraryField.advisor.get()
        for question in [
            "différence entre la bibliothèque du Marché et celle du Port", "compare the Market Library and the Harbour Library",
        ] {
            let turn = advisor.respond(to: question)
            #expect(turn.reply.outcome == .answered)
            #expect(turn.state.topics.first?.form == .compare)
            #expect(turn.state.topics.first?.entities.map(\.rawValue) == ["market-library", "harbour-library"])
            #expect(turn.reply.citations.map(\.id.rawValue) == ["rules-2025"])
        }
        for (question, amount, least) in [
            ("quelle bibliothèque a le plus de livres ?", 62_000.0, 14_500.0), ("which library has the most books?", 62_000, 14_500),
            ("which library is open longest?", 40, 22), ("quelle bibliothèque ouvre le plus longtemps ?", 40, 22),
        ] {
            let reply = advisor.respond(to: question).reply
            #expect(reply.outcome == .answered, "\(question): \(reply.text)")
            let figures = reply.parts.flatMap(\.figures).compactMap(\.midpoint)
            #expect(figures.count == 3 && figures.first == amount && figures.last == least, "\(question): \(reply.text)")
        }
    }

    @Test("a question without a branch is asked back, in the kind's own gender, and a choice answers it")
    func choice() throws {
        let advisor = try LibraryField.advisor.get()
        for (question, back) in [("quels sont les horaires ?", "quelle bibliothèque"), ("when are you open?", "which library")] {
            let asked = advisor.respond(to: question)
            #expect(asked.reply.outcome == .clarified, "\(asked.reply.text)")
            #expect(asked.reply.text.contains(back), "\(asked.reply.text)")
            #expect(asked.reply.choices.count == 3)
            let second = try #require(asked.reply.choices.dropFirst().first)
            for taken in ["2", second.label] {
                let reply = advisor.respond(to: taken, state: asked.state).reply
                #expect(reply.outcome == .answered && reply.citations.map(\.id.rawValue) == ["hours-2026"], "\(reply.text)")
            }
        }
    }

    static let foreign = [
        "combien gagne un data scientist ?", "c'est quoi le machine learning ?", "how much does an AI engineer earn?",
        "recette de la pâte à crêpes", "quelles études pour devenir ingénieur IA", "45k brut en net", "asdfgh qsdf",
    ]

    @Test("what lies outside is refused, and the refusal names the library's own field", arguments: foreign)
    func refused(_ question: String) throws {
        let reply = try LibraryField.advisor.get().respond(to: question).reply
        #expect(reply.outcome == .declined, "\(reply.text)")
        #expect(reply.text.contains("Belleroche"), "\(reply.text)")
        #expect(reply.parts.allSatisfy(\.figures.isEmpty) && reply.citations.isEmpty)
    }

    @Test("every side of every page is answered with a source when it is asked in the schema's words", arguments: Language.allCases)
    func walked(_ language: Language) throws {
        let advisor = try LibraryField.advisor.get()
        let questions = advisor.suggestions(for: " ", language: language, limit: 1_000)
        #expect(questions.count >= 12)
        for question in questions {
            let reply = advisor.respond(to: question, language: language).reply
            #expect(reply.outcome == .answered && !reply.citations.isEmpty, "\(question): \(reply.text)")
        }
    }

    /// Words that belong to the shipped field: the names of its things and kinds, and those of its trade.
    private static var strange: Regex<(Substring, Substring)> {
        let words = /\b(IA|AI|data|m[ée]tiers?|roles?|salaires?|salary|gagne|earn|orientation|careers?|ing[ée]nieur|engineer|brut|gross)\b/
        return words.ignoresCase()
    }

    @Test("no answer, choice or suggestion holds a word of the shipped field")
    func ownWords() throws {
        let advisor = try LibraryField.advisor.get()
        let conversation = [
            "d'où ça vient ?", "quelle est la source ?", "why?", "aide", "what can you do?", "au revoir", "goodbye", "merci", "hello",
            "", "2", "oui", "quelles bibliothèques y a-t-il ?", "which libraries are there?", "et en net ?",
            "laquelle a le plus de livres ?", "xyzzy plugh", "je voudrais parler à quelqu'un",
            "différence avec la bibliothèque du Port", "horaires du Marché et du Port et prix de la carte",
        ]
        let strange = Self.strange
        var questions = Self.alone.map(\.text) + Self.foreign + conversation
        for language in Language.allCases { questions += advisor.suggestions(for: " ", language: language, limit: 1_000) }
        for before in ["", "quels sont les horaires de la bibliothèque du Port ?", "quels sont les horaires ?"] {
            let state = before.isEmpty ? ConversationState() : advisor.respond(to: before).state
            for question in questions {
                let reply = advisor.respond(to: question, state: state).reply
                for text in [reply.text] + reply.choices.map(\.label) + reply.suggestions {
                    // What the person wrote may be quoted.
                    let own = text.components(separatedBy: question).joined()
                    #expect(own.firstMatch(of: strange) == nil, "“\(before)” “\(question)”: \(text)")
                }
            }
        }
    }

    /// Every kind of space as one plain space.
    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: { $0.isWhitespace && $0 != "\n" }).joined(separator: " ")
    }
}
