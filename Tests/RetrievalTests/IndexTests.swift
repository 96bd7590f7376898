@testable import Retrieval
import Testing
import TextAnalysis

@Suite("The parts of an index")
struct IndexTests {
    @Test("A packed block gives back what was put in", arguments: 0...32)
    func packing(width: Int) {
        var generator = SeededGenerator(seed: UInt64(width) + 1)
        let top: UInt32 = width == 32 ? .max : (1 << UInt32(width)) - 1
        var values = (0..<128).map { _ in UInt32.random(in: 0...top, using: &generator) }
        values[Int.random(in: 0..<128, using: &generator)] = top
        #expect(PackedBlock.width(of: values[...]) == width)
        var packed: [SIMD4<UInt32>] = [SIMD4(repeating: 7)]
        PackedBlock.pack(values[...], width: width, into: &packed)
        #expect(packed.count == width + 1)
        var unpacked = [UInt32](repeating: 1, count: 128)
        PackedBlock.unpack(packed, at: 1, width: width, into: &unpacked)
        #expect(unpacked == values, "seed \(width + 1)")
    }

    @Test("Variable bytes give back what was put in", arguments: [0, 1, 127, 128, 16_383, 16_384, .max] as [UInt32])
    func variableBytes(value: UInt32) {
        var bytes: [UInt8] = [9]
        VariableByte.append(value, to: &bytes)
        var offset = 1
        #expect(VariableByte.read(bytes, at: &offset) == value)
        #expect(offset == bytes.count)
    }

    @Test("A dictionary finds its terms and no others, long ones with like beginnings too")
    func dictionary() {
        let terms = ["a", "ab", "apprentissage", "apprentissages", "apprenti", "apprentis", "b", "é", "zz\u{0}", "zz"]
            .map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        var dictionary = TermDictionary()
        for term in terms { dictionary.append(term[...]) }
        for (id, term) in terms.enumerated() {
            #expect(dictionary.find(term) == id)
            #expect(dictionary.term(id).elementsEqual(term))
        }
        for stranger in ["", "aa", "apprentissagf", "apprentissag", "apprentj", "c", "zzz", "zz\u{0}\u{0}"] {
            #expect(dictionary.find(stranger.utf8) == nil, "“\(stranger)”")
        }
        #expect(TermDictionary().find("a".utf8) == nil)
    }

    @Test("A word's grams, its edges marked", arguments: [
        ("", []), ("a", []), ("ia", [" ia "]), ("bac", [" bac", "bac "]),
        ("metier", [" met", "meti", "etie", "tier", "ier "]),
    ])
    func grams(word: String, expected: [String]) {
        #expect(Grams.of(word).map { String(decoding: Grams.bytes(of: $0), as: UTF8.self) } == expected)
    }

    @Test("Positions are read back for any documents asked in order", arguments: 1...6 as ClosedRange<UInt64>)
    func positions(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<700).map { _ in
            (0..<Int.random(in: 0...9, using: &generator)).map { _ in ["a", "b", "c"][generator.skewed(below: 3)] }
        }
        let stems = try #require(try index(texts.map { $0.joined(separator: " ") }).form(.stem))
        for term in ["a", "b", "c"] {
            let list = try #require(stems.list(term.utf8))
            var reader = PositionReader(list)
            for (document, text) in texts.enumerated() where Bool.random(using: &generator) {
                var positions: [UInt32] = []
                reader.read(UInt32(document), in: stems.store, into: &positions)
                #expect(positions == text.indices.filter { text[$0] == term }.map(UInt32.init), "seed \(seed)")
            }
        }
    }

    @Test("A builder goes on after building, and each index is as if built at once")
    func growing() throws {
        var builder = IndexBuilder(options: IndexOptions(fields: [Field("body")]))
        var texts: [String] = []
        for text in allTexts(["a", "b", "*c"], upTo: 3) {
            texts.append(text)
            #expect(try builder.add(Document(field: "body", tokens: words(text))) == texts.count - 1)
            let built = builder.build()
            #expect(built.checkInvariants() == [])
            #expect(built.encoded() == (try index(texts).encoded()))
        }
    }

    @Test("A field that was not declared is refused by name, and nothing is added")
    func unknownField() throws {
        var builder = IndexBuilder(options: IndexOptions(fields: [Field("title"), Field("body")]))
        let error = #expect(throws: RetrievalError.self) {
            try builder.add(Document([
                .init(field: "body", tokens: words("a")), .init(field: "boddy", tokens: words("a")),
            ]))
        }
        #expect(error?.code == .unknownField)
        #expect(error?.found == "boddy")
        #expect(builder.documentCount == 0)
        #expect(builder.build().termCount(.stem) == 0)
    }

    @Test("Terms are listed in order with their document frequencies")
    func terms() throws {
        let built = try index(["b a", "a a", "*le c"])
        #expect(built.terms(.stem).map(\.term) == ["a", "b", "c"])
        #expect(built.terms(.stem).map(\.documentFrequency) == [2, 1, 1])
        #expect(built.documentFrequency(of: "le", in: .function) == 1)
        #expect(built.documentFrequency(of: "le") == 0)
    }
}
