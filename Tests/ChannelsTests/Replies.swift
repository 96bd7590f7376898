#if Server
import Composition
import Identifiers
import Testing
import TextAnalysis

/// Answers for the tests of channels.
enum Replies {
    static func reply(
        _ text: String, outcome: Outcome = .answered, choices: [String] = [], suggestions: [String] = [], citations: [Citation] = []
    ) -> Reply {
        Reply(
            outcome: outcome, language: .french, text: text, parts: [],
            choices: choices.enumerated().map { Choice(id: "c\($0)", label: $1) }, suggestions: suggestions, citations: citations)
    }

    static let silent = reply("", outcome: .handedOff)

    static func citation(_ title: String, url: String?) throws -> Citation {
        Citation(id: try #require(SourceID("insee")), publisher: "Insee", title: title, url: url, date: "2024")
    }

    /// Texts that have broken other bots, each to be repeated up to any length.
    static let seeds = [
        "Un data scientist gagne environ 3 500 € bruts par mois. ", "a", "é", "e\u{301}\u{302}\u{303}", "👩‍👩‍👧‍👦", "🇫🇷", "<b>&amp;\"'</b>",
        "*_~`[x](y)|>#-+=.!\\{}",
        "Première ligne.\nDeuxième ligne & suite.\n\nAutre paragraphe ! ", "https://exemple.fr/une_page?a=1&b=2 ", "@all <!channel> <@U1> :tada: ",
        "\u{202E}x\u{0}\u{7F} ",
        "1. un\n2. deux\n- trois\n> quatre\n# cinq\n", "&", "\u{1D4D0}",
    ]

    static func text(_ seed: String, _ length: Int) -> String {
        String(String(repeating: seed, count: length / max(seed.count, 1) + 1).prefix(length))
    }

    /// All of them one after the other, so many characters.
    static func long(_ length: Int) -> String { text(seeds.joined(separator: " "), length) }

    static let choices = ["Les études", "Le salaire & la carrière <brut>", String(repeating: "très long ", count: 30), "Les études", ""]
    static let suggestions = [
        "Quelles études pour devenir data scientist ?", String(repeating: "👩‍👩‍👧‍👦", count: 40), "*Combien* gagne-t-il_elle ? \"x\"",
    ]
}
#endif
