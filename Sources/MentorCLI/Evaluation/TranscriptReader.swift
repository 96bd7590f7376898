import Composition
import TextAnalysis

/// Reads a transcript, or says of every line that it does not understand why not.
struct TranscriptReader {
    private var conversations: [Transcript.Conversation] = []
    private var problems: [String] = []
    private let path: String

    /// Bytes of a file, and of a line of it.
    private static let largestFile = 16 << 20
    private static let longestLine = 1 << 20

    /// - Throws: when the file cannot be read, and every problem in it as `path:line:column: error: …`.
    static func read(_ path: String) throws(CommandError) -> Transcript {
        var lines: [String] = []
        var size = 0
        try DataFile.forEachLine(of: path, longest: longestLine) { number, bytes throws(CommandError) in
            size += bytes.count + 1
            guard size <= largestFile else {
                throw .badData(["\(path):\(number):1: error: the file is longer than \(largestFile) bytes; cut it into several"])
            }
            guard let line = String(validating: bytes, as: UTF8.self) else {
                throw .badData(["\(path):\(number):1: error: the line is not UTF-8; save the file as UTF-8"])
            }
            if let nul = bytes.firstIndex(of: 0) {
                let column = DataFile.column(of: nul, in: bytes)
                throw .badData(["\(path):\(number):\(column): error: expected text, found a NUL byte; remove it"])
            }
            lines.append(line)
        }
        var reader = TranscriptReader(path: path)
        for (index, line) in lines.enumerated() { reader.take(line, number: index + 1) }
        guard reader.problems.isEmpty else { throw .badData(reader.problems) }
        return Transcript(
            path: path, lines: lines, conversations: reader.conversations.filter { !$0.exchanges.isEmpty })
    }

    private init(path: String) { self.path = path }

    private mutating func take(_ line: String, number: Int) {
        if line.allSatisfy(\.isWhitespace) || line.hasPrefix("//") { return }
        if line.hasPrefix("#") {
            conversations.append(.init(title: Self.trimmed(line.drop { $0 == "#" })))
            return
        }
        if conversations.isEmpty { conversations.append(.init(title: "")) }
        let last = conversations.count - 1
        if line == ">" || line.hasPrefix("> ") {
            conversations[last].exchanges.append(.init(question: String(line.dropFirst(2)), line: number))
        } else if let value = Self.value(of: line, after: "language:") {
            guard let language = Language(rawValue: value), conversations[last].exchanges.isEmpty else {
                return report(number, "expected `language: fr` or `language: en` before the first question")
            }
            conversations[last].language = language
        } else if var exchange = conversations[last].exchanges.popLast() {
            expect(line, number, of: &exchange)
            conversations[last].exchanges.append(exchange)
        } else {
            report(number, "expected a question (`> …`) before what is said of its answer")
        }
    }

    private mutating func expect(_ line: String, _ number: Int, of exchange: inout Transcript.Exchange) {
        if line == "<" || line.hasPrefix("< ") {
            exchange.recorded = (exchange.recorded ?? []) + [String(line.dropFirst(2))]
            return
        }
        let expectation: Transcript.Expectation
        if let value = Self.value(of: line, after: "=") {
            let names = Self.alternatives(value)
            let outcomes = names.compactMap(Outcome.init(rawValue:))
            guard !outcomes.isEmpty, outcomes.count == names.count else {
                let known = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
                return report(number, "expected an outcome (\(known)), found “\(value)”")
            }
            expectation = .outcome(outcomes)
        } else if let value = Self.value(of: line, after: "intent:") {
            expectation = .intent(Self.alternatives(value))
        } else if let value = Self.value(of: line, after: "entity:") {
            expectation = .entity(value)
        } else if let value = Self.value(of: line, after: "source:") {
            expectation = .source(value)
        } else if let value = Self.value(of: line, after: "~") ?? Self.value(of: line, after: "!") {
            guard let pattern = AnswerPattern(value) else {
                return report(number, "expected a regular expression, found “\(value)”")
            }
            expectation = line.hasPrefix("~") ? .holds(pattern) : .lacks(pattern)
        } else {
            return report(number, "expected one of `>`, `=`, `~`, `!`, `<`, `intent:`, `entity:`, `source:`, `#`, `//`")
        }
        exchange.expectations.append((number, expectation))
    }

    private mutating func report(_ line: Int, _ message: String) {
        problems.append("\(path):\(line):1: error: \(message)")
    }

    /// What follows a mark at the line's beginning, without the spaces around; nil without the mark, or with nothing
    /// behind it.
    private static func value(of line: String, after mark: String) -> String? {
        guard line.hasPrefix(mark) else { return nil }
        let value = trimmed(line.dropFirst(mark.count))
        return value.isEmpty ? nil : value
    }

    private static func alternatives(_ value: String) -> [String] {
        value.split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
