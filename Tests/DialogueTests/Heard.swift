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

    /// With the lists of words that exist: "kill" is a word, and not "qu'il" with a letter too many.
    static let analyzers: [Analyzer] = Language.allCases.map { language in
        let analyzer = Analyzer(language: language, lexicon: Shipped.loaded.base?.lexicons[language] ?? .empty)
        let lists = ["words.\(language.rawValue).filter"] + Language.allCases.map { "words.\($0.rawValue).filter" }
        let existing = lists.compactMap { name in
            Shipped.loaded.base?.packedLists[name].flatMap { try? WordFilter(contentsOf: $0) }
        }
        return analyzer.with(spelling: SpellingCorrector(vocabulary: [:], existing: existing, language: language))
    }

    /// Whether distress is heard in the message, by the French analyser and by the English one.
    static func inBoth(_ message: String) throws -> [Bool] {
        guard let safeguard else { throw NoBase() }
        return analyzers.map { safeguard.hears($0.analyze(message).tokens) }
    }
}
