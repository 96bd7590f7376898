import Artefact
import Testing

@Suite("What is stored comes back the same")
struct RoundTripTests {
    private enum Colour: String, Storable, CaseIterable { case red, green = "vert" }

    private func bytes(_ value: some Storable) -> [UInt8] { Samples.written { value.store(in: &$0) } }

    private func back<Value: Storable>(_ value: Value) throws -> Value {
        var reader = ArtefactReader(bytes(value))
        let read = try reader.next(Value.self)
        try reader.finish()
        return read
    }

    @Test("every byte")
    func bytes() throws {
        var reader = ArtefactReader(Samples.written { for byte: UInt8 in 0...255 { $0.write(byte) } })
        for byte: UInt8 in 0...255 { #expect(try reader.byte() == byte) }
        try reader.finish()
    }

    @Test("words of four and eight bytes, lowest byte first")
    func words() throws {
        let bytes = Samples.written {
            $0.write(UInt32(0x0403_0201))
            $0.write(UInt64(0x0807_0605_0403_0201))
            $0.write(UInt32.max)
            $0.write(UInt64.max)
        }
        #expect(Array(bytes.prefix(12)) == [1, 2, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8])
        var reader = ArtefactReader(bytes)
        #expect(try reader.word() == 0x0403_0201)
        #expect(try reader.longWord() == 0x0807_0605_0403_0201)
        #expect(try reader.word() == .max)
        #expect(try reader.longWord() == .max)
        try reader.finish()
    }

    /// The length in bytes belongs to the format.
    @Test("counts, in as few bytes as they need", arguments: [
        (0, 1), (1, 1), (127, 1), (128, 2), (16_383, 2), (16_384, 3), (1 << 35 - 1, 5), (1 << 35, 6), (Int.max, 9),
    ])
    func counts(value: Int, length: Int) throws {
        let bytes = Samples.written { $0.write(count: value) }
        #expect(bytes.count == length)
        var reader = ArtefactReader(bytes)
        #expect(try reader.number() == value)
        try reader.finish()
    }

    @Test("whole numbers", arguments: [0, 1, -1, 127, -128, 1 << 40, Int.max, Int.min])
    func integers(value: Int) throws { #expect(try back(value) == value) }

    @Test("fractions, bit by bit", arguments: [
        0, -0.0, 0.1, -1.5e-300, .infinity, -.infinity, .nan, .signalingNaN, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
    ])
    func fractions(value: Double) throws {
        #expect(try back(value).bitPattern == value.bitPattern)
        let small = Float(value)
        #expect(try back(small).bitPattern == small.bitPattern)
    }

    @Test("texts, byte by byte", arguments: [
        "", "a", "\0", "é", "e\u{301}", "👩🏽‍🎓", "\r\n\t", "\u{FEFF}\u{202E}", String(repeating: "ça ", count: 10_000),
    ])
    func texts(value: String) throws { #expect(try Array(back(value).utf8) == Array(value.utf8)) }

    @Test("raw bytes")
    func raw() throws {
        var reader = ArtefactReader(Samples.written {
            $0.write(bytes: [])
            $0.write(bytes: [0, 255, 128])
        })
        #expect(try reader.raw() == [])
        #expect(try reader.raw() == [0, 255, 128])
        try reader.finish()
    }

    @Test("rows of numbers, at any place in the file", arguments: 0..<9)
    func numbers(before: Int) throws {
        let floats: [Float] = [0, -1.5, .infinity]
        let lanes = [SIMD16<Float>(repeating: 0.25), SIMD16<Float>(repeating: -3)]
        var reader = ArtefactReader(Samples.written {
            for _ in 0..<before { $0.write(UInt8(9)) }
            $0.write(numbers: floats)
            $0.write(numbers: [UInt32]())
            $0.write(numbers: lanes)
            $0.write(numbers: [UInt64.max, 1])
        })
        for _ in 0..<before { _ = try reader.byte() }
        #expect(try reader.numbers(Float(0)) == floats)
        #expect(try reader.numbers(UInt32(0)) == [])
        #expect(try reader.numbers(SIMD16<Float>(repeating: 0)) == lanes)
        #expect(try reader.numbers(UInt64(0)) == [.max, 1])
        try reader.finish()
    }

    @Test("truth, absence, lists, tables, sets and names of cases, in one another")
    func composed() throws {
        #expect(try back(true) && !back(false))
        #expect(try back(String?.none) == nil)
        #expect(try back(String?.some("")) == "")
        #expect(try back([Int??.none, .some(nil), .some(3)]) == [.none, .some(nil), .some(3)])
        #expect(try back([[String]]()) == [])
        #expect(try back([["a"], [], ["b", "c"]]) == [["a"], [], ["b", "c"]])
        let table = ["x": ["un": 1, "deux": 2], "": [:]]
        #expect(try back(table) == table)
        #expect(try back(Set(["b", "a", "é"])) == ["a", "b", "é"])
        #expect(try Colour.allCases.map { try back($0) } == Colour.allCases)
        // Longer than what is reserved at once.
        let many = (0..<10_000).map { $0 * $0 }
        #expect(try back(many) == many)
        #expect(try back(Set(many)) == Set(many))
    }

    @Test("a table or a set gives the same bytes in whatever order it was filled")
    func order() {
        let keys = (0..<200).map { "mot \($0)" }
        var (forward, backward): ([String: Int], [String: Int]) = ([:], [:])
        for (number, key) in keys.enumerated() { forward[key] = number }
        for (number, key) in keys.enumerated().reversed() { backward[key] = number }
        #expect(bytes(forward) == bytes(backward))
        #expect(bytes(Set(keys)) == bytes(Set(keys.reversed())))
    }
}
