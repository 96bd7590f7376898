import Artefact
import Testing

@testable import TextAnalysis

@Suite("What an analyser has learnt comes back the same")
struct StoringTests {
    private func written(_ store: (inout ArtefactWriter) -> Void) -> [UInt8] {
        var writer = ArtefactWriter()
        store(&writer)
        return writer.bytes
    }

    @Test("the lexicon as it is cut", arguments: [
        "c koi un data scientist ?", "jsuis nul stp", "koi de 9 ya du taf", "bonjour, qu'est-ce que le c++ ?", "les formations d'un an",
    ])
    func tables(text: String) throws {
        var reader = ArtefactReader(written { Worlds.french.storeTables(in: &$0) })
        let again = try Analyzer(language: .french, tables: &reader)
        try reader.finish()
        let spelling = try Worlds.corrector()
        #expect(again.analyze(text).tokens == Worlds.french.analyze(text).tokens)
        #expect(again.with(spelling: spelling).analyze(text).tokens == Worlds.french.with(spelling: spelling).analyze(text).tokens)
    }

    @Test("the words that typos are corrected into, and those that none is", arguments: [
        "ingenieru", "salarie", "fisique", "nivo", "devlopeur", "ensai", "xachine", "amchine",
    ])
    func spelling(typed: String) throws {
        let corrector = SpellingCorrector(
            vocabulary: Worlds.vocabulary.merging(["ensae": 3]) { first, _ in first }, acronyms: ["ensae"],
            existing: try Worlds.filters(), language: .french)
        var reader = ArtefactReader(written { corrector.store(in: &$0) })
        let again = try SpellingCorrector(from: &reader, existing: try Worlds.filters(), language: .french)
        try reader.finish()
        #expect(again.corrections(for: typed) == corrector.corrections(for: typed))
        #expect(again.vocabulary == corrector.vocabulary)
    }

    @Test("the same words in another order make the same bytes")
    func order() {
        let words = "abcdefghij".flatMap { letter in (1...20).map { "mot" + String(repeating: letter, count: $0) } }
        func bytes(_ words: some Sequence<String>) -> [UInt8] {
            var vocabulary: [String: Int] = [:]
            for word in words { vocabulary[word] = 1 }
            let corrector = SpellingCorrector(vocabulary: vocabulary, existing: [], language: .french)
            return written { corrector.store(in: &$0) }
        }
        #expect(bytes(words) == bytes(words.reversed()))
    }

    @Test("a chain of words that leads in a circle is refused")
    func circle() {
        let bytes = written {
            $0.write(numbers: [Int32(1)])
            $0.write(numbers: [Int32(1), 0])
        }
        var reader = ArtefactReader(bytes)
        #expect(throws: ArtefactError.self) { try reader.next(WordChains.self) }
    }

    @Test("bytes that end too soon are refused")
    func cut() {
        let bytes = written { Worlds.french.storeTables(in: &$0) }
        for count in [0, 1, bytes.count / 2, bytes.count - 1] {
            var reader = ArtefactReader(Array(bytes.prefix(count)))
            #expect(throws: ArtefactError.self) {
                try Analyzer(language: .french, tables: &reader)
            }
        }
    }
}
