/// Looks through a page for what would make a parser work without end, before the parser sees it.
///
/// Two things escape the limits that hold while parsing. An element's attributes are compared with one another, so that a
/// tag of a million of them is a day's work inside one call. And a document type that declares entities in terms of
/// entities (the "billion laughs") has no place in an article: libxml2 does not expand them in HTML, but a page that tries
/// is not one to read.
enum HTMLGuard {
    /// - Throws: `tooLarge` or `malformed`, at the line of the offending tag.
    static func check(_ bytes: [UInt8], path: String) throws(ImportError) {
        var index = 0
        var line = 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "<"), index + 1 < bytes.count else {
                index += 1
                continue
            }
            let next = bytes[index + 1]
            if next == UInt8(ascii: "!") {
                if matches(bytes, at: index + 2, "--") {
                    let end = bytes[min(index + 4, bytes.count)...].firstRange(of: Array("-->".utf8))?.upperBound ?? bytes.count
                    line += bytes[index..<end].count { $0 == UInt8(ascii: "\n") }
                    index = end
                    continue
                }
                if matches(bytes, at: index + 2, "entity") {
                    throw ImportError(
                        .malformed, path: path, line: line, message: "the page declares entities of its own",
                        remedy: "remove the declarations between “<!DOCTYPE” and “>”, or save the article as text")
                }
            } else if isLetter(next) {
                let start = index + 1
                let (end, attributes, lines) = tag(bytes, from: start)
                if attributes > ArticleLimits.attributes {
                    throw ImportError(
                        .tooLarge, path: path, line: line,
                        message: "an element with more than \(ArticleLimits.attributes) attributes",
                        remedy: "save the article alone, without the rest of its page")
                }
                line += lines
                index = end
                // What looks like a tag in a script is none.
                for name in ["script", "style"] where matches(bytes, at: start, name) {
                    let close = bytes[end...].firstRange(of: Array("</".utf8) + Array(name.utf8))?.lowerBound ?? bytes.count
                    line += bytes[end..<close].count { $0 == UInt8(ascii: "\n") }
                    index = close
                }
                continue
            }
            index += 1
        }
    }

    /// Where a tag ends (past `>`, or before the `<` or the end of file that cuts it), its attributes, its line feeds.
    private static func tag(_ bytes: [UInt8], from start: Int) -> (end: Int, attributes: Int, lines: Int) {
        var index = start
        var attributes = 0
        var lines = 0
        var isBetween = false
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") { lines += 1 }
            if byte == UInt8(ascii: "="), let quote = firstSign(bytes, after: index),
                bytes[quote] == UInt8(ascii: "\"") || bytes[quote] == UInt8(ascii: "'") {
                let close = bytes[(quote + 1)...].firstIndex(of: bytes[quote]) ?? bytes.count
                lines += bytes[index..<close].count { $0 == UInt8(ascii: "\n") }
                index = min(close + 1, bytes.count)
                isBetween = true
                continue
            }
            let isGap = byte <= 0x20 || byte == UInt8(ascii: "/")
            if isBetween, !isGap { attributes += 1 }
            isBetween = isGap
            index += 1
        }
        return (min(index + 1, bytes.count), attributes, lines)
    }

    /// The first byte after `index` that is no space, near by.
    private static func firstSign(_ bytes: [UInt8], after index: Int) -> Int? {
        bytes[(index + 1)...].prefix(64).firstIndex { $0 > 0x20 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func matches(_ bytes: [UInt8], at index: Int, _ word: String) -> Bool {
        bytes[min(index, bytes.count)...].prefix(word.utf8.count).elementsEqual(word.utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }
}
