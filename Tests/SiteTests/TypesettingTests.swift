import Testing

@testable import Site

@Suite("What is shown is set, and what is empty is left out")
struct TypesettingTests {
    @Test("Spaces that do not break, and curved apostrophes", arguments: [
        ("Combien ?", "Combien\u{A0}?"), ("l'école : oui !", "l’école\u{A0}: oui\u{A0}!"), ("« oui »", "«\u{A0}oui\u{A0}»"),
        ("42 000 €", "42\u{202F}000\u{A0}€"),
        ("1 234 567", "1\u{202F}234\u{202F}567"), ("en 2025 12 postes", "en 2025 12 postes"), ("344 %", "344\u{A0}%"), ("2 0000", "2 0000"),
        ("déjà\u{A0}?", "déjà\u{A0}?"),
        ("a ; b", "a\u{A0}; b"), ("What?", "What?"), ("", ""), (" ", " "),
    ])
    func set(text: String, wanted: String) {
        #expect(Typesetting.set(text) == wanted)
    }

    @Test("A text that is nil or empty leaves no key behind")
    func omitted() {
        let view = View {
            $0.set("nothing", String?.none)
            $0.set("empty", "")
            $0.set("view", View?.none)
            $0.set("list", [View]())
            $0.set("text", "a")
        }
        #expect(view.child(named: "nothing") == nil)
        #expect(view.child(named: "empty") == nil)
        #expect(view.child(named: "view") == nil)
        #expect(view.values.keys.sorted() == ["list", "text"])
    }

    @Test("A sign of HTML is a character of its own", arguments: [
        ("\"\u{301}", "\""), ("<\u{338}b", "<b"), ("e\u{301}", "e\u{301}"), ("\u{600}\"", "\""), ("a'\u{20E3}b", "a'b"),
        ("a\0b\u{1B}\tc\r\n", "a\u{FFFD}b\u{FFFD}\tc\r\n"),
        ("👩🏽‍💻 \"x\"", "👩🏽‍💻 \"x\""),
    ])
    func inert(text: String, wanted: String) {
        #expect(Array(View.inert(text).unicodeScalars) == Array(wanted.unicodeScalars))
    }

    @Test("Addresses within a line become links", arguments: [
        ("Voir https://a.example/x.", ["Voir ", "https://a.example/x", "."], ["https://a.example/x"]),
        ("(https://a.example)", ["(", "https://a.example", ")"], ["https://a.example"]),
        ("écris à a.b@c.example !", ["écris à ", "a.b@c.example", "\u{A0}!"], ["mailto:a.b@c.example"]),
        ("a@b", ["a@b"], []), ("@x.y", ["@x.y"], []), ("http://a.example", ["http://a.example"], []), ("https://", ["https://"], []), ("", [], []),
    ] as [(String, [String], [String])])
    func links(line: String, words: [String], hrefs: [String]) {
        let spans = TextSpans.of(line)
        #expect(spans.compactMap { $0.child(named: "words") as? String } == words)
        #expect(spans.compactMap { $0.child(named: "href") as? String } == hrefs)
    }

    @Test("Numbers that one dials become links at the head of a line only", arguments: [
        ("3114 : écoute", ["tel:3114"]), ("15 ou 112 : urgences", ["tel:15", "tel:112"]), ("Appelle le 3114", []), ("2025 était : long", []),
    ] as [(String, [String])])
    func numbers(line: String, hrefs: [String]) {
        #expect(TextSpans.of(line, dials: true).compactMap { $0.child(named: "href") as? String } == hrefs)
    }
}
