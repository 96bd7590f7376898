import Conversations
import Dialogue
import Glibc
import JSON
import Knowledge
import MentorCore
import TextAnalysis

/// Questions in, answers out, one JSON object a line, in the same order, each answer sent before the next line is read.
struct AskStream {
    /// Bytes of a line; a question is read up to 8 KB anyway.
    static let longestLine = 8 << 20
    /// Conversations kept; the one silent longest is dropped.
    static let mostSessions = 10_000

    let advisor: Advisor
    let console: Console
    /// For lines that name none; nil to find out.
    let language: Language?
    let isExplained: Bool

    /// Answers until the input ends.
    func run() throws(CommandError) {
        var lines = LineReader(descriptor: STDIN_FILENO, longest: Self.longestLine)
        let reader = AskLine.Reader()
        var sessions = SessionTable<ConversationState>(capacity: Self.mostSessions)
        while true {
            let line: LineReader.Line?
            do { line = try lines.next() } catch { throw .unreadable("standard input", reason: error.message) }
            guard let line else { return }
            var writer = JSONWriter()
            switch line {
            case .tooLong: writer.refusal(id: nil, message: "the line is longer than \(Self.longestLine) bytes")
            case .bytes(let bytes): answer(reader.read(bytes), &writer, &sessions)
            }
            writer.endLine()
            try console.write(writer.bytes)
        }
    }

    private func answer(
        _ line: Result<AskLine, AskLine.Problem>, _ writer: inout JSONWriter,
        _ sessions: inout SessionTable<ConversationState>
    ) {
        switch line {
        case .failure(let problem): writer.refusal(id: nil, message: problem.message)
        case .success(let line):
            if let problem = line.problem {
                writer.refusal(id: line.id, message: problem)
                return
            }
            let state = line.session.flatMap { sessions.state(of: $0) } ?? ConversationState()
            let timed = TimedTurn(advisor, line.text, state: state, language: line.language ?? language, weighs: isExplained)
            if let session = line.session { sessions.keep(timed.turn.state, for: session) }
            writer.reply(
                timed.turn, knowledge: advisor.knowledge,
                context: .init(
                    id: line.id, session: line.session, turn: TurnID.fresh.description, microseconds: timed.microseconds,
                    isExplained: isExplained))
        }
    }
}
