import Retrieval
import Testing
import TextAnalysis

@Suite("Snippets")
struct SnippetTests {
    @Test("The stretch that covers most words of the question, with its matches")
    func best() {
        let text = "un deux salaire quatre cinq salaire ingenieur huit neuf dix"
        let snippet = Snippet(of: text, tokens: words(text), query: Query(tokens: words("ingenieur salaire")), words: 3)
        #expect(snippet.text == "cinq salaire ingenieur")
        #expect(snippet.matches.map { String(text.utf8.prefix($0.upperBound).dropFirst($0.lowerBound))! }
            == ["salaire", "ingenieur"])
    }

    @Test("A short text is shown whole, a text without a match from its beginning", arguments: [
        ("un deux", 5, "un deux"), ("un deux trois", 2, "un deux"), ("", 3, ""),
    ])
    func plain(text: String, count: Int, expected: String) {
        let snippet = Snippet(of: text, tokens: words(text), query: Query(tokens: words("zzz")), words: count)
        #expect(snippet.text == expected)
        #expect(snippet.matches.isEmpty)
    }

    @Test("Tokens made of the same characters are marked once")
    func overlapping() {
        var tokens = words("dun salaire")
        tokens.insert(tokens[0], at: 1)
        for index in tokens.indices { tokens[index].position = index }
        let snippet = Snippet(of: "dun salaire", tokens: tokens, query: Query(tokens: words("dun salaire")))
        #expect(snippet.matches == [0..<3, 4..<11])
    }
}
