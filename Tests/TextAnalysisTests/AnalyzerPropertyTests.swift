import Foundation
import Testing

@testable import TextAnalysis

@Suite("Properties of every analysis")
struct AnalyzerPropertyTests {
    /// Pieces that exercise every scanner, and scalars of every kind.
    static let pieces = [
        "l'", "’", "ingénieur", "ingénieur·e", "(e)", "bac", "+", "5", " ", "k€", "45", "000", ",", ".", "C++", "R&D",
        "/", "-", "\u{301}", "\u{200D}", "😀", "👩‍💻", "\u{FE0F}", "saluuut", "c", "koi", "stp", "dun", "ж", "漢",
        "\u{202E}", "\u{0}", "œ", "ﬁ", "€", "%", "2020", "R", "·", "'s", "?", "\n", "🇫🇷", "e\u{301}", "ＩＡ", "a.b",
        "t", "il", "plus", "lingenieur", "ab'",
    ]

    static func randomText(_ generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0..<24, using: &generator) {
            if Bool.random(using: &generator) {
                text += pieces.randomElement(using: &generator) ?? ""
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x1F9FF, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    @Test("offsets rise, stay inside the text and fall between characters", arguments: 0..<40)
    func offsets(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let analyzers = [try Worlds.frenchWithSpelling(), try Worlds.englishWithSpelling()]
        for round in 0..<50 {
            let text = AnalyzerPropertyTests.randomText(&generator)
            let bytes = Array(text.utf8)
            for analyzer in analyzers {
                let tokens = analyzer.analyze(text).tokens
                var last = 0
                for (position, token) in tokens.enumerated() {
                    let range = token.range
                    let note: Comment = "seed \(seed), round \(round): \(text.debugDescription)"
                    #expect(token.position == position, note)
                    #expect(range.lowerBound >= last && range.upperBound <= bytes.count && !range.isEmpty, note)
                    #expect(range.lowerBound == 0 || bytes[range.lowerBound] & 0xC0 != 0x80, note)
                    #expect(range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80, note)
                    #expect(token.surface == String(decoding: bytes[range], as: UTF8.self), note)
                    #expect(!token.folded.isEmpty, note)
                    last = range.lowerBound
                }
            }
        }
    }

    @Test("case and composition do not change the words", arguments: 0..<20)
    func metamorphic(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = [
            "équipement", "ingénieure", "l'école", "sélectionné", "bac + 5", "où", "à", "œuvre", "dépêche-toi", "45 k€",
        ]
        for _ in 0..<20 {
            let text = (0..<6).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            let expected = Worlds.folded(text)
            #expect(Worlds.folded(text.uppercased()) == expected, "seed \(seed): \(text)")
            #expect(Worlds.folded(text.decomposedStringWithCanonicalMapping) == expected, "seed \(seed): \(text)")
            #expect(Worlds.folded(text.replacingOccurrences(of: "'", with: "’")) == expected, "seed \(seed): \(text)")
            let bare = text.folding(options: .diacriticInsensitive, locale: nil)
            #expect(Worlds.folded(bare) == expected, "seed \(seed): \(text)")
        }
    }

    @Test("four threads find the same tokens as one")
    func threads() async throws {
        var generator = SeededGenerator(seed: 7)
        let texts = (0..<200).map { _ in AnalyzerPropertyTests.randomText(&generator) + " dveloppeur salarie fisique" }
        let shared = try Worlds.frenchWithSpelling()
        let expected = try texts.map { try Worlds.frenchWithSpelling().analyze($0) }
        await withTaskGroup(of: [AnalyzedText].self) { group in
            for _ in 0..<4 { group.addTask { texts.map { shared.analyze($0) } } }
            for await found in group { #expect(found == expected) }
        }
    }

    @Test(
        "twice the text has twice the tokens",
        arguments: [
            "a ", "é ", "l'ia ", "bac+5 ", "45 k€, ", "👩‍💻 ", "c koi ", "ingénieur·e ", "R&D ", "1 234 567,89 ",
            "saluuut ", "漢字 ", "- ",
        ])
    func linear(unit: String) {
        let analyzer = Worlds.french
        let once = String(repeating: unit, count: 2_000)
        let first = analyzer.analyze(once, limit: .max).tokens.count
        let second = analyzer.analyze(once + once, limit: .max).tokens.count
        #expect(second == 2 * first)
    }

    @Test(
        "a megabyte of one thing is read to its end",
        arguments: [
            "a", "\u{301}", "é", "'", "(", "9", "\u{200D}", "😀", ".a", "l'", "ab'",
        ])
    func megabyte(unit: String) {
        let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
        let analyzed = Worlds.french.analyze(text, limit: .max)
        #expect(analyzed.bytesRead == text.utf8.count)
        #expect(analyzed.tokens.count <= text.utf8.count)
    }

    @Test("a text of slips is read to its end", arguments: ["lingenieur ", "saluuut ", "dun ", "salairre "])
    func slips(unit: String) throws {
        let text = String(repeating: unit, count: 20_000)
        let tokens = try Worlds.frenchWithSpelling().analyze(text, limit: .max).tokens
        #expect(tokens.last?.range.upperBound == text.utf8.count - 1)
    }

    @Test("no more than twenty unknown words of a text are looked up")
    func correctedWords() throws {
        let text = String(repeating: "salaire salairre ", count: 50)
        let tokens = try Worlds.frenchWithSpelling().analyze(text).tokens
        #expect(tokens.filter { !$0.isKnown }.count == 50)
        #expect(tokens.filter { !$0.corrections.isEmpty }.count == Analyzer.mostCorrectedWords)
    }
}
