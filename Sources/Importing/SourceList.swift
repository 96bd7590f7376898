internal import Identifiers
public import Knowledge

/// The text of a `sources.yaml`: writing entries, and joining a list with one that is already there.
///
/// A folder that receives a second import has a list of sources that a person may have edited, with comments and an order
/// of its own. Reading it into values and writing it anew would lose those; so the old text stays as it is, byte for byte,
/// and only entries whose id it does not hold are added below. For this it is enough to know where entries begin: at a key
/// that stands at the beginning of a line.
public enum SourceList {
    /// The path of the list in a folder.
    public static let path = "sources.yaml"

    /// One entry, ended by a line feed.
    public static func entry(_ source: Source) -> String {
        var lines = [
            "\(source.id):", "  publisher: \(YAMLText.value(source.publisher))", "  title: \(YAMLText.value(source.title))",
        ]
        if let url = source.url { lines.append("  url: \(YAMLText.value(url))") }
        lines.append(source.date.map { "  date: \"\($0)\"" } ?? "  undated: true")
        lines.append("  reliability: \(source.reliability.rawValue)")
        if let note = source.note { lines.append("  note: \(YAMLText.value(note))") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A whole list, sorted by id.
    public static func text(_ sources: [Source]) -> String {
        sources.sorted { $0.id < $1.id }.map(entry).joined()
    }

    /// `old` with the entries of `new` that it does not hold; and the ids of those that it holds with other words.
    public static func joined(_ old: String, with new: String) -> (text: String, clashes: [String]) {
        let there = entries(of: old)
        var text = old
        var clashes: [String] = []
        for entry in entries(of: new) {
            if let same = there.first(where: { $0.id == entry.id }) {
                if same.lines != entry.lines { clashes.append(entry.id) }
                continue
            }
            if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
            text += "\(entry.id):\n" + entry.lines.map { $0 + "\n" }.joined()
        }
        return (text, clashes)
    }

    /// Ids and what is below them, without empty lines and comments.
    private static func entries(of text: String) -> [(id: String, lines: [String])] {
        var found: [(id: String, lines: [String])] = []
        // Bytes, not characters: a carriage return and a line feed are one character.
        for slice in text.utf8.split(separator: UInt8(ascii: "\n")) {
            var line = String(decoding: slice, as: UTF8.self)
            while let last = line.unicodeScalars.last, last == "\r" || last == " " { line.unicodeScalars.removeLast() }
            let content = line.drop { $0 == " " }
            guard let first = content.first, first != "#" else { continue }
            if content.startIndex == line.startIndex {
                let id = line.prefix { $0 != ":" }
                found.append((id.trimmingQuotes, []))
            } else if !found.isEmpty {
                found[found.count - 1].lines.append(line)
            }
        }
        return found
    }
}

extension Substring {
    /// Without quotation marks around it.
    fileprivate var trimmingQuotes: String {
        let quotes: Set<Character> = ["\"", "'"]
        guard let first, let last, count > 1, first == last, quotes.contains(first) else { return String(self) }
        return String(dropFirst().dropLast())
    }
}
