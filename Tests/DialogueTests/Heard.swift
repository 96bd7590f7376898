import Dialogue
import Knowledge
import TestSupport
import TextAnalysis

/// The shipped list of distress, with the words of a message as either language's analyser reads them.
enum Heard {
    struct NoBase: Error {}

    static func base() throws -> KnowledgeBase {
        guard let base = Shipped.loaded.base else { throw NoBase() }
        return base
    }

    static let safeguard = Shipped.loaded.base.map {
        Safeguard(alarming: $0.safeguard.alarming, harmless: $0.safeguard.harmless)
    }

    static let analyzers: [Analyzer] = Language.allCases.map { language in
        Analyzer(language: language, lexicon: Shipped.loaded.base?.lexicons[language] ?? .empty)
    }

    /// Whether distress is heard in the message, by the French analyser and by the English one.
    static func inBoth(_ message: String) throws -> [Bool] {
        guard let safeguard else { throw NoBase() }
        return analyzers.map { safeguard.hears($0.analyze(message).tokens) }
    }
}
