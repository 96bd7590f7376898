#if Server
import Testing

@testable import Channels

@Suite("Cutting a text into pages")
struct TextSplitterTests {
    @Test("Nothing is lost, no page is too long, and no grapheme is cut", arguments: Replies.seeds)
    func lossless(seed: String) {
        for (limit, unit) in [(20, TextSplitter.Unit.utf16), (64, .utf8), (100, .scalars), (700, .utf16)] {
            let splitter = TextSplitter(limit: limit, unit: unit)
            for length in [0, 1, 19, 20, 21, 300, limit * 3] {
                let text = Replies.text(seed, length)
                let pages = splitter.pages(of: text)
                for page in pages { #expect(!page.isEmpty && unit.count(page) <= limit) }
                #expect(pages.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
            }
        }
    }

    @Test("An escape is counted, and never cut")
    func escapes() {
        let splitter = TextSplitter(limit: 32, unit: .utf16)
        for page in splitter.pages(of: String(repeating: "&<", count: 500), written: { Markup.html.text($0) }) {
            let written = Markup.html.text(page)
            #expect(written.utf16.count <= 32)
            #expect(written.hasSuffix(";") && written.hasPrefix("&"))
        }
    }

    @Test("A page ends at a blank line, else at a line, a sentence, a word")
    func places() {
        let splitter = TextSplitter(limit: 30, unit: .utf16)
        #expect(splitter.pages(of: "Un deux trois quatre.\n\nCinq. Six sept") == ["Un deux trois quatre.", "Cinq. Six sept"])
        #expect(splitter.pages(of: "Un deux trois quatre\nCinq. Six sept") == ["Un deux trois quatre", "Cinq. Six sept"])
        #expect(splitter.pages(of: "Un deux trois quatre. Cinq six sept") == ["Un deux trois quatre.", "Cinq six sept"])
        #expect(splitter.pages(of: "Un deux trois quatre cinq six sept") == ["Un deux trois quatre cinq six", "sept"])
        #expect(splitter.pages(of: "Voir https://exemple.fr/orientation") == ["Voir", "https://exemple.fr/orientation"])
    }

    @Test("A letter with more accents than fit is cut between them")
    func hugeGrapheme() {
        let text = "e" + String(repeating: "\u{301}", count: 200)
        let pages = TextSplitter(limit: 50, unit: .scalars).pages(of: text)
        #expect(pages.allSatisfy { $0.unicodeScalars.count <= 50 })
        #expect(pages.flatMap { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }

    @Test("Shortening leaves a mark, within the limit")
    func shortened() {
        let splitter = TextSplitter(limit: 20, unit: .utf16)
        #expect(splitter.shortened("vingt lettres, juste") == "vingt lettres, juste")
        #expect(splitter.shortened(String(repeating: "👩‍👩‍👧‍👦", count: 9)) == "👩‍👩‍👧‍👦…")
    }
}
#endif
