import Testing

@testable import TextAnalysis

@Suite("The lexicon in the chain")
struct LexiconTests {
    @Test(
        "shorthands are rewritten, longest first and once",
        arguments: [
            ("c koi", ["c", "est", "quoi"]), ("C KOI ?", ["c", "est", "quoi"]), ("c'koi", ["c", "est", "quoi"]),
            ("c bouche", ["c", "est", "bouche"]), ("c dur", ["c", "est", "dur"]), ("koi", ["quoi"]),
            ("cb", ["combien"]),
            ("jsuis stp", ["je", "suis", "s", "il", "te", "plait"]), ("ya du taf", ["il", "y", "a", "du", "travail"]),
            ("koi de 9", ["quoi", "de", "neuf"]),
            // The end of a sentence keeps a phrase from matching across it.
            ("c. Koi", ["c", "est", "quoi"]), ("de 9", ["de", "9"]),
            // A shorthand inside a word is none.
            ("cbx", ["cbx"]),
        ])
    func shorthands(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test("what a shorthand brings spans what it replaces")
    func shorthandRange() {
        let tokens = Worlds.french.analyze("dis c  koi l'ia").tokens
        #expect(tokens.map(\.surface) == ["dis", "c  koi", "c  koi", "c  koi", "l", "ia"])
        #expect(tokens.map(\.rewrite) == [nil, .shorthand, .shorthand, .shorthand, nil, nil])
        #expect(tokens.map(\.position) == [0, 1, 2, 3, 4, 5])
    }

    @Test("courtesies and grammar words are marked, in phrases too")
    func marks() {
        let tokens = Worlds.french.analyze("Bonjour, est-ce que l'ia paye stp ? bonne journée").tokens
        let courteous = tokens.filter(\.isCourtesy).map(\.folded)
        #expect(courteous == ["bonjour", "s", "il", "te", "plait", "bonne", "journee"])
        #expect(tokens.filter(\.isFunctionWord).map(\.folded).prefix(4) == ["est", "ce", "que", "l"])
    }

    @Test(
        "letters held for emphasis are let go only where a word comes out",
        arguments: [
            ("saluuut", ["salut"]), ("meeeerciiii", ["merci"]), ("beaucooooup", ["beaucoup"]), ("ouiiii", ["oui"]),
            ("stpppp", ["s", "il", "te", "plait"]), ("sltt", ["salut"]),
            // Exists as it stands.
            ("créée", ["creee"]),
            // Nothing comes out.
            ("zzzzz", ["zzzzz"]), ("aaargh", ["aaargh"]),
            // Two letters are the speller's business.
            ("salaiire", ["salaiire"]),
        ])
    func repeatedLetters(text: String, expected: [String]) throws {
        #expect(Worlds.folded(text, try Worlds.frenchWithSpelling()) == expected)
    }

    @Test("an empty lexicon is no hindrance")
    func empty() {
        let analyzer = Analyzer(language: .french, lexicon: .empty)
        #expect(Worlds.folded("c koi le C++ ?", analyzer) == ["c", "koi", "le", "c"])
        #expect(analyzer.stem("ingenieures") == "ingenieur")
    }

    @Test("a lexicon of nonsense builds")
    func nonsense() {
        let lexicon = Lexicon(
            shorthands: ["": "x", "a": "", "  ": " ", "😀": "sourire"], courtesies: ["", "!!"], functionWords: [""],
            stemExceptions: ["": ""], technologies: ["", "+", "++", "é+", " "], synonyms: [[], [""]])
        let analyzer = Analyzer(language: .french, lexicon: lexicon)
        #expect(Worlds.folded("a 😀 ++ b", analyzer) == ["sourire", "b"])
    }
}
