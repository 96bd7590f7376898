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
        let packed = [SIMD4(repeating: 7)] + PackedBlock.pack(values[...], width: width)
        #expect(packed.count == width + 1)
        var unpacked = [UInt32](repeating: 1, count: 128)
        unsafe packed.withUnsafeBytes { unsafe PackedBlock.unpack($0, at: 1, width: width, into: &unpacked) }
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

    @Test("A dictionary finds its terms and no others, long ones with like beginnings too", arguments: [10, 40, 700])
    func dictionary(count: Int) throws {
        var terms = ["a", "ab", "apprentissage", "apprentissages", "apprenti", "apprentis", "b", "é", "zz\u{0}", "zz"]
        terms += (10..<max(count, 10)).map { "apprentissage\($0 * 7919 % 1000)" }
        let sorted = Set(terms).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        let dictionary = try #require(try index(terms).form(.stem)).dictionary
        #expect(dictionary.count == sorted.count)
        for (id, term) in sorted.enumerated() {
            #expect(try dictionary.find(term)?.id == id)
            #expect(try dictionary.term(id) == term)
        }
        for stranger in ["", "aa", "apprentissagf", "apprentissag", "apprentj", "c", "zzz", "zz\u{0}\u{0}", "apprentissage1x"] {
            #expect(try dictionary.find(stranger.utf8) == nil, "“\(stranger)”")
        }
        #expect(try index([]).form(.stem)?.dictionary.find("a".utf8) == nil)
        #expect(try dictionary.term(sorted.count).isEmpty)
    }

    @Test("A block's pairs are better than every posting, and at most four", arguments: 1...40 as ClosedRange<UInt64>)
    func impacts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for scale: UInt32 in [1, 4] {
            let count = Int.random(in: 1...300, using: &generator)
            let frequencies = (0..<count).map { _ in UInt32(1 + generator.skewed(below: seed % 2 == 0 ? 6 : 900)) }
            let lengths = (0..<count).map { _ in UInt32.random(in: 0...(seed % 3 == 0 ? 90_000 : 60), using: &generator) }
            let pairs = BlockSummary.all(BlockSummary.impacts(frequencies: frequencies[...], lengths: lengths, scale: scale))
            for (frequency, length) in zip(frequencies, lengths) {
                let isBounded = pairs.contains { pair in
                    (pair.frequency == 255 || UInt32(pair.frequency) * scale >= frequency)
                        && BlockSummary.length(pair.length) * scale <= length
                }
                #expect(isBounded, "seed \(seed), frequency \(frequency), length \(length)")
            }
        }
    }

    @Test("A length's code is never more than the length, and little less")
    func lengthCodes() {
        for length: UInt32 in Array(0...5_000) + [65_535, 100_000, 200_000, 1 << 20, .max] {
            let rounded = BlockSummary.length(BlockSummary.code(length: length))
            #expect(rounded <= length)
            #expect(length > 200_000 || Double(rounded) > Double(length) * 0.94 - 1)
        }
    }

    @Test("A table of terms gives each text one number", arguments: 1...3 as ClosedRange<UInt64>)
    func termTable(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var table = TermTable()
        var numbers: [String: UInt32] = [:]
        for _ in 0..<4_000 {
            let text = String((0..<generator.skewed(below: 30)).map { _ in ["a", "b", "é"][generator.skewed(below: 3)] }.joined())
            let expected = numbers[text] ?? UInt32(numbers.count)
            numbers[text] = expected
            #expect(table.number(of: text) == expected, "seed \(seed), “\(text)”")
        }
        let sorted = numbers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        #expect(table.order() == sorted.map(\.value))
        #expect(table.order().map { String(decoding: table.text(Int($0)), as: UTF8.self) } == sorted.map(\.key))
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
            let list = try #require(try stems.dictionary.find(term.utf8)?.list)
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
            let built = try builder.build()
            #expect(try built.checkInvariants() == [])
            #expect(try built.encoded() == (try index(texts).encoded()))
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
        #expect(try builder.build().termCount(.stem) == 0)
    }

    @Test("Terms are listed in order with their document frequencies")
    func terms() throws {
        let built = try index(["b a", "a a", "*le c"])
        #expect(try built.terms(.stem).map(\.term) == ["a", "b", "c"])
        #expect(try built.terms(.stem).map(\.documentFrequency) == [2, 1, 1])
        #expect(try built.documentFrequency(of: "le", in: .function) == 1)
        #expect(try built.documentFrequency(of: "le") == 0)
    }
}
