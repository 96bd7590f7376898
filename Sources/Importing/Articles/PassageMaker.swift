internal import Identifiers

/// Turns the pieces of an article into passages, each for one facet and short enough to be an answer.
struct PassageMaker {
    /// Characters: what can be read aloud in one breath or two.
    static let longest = 350
    /// A sentence up to so many characters is left whole.
    private static let longestSentence = 500

    /// An item up to so many characters is no sentence of its own.
    private static let shortItem = 100

    let facets: [FacetID]
    let cues: FacetCues
    /// Names of the thing, as `ArticleText.words`: a sentence that defines it goes to the first facet.
    let names: [String]
    /// What a heading, and the text under it, ask about.
    let facet: (_ heading: String, _ text: String) -> FacetID?

    /// The sections of an article in order. A heading without text of its own counts for those below it.
    func sections(_ blocks: [ArticleBlock]) -> [ArticleSection] {
        guard let first = facets.first else { return [] }
        var sections: [ArticleSection] = []
        var path: [(level: Int, text: String, facet: FacetID?)] = []
        var open: [ArticleBlock] = []
        var heading: ArticleBlock?

        func close() {
            guard heading != nil || !open.isEmpty else { return }
            defer { open = [] }
            var isOwn = false
            if let heading, case .heading(let level) = heading.role {
                path.removeAll { $0.level >= level }
                let inherited = path.last?.facet
                let isVague = level == 1 && Self.isList(heading.text)
                let found = isVague ? nil : facet(heading.text, open.first?.text ?? "").flatMap { facets.contains($0) ? $0 : nil }
                isOwn = found != nil || path.isEmpty
                path.append((level, heading.text, found ?? inherited))
            }
            let own = path.last?.facet
            var section = ArticleSection(
                heading: heading?.text, line: heading?.line ?? open.first?.line ?? 1, facet: own, passages: [])
            // "Débutant" below "Salaire": the passage must say it, for it will stand alone.
            let label = isOwn ? nil : heading.flatMap(Self.label)
            section.passages = passages(open, heading: own, fallback: first, label: label)
            sections.append(section)
        }

        for block in blocks {
            if block.isHeading {
                close()
                heading = block
            } else {
                open.append(block)
            }
        }
        close()
        return sections
    }

    /// A title that promises several things ("Luthier : missions, salaire et études") is about none of them alone.
    private static func isList(_ title: String) -> Bool {
        title.contains { ":,;|".contains($0) } || [" et ", " and ", " & "].contains { title.contains($0) }
    }

    /// A heading that can stand before a text with a colon: short, of a lower level, neither question nor sentence.
    private static func label(_ heading: ArticleBlock) -> String? {
        guard case .heading(let level) = heading.role, level > 2, heading.text.count <= 60 else { return nil }
        return heading.text.contains { "?:!.".contains($0) } ? nil : heading.text
    }

    private func passages(
        _ blocks: [ArticleBlock], heading: FacetID?, fallback: FacetID, label: String?
    ) -> [ArticleSection.Passage] {
        var passages: [ArticleSection.Passage] = []
        let blocks = Self.joined(blocks)
        var announced = heading
        for (number, block) in blocks.enumerated() {
            let text = number == 0 ? label.map { "\($0) : \(block.text)" } ?? block.text : block.text
            // The items of a list go where the sentence that announces them goes.
            let expected = block.role == .item ? announced : heading
            let made = cut(text, block, heading: expected, fallback: fallback)
            passages += made
            if block.role != .item { announced = block.text.hasSuffix(":") ? made.last?.facet ?? heading : heading }
        }
        return passages
    }

    /// "Ses outils :" and the short items after it as one piece: neither says anything without the other.
    private static func joined(_ blocks: [ArticleBlock]) -> [ArticleBlock] {
        var joined: [ArticleBlock] = []
        var opening: String?
        for block in blocks {
            if block.role == .item, block.text.count <= shortItem, let opening, var last = joined.last {
                let item = block.text.trimmingEnd(of: ".;,")
                if last.text == opening {
                    last.text += " " + item
                } else if last.text.count + item.count < longest {
                    last.text += " ; " + item
                } else {
                    joined.append(ArticleBlock(role: .paragraph, text: opening + " " + item, line: block.line))
                    continue
                }
                joined[joined.count - 1] = last
            } else {
                opening = block.role == .paragraph && block.text.hasSuffix(":") && block.text.count <= shortItem ? block.text : nil
                joined.append(block)
            }
        }
        return joined
    }

    /// The sentences of a piece, joined while they are about the same and there is room.
    private func cut(
        _ text: String, _ block: ArticleBlock, heading: FacetID?, fallback: FacetID
    ) -> [ArticleSection.Passage] {
        var parts: [(facet: FacetID, text: String)] = []
        var topic = heading ?? fallback
        var current = topic
        for (number, sentence) in SentenceCutter.sentences(text).enumerated() {
            if isDefinition(sentence) {
                current = fallback
            } else if let found = cues.facet(of: sentence, heading: heading, known: facets) {
                current = found
                // The first sentence of a paragraph says what the others are about.
                if number == 0 { topic = found }
            } else if number == 0 || !Self.follows(sentence) {
                // Words that go on about what was said before stay with it; any other sentence returns to the topic.
                current = topic
            }
            let pieces = sentence.count > Self.longestSentence
                ? SentenceCutter.pieces(sentence, limit: Self.longest) : [sentence]
            for piece in pieces {
                if let last = parts.last, last.facet == current, last.text.count + piece.count < Self.longest {
                    parts[parts.count - 1].text += " " + piece
                } else {
                    parts.append((current, piece))
                }
            }
        }
        return parts.map { .init(facet: $0.facet, text: $0.text, line: block.line, isItem: block.role == .item) }
    }

    private static let articles = ["", "l ", "le ", "la ", "un ", "une ", "les ", "a ", "an ", "the "]
    private static let defining = [
        "est un", "est une", "est l", "est le", "est la", "est specialise", "oeuvre dans", "consiste", "is a", "is an", "is the",
        "designe", "sont des",
    ]

    /// The sentence says what the thing is: its name, then a verb that defines.
    private func isDefinition(_ sentence: String) -> Bool {
        let words = ArticleText.words(sentence)
        for name in names where words.contains(name) {
            for article in Self.articles where words.hasPrefix(" \(article)\(name.dropFirst())") {
                let rest = words.dropFirst(article.count + name.count)
                if Self.defining.contains(where: { rest.hasPrefix("\($0) ") }) { return true }
            }
        }
        return false
    }

    private static let connectors = [
        "il", "elle", "ils", "elles", "ce", "cette", "cela", "ces", "son", "sa", "ses", "leur", "leurs", "mais", "ainsi", "aussi",
        "autant", "de plus", "en effet", "par exemple", "enfin", "puis", "it", "they", "this", "these", "those", "that", "its",
        "their", "but", "so", "also", "for example", "however", "finally", "then",
    ]

    /// The sentence begins with a word that points back.
    private static func follows(_ sentence: String) -> Bool {
        let words = ArticleText.words(sentence)
        return connectors.contains { words.hasPrefix(" \($0) ") }
    }
}

extension String {
    /// Without such signs at its end.
    fileprivate func trimmingEnd(of signs: String) -> String {
        var text = self
        while let last = text.last, signs.contains(last) || last == " " { text.removeLast() }
        return text
    }
}
