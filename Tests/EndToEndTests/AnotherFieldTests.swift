import Foundation
import TestSupport
import Testing

@Suite("mentor on another field", .onOwnThreads)
struct AnotherFieldTests {
    private static let library = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/library")

    private static let folders = [
        "--knowledge", library.path(), "--prompts", "builtin", "--prompts", library.appending(path: "prompts").path(),
    ]

    @Test("mentor kb check finds nothing to say of the library")
    func check() throws {
        let result = try MentorBinary.run(["kb", "check", "--strict", "--as-of", "2026-11-21", "--knowledge", Self.library.path()])
        #expect(result.status == 0, "\(result.testDescription)")
        #expect(result.error == "0 errors, 0 warnings\n" || result.error == "", "\(result.error)")
    }

    @Test("mentor ask --knowledge answers from the library alone, in the language of the question, with its source")
    func ask() throws {
        let lines = [
            ("s", "quels sont les horaires de la bibliothèque du Port ?"), ("s", "et le samedi ?"), ("t", "how much is the library card?"),
            ("u", "quelle bibliothèque a le plus de livres ?"), ("v", "combien gagne un data scientist ?"),
            ("w", "quels sont les horaires ?"), ("w", "bibliothèque du Marché"),
        ].map { #"{"session": "\#($0.0)", "text": "\#($0.1)"}"# + "\n" }
        let result = try MentorBinary.run(["ask", "--jsonl", "--as-of", "2026-11-21"] + Self.folders, input: lines.joined())
        #expect(result.status == 0 && result.error == "", "\(result.testDescription)")
        let answers = result.objects
        try #require(answers.count == lines.count)
        let outcomes = ["answered", "answered", "answered", "answered", "declined", "clarified", "answered"]
        #expect(answers.map { $0["outcome"] as? String } == outcomes)
        #expect(answers.map { $0["language"] as? String } == ["fr", "fr", "en", "fr", "fr", "fr", "fr"])
        let texts = answers.map { $0["text"] as? String ?? "" }
        let pieces = ["de 13 h à 19 h", "de 9 h à 13 h", "€15", "Marché", "Belleroche", "quelle bibliothèque", "de 10 h à 18 h"]
        for (text, piece) in zip(texts, pieces) {
            #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(piece), "\(text)")
        }
        let sources = answers.map { ($0["sources"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
        #expect(sources == [["hours-2026"], ["hours-2026"], ["fees-2026"], ["rules-2025"], [], [], ["hours-2026"]])
        let knowledge = answers.compactMap { ($0["knowledge"] as? [String: Any])?["version"] as? String }
        #expect(Set(knowledge) == ["library-1"])
        for word in ["data scientist", "ingénieur", "métier", "salaire", "AI engineer"] {
            #expect(!result.output.lowercased().contains("\(word.lowercased()) "), "\(word)")
        }
    }
}
