import Composition
import Dialogue
import Figures
import Foundation
import Identifiers
import MentorCore
import TestSupport
import Testing

@Suite("Golden conversations")
struct GoldenTests {
    @Test("go as they are written", arguments: Transcript.golden)
    func golden(_ transcript: Transcript) throws {
        let advisor = try Shipped.advisor.get()
        var state = ConversationState()
        for exchange in transcript.exchanges {
            let turn = advisor.respond(to: exchange.question, state: state)
            state = turn.state
            for expectation in exchange.expectations {
                let unmet = try expectation.unmet(turn)
                let place = "\(transcript.file):\(expectation.line)"
                let report: Comment = "\(place): “\(exchange.question)”: expected \(unmet ?? "")\n\(turn.reply.text)"
                guard transcript.isKnownIssue else {
                    #expect(unmet == nil, report)
                    continue
                }
                withKnownIssue(report, isIntermittent: true) { #expect(unmet == nil) }
            }
            Self.checkAlways(turn, "\(transcript.file):\(exchange.line): “\(exchange.question)”")
        }
    }

    /// What holds of every answer whatever is asked.
    static func checkAlways(_ turn: Turn, _ place: String) {
        let reply = turn.reply
        #expect(!reply.text.isEmpty, "\(place)")
        #expect(reply.text.count <= 1_500, "\(place): \(reply.text.count) characters")
        #expect(!reply.parts.isEmpty, "\(place)")
        #expect(reply.choices.count <= 3 && reply.suggestions.count <= 3, "\(place)")
        #expect((reply.outcome == .clarified) == !reply.choices.isEmpty, "\(place): choices \(reply.choices)")
        for piece in ["{{", "}}", "  ", "\n\n\n"] { #expect(!reply.text.contains(piece), "\(place): “\(piece)”") }
        let cited = Set(reply.citations.map(\.id))
        for figure in reply.parts.flatMap(\.figures) {
            #expect(
                !figure.sources.isEmpty && cited.isSuperset(of: figure.sources), "\(place): a figure without its source"
            )
        }
        if reply.text.contains(/\d\s?(€|k€)|€\d/) {
            #expect(!reply.citations.isEmpty, "\(place): money without a source")
        }
    }

    @Test("there are at least twelve, in both languages, and each states something about every answer")
    func enough() throws {
        #expect(Transcript.golden.count >= 12)
        for transcript in Transcript.golden {
            #expect(!transcript.exchanges.isEmpty, "\(transcript.testDescription)")
            for exchange in transcript.exchanges {
                #expect(!exchange.expectations.isEmpty, "\(transcript.file):\(exchange.line) expects nothing")
            }
        }
        let questions = Transcript.golden.flatMap(\.exchanges).map(\.question)
        #expect(questions.contains { $0.contains("how much") } && questions.contains { $0.contains("combien") })
    }

    @Test("every golden file is read without a fault, and a line that means nothing is reported")
    func readable() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) where name.hasSuffix(".md") {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(try !Transcript.read(text, file: name).isEmpty)
        }
        #expect(throws: Transcript.Malformed.self) { try Transcript.read("# a\n> b\nanswered\n", file: "x") }
        #expect(throws: Transcript.Malformed.self) { try Transcript.read("> b\n", file: "x") }
    }

    @Test("the events of a golden conversation, written down and replayed, give its state; they hold no word of it")
    func replay() throws {
        let advisor = try Shipped.advisor.get()
        for transcript in Transcript.golden {
            var state = ConversationState()
            var replayed = ConversationState()
            for exchange in transcript.exchanges {
                let turn = advisor.respond(to: exchange.question, state: state)
                state = turn.state
                let written = try JSONEncoder().encode(turn.events)
                replayed.apply(turn: try JSONDecoder().decode([DialogueEvent].self, from: written))
                #expect(replayed == state, "\(transcript.file):\(exchange.line)")
                guard exchange.question.count > 4 else { continue }
                #expect(
                    !String(decoding: written, as: UTF8.self).contains(exchange.question),
                    "\(transcript.file):\(exchange.line)")
            }
        }
    }
}
