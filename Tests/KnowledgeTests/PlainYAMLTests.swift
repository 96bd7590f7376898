import Testing

@testable import Knowledge

/// The fast reader against the library, which is always right.
@Suite struct PlainYAMLTests {
    /// The tree as text with every position, so that a difference can be read.
    static func dump(_ tree: YAMLTree) -> String {
        let place = "\(tree.position.line):\(tree.position.column)"
        switch tree.content {
        case .scalar(let text, let isQuoted): return "\(place)\(isQuoted ? "'" : "|")\(text)|"
        case .sequence(let items): return "\(place)[\(items.map(dump).joined(separator: ", "))]"
        case .mapping(let pairs):
            return "\(place){"
                + pairs.map { "\($0.key.position.line):\($0.key.position.column) \($0.key.value)= \(dump($0.value))" }
                .joined(separator: ", ") + "}"
        }
    }

    /// What both make of a text; the library's part is nil for a text that it reports.
    static func both(_ text: String) -> (fast: String?, general: String?) {
        var report = Report(path: "t")
        guard let lines = TextLines(KnowledgeFile(path: "t", text: text), report: &report) else { return (nil, nil) }
        let general = YAMLTree.readGenerally(lines, report: &report).map(dump)
        return (PlainYAML.read(lines).map(dump), report.diagnostics.isEmpty ? general : nil)
    }

    @Test(
        "The plain forms are read, and like the library reads them",
        arguments: [
            "a: b\nc: d e  f\n", "a:\n  - b\n  - c d\ne: f", "a:\n- b\n- c\nd:\n- e\n", "- a\n- b\n",
            "a:\n  b:\n    c: d\n  e: f\n",
            "# comment\n\na: b\n\n  # another\nc: d\n", "a: [b, c d, \"e, f\", 'g']\n",
            "a: {b: c, d: [e, f], g: {h: i}}\n",
            "a:\n  [b, c,\n   d,\n   e f]\ng: h\n", "- {a: b, c: \"é: ü\", d: é}\n", "é: à\nï: \"ü\"\n",
            "a: \"\"\nb: ''\n",
            "a: []\nb: {}\n", "c'est koi: c'est quoi\nbac + cb: bac plus combien\n",
            "- combien gagne {role} ?\n- it's 5, no [b]\n",
            "url: https://example.org/a#b\n", "a: 12:30\nb: no\nc: 2020-01-01\n", "\"on\": a\n'y': b\n",
            "- - a\n  - b\n- c\n", "- a: b\n  c: [d,\n    e]\n- f:\n    - g\n  h: i\n", "a:\n  {b: c}\nd:\n  [e]\n",
        ])
    func plainForms(text: String) {
        let (fast, general) = Self.both(text)
        #expect(fast != nil)
        #expect(fast == general)
    }

    @Test(
        "Whatever else there is in YAML is left to the library",
        arguments: [
            "", "a", "---\na: b\n", "a: b\n---\nc: d\n", "%YAML 1.1\n---\na: b\n", "a: |\n  b\n", "a: >\n  b\n",
            "a: &x b\nc: *x\n",
            "a: !!str b\n", "? a\n: b\n", "a: \"b\\n\"\n", "a: 'it''s'\n", "a: b # comment\n", "a: b\n  c\n", "a:\n",
            "a: b\na: c\n",
            "- a: b\n c: d\n", "a: [b, [c]: d]\n", "a: [b: c]\n", "a: [b,]\n", "a: [b\n c]\n", "a: {b}\n", "a: b: c\n",
            "a : b\n", "\ta: b\n", "a: \u{85}b\n", "a: [b #c\n ]\n", "  a: b\n", "a:\n   b: c\n  d: e\n", "a: @b\n",
            "a: `b\n",
            "a: [\nb]\n", "a: \"b\" c\n", "{a: b}\n", "a: {b:c}\n", "a: {\"b\":c}\n", "a: \"b\nc\"\n",
            "a:\n  - b\n c: d\n",
        ])
    func otherForms(text: String) {
        #expect(PlainYAMLTests.both(text).fast == nil)
    }

    @Test("Over many broken texts the fast reader never differs from the library", arguments: [UInt64(11), 12, 13])
    func neverDiffers(seed: UInt64) {
        var random = SplitMix(state: seed)
        let pieces = [
            "a", "b c", "é", ":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "- ", "-", "[", "]", "{",
            "}", ",",
            ", ", "\"", "'", "#", " #", "?", "key: value", "\nkey: value", "\n  key: value", "&", "*", "!", "|", ">",
            "%", "@",
            "\\", "\t", "\r", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "---", "\n---\n", "...", "~", "0", "[a, b]",
            "{a: b}",
            "\"a\"", "'b'", ":\n", "a:\n", "\n\n",
        ]
        let texts = SmallBase().texts.sorted { $0.key < $1.key }.filter { $0.key.hasSuffix(".yaml") }.map(\.value)
        var answered = 0
        for round in 0..<4_000 {
            var text = ""
            if round % 2 == 0 {
                for _ in 0..<random.next(below: 14) { text += pieces[random.next(below: pieces.count)] }
            } else {
                let characters = Array(texts[random.next(below: texts.count)].unicodeScalars)
                let cut = random.next(below: characters.count)
                let after = min(characters.count, cut + random.next(below: 4))
                text.unicodeScalars.append(contentsOf: characters[..<cut])
                text += pieces[random.next(below: pieces.count)]
                text.unicodeScalars.append(contentsOf: characters[after...])
            }
            let (fast, general) = Self.both(text)
            guard let fast else { continue }
            answered += 1
            if fast != general {
                Issue.record("seed \(seed), round \(round): \(text.debugDescription)\n\(fast)\n\(general ?? "refused")")
            }
        }
        // Else the test would prove nothing.
        #expect(answered > 400, "seed \(seed)")
    }
}
