import Testing

@testable import TextAnalysis

@Suite("The domain's own tokens")
struct DomainTokenTests {
    static let bac5 = [
        "bac+5", "Bac+5", "BAC+5", "bac +5", "bac+ 5", "bac + 5", "Bac  + 5", "bac plus 5", "bac plus5", "bac5",
        "Bac 5",
        "bac\u{A0}+\u{202F}5", "ｂａｃ＋５", "b+5",
    ]

    @Test("every spelling of bac+5 is one token", arguments: bac5)
    func bac(text: String) {
        let tokens = Worlds.french.analyze("un \(text) requis").tokens
        #expect(tokens.map(\.folded) == ["un", "bac+5", "requis"])
        #expect(tokens.dropFirst().first?.kind == .studyLevel)
        #expect(tokens.dropFirst().first?.surface == text)
        #expect(Worlds.english.analyze(text).tokens.map(\.folded) == ["bac+5"])
    }

    @Test(
        "study levels next to what is none",
        arguments: [
            ("bac+3/4", ["bac+3", "bac+4"]), ("bac+3/+5", ["bac+3", "bac+5"]), ("bac+3-5", ["bac+3", "bac+5"]),
            ("bac+3/bac+5", ["bac+3", "bac+5"]), ("de bac+2 à bac+8", ["de", "bac+2", "a", "bac+8"]),
            ("bac-3", ["bac-3"]), ("bac+5.", ["bac+5"]),
            ("bac 2024", ["bac", "2024"]), ("le bac 3 ans après", ["le", "bac", "3", "ans", "apres"]),
            ("bac", ["bac"]), ("bachelor 3", ["bachelor", "3"]), ("bac+12", ["bac", "12"]),
            ("bac pro", ["bac", "pro"]),
            ("bac plus tard", ["bac", "plus", "tard"]), ("b2b", ["b2b"]), ("bac 20%", ["bac", "20 %"]),
        ])
    func levels(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test(
        "names with signs stay whole",
        arguments: [
            ("C++", ["c++"]), ("du C++ ou du C#", ["du", "c++", "ou", "du", "c#"]), ("R&D", ["r&d"]),
            ("R & D", ["r&d"]),
            ("CI/CD", ["ci/cd"]), ("ci / cd", ["ci/cd"]), ("Node.js", ["node.js"]),
            ("l'API .NET", ["l", "api", ".net"]),
            ("scikit-learn", ["scikit-learn"]), ("c++, c#", ["c++", "c#"]), ("c++11", ["c", "est", "11"]),
            // A name of letters, or with a space, is the linker's.
            ("PyTorch", ["pytorch"]), ("Power BI", ["power", "bi"]),
            ("node.json", ["node", "json"]), ("ard&d", ["ard", "d"]),
        ])
    func technologies(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test(
        "R is a language in capitals or in a list, never inside a word",
        arguments: [
            ("R ou Python", true), ("python, r, sql", true), ("r, python", true), ("python/r", true), ("en r", false),
            ("r est une lettre", false), ("R'n'B", false),
        ])
    func letterR(text: String, expected: Bool) {
        #expect(Worlds.french.analyze(text).tokens.contains { $0.folded == "r" && $0.kind == .technology } == expected)
    }

    @Test(
        "amounts of money, in any spelling",
        arguments: [
            ("45k", "45000"), ("45 k", "45000"), ("45K€", "45000 eur"), ("45k€", "45000 eur"), ("45 k€", "45000 eur"),
            ("45 k €", "45000 eur"), ("45 000 €", "45000 eur"), ("45\u{202F}000\u{A0}€", "45000 eur"),
            ("45000€", "45000 eur"),
            ("45.000 €", "45000 eur"), ("2 900 €", "2900 eur"), ("2\u{2009}900 euros", "2900 eur"),
            ("2900 EUR", "2900 eur"),
            ("2,900 €", "2900 eur"), ("2 900,50 €", "2900.5 eur"), ("2.900,50€", "2900.5 eur"), ("€45k", "45000 eur"),
            ("€ 45,000", "45000 eur"), ("£60k", "60000 gbp"), ("$150,000", "150000 usd"),
            ("$150,000.75", "150000.75 usd"),
            ("150 000 $", "150000 usd"), ("60 k£", "60000 gbp"), ("2,5 k€", "2500 eur"), ("45ke", "45000 eur"),
            ("45k euros", "45000 eur"), ("1.5M€", "1500000 eur"), ("2 Md€", "2000000000 eur"),
            ("60000 CHF", "60000 chf"),
            ("100 dollars", "100 usd"), ("0,50 €", "0.5 eur"), ("1'200 CHF", "1200 chf"), ("０１２ €", "012 eur"),
        ])
    func money(text: String, expected: String) {
        let tokens = Worlds.french.analyze("paye \(text) net").tokens
        #expect(tokens.map(\.folded) == ["paye", expected, "net"])
        #expect(tokens.dropFirst().first?.kind == .money)
        #expect(tokens.dropFirst().first?.surface == text)
    }

    @Test(
        "a range in thousands has two ends",
        arguments: [
            ("45-50k", ["45000", "50000"]), ("45-50k€", ["45000 eur", "50000 eur"]),
            ("45 - 50 k€", ["45000 eur", "50000 eur"]),
            ("40/45k€", ["40000 eur", "45000 eur"]), ("45–50 k€", ["45000 eur", "50000 eur"]),
            ("35 à 45 k€", ["35000 eur", "a", "45000 eur"]), ("entre 35 et 45k", ["entre", "35000", "et", "45000"]),
            ("2020 à 45k", ["2020", "a", "45000"]), ("2000 à 3000 €", ["2000 eur", "a", "3000 eur"]),
            ("1 900-2 500 euros", ["1900 eur", "2500 eur"]), ("en 2020, 3000 €", ["en", "2020", "3000 eur"]),
            ("3 à 300 €", ["3", "a", "300 eur"]), ("2500 à 3k€", ["2500 eur", "a", "3000 eur"]),
            ("$150,000 £60k", ["150000 usd", "60000 gbp"]),
        ])
    func ranges(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test(
        "numbers, years and percentages",
        arguments: [
            ("2020", "2020", Token.Kind.year), ("1999", "1999", .year), ("2900", "2900", .number),
            ("1850", "1850", .number),
            ("2 900", "2900", .number), ("2\u{A0}900", "2900", .number), ("2,900", "2900", .number),
            ("2.900", "2900", .number),
            ("3,5", "3.5", .number), ("3.50", "3.5", .number), ("1,234,567.89", "1234567.89", .number),
            ("1.234.567,89", "1234567.89", .number), ("1 234 567", "1234567", .number), ("06", "06", .number),
            ("1.2.3", "1.2.3", .number), ("12.05.2024", "12.05.2024", .number), ("100 %", "100 %", .percentage),
            ("100%", "100 %", .percentage), ("3,5%", "3.5 %", .percentage), ("344\u{202F}%", "344 %", .percentage),
            ("²", "2", .number), ("٣", "3", .number), ("1️⃣", "1", .number),
            ("1er", "1er", .word), ("2nde", "2nde", .word), ("35h", "35h", .word), ("3D", "3d", .word),
            ("5ème", "5eme", .word),
        ])
    func numbers(text: String, expected: String, kind: Token.Kind) {
        let tokens = Worlds.french.analyze(text).tokens
        #expect(tokens.map(\.folded) == [expected])
        #expect(tokens.first?.kind == kind)
    }

    @Test(
        "digits glued to a word are parted, others stay",
        arguments: [
            ("3ans", ["3", "ans"]), ("m2", ["m2"]), ("gpt4", ["gpt4"]), ("2020-2021", ["2020", "2021"]),
            ("3/4", ["3", "4"]),
            ("06 12 34", ["06", "12", "34"]), ("2020 344", ["2020", "344"]), ("12 3456", ["12", "3456"]),
            ("en k€", ["en", "k€"]), ("combien d'€ ?", ["combien", "d", "euro"]), ("quel % ?", ["quel", "%"]),
            ("$HOME", ["home"]), ("IA & data", ["ia", "et", "data"]),
        ])
    func glued(text: String, expected: [String]) {
        let expected = expected.map { $0 == "%" ? "pourcentage" : $0 }
        #expect(Worlds.folded(text) == expected)
    }

    @Test(
        "acronyms with dots are one word",
        arguments: [
            ("I.A.", ["ia"]), ("l'I.A. et le M.L", ["l", "ia", "et", "le", "ml"]), ("c.v.", ["cv"]),
            ("M. Dupont", ["m", "dupont"]), ("p.s. merci", ["ps", "merci"]),
        ])
    func acronyms(text: String, expected: [String]) { #expect(Worlds.folded(text) == expected) }

    @Test(
        "an emoji is one token, however many scalars it takes",
        arguments: [
            "😀", "👩‍💻", "👩🏽‍💻", "🇫🇷", "👨‍👩‍👧‍👦", "✅", ":)", ";-)", "=D",
        ])
    func emoji(text: String) {
        let tokens = Worlds.french.analyze("salut \(text) ia").tokens
        #expect(tokens.count == 3)
        #expect(tokens.dropFirst().first?.kind == .emoji)
        #expect(tokens.dropFirst().first?.surface == text)
    }

    @Test("an emoji is the same with and without its variation selector")
    func variationSelector() {
        #expect(Worlds.folded("❤️") == Worlds.folded("❤"))
    }
}
