import Identifiers
import JSON
import Knowledge
import MentorCore
import Retrieval
import TextAnalysis

/// The passages that a search found, for an editor: how well each fits, where it is written, and which words matched.
///
/// The scores are those by which an answer would choose: `score` orders the passages, `cover` is the share of the words
/// asked for, weighted by rarity, that the passage holds. Words are marked by stem, so that "métiers" is marked for
/// "métier"; a word that was found by a correction or a synonym is not marked, because it is not what was typed.
struct SearchReport {
    /// A passage that was found.
    struct Row {
        let passage: Passage
        let score: Double
        /// In [0, 1], about; a word in a heading counts a little more.
        let cover: Double
        let place: (path: String, line: Int)?
        /// Words that match, UTF-8 byte offsets into the passage's text, half-open, ascending.
        let matches: [Range<Int>]
    }

    let query: String
    let language: Language
    let rows: [Row]
    let knowledge: KnowledgeBase

    /// Searches.
    init(_ query: String, _ language: Language, limit: Int, advisor: Advisor, pages: PageFinder) {
        self.query = query
        self.language = language
        knowledge = advisor.knowledge
        let lexicon = knowledge.lexicons[language] ?? .empty
        let analyzer = Analyzer(language: language, lexicon: lexicon)
        let wanted = Query(tokens: analyzer.analyze(query).tokens.filter { !$0.isFunctionWord })
        var rows: [Row] = []
        for found in advisor.search(query, language: language, limit: limit) {
            guard let passage = knowledge.passage(found.passage) else { continue }
            let tokens = analyzer.analyze(passage.text, limit: passage.text.utf8.count).tokens
            let snippet = Snippet(of: passage.text, tokens: tokens, query: wanted, words: max(1, tokens.count))
            rows.append(Row(
                passage: passage, score: found.score, cover: found.cover, place: pages.place(of: passage),
                matches: snippet.matches))
        }
        self.rows = rows
    }

    /// For a person.
    func text(style: Style, width: Int?) -> String {
        guard !rows.isEmpty else { return "no passage (\(language.rawValue)) holds any of these words\n" }
        return rows.enumerated().map { number, row in
            let head = "\(number + 1). \(row.passage.id)  score \(Self.rounded(row.score))  cover \(Self.rounded(row.cover))"
            var lines = [style.dressed(style.printable(head), as: .dim)]
            if let place = row.place { lines.append("   " + style.dressed(style.printable("\(place.path):\(place.line)"), as: .dim)) }
            lines.append("   " + marked(row, style: style, width: width.map { $0 - 3 }).split(separator: "\n").joined(separator: "\n   "))
            lines.append("   " + style.dressed(style.printable(sources(of: row)), as: .dim))
            return lines.joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    /// As one object.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("query", query)
            writer.field("language", language.rawValue)
            writer.key("passages")
            writer.array(rows) { writer, row in
                writer.passage(row.passage, at: row.place) { writer in
                    writer.field("score", row.score)
                    writer.field("cover", row.cover)
                    writer.key("matches")
                    writer.array(row.matches) { writer, range in
                        writer.object {
                            $0.field("start", range.lowerBound)
                            $0.field("end", range.upperBound)
                        }
                    }
                }
            }
        }
        writer.endLine()
        return writer.bytes
    }

    private func sources(of row: Row) -> String {
        row.passage.sources.map { id in
            guard let source = knowledge.source(id) else { return id.rawValue }
            return "\(id) (\(source.publisher)\(source.date.map { ", \($0.year)" } ?? ""))"
        }.joined(separator: "; ")
    }

    /// The text with its matching words in bold; wrapped first by the words alone, then dressed, so that the escape
    /// sequences are not counted as columns.
    private func marked(_ row: Row, style: Style, width: Int?) -> String {
        let bytes = Array(row.passage.text.utf8)
        var text = ""
        var end = 0
        // Signs that no text holds stand for the two escape sequences until the lines are broken.
        let (open, close) = ("\u{2}", "\u{3}")
        for range in row.matches where range.lowerBound >= end && range.upperBound <= bytes.count {
            text += Self.clean(bytes[end..<range.lowerBound]) + open + Self.clean(bytes[range]) + close
            end = range.upperBound
        }
        text += Self.clean(bytes[end...])
        if let width { text = TextWrapper(width: width).wrap(text) }
        var shown = ""
        for piece in text.split(separator: "\u{2}", omittingEmptySubsequences: false) {
            guard let stop = piece.firstIndex(of: "\u{3}") else {
                shown += style.printable(String(piece))
                continue
            }
            shown += style.dressed(style.printable(String(piece[..<stop])), as: .strong)
            shown += style.printable(String(piece[piece.index(after: stop)...]))
        }
        return shown
    }

    /// The text without the signs that stand for marks.
    private static func clean(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 == 2 || $0 == 3 ? 32 : $0 }, as: UTF8.self)
    }

    /// "0.50".
    private static func rounded(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "-" }
        let hundredths = Int((abs(value) * 100).rounded())
        let digits = String(hundredths % 100)
        return (value < 0 ? "-" : "") + String(hundredths / 100) + "." + (digits.utf8.count < 2 ? "0" : "") + digits
    }
}
