/// Turns the bytes of a file into UTF-8, or says where and why that cannot be done.
///
/// An editor's files come from a browser, a word processor or an old site. Guessing an encoding from letter frequencies
/// is right most of the time, and the other times it puts "Ã©" into an answer. So only what a file says of itself is
/// believed: a byte order mark, the charset that a page declares, and UTF-8, which proves itself. A page that declares an
/// old charset but is valid UTF-8 is UTF-8: such a text of any length is no accident.
enum ArticleDecoder {
    /// - Throws: `empty`, `wrongEncoding`, `unexpectedShape` for what is no text at all.
    static func decode(_ bytes: [UInt8], path: String, isHTML: Bool) throws(ImportError) -> [UInt8] {
        try refuseOtherKinds(bytes, path: path)
        if bytes.starts(with: [0xFF, 0xFE]) { return try decodeUTF16(bytes, path: path, isBigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try decodeUTF16(bytes, path: path, isBigEndian: true) }
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard rest.contains(where: { $0 > 0x20 }) else {
            throw ImportError(.empty, path: path, message: "the file is empty", remedy: "name a file that holds an article")
        }
        if let zero = rest.firstIndex(of: 0) {
            throw ImportError(
                .wrongEncoding, path: path, line: line(of: zero, in: bytes),
                message: "a zero byte at offset \(zero): UTF-16 without a mark, or no text",
                remedy: "save the file with the encoding UTF-8")
        }
        do {
            _ = try UTF8Span(validating: rest.span)
            return Array(rest)
        } catch {
            let offset = rest.startIndex + error.byteOffsets.lowerBound
            if isHTML, let charset = declaredCharset(rest), !["utf-8", "utf8"].contains(charset) {
                if let text = HTMLReader.transcode(rest, from: charset) { return text }
                throw ImportError(
                    .wrongEncoding, path: path, line: line(of: offset, in: bytes),
                    message: "the page declares the encoding “\(ArticleText.short(charset))”, which does not fit its bytes",
                    remedy: "save the page with the encoding UTF-8")
            }
            throw ImportError(
                .wrongEncoding, path: path, line: line(of: offset, in: bytes),
                message: "not valid UTF-8 at byte offset \(offset)", remedy: "save the file with the encoding UTF-8")
        }
    }

    private static func refuseOtherKinds(_ bytes: [UInt8], path: String) throws(ImportError) {
        let kinds: [(magic: String, name: String)] = [("%PDF-", "a PDF document"), ("PK\u{3}\u{4}", "an archive or office document")]
        for kind in kinds where bytes.starts(with: kind.magic.utf8) {
            throw ImportError(
                .unexpectedShape, path: path, message: "\(kind.name), where HTML, Markdown or text was expected",
                remedy: "save the article as HTML or as text")
        }
    }

    private static func decodeUTF16(_ bytes: [UInt8], path: String, isBigEndian: Bool) throws(ImportError) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            units.append(isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0)
            index += 2
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self), !units.contains(0) else {
            throw ImportError(
                .wrongEncoding, path: path, message: "the file begins as UTF-16 and is none, or is cut",
                remedy: "save the file with the encoding UTF-8")
        }
        guard units.contains(where: { $0 > 0x20 }) else {
            throw ImportError(.empty, path: path, message: "the file is empty", remedy: "name a file that holds an article")
        }
        return Array(text.utf8)
    }

    /// The charset that a page names in its first bytes, in lower case.
    private static func declaredCharset(_ bytes: ArraySlice<UInt8>) -> String? {
        let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }, as: UTF8.self).lowercased()
        for mark in ["charset=", "encoding="] {
            guard let found = head.firstRange(of: mark) else { continue }
            let name = head[found.upperBound...].drop { "\"' ".contains($0) }
                .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
            // What pages call Latin-1 is read as its Windows superset, as browsers do.
            if !name.isEmpty { return ["iso-8859-1", "latin1", "us-ascii"].contains(name) ? "windows-1252" : String(name) }
        }
        return nil
    }

    /// The one-based line of a byte.
    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<min(offset, bytes.count)].count { $0 == UInt8(ascii: "\n") } + 1
    }
}
