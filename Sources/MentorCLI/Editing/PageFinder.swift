import Identifiers
import Knowledge
import TextAnalysis

/// Where in the folders each page is written, so that an editor can jump to a passage.
///
/// A knowledge base keeps the line of a passage and forgets the file, because nobody who asks wants to know. The files
/// are still at hand here: a page is one of Markdown below a language's folder, its id stands in its front matter, and
/// of two pages with the same id the one in the later folder is read. A line is only shown when it holds the beginning
/// of the passage, so that no place is ever told that is not the right one.
struct PageFinder {
    private struct Page {
        let path: String
        let bytes: [UInt8]
    }

    private static let lineFeed = UInt8(ascii: "\n")

    private var pages: [String: Page] = [:]

    /// Looks through folders in the order in which they are laid over each other.
    init(_ folders: [FolderReader]) {
        for file in folders.flatMap(\.files) where file.path.hasSuffix(".md") {
            let parts = file.path.split(separator: "/")
            guard let language = parts.dropLast().lazy.compactMap({ Language(rawValue: String($0)) }).first,
                let id = Self.id(in: file.bytes)
            else { continue }
            let path = file.folder.isEmpty ? file.path : file.folder + "/" + file.path
            pages[id + "/" + language.rawValue] = Page(path: path, bytes: file.bytes)
        }
    }

    /// `folder/fr/roles/data-scientist.md`; nil where it is not known.
    func path(of entity: EntityID, in language: Language) -> String? {
        pages[entity.rawValue + "/" + language.rawValue]?.path
    }

    /// File and one-based line of a passage; nil where they are not known for certain.
    func place(of passage: Passage) -> (path: String, line: Int)? {
        guard let page = pages[passage.id.entity.rawValue + "/" + passage.id.language] else { return nil }
        let lines = page.bytes.split(separator: Self.lineFeed, omittingEmptySubsequences: false)
        guard lines.indices.contains(passage.line - 1) else { return nil }
        // The first word is written as it is said, unless it belongs to a link.
        let word = passage.text.prefix { $0.isLetter || $0.isNumber }
        let isThere = String(decoding: lines[passage.line - 1], as: UTF8.self).contains(word)
        return isThere || passage.links.contains { $0.range.lowerBound == 0 } ? (page.path, passage.line) : nil
    }

    /// What `id:` of the front matter says; only the front matter is looked at.
    private static func id(in bytes: [UInt8]) -> String? {
        var start = bytes.startIndex
        var isFirst = true
        while start < bytes.endIndex {
            let end = bytes[start...].firstIndex(of: lineFeed) ?? bytes.endIndex
            let line = String(decoding: bytes[start..<end], as: UTF8.self)
            start = end + 1
            if line.hasPrefix("---") != isFirst { return nil }
            isFirst = false
            guard line.hasPrefix("id:") else { continue }
            let value = line.dropFirst(3).prefix { $0 != "#" }.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            return value.isEmpty ? nil : value
        }
        return nil
    }
}
