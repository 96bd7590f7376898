/// Takes Markdown's signs out of a line: what is left is what a reader sees.
enum MarkdownInline {
    /// The text without images, links' addresses, emphasis, code marks and tags; and how many bytes of it were links.
    static func plain(_ text: String) -> (text: String, linked: Int) {
        var out = ""
        var linked = 0
        var rest = text[...]
        // Brackets that lead nowhere are looked through again and again; after so many, they are text.
        var patience = 100
        while let character = rest.first {
            if character == "\\", let next = rest.dropFirst().first, next.isASCII, next.isPunctuation || next.isSymbol {
                out.append(next)
                rest = rest.dropFirst(2)
            } else if patience > 0, character == "!", let image = link(rest.dropFirst()) {
                rest = image.rest
            } else if patience > 0, character == "[", let link = link(rest) {
                let label = plain(String(link.label)).text
                out += label
                linked += label.utf8.count
                rest = link.rest
            } else if character == "<", let tag = tag(rest) {
                if tag.contains("://") {
                    out += tag
                    linked += tag.utf8.count
                }
                rest = rest.dropFirst(tag.count + 2)
            } else if character == "*" || character == "`" || character == "_" && isEdge(out, rest) {
                // A star between spaces is a sign of its own, "3 * 4".
                let next = rest.dropFirst().first
                if character == "*", next == " ", out.last == " " { out.append(character) }
                rest = rest.dropFirst()
            } else {
                if character == "[" { patience -= 1 }
                out.append(character)
                rest = rest.dropFirst()
            }
        }
        return (ArticleText.oneLine(out), linked)
    }

    /// An underscore at the edge of a word, not within `snake_case`.
    private static func isEdge(_ before: String, _ rest: Substring) -> Bool {
        func isWord(_ character: Character?) -> Bool { character?.isLetter ?? false || character?.isNumber ?? false }
        return !(isWord(before.last) && isWord(rest.dropFirst().first))
    }

    /// `[label](address)` or `[label][name]`, at the beginning; brackets with neither stay text.
    private static func link(_ text: Substring) -> (label: Substring, rest: Substring)? {
        guard text.first == "[" else { return nil }
        var depth = 0
        var close: Substring.Index?
        for index in text.indices.prefix(2_000) {
            if text[index] == "[" { depth += 1 }
            if text[index] == "]" { depth -= 1 }
            if depth == 0 {
                close = index
                break
            }
        }
        guard let close else { return nil }
        let after = text[text.index(after: close)...]
        let pairs: [Character: Character] = ["(": ")", "[": "]"]
        guard let open = after.first, let shut = pairs[open], let end = after.prefix(4_000).firstIndex(of: shut) else { return nil }
        return (text[text.index(after: text.startIndex)..<close], after[after.index(after: end)...])
    }

    /// What is between `<` and `>` when it is a tag or an address.
    private static func tag(_ text: Substring) -> Substring? {
        let inner = text.dropFirst()
        guard let first = inner.first, first.isLetter || first == "/", let end = inner.prefix(1_000).firstIndex(of: ">") else {
            return nil
        }
        return inner[..<end]
    }
}
