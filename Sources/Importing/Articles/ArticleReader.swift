/// From the bytes of a file to the outline of its article.
enum ArticleReader {
    /// - Throws: everything that keeps an article from being read.
    static func read(_ bytes: [UInt8], path: String, format: ArticleImporter.Format) throws(ImportError) -> ArticleOutline {
        guard bytes.count <= ArticleLimits.bytes else {
            throw ImportError(
                .tooLarge, path: path, message: "larger than \(ArticleLimits.bytes >> 20) MB, which no article is",
                remedy: "save the article alone, without pictures and the rest of its page")
        }
        let utf8 = try ArticleDecoder.decode(bytes, path: path, isHTML: format == .html)
        let outline: ArticleOutline
        if format != .html { try refuseLong(utf8.count, path: path) }
        switch format {
        case .html:
            try refuseCut(utf8, path: path)
            outline = HTMLOutline(try HTMLReader.events(utf8, path: path)).outline()
        case .markdown: outline = MarkdownOutline.read(lines(utf8))
        case .text: outline = PlainOutline.read(lines(utf8))
        }
        try refuseLong(outline.blocks.reduce(0) { $0 + $1.text.utf8.count }, path: path)
        guard outline.blocks.count <= ArticleLimits.blocks else {
            throw ImportError(
                .tooLarge, path: path, message: "more than \(ArticleLimits.blocks) paragraphs, which no article has",
                remedy: "split the file, or name the article alone")
        }
        return outline
    }

    private static func refuseLong(_ bytes: Int, path: String) throws(ImportError) {
        guard bytes > ArticleLimits.text else { return }
        throw ImportError(
            .tooLarge, path: path, message: "more than \(ArticleLimits.text >> 20) MB of text, which no article has",
            remedy: "split the file, or name the article alone")
    }

    /// Lines without their ends; a carriage return, alone or before a line feed, ends a line too.
    private static func lines(_ utf8: [UInt8]) -> [Substring] {
        var unified: [UInt8] = []
        unified.reserveCapacity(utf8.count)
        for (index, byte) in utf8.enumerated() {
            if byte != UInt8(ascii: "\r") {
                unified.append(byte)
            } else if index + 1 >= utf8.count || utf8[index + 1] != UInt8(ascii: "\n") {
                unified.append(UInt8(ascii: "\n"))
            }
        }
        return String(decoding: unified, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// A page that opens its body and ends without closing it was cut on its way; half an article is not to be published.
    private static func refuseCut(_ utf8: [UInt8], path: String) throws(ImportError) {
        let lower = utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        func has(_ mark: String) -> Bool { lower.firstRange(of: Array(mark.utf8)) != nil }
        let isOpen = (has("<html") || has("<body")) && !has("</html") && !has("</body")
        let lastOpen = lower.lastIndex(of: UInt8(ascii: "<"))
        let endsInTag = lastOpen.map { start in
            let next = lower[(start + 1)...].first ?? UInt8(ascii: "/")
            return !lower[start...].contains(UInt8(ascii: ">")) && (next == UInt8(ascii: "/") || next >= UInt8(ascii: "a"))
        } ?? false
        guard isOpen || endsInTag else { return }
        throw ImportError(
            .malformed, path: path, line: utf8.count { $0 == UInt8(ascii: "\n") } + 1,
            message: "the page is cut: it ends \(endsInTag ? "inside a tag" : "without closing its body")",
            remedy: "download the page again")
    }
}
