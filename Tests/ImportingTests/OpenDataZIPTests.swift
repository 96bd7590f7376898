import Testing

@testable import Importing

@Suite("A ZIP is unpacked in memory, and a hostile one refused")
struct OpenDataZIPTests {
    private func archive(_ files: [(String, [UInt8])] = [("a.xml", Array("<a/>".utf8)), ("b/c.txt", [1, 2, 3])])
        -> [UInt8]
    {
        var archive = OpenDataZIP()
        for (name, content) in files { archive.store(name, content) }
        return archive.bytes
    }

    @Test("The files in it come out in their order, whatever they are called")
    func unpacks() throws {
        let entries = try ZIPReader.entries(archive(), path: "t.zip")
        #expect(entries.map(\.name) == ["a.xml", "b/c.txt"])
        #expect(entries.map(\.bytes) == [Array("<a/>".utf8), [1, 2, 3]])
        let hostile = try ZIPReader.entries(archive([("../../etc/passwd", [7])]), path: "t.zip")
        #expect(hostile.map(\.bytes) == [[7]])
        var packed = OpenDataZIP()
        packed.storeZeros("zeros", repetitions: 40)
        #expect(try ZIPReader.entries(packed.bytes, path: "t.zip").map(\.bytes.count) == [40 * 258 + 1])
    }

    @Test("A ZIP cut anywhere is refused")
    func cut() {
        let whole = archive()
        for length in 0..<whole.count {
            let error = #expect(throws: ImportError.self) {
                try ZIPReader.entries(Array(whole.prefix(length)), path: "t.zip")
            }
            #expect(error?.code == (length == 0 ? .empty : .damagedArchive), "cut to \(length) bytes")
        }
    }

    @Test("A byte changed anywhere never crashes, and never gives other contents in silence")
    func changed() throws {
        let whole = archive([("a.xml", Array("<metiers>something to read</metiers>".utf8))])
        let honest = try ZIPReader.entries(whole, path: "t.zip").map(\.bytes)
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0xFF
            guard let entries = try? ZIPReader.entries(bytes, path: "t.zip") else { continue }
            #expect(entries.map(\.bytes) == honest, "byte \(index)")
        }
    }

    @Test("A wrong check sum is refused")
    func checksum() {
        var archive = OpenDataZIP()
        archive.store("a.xml", [1, 2, 3], checksum: 42)
        let error = #expect(throws: ImportError.self) { try ZIPReader.entries(archive.bytes, path: "t.zip") }
        #expect(error?.code == .damagedArchive)
    }

    @Test("A bomb is refused: by ratio, by size, by number")
    func bombs() {
        var ratio = OpenDataZIP()
        ratio.storeZeros("zeros", repetitions: 8200)
        #expect(throws: ImportError.self) { try ZIPReader.entries(ratio.bytes, path: "t.zip") }
        var many = OpenDataZIP()
        for number in 0...64 { many.store("\(number)", []) }
        var limits = ZIPReader.Limits()
        limits.unpacked = 5
        for (bytes, limits) in [
            (ratio.bytes, ZIPReader.Limits()), (many.bytes, ZIPReader.Limits()), (archive(), limits),
        ] {
            let error = #expect(throws: ImportError.self) {
                try ZIPReader.entries(bytes, path: "t.zip", limits: limits)
            }
            #expect(error?.code == .tooLarge)
        }
        limits = ZIPReader.Limits()
        limits.packed = 10
        let error = #expect(throws: ImportError.self) {
            try ZIPReader.entries(archive(), path: "t.zip", limits: limits)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test("A ZIP without files, and a text called ZIP, are refused")
    func noFiles() {
        let empty = #expect(throws: ImportError.self) { try ZIPReader.entries(OpenDataZIP().bytes, path: "t.zip") }
        #expect(empty?.code == .empty || empty?.code == .damagedArchive)
        let text = #expect(throws: ImportError.self) {
            try OnisepImporter.read([OpenDataSamples.file("t.zip", "just a text")], terms: OpenDataSamples.terms)
        }
        #expect(text?.code == .damagedArchive)
        #expect(text?.description.hasPrefix("t.zip:1:1: error: ") ?? false)
    }
}
