import Composition
import Dialogue
import Identifiers
import MentorCore

/// One question that two advisers answer differently.
struct AnswerDifference {
    /// What one of them says.
    struct Answer: Hashable {
        let outcome: String
        let intent: String
        let text: String
        let sources: [String]

        init(_ reply: Reply) {
            outcome = reply.outcome.rawValue
            intent = reply.parts.first?.intent.rawValue ?? "none"
            text = reply.text
            sources = reply.citations.map(\.id.rawValue)
        }
    }

    let question: QuestionSet.Question
    let old: Answer
    let new: Answer

    /// The first line in which the two texts differ; empty where one ends before the other.
    var lines: (old: String, new: String) {
        let before = old.text.split(separator: "\n").map(String.init)
        let after = new.text.split(separator: "\n").map(String.init)
        var number = 0
        while number < before.count, number < after.count, before[number] == after[number] { number += 1 }
        return (number < before.count ? before[number] : "", number < after.count ? after[number] : "")
    }

    /// Asks both every question, each a conversation of its own.
    static func all(_ questions: [QuestionSet.Question], _ old: Advisor, _ new: Advisor) -> [AnswerDifference] {
        var progress = Progress("Questions :", total: questions.count)
        var found: [AnswerDifference] = []
        for question in questions {
            let before = Answer(old.respond(to: question.text, language: question.language, weighs: false).reply)
            let after = Answer(new.respond(to: question.text, language: question.language, weighs: false).reply)
            if before != after { found.append(AnswerDifference(question: question, old: before, new: after)) }
            progress.step()
        }
        progress.end()
        return found
    }
}
