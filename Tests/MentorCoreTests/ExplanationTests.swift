import Composition
import Dialogue
import Foundation
import Identifiers
import MentorCore
import TestSupport
import Testing
import TextAnalysis

@Suite("Explanation and events")
struct ExplanationTests {
    @Test(
        "each word that was read otherwise is told, with the reason",
        arguments: [
            ("cb gagne un data scientist", "cb", "combien", "shorthand"),
            ("combien gagne un dveloppeur python", "dveloppeur", "developpeur", "typo"),
            ("salaireee d'un data analyst", "salaireee", "salaire", "repeated letters"),
        ])
    func corrections(_ question: String, _ surface: String, _ read: String, _ reason: String) throws {
        let readings = try Shipped.advisor.get().respond(to: question).explanation.readings
        let found = readings.first { $0.surface == surface }
        #expect(found?.read == read, "\(readings)")
        #expect(found?.reason == reason, "\(readings)")
        #expect(((found?.cost ?? -1) > 0) == (reason == "typo"))
    }

    @Test(
        "a question spelt right is read as it is",
        arguments: ["combien gagne un data scientist ?", "what does a data engineer do?"])
    func nothingCorrected(_ question: String) throws {
        #expect(
            try Shipped.advisor.get().respond(to: question).explanation.readings.filter { $0.reason == "typo" }.isEmpty)
    }

    @Test("the intents are told with their probabilities, best first, and the terms that spoke for the best")
    func weights() throws {
        let explanation = try Shipped.advisor.get().respond(to: "combien gagne un data scientist ?").explanation
        let clause = try #require(explanation.clauses.first)
        #expect(clause.candidates.first?.intent.rawValue == "salary")
        #expect((2...5).contains(clause.candidates.count))
        let probabilities = clause.candidates.map(\.probability)
        #expect(probabilities == probabilities.sorted(by: >))
        #expect(probabilities.allSatisfy { (0...1).contains($0) })
        #expect(abs(clause.margin - (probabilities[0] - probabilities[1])) < 1e-6)
        #expect((1...8).contains(clause.weights.count))
        // What speaks against the intent is told as well: the heaviest first, whichever way it pulls.
        let strengths = clause.weights.map { abs($0.weight) }
        #expect(strengths == strengths.sorted(by: >) && clause.weights.first.map { $0.weight > 0 } == true)
        #expect(
            clause.weights.contains { $0.term.contains("gagn") || $0.term.contains("combien") }, "\(clause.weights)")
        #expect(clause.decision == "answer")
        #expect(clause.refusal == nil)
        #expect((0...1).contains(clause.coverage) && (0...1).contains(clause.none))
    }

    @Test(
        "a refusal tells why",
        arguments: [
            ("salaire d'un fleuriste", "profession"), ("", "empty"), ("qsdfgh wxcvbn azerpo", "gibberish"),
            ("quel temps fera-t-il demain à Lille ?", "subject"), ("¿cuánto gana un ingeniero?", "language"),
        ])
    func refusal(_ question: String, _ reason: String) throws {
        let turn = try Shipped.advisor.get().respond(to: question)
        #expect(turn.events.contains(.declined(reason)), "\(turn.events)")
        if question.isEmpty { return }
        #expect(turn.explanation.clauses.first?.decision.hasPrefix("decline-") == true)
        #expect(turn.explanation.clauses.first?.refusal?.isEmpty == false)
    }

    @Test("each question of a message has its clause")
    func clauses() throws {
        let turn = try Shipped.advisor.get().respond(
            to: "quelles sont les missions d'un data engineer et combien il gagne ?")
        #expect(turn.explanation.clauses.map(\.decision) == ["answer", "answer"])
        #expect(turn.reply.parts.map(\.intent.rawValue) == ["missions", "salary"])
    }

    // MARK: Distress

    static let distress = [
        "je veux mourir zorglub", "on me frappe à la maison zorglub", "i want to kill myself zorglub",
        "jvé me suicidé zorglub",
        "combien gagne un data scientist zorglub ? je me scarifie",
    ]

    @Test(
        "distress is heard before anything is ranked, in a conversation too, and the thread goes on after it",
        arguments: distress)
    func heard(_ message: String) throws {
        let advisor = try Shipped.advisor.get()
        let before = advisor.respond(to: "que fait un data steward ?").state
        for state in [ConversationState(), before] {
            let turn = advisor.respond(to: message, state: state)
            #expect(turn.reply.outcome == .safeguarded)
            #expect(turn.reply.text.contains("3114") && turn.reply.text.contains("119"))
            #expect(turn.reply.citations.isEmpty && turn.reply.choices.isEmpty && turn.reply.suggestions.isEmpty)
            #expect(turn.events == [.safeguarded])
            #expect(turn.state.topics == state.topics)
        }
        let asked = advisor.respond(to: "et les études ?", state: advisor.respond(to: message, state: before).state)
        #expect(asked.reply.outcome == .answered)
        #expect(asked.state.focus.map(\.rawValue) == ["data-steward"])
    }

    @Test(
        "neither the explanation nor the events nor the state of a message in distress hold a word of it",
        arguments: distress)
    func silent(_ message: String) throws {
        let turn = try Shipped.advisor.get().respond(to: message)
        let encoder = JSONEncoder()
        let kept =
            "\(turn.explanation)" + String(decoding: try encoder.encode(turn.events), as: UTF8.self)
            + String(decoding: try encoder.encode(turn.state), as: UTF8.self) + "\(turn.reply.parts)"
        let own = turn.reply.text.lowercased()
        for word in message.split(whereSeparator: { !$0.isLetter }).map({ $0.lowercased() }) where word.count > 4 {
            // The fixed message has words of its own.
            guard !own.contains(word) else { continue }
            #expect(!kept.lowercased().contains(word), "“\(word)” in \(kept)")
        }
        #expect(turn.explanation.readings.isEmpty)
        #expect(
            turn.explanation.clauses.allSatisfy {
                $0.text.isEmpty && $0.unexplained.isEmpty && $0.weights.isEmpty && $0.found.isEmpty
            })
    }

    @Test(
        "distress is heard through typos and shorthand",
        arguments: [
            "je veu mourir", "I wnat to kill myslef", "jveux mourir", "jvé me suicidé", "jveu mourrir",
            "mé paren me frape", "jme scarifi",
        ])
    func typos(_ message: String) throws {
        let outcome = try Shipped.advisor.get().respond(to: message).reply.outcome
        withKnownIssue("“jveu mourrir” and “mé paren me frape” are not read as what they mean", isIntermittent: true) {
            #expect(outcome == .safeguarded)
        }
    }

    @Test(
        "what only sounds like distress is answered as what it is",
        arguments: [
            ("je suis mort de rire, combien gagne un data analyst ?", Outcome.answered),
            ("kill -9 ne marche pas", .declined), ("ce métier me tue de rire", .declined),
            ("comment tuer un processus en Python ?", .declined),
        ])
    func harmless(_ message: String, _ expected: Outcome) throws {
        let reply = try Shipped.advisor.get().respond(to: message).reply
        #expect(reply.outcome != .safeguarded, "\(reply.text)")
        if expected == .answered { #expect(reply.outcome == .answered, "\(reply.text)") }
    }

    @Test(
        "no event holds a word of the person's",
        arguments: [
            "combien gagne un data scientist à Zorglubville ?", "salaire d'un zorglubeur professionnel",
            "zorglub zorglub",
            "et un boulanger qui s'appelle Zorglub ?",
            "je m'appelle Zorglub, quelles études pour devenir data engineer ?",
        ])
    func events(_ message: String) throws {
        let turn = try Shipped.advisor.get().respond(to: message)
        let written = String(decoding: try JSONEncoder().encode(turn.events), as: UTF8.self).lowercased()
        #expect(!written.contains("zorglub"))
        #expect(!written.contains("boulanger"))
        let state = String(decoding: try JSONEncoder().encode(turn.state), as: UTF8.self).lowercased()
        #expect(!state.contains("zorglub") && !state.contains("boulanger"))
    }
}
