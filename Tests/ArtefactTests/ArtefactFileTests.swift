@testable import Artefact
import Testing

@Suite("An artefact is opened whole or refused")
struct ArtefactFileTests {
    @Test("what was put in comes out, block by block")
    func whole() throws {
        let file = try ArtefactFile(Samples.artefact(), origin: Samples.origin)
        #expect(file.origin == Samples.origin)
        #expect(file.names == ["words", "empty", "numbers", "one"])
        for block in Samples.blocks {
            #expect(try Samples.content(of: block.name, in: file) == block.bytes)
            #expect(try file.bytes(of: block.name) == block.bytes)
        }
        try file.verify()
        #expect(Samples.artefact() == Samples.artefact())
    }

    @Test("one without blocks, and one without an origin")
    func bare() throws {
        let file = try ArtefactFile(ArtefactFile.encoded(origin: "", blocks: []), origin: "")
        #expect(file.names == [])
        try file.verify()
        #expect(throws: ArtefactError(.missingBlock, at: "words", expected: "a block of this name", found: "none")) {
            try file.block("words")
        }
    }

    /// Either the header or the table is refused, or the one block with the byte; no other block changes.
    @Test("every byte flipped is found, and the other blocks stay what they were", arguments: [0x01, 0x80, 0xFF] as [UInt8])
    func flipped(mask: UInt8) throws {
        var bytes = Samples.artefact()
        for place in bytes.indices {
            bytes[place] ^= mask
            defer { bytes[place] ^= mask }
            let hit = Samples.places().first { $0.range.contains(place) }?.name
            guard let file = try? ArtefactFile(bytes) else {
                #expect(hit == nil, "byte \(place)")
                continue
            }
            let error = #expect(throws: ArtefactError.self, "byte \(place)") { try file.verify() }
            #expect(error?.code == .damaged)
            #expect(error?.place == hit, "byte \(place)")
            for block in Samples.blocks where block.name != hit {
                #expect(try Samples.content(of: block.name, in: file) == block.bytes, "byte \(place)")
            }
            guard let hit else { continue }
            #expect(throws: ArtefactError.self) { try file.block(hit) }
            #expect(throws: ArtefactError.self) { try file.bytes(of: hit) }
        }
        try ArtefactFile(bytes).verify()
    }

    @Test("cut anywhere, or longer than it says")
    func cut() throws {
        let bytes = Samples.artefact()
        for count in bytes.indices {
            let error = #expect(throws: ArtefactError.self, "\(count) bytes") { try ArtefactFile(Array(bytes[..<count])) }
            #expect(error?.code == (count < 8 ? .notAnArtefact : .damaged), "\(count) bytes")
        }
        for more in 1...9 {
            let error = #expect(throws: ArtefactError.self) { try ArtefactFile(bytes + [UInt8](repeating: 0, count: more)) }
            #expect(error?.code == .damaged)
        }
    }

    @Test("one within a block of another, wherever it begins there, is read in place", arguments: [0, 1, 63, 64])
    func nested(before: Int) throws {
        let inner = Samples.artefact()
        let outer = [UInt8](repeating: 7, count: before) + Samples.written { $0.write(bytes: inner) } + [7]
        var reader = try ArtefactFile(ArtefactFile.encoded(origin: "outer", blocks: [("other", [1]), ("b", outer)])).block("b")
        for _ in 0..<before { #expect(try reader.byte() == 7) }
        let file = try ArtefactFile(reader.part(), origin: Samples.origin)
        #expect(file.size == inner.count)
        try file.verify()
        for block in Samples.blocks { #expect(try Samples.content(of: block.name, in: file) == block.bytes) }
        #expect(try reader.byte() == 7)
        try reader.finish()
        // What is left of the block, the last byte included, is no artefact.
        var whole = ArtefactReader(outer)
        for _ in 0..<before { _ = try whole.byte() }
        _ = try whole.number()
        #expect(throws: ArtefactError.self) { try ArtefactFile(whole) }
    }

    @Test("another file, another format, another origin and a block that is not there say so")
    func others() throws {
        let bytes = Samples.artefact()
        #expect(throws: ArtefactError(.notAnArtefact, at: "header", expected: "“MentorKB”", found: "“# Métie”")) {
            try ArtefactFile(Array("# Métier de boulanger".utf8))
        }
        var newer = bytes
        newer[8] += 1
        #expect(throws: ArtefactError(
            .otherVersion, at: "header", expected: "format version \(ArtefactFile.version)", found: "\(ArtefactFile.version + 1)")
        ) { try ArtefactFile(newer) }
        #expect(throws: ArtefactError(.otherOrigin, at: "header", expected: "sha256:9", found: Samples.origin)) {
            try ArtefactFile(bytes, origin: "sha256:9")
        }
        #expect(throws: ArtefactError(
            .missingBlock, at: "word", expected: "a block of this name", found: "words, empty, numbers, one")
        ) { try ArtefactFile(bytes).block("word") }
    }

    @Test("a table that asks for more than there is, under checksums that fit", arguments: [
        "no table", "blocks without entries", "more blocks than bytes", "a block past the end", "a block without end",
        "two blocks past the end", "bytes that no block has", "a table with a tail", "a text past the table",
        "too few checksums", "too many checksums",
    ])
    func hostile(name: String) throws {
        func entry(_ count: Int, sums: Int? = nil) -> [UInt8] {
            Samples.written {
                "b".store(in: &$0)
                $0.write(count: count)
                $0.write(numbers: [UInt64](repeating: Checksum.of([]), count: sums ?? (count > 0 ? 1 : 0)))
            }
        }
        func table(_ count: Int, _ entries: [UInt8]) -> [UInt8] {
            Samples.written {
                "o".store(in: &$0)
                $0.write(count: count)
            } + entries
        }
        let block = [UInt8](repeating: 0, count: 64)
        let bytes: [UInt8] =
            switch name {
            case "no table": Samples.file(table: [])
            case "blocks without entries": Samples.file(table: table(1, []))
            case "more blocks than bytes": Samples.file(table: table(Int.max, entry(0)))
            case "a block past the end": Samples.file(blocks: block, table: table(1, entry(65)))
            case "a block without end": Samples.file(blocks: block, table: table(1, entry(Int.max)))
            case "two blocks past the end": Samples.file(blocks: block, table: table(2, entry(1) + entry(Int.max)))
            case "bytes that no block has": Samples.file(blocks: block, table: table(1, entry(0)))
            case "a table with a tail": Samples.file(table: table(1, entry(0) + [0]))
            case "too few checksums": Samples.file(blocks: block, table: table(1, entry(1, sums: 0)))
            case "too many checksums": Samples.file(blocks: block, table: table(1, entry(1, sums: 2)))
            default: Samples.file(table: [200, 1])
            }
        let error = #expect(throws: ArtefactError.self) { try ArtefactFile(bytes) }
        #expect(error?.code == .damaged)
        // The same with nothing wrong is opened.
        #expect(try ArtefactFile(Samples.file(blocks: block, table: table(1, entry(64)))).names == ["b"])
    }

    @Test("a table that begins or ends elsewhere than at the end of the file", arguments: [0, 63, 1 << 20, UInt64.max] as [UInt64])
    func elsewhere(start: UInt64) {
        var bytes = ArtefactFile.magic + Samples.written {
            $0.write(ArtefactFile.version)
            $0.write(UInt32(0))
            for field in [start, 64 &- start, 0, 0] { $0.write(field) }
        }
        bytes += Samples.written {
            $0.write(Checksum.of(bytes[...]))
            $0.write(Checksum.of([]))
        }
        let error = #expect(throws: ArtefactError.self) { try ArtefactFile(bytes) }
        #expect(error?.code == .damaged)
    }

    @Test("a checksum tells any two texts apart that differ in one byte")
    func checksum() {
        var meetings: [String] = []
        for length in [0, 1, 7, 8, 9, 23, 32, 41, 71] {
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
            // A part of an array has the checksum of its bytes, wherever they lie.
            #expect(Checksum.of(([1, 2, 3] + bytes)[3...]) == whole)
        }
        #expect(meetings == [])
    }
}
