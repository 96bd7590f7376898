import Foundation
import TestSupport
import Testing

/// What the README shows is what there is: its conversation, its links, its two commands.
@Suite("The README", .onOwnThreads)
struct ReadmeTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let file = root.appending(path: "README.md")

    private let text: String

    init() throws { text = try String(contentsOf: Self.file, encoding: .utf8) }

    /// With `MENTOR_RECORD` set, the answers are written into the README instead, and the test fails to say so.
    @Test("the conversation is one that the program has, word for word")
    func conversation() throws {
        let start = try #require(text.range(of: "<!-- transcript -->\n```text\n")).upperBound
        let end = try #require(text.range(of: "\n```\n<!-- /transcript -->", range: start..<text.endIndex)).lowerBound
        let shown = Self.exchanges(in: text[start..<end])
        #expect(shown.count >= 4)
        let answers = try Self.answers(to: shown.map(\.question))
        if ProcessInfo.processInfo.environment["MENTOR_RECORD"] != nil {
            let recorded = zip(shown, answers).map { "> \($0.question)\n\n\($1)" }.joined(separator: "\n\n")
            try text.replacingCharacters(in: start..<end, with: recorded)
                .write(to: Self.file, atomically: true, encoding: .utf8)
            Issue.record("README.md now holds what the program says: read it, then test without MENTOR_RECORD")
            return
        }
        for (exchange, answer) in zip(shown, answers) {
            #expect(exchange.answer == answer, "> \(exchange.question)")
        }
    }

    @Test("every link to a file leads to one")
    func links() {
        let targets = text.matches(of: /\]\(([^)\s#]+)\)/).map { String($0.1) }.filter { !$0.hasPrefix("https://") }
        #expect(targets.count > 10)
        for target in targets {
            let path = Self.root.appending(path: target).path(percentEncoded: false)
            #expect(FileManager.default.fileExists(atPath: path), "\(target)")
        }
    }

    @Test("the quick start is two commands, and the page is short")
    func quickStart() throws {
        let start = try #require(text.range(of: "\n## Quick start\n")).upperBound
        let end = try #require(text.range(of: "\n## ", range: start..<text.endIndex)).lowerBound
        let commands = text[start..<end].components(separatedBy: "\n```sh\n").dropFirst()
        #expect(commands.count == 2)
        #expect(commands.last?.contains("swift test") == true)
        #expect(text.count(where: \.isNewline) <= 300)
    }

    /// A question and the lines below it, up to the next question.
    private struct Exchange {
        let question: String
        var lines: [Substring] = []

        /// Without the blank lines around it.
        var answer: String {
            lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
        }
    }

    private static func exchanges(in transcript: Substring) -> [Exchange] {
        var exchanges: [Exchange] = []
        for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("> ") {
                exchanges.append(Exchange(question: String(line.dropFirst(2))))
            } else if !exchanges.isEmpty {
                exchanges[exchanges.count - 1].lines.append(line)
            }
        }
        return exchanges
    }

    /// What the program says to the questions in one conversation, with the knowledge base beside the README.
    private static func answers(to questions: [String]) throws -> [String] {
        let lines = try questions.map { question in
            let object = try JSONSerialization.data(withJSONObject: ["session": "readme", "text": question])
            return String(decoding: object, as: UTF8.self) + "\n"
        }
        let result = try MentorBinary.run(
            ["ask", "--jsonl", "--as-of", "2026-11-21"], input: lines.joined(),
            environment: ["MENTOR_HOME": root.path(percentEncoded: false)])
        try #require(result.status == 0, "\(result.error)")
        try #require(result.objects.count == questions.count)
        return try result.objects.map { try #require($0["text"] as? String) }
    }
}
