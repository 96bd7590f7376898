import Testing

@testable import TextAnalysis

@Suite("Spelling corrections")
struct SpellingCorrectorTests {
    @Test(
        "slips find the word that was meant first",
        arguments: [
            ("ingenieru", "ingenieur"), ("ingeneur", "ingenieur"), ("ingénieurr", "ingenieur"),
            ("inegnieur", "ingenieur"),
            ("salire", "salaire"), ("sallaire", "salaire"), ("slaaire", "salaire"), ("calaire", "salaire"),
            ("fisique", "physique"), ("nivo", "niveau"), ("dveloppeur", "developpeur"), ("devellopeur", "developpeur"),
            ("machne", "machine"), ("learnign", "learning"), ("kompetence", "competence"), ("competance", "competence"),
            ("istoire", "histoire"), ("formtion", "formation"), ("cour", "cours"),
        ])
    func slips(typed: String, meant: String) throws {
        let corrections = try Worlds.corrector().corrections(for: Analyzer.fold(typed))
        #expect(corrections.first?.folded == meant, "\(corrections)")
        #expect(corrections.allSatisfy { $0.cost > 0 && $0.cost <= 2 })
    }

    @Test(
        "a word that exists is never corrected",
        arguments: ["pilote", "crous", "salary", "data", "salaire", "ml", "beaucoup"])
    func existing(word: String) throws {
        #expect(try Worlds.corrector().isKnown(word))
        #expect(try Worlds.corrector().corrections(for: word).isEmpty)
    }

