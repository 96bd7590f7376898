@testable import Artefact
import Foundation
import Testing

@Suite("A block is read in place, chunk by chunk")
struct MappedBlockTests {
    /// Three chunks and a bit, one chunk exactly, and nothing.
    private static let blocks: [(name: String, bytes: [UInt8])] = [
        ("long", (0..<3 * MappedBlock.chunk + 100).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }),
        ("none", []),
        ("whole", (0..<MappedBlock.chunk).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
    ]

    @Test("a file that is mapped gives the bytes that were put in, and needs no more than its path")
    func mapped() throws {
        let folder = try Folder()
        let bytes = ArtefactFile.encoded(origin: "here", blocks: Self.blocks)
        try folder.write(bytes, "a.knowledge")
        let file = try ArtefactFile(mapping: folder.path("a.knowledge"), origin: "here")
        #expect(file.size == bytes.count)
        for block in Self.blocks {
            let mapped = try file.mapped(block.name)
            #expect(mapped.count == block.bytes.count)
            try mapped.touch()
            let (content, place) = unsafe mapped.withUnsafeBytes { unsafe (Array($0), UInt(bitPattern: $0.baseAddress)) }
            #expect(content == block.bytes)
            #expect(place % UInt(MappedBlock.alignment) == 0)
        }
        // Replaced by rename, as artefacts are: who has the old one open keeps it.
        let long = try file.mapped("long")
        try folder.write(ArtefactFile.encoded(origin: "there", blocks: []), "b.knowledge")
        try FileManager.default.removeItem(atPath: folder.path("a.knowledge"))
        try FileManager.default.moveItem(atPath: folder.path("b.knowledge"), toPath: folder.path("a.knowledge"))
        #expect(long.load(MappedBlock.chunk * 2, as: UInt8.self) == Self.blocks[0].bytes[MappedBlock.chunk * 2])
        #expect(try ArtefactFile(mapping: folder.path("a.knowledge")).origin == "there")
    }

    @Test("numbers are loaded from wherever they lie, lowest byte first")
    func load() throws {
        let bytes = Samples.written { for number: UInt32 in 1...40 { $0.write(number) } } + [0xAB]
        let block = try ArtefactFile(ArtefactFile.encoded(origin: "", blocks: [("b", bytes)])).mapped("b")
        #expect(block.load(8, as: UInt32.self) == 3)
        #expect(block.load(8, as: UInt64.self) == 3 | 4 << 32)
        #expect(block.load(9, as: UInt32.self) == 4 << 24)
        #expect(block.load(160, as: UInt8.self) == 0xAB)
        let last = block.withBytes { unsafe $0.unsafeLoadUnaligned(fromByteOffset: 156, as: UInt32.self) }
        #expect(last == 40)
        var reader = try block.reader(4..<12)
        #expect(try reader.word() == 2)
        #expect(try reader.word() == 3)
        try reader.finish()
    }

    @Test("a flipped byte is met by who touches its chunk, and by nobody else", arguments: [0, 1, 2, 3])
    func chunks(damaged: Int) throws {
        let block = Self.blocks[0]
        var bytes = ArtefactFile.encoded(origin: "", blocks: Self.blocks)
        bytes[ArtefactFile.head + damaged * MappedBlock.chunk + 77] ^= 4
        let file = try ArtefactFile(bytes)
        let mapped = try file.mapped("long")
        for chunk in 0...3 {
            let range = chunk * MappedBlock.chunk..<min((chunk + 1) * MappedBlock.chunk, block.bytes.count)
            // Twice: what was refused once stays refused, what was accepted stays accepted.
            for _ in 1...2 {
                if chunk == damaged {
                    let error = #expect(throws: ArtefactError.self) { try mapped.touch(range.lowerBound..<range.lowerBound + 1) }
                    #expect(error?.code == .damaged)
                    #expect(error?.place == "long")
                    #expect(throws: ArtefactError.self) { try mapped.reader(range) }
                } else {
                    try mapped.touch(range)
                }
            }
        }
        #expect(throws: ArtefactError.self) { try mapped.touch() }
        #expect(throws: ArtefactError.self) { try file.verify() }
        try file.mapped("whole").verify()
        try mapped.touch(damaged..<damaged)
    }

    @Test("the padding behind a block belongs to its last chunk")
    func padding() throws {
        var bytes = ArtefactFile.encoded(origin: "", blocks: [("b", [1, 2, 3])])
        bytes[ArtefactFile.head + 40] = 1
        let block = try ArtefactFile(bytes).mapped("b")
        #expect(throws: ArtefactError.self) { try block.touch(0..<1) }
    }

    @Test("a path that is no regular file says what it is", arguments: ["missing", "folder", "empty", "text"])
    func unreadable(name: String) throws {
        let folder = try Folder()
        switch name {
        case "folder": try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: false)
        case "empty": try folder.write([], name)
        case "text": try folder.write(Array("# Métier de boulanger".utf8), name)
        default: break
        }
        let error = #expect(throws: ArtefactError.self) { try ArtefactFile(mapping: folder.path(name)) }
        #expect(error?.code == (name == "missing" || name == "folder" ? .unreadable : .notAnArtefact))
    }
}
