import Composition
import Dialogue
import Identifiers
import MentorCore
import TextAnalysis
import Understanding

/// What the adviser says to the questions of a transcript, and how that differs from what is expected.
struct TranscriptRun {
    /// One question whose answer is not as expected.
    struct Miss {
        let path: String
        let line: Int
        let title: String
        let question: String
        /// What was expected and not met, one a line.
        let expected: [String]
        let reply: Reply
        /// Up to three intents, best first, with their probabilities.
        let candidates: [(name: String, probability: Double)]
    }

    private(set) var misses: [Miss] = []
    private(set) var exchanges = 0
    private(set) var conversations = 0
    /// The file's lines with the answers of this run in the place of those recorded before.
    private(set) var recording: [String] = []

    init(_ transcript: Transcript, advisor: Advisor, language: Language?) {
        var answers: [Int: [String]] = [:]
        for conversation in transcript.conversations {
            conversations += 1
            var state = ConversationState()
            for exchange in conversation.exchanges {
                exchanges += 1
                let turn = advisor.respond(
                    to: exchange.question, state: state, language: conversation.language ?? language)
                state = turn.state
                let said = turn.reply.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                answers[exchange.line] = said
                let expected = Self.unmet(exchange, turn)
                if !expected.isEmpty {
                    misses.append(
                        Miss(
                            path: transcript.path, line: exchange.line, title: conversation.title,
                            question: exchange.question,
                            expected: expected, reply: turn.reply, candidates: Self.candidates(turn)))
                }
            }
        }
        record(transcript, answers)
    }

    private static func unmet(_ exchange: Transcript.Exchange, _ turn: Turn) -> [String] {
        let reply = turn.reply
        let folded = AnswerPattern.fold(reply.text)
        var unmet: [String] = exchange.expectations.compactMap { _, expectation in
            switch expectation {
            case .outcome(let outcomes):
                outcomes.contains(reply.outcome) ? nil : "outcome " + outcomes.map(\.rawValue).joined(separator: " or ")
            case .intent(let names):
                names.contains(reply.parts.first?.intent.rawValue ?? "")
                    ? nil : "intent " + names.joined(separator: " or ")
            case .entity(let id):
                reply.parts.contains { $0.entities.contains { $0.entity?.rawValue == id } }
                    || turn.state.focus.contains { $0.rawValue == id } ? nil : "entity \(id)"
            case .source(let id): reply.citations.contains { $0.id.rawValue == id } ? nil : "source \(id)"
            case .holds(let pattern): pattern.isFound(in: folded) ? nil : "an answer with /\(pattern.source)/"
            case .lacks(let pattern): pattern.isFound(in: folded) ? "an answer without /\(pattern.source)/" : nil
            }
        }
        if let recorded = exchange.recorded, recorded.joined(separator: "\n") != reply.text {
            unmet.append("the recorded answer")
        }
        return unmet
    }

    private static func candidates(_ turn: Turn) -> [(name: String, probability: Double)] {
        let found = turn.explanation.clauses.first?.candidates ?? []
        return found.prefix(3).map { ($0.intent.rawValue, $0.probability) }
    }

    private mutating func record(_ transcript: Transcript, _ answers: [Int: [String]]) {
        for (index, line) in transcript.lines.enumerated() {
            if line == "<" || line.hasPrefix("< ") { continue }
            recording.append(line)
            for said in answers[index + 1] ?? [] { recording.append(said.isEmpty ? "<" : "< " + said) }
        }
    }
}
