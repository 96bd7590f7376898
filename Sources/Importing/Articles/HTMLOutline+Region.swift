extension HTMLOutline {
    /// The article: the pieces, those outside it marked as such, and what the page states.
    func outline() -> ArticleOutline {
        var blocks = believed()
        if let region = region(blocks) {
            for index in blocks.indices where !pieces[index].regions.contains(region) && blocks[index].boilerplate == nil {
                blocks[index].boilerplate = "outside the article"
            }
        }
        var outline = ArticleOutline(blocks: blocks)
        outline.statements = .init(
            title: title(blocks), date: head.date, publisher: head.site, site: head.titleSite, url: head.url, language: head.language)
        return outline
    }

    /// The blocks; a class that speaks against more than half of the text is not believed.
    private func believed() -> [ArticleBlock] {
        let total = pieces.reduce(0) { $0 + $1.block.text.utf8.count }
        var against: [Int: Int] = [:]
        for piece in pieces {
            if let element = piece.doubtfulElement { against[element, default: 0] += piece.block.text.utf8.count }
        }
        return pieces.map { piece in
            var block = piece.block
            if let element = piece.doubtfulElement, against[element, default: 0] * 2 > total { block.boilerplate = nil }
            return block
        }
    }

    /// The `main` or `article` that holds the article: the innermost one with most of the text; nil when none has.
    private func region(_ blocks: [ArticleBlock]) -> Int? {
        var sizes: [Int: Int] = [:]
        var total = 0
        for (index, block) in blocks.enumerated() where block.boilerplate == nil {
            total += block.text.utf8.count
            for region in pieces[index].regions { sizes[region, default: 0] += block.text.utf8.count }
        }
        // Inner elements have higher numbers: the last that still holds most of what the largest holds.
        guard let largest = sizes.values.max(), largest >= 200, largest * 5 >= total * 2 else { return nil }
        return sizes.filter { $0.value * 5 >= largest * 3 }.keys.max()
    }

    /// The first heading of the first level, wherever it stands, else what the page calls itself.
    private func title(_ blocks: [ArticleBlock]) -> String? {
        let first = blocks.filter { $0.role == .heading(1) }
        let heading = first.first { $0.boilerplate == nil } ?? first.first { ["page header", "banner"].contains($0.boilerplate) }
        return heading?.text ?? head.shareTitle ?? head.bareTitle()
    }
}
