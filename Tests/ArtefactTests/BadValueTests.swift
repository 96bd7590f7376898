import Artefact
import Testing

@Suite("Bytes that are no such value are refused")
struct BadValueTests {
    /// A value made of all sorts.
    private struct Card: Storable, Equatable {
        var name: String
        var numbers: [String: [Int]]
        var note: String?
        var isOpen: Bool

        init(name: String, numbers: [String: [Int]], note: String?, isOpen: Bool) {
            (self.name, self.numbers, self.note, self.isOpen) = (name, numbers, note, isOpen)
        }

        func store(in writer: inout ArtefactWriter) { writer.store(name, numbers, note, isOpen) }

        init(from reader: inout ArtefactReader) throws(ArtefactError) {
            self.init(name: try reader.next(), numbers: try reader.next(), note: try reader.next(), isOpen: try reader.next())
        }
    }

    private enum Colour: String, Storable { case red }

    private static let card = Card(name: "fiche", numbers: ["a": [1, 2], "é": []], note: "vu", isOpen: true)

    private func refused<Value: Storable>(_ bytes: [UInt8], as type: Value.Type) -> ArtefactError? {
        var reader = ArtefactReader(bytes, place: "here")
        do {
            _ = try reader.next(type)
            return nil
        } catch {
            return error
        }
    }

    @Test("cut anywhere")
    func cut() throws {
        let bytes = Samples.written { Self.card.store(in: &$0) }
        for count in bytes.indices {
            #expect(refused(Array(bytes[..<count]), as: Card.self)?.code == .damaged, "\(count) bytes")
        }
        #expect(refused(bytes, as: Card.self) == nil)
    }

    @Test("with more behind it")
    func trailing() throws {
        var reader = ArtefactReader(Samples.written { Self.card.store(in: &$0) } + [0], place: "here")
        #expect(try reader.next(Card.self) == Self.card)
        let error = #expect(throws: ArtefactError.self) { try reader.finish() }
        #expect(error?.description == "here: expected the end of the block, found 1 more bytes; build it again with `mentor kb build`")
    }

    @Test("a truth that is neither, a case that there is not", arguments: [2, 0x80, 255] as [UInt8])
    func values(byte: UInt8) {
        #expect(refused([byte], as: Bool.self)?.found == "\(byte)")
        #expect(refused([byte, 1], as: String?.self)?.code == .damaged)
        #expect(refused(Samples.written { "blue".store(in: &$0) }, as: Colour.self)?.found == "“blue”")
    }

    @Test("a number of more than 63 bits", arguments: [9, 10, 40])
    func long(length: Int) {
        var reader = ArtefactReader([UInt8](repeating: 0xFF, count: length) + [1])
        #expect(throws: ArtefactError.self) { try reader.number() }
    }

    @Test("a count that asks for more than there is", arguments: [2, 129, 1 << 31, 1 << 62, Int.max])
    func counts(count: Int) {
        let bytes = Samples.written { $0.write(count: count) } + [0]
        #expect(refused(bytes, as: String.self)?.code == .damaged)
        #expect(refused(bytes, as: [String].self)?.code == .damaged)
        #expect(refused(bytes, as: [String: Int].self)?.code == .damaged)
        #expect(refused(bytes, as: Set<Int>.self)?.code == .damaged)
        var reader = ArtefactReader(bytes)
        #expect(throws: ArtefactError.self) { try reader.raw() }
        reader = ArtefactReader(bytes)
        #expect(throws: ArtefactError.self) { try reader.numbers(UInt32(0)) }
        reader = ArtefactReader(bytes)
        #expect(throws: ArtefactError.self) { try reader.count(of: 2) }
    }

    /// One number too many, or a last one that is cut.
    @Test("a row of numbers that is a byte short")
    func shortRow() throws {
        let bytes = Samples.written { $0.write(numbers: [UInt32(1), 2, 3]) }
        var reader = ArtefactReader(Array(bytes.dropLast()))
        #expect(throws: ArtefactError.self) { try reader.numbers(UInt32(0)) }
    }

    @Test("noise gives a value or an error, and never ends the program", arguments: 1...4 as ClosedRange<UInt64>)
    func noise(seed: UInt64) {
        var random = Seeded(state: seed)
        var read = 0
        for _ in 0..<2_000 {
            // Small bytes, so that counts are often right.
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                UInt8.random(in: Bool.random(using: &random) ? 0...3 : 0...255, using: &random)
            }
            if refused(bytes, as: [Card].self) == nil { read += 1 }
            if refused(bytes, as: [[String: Set<Int>]?].self) == nil { read += 1 }
        }
        #expect(read > 0 && read < 4_000, "seed \(seed)")
    }
}
