import Composition
import Identifiers
import JSON

/// What came of replaying transcripts.
struct ConversationReport {
    let runs: [TranscriptRun]
    let style: Style

    private var conversations: Int { runs.reduce(0) { $0 + $1.conversations } }
    private var questions: Int { runs.reduce(0) { $0 + $1.exchanges } }
    private var misses: [TranscriptRun.Miss] { runs.flatMap(\.misses) }

    /// A question was answered otherwise than expected, or there was no question: a test of nothing proves nothing.
    var hasFailed: Bool { !misses.isEmpty || questions == 0 }

    /// For a person: each miss with what was said, expected and got, then the sum.
    var text: String {
        var lines: [String] = []
        for miss in misses {
            lines.append(
                "\(miss.path):\(miss.line): " + (miss.title.isEmpty ? "" : "\(miss.title): ") + "not as expected")
            lines.append("  said      \(miss.question)")
            lines += miss.expected.map { "  expected  \($0)" }
            let intent = miss.reply.parts.first?.intent.rawValue ?? "none"
            lines.append("  got       \(miss.reply.outcome.rawValue), intent \(intent)")
            lines += miss.reply.text.split(separator: "\n").map { "            \($0)" }
            if !miss.candidates.isEmpty {
                lines.append(
                    "  top 3     " + miss.candidates.map { "\($0.name) \($0.probability)" }.joined(separator: ", "))
            }
        }
        lines.append(
            questions == 0
                ? "no conversation found"
                : "\(questions - misses.count) of \(questions) answers as expected, \(conversations) conversations")
        return style.printable(lines.joined(separator: "\n") + "\n")
    }

    /// The same as one JSON object on a line.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("conversations", conversations)
            writer.field("questions", questions)
            writer.field("passed", questions - misses.count)
            writer.field("failed", misses.count)
            writer.key("misses")
            writer.array(misses) { writer, miss in
                writer.object { writer in
                    writer.field("path", miss.path)
                    writer.field("line", miss.line)
                    writer.field("conversation", miss.title)
                    writer.field("said", miss.question)
                    writer.field("expected", miss.expected)
                    writer.field("outcome", miss.reply.outcome.rawValue)
                    writer.field("got", miss.reply.text)
                    writer.key("top")
                    writer.array(miss.candidates) { writer, candidate in
                        writer.object {
                            $0.field("intent", candidate.name)
                            $0.field("probability", candidate.probability)
                        }
                    }
                }
            }
        }
        writer.endLine()
        return writer.bytes
    }
}
