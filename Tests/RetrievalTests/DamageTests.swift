@testable import Retrieval
import Testing
import TextAnalysis

@Suite("A damaged index is refused")
struct DamageTests {
    static func saved() throws -> [UInt8] {
        try index(["a b *le c", "a a bb", "", "apprentissage a"] + (0..<130).map { _ in "a d" }).encoded()
    }

    @Test("Every byte flipped", arguments: [0x01, 0x80, 0xFF] as [UInt8])
    func flipped(mask: UInt8) throws {
        var bytes = try Self.saved()
        for place in bytes.indices {
            bytes[place] ^= mask
            #expect(throws: RetrievalError.self, "byte \(place)") { try InvertedIndex(decoding: bytes) }
            bytes[place] ^= mask
        }
        #expect(try InvertedIndex(decoding: bytes).documentCount == 134)
    }

    @Test("Cut anywhere, or longer than it says")
    func truncated() throws {
        let bytes = try Self.saved()
        for count in 0..<bytes.count {
            let cut = Array(bytes[..<count])
            #expect(throws: RetrievalError.self, "\(count) bytes") { try InvertedIndex(decoding: cut) }
        }
        #expect(throws: RetrievalError.self) { try InvertedIndex(decoding: bytes + [0]) }
    }

    @Test("The error says what was expected, what was found and what to do", arguments: [
        (0, RetrievalError.Code.notAnIndex), (8, .unsupportedVersion), (40, .damaged),
    ])
    func wording(place: Int, code: RetrievalError.Code) throws {
        var bytes = try Self.saved()
        bytes[place] ^= 0x20
        let error = #expect(throws: RetrievalError.self) { try InvertedIndex(decoding: bytes) }
        #expect(error?.code == code)
        #expect(error.map { !$0.expected.isEmpty && !$0.found.isEmpty && !$0.remedy.isEmpty } == true)
    }

    @Test("A checksum tells any two texts apart that differ in one byte")
    func checksum() {
        var meetings: [String] = []
        for length in [0, 1, 7, 8, 9, 16, 23] {
            let bytes = (0..<length).map { UInt8($0 * 7 & 0xFF) }
            let whole = Checksum.of(bytes[...])
            for place in bytes.indices {
                for mask: UInt8 in 1...255 {
                    var other = bytes
                    other[place] ^= mask
                    if Checksum.of(other[...]) == whole { meetings.append("byte \(place) of \(length) xor \(mask)") }
                }
            }
            if Checksum.of((bytes + [0])[...]) == whole { meetings.append("\(length) and one more") }
        }
        #expect(meetings == [])
    }
}
