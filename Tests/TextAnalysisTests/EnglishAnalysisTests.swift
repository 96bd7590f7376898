import Testing

@testable import TextAnalysis

@Suite("English analysis")
struct EnglishAnalysisTests {
    @Test(
        "possessives vanish and contractions become words",
        arguments: [
            ("the engineer's pay", ["the", "engineer", "pay"]),
            ("engineers' pay", ["engineers", "pay"]),
            ("what's", ["what", "is"]), ("What’s", ["what", "is"]), ("it's", ["it", "is"]), ("how's", ["how", "is"]),
            ("don't", ["do", "not"]), ("doesn't", ["does", "not"]), ("can't", ["can", "not"]),
            ("won't", ["will", "not"]),
            ("isn't", ["is", "not"]), ("I'm", ["i", "am"]), ("you're", ["you", "are"]), ("I've", ["i", "have"]),
            ("they'll", ["they", "will"]), ("I'd", ["i", "would"]), ("let's", ["let", "us"]),
            ("O'Connor", ["oconnor"]), ("rock'n'roll", ["rocknroll"]),
            // French words in an English question.
            ("l'ESGI", ["l", "esgi"]),
            ("résumé", ["resume"]), ("machine-learning", ["machine", "learning"]),
            // Inclusive writing is French.
            ("engineer(s)", ["engineer", "s"]),
        ])
    func contractions(text: String, expected: [String]) { #expect(Worlds.folded(text, Worlds.english) == expected) }

    @Test(
        "apostrophes that were not typed are supplied",
        arguments: [
            ("whats", ["what", "is"]), ("dont", ["do", "not"]), ("im", ["i", "am"]), ("doesnt", ["does", "not"]),
            ("hows", ["how", "is"]), ("salary", ["salary"]),
        ])
    func missingApostrophe(text: String, expected: [String]) throws {
        #expect(Worlds.folded(text, try Worlds.englishWithSpelling()) == expected)
    }

    @Test(
        "plural and inflection fall to one stem",
        arguments: [
            ["engineer", "engineers", "engineer's"], ["skill", "skills"], ["study", "studies"], ["salary", "salaries"],
        ])
    func oneStem(words: [String]) { #expect(Set(words.flatMap { Worlds.terms($0, Worlds.english) }).count == 1) }
}
