import Testing

@testable import TextAnalysis

@Suite("Forms of Unicode")
struct UnicodeTests {
    @Test(
        "one word in all its forms",
        arguments: [
            ("INGÉNIEUR", "ingenieur"), ("inge\u{301}nieur", "ingenieur"), ("INGE\u{301}NIEUR", "ingenieur"),
            ("ｉｎｇｅｎｉｅｕｒ", "ingenieur"), ("inge\u{200B}nieur", "ingenieur"), ("inge\u{AD}nieur", "ingenieur"),
            ("\u{FEFF}ingenieur", "ingenieur"), ("\u{202E}ingenieur\u{202C}", "ingenieur"),
            ("ing\u{2060}enieur", "ingenieur"),
            ("œuvre", "oeuvre"), ("ŒUVRE", "oeuvre"), ("ex æquo", "ex aequo"), ("ﬁnance", "finance"),
            ("oﬃciel", "officiel"),
            ("straße", "strasse"), ("STRAẞE", "strasse"), ("Łódź", "lodz"), ("ệ", "e"), ("ǎ", "a"),
            ("garçon", "garcon"),
            ("𝐈𝐀", "ia"), ("𝕀𝔸", "ia"), ("ⓘⓐ", "ia"), ("n\u{303}", "n"), ("e\u{301}\u{302}\u{303}\u{304}", "e"),
            ("ΣΟΦΙΑ", "σοφια"), ("МОСКВА", "москва"), ("x²", "x2"), ("№", "no"),
        ])
    func forms(text: String, expected: String) {
        #expect(Worlds.folded(text).joined(separator: " ") == expected)
    }

    @Test("every accented Latin letter of Latin-1 and Extended-A folds to plain letters")
    func latin() {
        for value in 0xC0...0x17F where value != 0xD7 && value != 0xF7 {
            let letter = Unicode.Scalar(UInt32(value)).map { String($0) } ?? ""
            let folded = Analyzer.fold(letter)
            #expect(!folded.isEmpty && folded.utf8.allSatisfy { $0 &- 0x61 < 26 }, "\(letter) → \(folded)")
        }
    }

    @Test("marks belong to the letter that bears them")
    func marks() throws {
        let text = "e\u{301}cole œ\u{301}u"
        let tokens = Worlds.french.analyze(text).tokens
        #expect(tokens.map(\.surface) == ["e\u{301}cole", "œ\u{301}u"])
        #expect(tokens.map(\.range) == [0..<7, 8..<13])
    }

    @Test(
        "hostile input has tokens or none, and never fails",
        arguments: [
            "", " ", "\u{0}", "\u{0}\u{0}ia\u{0}", "\u{301}", "\u{200D}\u{200D}", "\u{FE0F}", "'", "''''", "l'", "'l",
            "-", "---",
            "·", "(e)", "/e", ".", "...", "€", "%", "$", "+5", "bac+", "bac +", "k", "🏽", "🇫", "\u{1F3FB}\u{1F3FC}",
            "\u{E0041}",
            "👩\u{200D}", "\u{200D}💻", "1'", "1 ", "1,", "1.", "1,2,", "€ ", "€€", "a.b.c.d.e.f.g.h.i.j.k.l.m.n", "漢字",
            "ก็็็็", "\r\n",
            "{{name}} $(rm -rf /) `ls` <script>", "\u{10FFFF}", "\u{FFFD}", "ing\u{0}enieur",
        ])
    func hostile(text: String) {
        for analyzer in [Worlds.french, Worlds.english] {
            let analyzed = analyzer.analyze(text)
            #expect(analyzed.bytesRead == text.utf8.count)
            #expect(!analyzed.isTruncated)
        }
    }

    @Test("a long text is cut at a whole character")
    func truncation() {
        let text = String(repeating: "é", count: 5_000)
        let analyzed = Worlds.french.analyze(text)
        #expect(analyzed.isTruncated)
        #expect(analyzed.bytesRead == Analyzer.longestMessage)
        let odd = Worlds.french.analyze("a" + text)
        #expect(odd.bytesRead == Analyzer.longestMessage - 1)
        #expect(Worlds.french.analyze(text, limit: 0).tokens.isEmpty)
        #expect(Worlds.french.analyze(text, limit: -1).tokens.isEmpty)
        #expect(Worlds.french.analyze("😀", limit: 3).bytesRead == 0)
        #expect(!Worlds.french.analyze(text, limit: 10_000).isTruncated)
    }

    @Test(
        "what stands between two words",
        arguments: [
            ("ia ml", Token.Boundary.space), ("ia, ml", .comma), ("ia ; ml", .clause), ("ia : ml", .clause),
            ("ia. ml", .sentence),
            ("ia ? ml", .sentence), ("ia!ml", .sentence), ("ia (ml)", .comma), ("ia/ml", .comma), ("ia-ml", .none),
            ("ia — ml", .clause), ("ia… ml", .clause), ("ia - ml", .comma), ("ia\nml", .clause),
            ("ia\n\nml", .sentence),
            ("ia. Ml", .sentence), ("ia.Ml", .sentence), ("ia.ml", .none), ("ia, ml", .comma), ("ia\tml", .space),
            ("ia « ml »", .space), ("ia · ml", .comma),
        ])
    func boundaries(text: String, expected: Token.Boundary) {
        #expect(Worlds.french.analyze(text).tokens.last?.boundary == expected)
    }
}