    @Test(
        "short words, gibberish and words of other letters have no corrections",
        arguments: [
            "nl", "mk", "sal", "iaa", "mlkjh", "zzgh", "blorp", "xkcdqwz", "gpt4", "москва", "", "a",
            "salaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaire",
        ])
    func none(word: String) throws { #expect(try Worlds.corrector().corrections(for: word).isEmpty) }

    @Test("nothing is corrected into an acronym, which exists all the same")
    func acronyms() throws {
        let words = ["ensae": 3, "ensemble": 3]
        let corrector = SpellingCorrector(vocabulary: words, acronyms: ["ensae"], existing: [], language: .french)
        #expect(corrector.corrections(for: "ensai").isEmpty && corrector.isKnown("ensae"))
        #expect(corrector.corrections(for: "ensembel").first?.folded == "ensemble")
        #expect(SpellingCorrector(vocabulary: words, existing: [], language: .french).corrections(for: "ensai").first?.folded == "ensae")
    }

    @Test("ML and NL are never taken for one another")
    func shortNames() throws {
        let tokens = try Worlds.frenchWithSpelling().analyze("ML NL DL MLE").tokens
        #expect(tokens.map(\.folded) == ["ml", "nl", "dl", "mle"])
        #expect(tokens.allSatisfy { $0.corrections.isEmpty })
    }

    @Test("corrections carry their stems in a token and leave the word alone")
    func tokens() throws {
        let token = try #require(try Worlds.frenchWithSpelling().analyze("le salairre").tokens.last)
        #expect(token.folded == "salairre")
        #expect(!token.isKnown)
        #expect(token.corrections.first == Correction(folded: "salaire", term: "salair", cost: 0.4))
    }

    @Test(
        "four and five letters bear one edit, six bear two",
        arguments: [
            ("curs", "cours", true), ("metir", "metier", true), ("mtir", "metier", false), ("slire", "salaire", false),
            ("phisik", "physique", true), ("frmaion", "formation", true), ("frmaio", "formation", false),
        ])
    func bounds(typed: String, meant: String, found: Bool) throws {
        let corrections = try Worlds.corrector().corrections(for: typed)
        #expect(corrections.contains { $0.folded == meant } == found, "\(corrections)")
    }

    @Test("likelier slips cost less")
    func costs() throws {
        let cost = EditCost(language: .french)
        func weigh(_ typed: String, _ meant: String) -> Int {
            cost.weigh(typed: Array(typed.utf8)[...], meant: Array(meant.utf8)[...])
        }
        #expect(weigh("salaire", "salaire") == 0)
        #expect(weigh("sallaire", "salaire") < weigh("saloaire", "salaire"))
        #expect(weigh("fisique", "physique") < weigh("lisique", "physique"))
        #expect(weigh("salaore", "salaire") < weigh("salabre", "salaire"))  // "o" lies beside "i".
        #expect(weigh("dalaire", "salaire") > weigh("sakaire", "salaire"))  // A first letter is seldom wrong.
        #expect(weigh("gagner", "gagne") < weigh("gagnel", "gagne"))
        #expect(weigh("bocou", "beaucoup") < 200)
    }

    @Test("the plain distance agrees with the textbook on all short words")
    func oracle() {
        var rows: [Int] = []
        var words: [[UInt8]] = [[]]
        for length in 1...4 {
            words += words.filter { $0.count == length - 1 }.flatMap { word in [97, 98, 99].map { word + [$0] } }
        }
        for one in words {
            for other in words where other.count <= 3 || one.count <= 3 {
                let expected = min(Oracle.distance(one, other), 3)
                #expect(EditCost.distance(one[...], other[...], bound: 2, rows: &rows) == expected, "\(one) \(other)")
            }
        }
    }

    @Test("the search finds what a comparison with every word finds", arguments: 0..<6)
    func completeness(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("abcdeinrst".utf8)
        func word() -> String {
            let length = Int.random(in: 4...9, using: &generator)
            return String(
                decoding: (0..<length).map { _ in letters.randomElement(using: &generator) ?? 97 }, as: UTF8.self)
        }
        let vocabulary = Dictionary((0..<400).map { _ in (word(), 1) }) { $1 }
        let corrector = SpellingCorrector(vocabulary: vocabulary, existing: [], language: .french)
        for _ in 0..<100 {
            // A word of the vocabulary with one or two slips behind its first letter.
            var typed = Array((vocabulary.keys.sorted().randomElement(using: &generator) ?? "").utf8)
            for _ in 0..<(typed.count < 6 ? 1 : 2) {
                let place = Int.random(in: 1..<typed.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: typed[place] = letters.randomElement(using: &generator) ?? 97
                case 1: typed.insert(letters.randomElement(using: &generator) ?? 97, at: place)
                default: if typed.count > 4 { typed.remove(at: place) }
                }
            }
            let text = String(decoding: typed, as: UTF8.self)
            guard vocabulary[text] == nil, typed.count >= 4 else { continue }
            let found = Set(corrector.corrections(for: text, limit: 1_000).map(\.folded))
            let cost = EditCost(language: .french)
            for candidate in vocabulary.keys where candidate.utf8.first == typed.first {
                let meant = Array(candidate.utf8)
                let isNear = Oracle.distance(typed, meant) <= (typed.count < 6 ? 1 : 2)
                guard isNear, cost.weigh(typed: typed[...], meant: meant[...]) <= 200 else { continue }
                #expect(found.contains(candidate), "seed \(seed): \(text) → \(candidate)")
            }
        }
    }

    @Test("the same vocabulary in another order gives the same corrections")
    func order() throws {
        let words = Worlds.vocabulary.sorted { $0.key < $1.key }
        let one = SpellingCorrector(
            vocabulary: Dictionary(uniqueKeysWithValues: words), existing: [], language: .french)
        let other = SpellingCorrector(
            vocabulary: Dictionary(uniqueKeysWithValues: words.reversed()), existing: [], language: .french)
        for typed in ["salire", "ingeneur", "fisique", "pilot"] {
            #expect(one.corrections(for: typed) == other.corrections(for: typed))
        }
    }
}

/// The textbook recurrence of the restricted Damerau–Levenshtein distance, without any shortcut.
enum Oracle {
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    table[i][j] = i + j
                    continue
                }
                var best = min(
                    table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, table[i - 2][j - 2] + 1)
                }
                table[i][j] = best
            }
        }
        return table[a.count][b.count]
    }
}
