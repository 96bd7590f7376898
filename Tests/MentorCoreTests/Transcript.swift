import Composition
import Dialogue
import Foundation
import Identifiers
import MentorCore
import TestSupport
import Testing
import TextAnalysis
import Understanding

/// A conversation written down with what must be true of each answer, in the format of `mentor eval conversations`:
/// a test, a document and a bug report at once.
///
/// ```text
/// # Salaire, puis conversion            a new conversation, and its title
/// > combien gagne un ingé ML débutant ?
/// = answered                            the outcome; several are parted by |
/// intent: salary                        the intent of the first part; several are parted by |
/// // parts: missions, salary            a remark for the program; here, the intents of all parts, in order
/// entity: machine-learning-engineer     named in the question, or understood from before
/// source: esgi-ml-2020                  cited under the answer
/// ~ 2 ?900                              the answer holds this regular expression, accents and case apart
/// ! boulanger                           and does not hold this one
/// // a remark
/// ```
struct Transcript: Sendable, CustomTestStringConvertible {
    struct Expectation: Sendable {
        let mark: String
        let value: String
        let line: Int
    }

    struct Exchange: Sendable {
        let question: String
        let line: Int
        var expectations: [Expectation] = []
    }

    let file: String
    let title: String
    var exchanges: [Exchange] = []

    /// Its title begins with “Known issue”: what it expects is right, and not yet so.
    var isKnownIssue: Bool { title.hasPrefix("Known issue") }

    var testDescription: String { "\(file): \(title)" }

    /// What is wrong with the file's form; a test of the golden files themselves.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private static let marks = ["=", "~", "!", "intent:", "// parts:", "entity:", "source:"]

    static func read(_ text: String, file: String) throws(Malformed) -> [Transcript] {
        var found: [Transcript] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let number = index + 1
            if line.allSatisfy(\.isWhitespace) || line.hasPrefix("//") && !line.hasPrefix("// parts:") { continue }
            if line.hasPrefix("# ") {
                found.append(Transcript(file: file, title: String(line.dropFirst(2))))
                continue
            }
            guard !found.isEmpty else { throw Malformed(description: "\(file):\(number): a title (`# …`) comes first") }
            if line == ">" || line.hasPrefix("> ") {
                found[found.count - 1].exchanges.append(Exchange(question: String(line.dropFirst(2)), line: number))
                continue
            }
            let last = found[found.count - 1].exchanges.count - 1
            guard last >= 0, let mark = marks.first(where: { line.hasPrefix($0) }) else {
                throw Malformed(
                    description: "\(file):\(number): “\(line)” is no question, expectation, title or remark")
            }
            let value = line.dropFirst(mark.count).drop(while: \.isWhitespace)
            found[found.count - 1].exchanges[last].expectations.append(
                .init(mark: mark, value: String(value), line: number))
        }
        return found
    }

    /// Every conversation of the folder `Golden`.
    static let golden: [Transcript] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().flatMap { name -> [Transcript] in
            guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
            return (try? read(text, file: name)) ?? []
        }
    }()
}

/// A regular expression looked for as a person would: accents, case and kinds of spaces apart.
struct AnswerPattern {
    private let expression: Regex<AnyRegexOutput>

    init(_ pattern: String) throws {
        expression = try Regex(pattern.map { $0.isASCII ? String($0) : Analyzer.fold(String($0)) }.joined())
            .ignoresCase()
    }

    func isFound(in text: String) -> Bool {
        Analyzer.fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(expression)
    }
}

extension Transcript.Expectation {
    /// What is missing, or nil.
    func unmet(_ turn: Turn) throws -> String? {
        let reply = turn.reply
        switch mark {
        case "=":
            return alternatives(value).contains(reply.outcome.rawValue)
                ? nil : "outcome \(value), got \(reply.outcome.rawValue)"
        case "intent:":
            let intent = reply.parts.first?.intent.rawValue ?? "none"
            return alternatives(value).contains(intent) ? nil : "intent \(value), got \(intent)"
        case "// parts:":
            let intents = reply.parts.map(\.intent.rawValue).joined(separator: ", ")
            return intents == value ? nil : "parts \(value), got \(intents)"
        case "entity:":
            let named = reply.parts.flatMap(\.entities).compactMap(\.entity?.rawValue)
            let known = named + turn.state.topics.flatMap(\.entities).map(\.rawValue)
            return known.contains(value) ? nil : "entity \(value), got \(known)"
        case "source:":
            return reply.citations.contains { $0.id.rawValue == value } ? nil : "source \(value)"
        case "~": return try AnswerPattern(value).isFound(in: reply.text) ? nil : "an answer with /\(value)/"
        default: return try AnswerPattern(value).isFound(in: reply.text) ? "an answer without /\(value)/" : nil
        }
    }

    private func alternatives(_ text: String) -> [String] {
        text.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
