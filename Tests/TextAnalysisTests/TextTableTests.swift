import Artefact
import Testing

@testable import TextAnalysis

@Suite("Text table")
struct TextTableTests {
    private static let texts = ["salaire", "métier", "", "data", "ingénieur en intelligence artificielle"] + (0..<500).map { "mot\($0)" }

    private static func stored(_ table: TextTable) -> [UInt8] {
        var writer = ArtefactWriter()
        table.store(in: &writer)
        return writer.bytes
    }

    @Test("each text has its place as number, and none has that of another, before and after it was stored")
    func numbers() throws {
        let made = TextTable(Self.texts)
        var reader = ArtefactReader(Self.stored(made))
        let taken = try reader.next(TextTable.self)
        try reader.finish()
        for table in [made, taken] {
            #expect(table.count == Self.texts.count)
            for (number, text) in Self.texts.enumerated() {
                #expect(table.number(of: text) == number)
                #expect(table[number] == text)
            }
            for other in ["salaires", "salair", "mot500", "m", "Data"] {
                #expect(table.number(of: other) == nil)
                #expect(!table.contains(other))
            }
        }
    }

    @Test("of a repeated text the first place counts, and both have it")
    func repeated() {
        let table = TextTable(["a", "b", "a"])
        #expect(table.count == 3)
        #expect(table.number(of: "a") == 0)
        #expect(table[2] == "a")
    }

    @Test("a table without texts finds none")
    func empty() {
        #expect(TextTable().number(of: "") == nil)
        #expect(TextTable([""]).number(of: "") == 0)
    }

    @Test("whatever byte is changed, a table is refused or answers within its texts")
    func damage() {
        let bytes = Self.stored(TextTable(["un", "deux", "trois"]))
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0xFF
            var reader = ArtefactReader(damaged)
            guard let table = try? reader.next(TextTable.self) else { continue }
            for text in ["un", "deux", "trois", "quatre"] {
                if let number = table.number(of: text) { #expect(number < table.count) }
            }
        }
    }
}
