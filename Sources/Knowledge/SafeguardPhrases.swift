/// What a message in distress may say, and what only sounds like it: `lexicon/safeguard.yaml`.
public struct SafeguardPhrases: Sendable, Hashable {
    /// Phrases that call for the fixed message: words, `*` for up to two words, a word ending in `~` for any ending, and
    /// `/` between words that may stand in the same place, of which one may be empty ("ne/ veux").
    public var alarming: [String]
    /// Phrases taken out of a message before it is listened to.
    public var harmless: [String]

    public init(alarming: [String] = [], harmless: [String] = []) {
        self.alarming = alarming
        self.harmless = harmless
    }
}
