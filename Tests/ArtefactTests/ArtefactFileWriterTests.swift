@testable import Artefact
import Foundation
import Testing

@Suite("An artefact is written in one go, and stands there whole or not at all")
struct ArtefactFileWriterTests {
    @Test("piece by piece it has the bytes of one that was made in memory", arguments: [1, 63, 64, 65_535, 65_536, 65_537, 400_000])
    func pieces(size: Int) throws {
        let folder = try Folder()
        let blocks: [(name: String, bytes: [UInt8])] = [
            ("long", (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }), ("none", []), ("short", [1, 2, 3]),
        ]
        // A byte at a time is slow for the long one.
        let chosen = size < 64 ? Array(blocks.dropFirst()) : blocks
        var writer = try ArtefactFileWriter(folder.path("a"))
        for block in chosen {
            try writer.begin(block.name)
            for start in stride(from: 0, to: block.bytes.count, by: size) {
                try writer.write(block.bytes[start..<min(start + size, block.bytes.count)])
            }
        }
        #expect(!folder.names().contains("a"))
        try writer.finish(origin: "here")
        #expect(try folder.read("a") == ArtefactFile.encoded(origin: "here", blocks: chosen))
        #expect(folder.names() == ["a"])
    }

    @Test("numbers lie as they do in memory")
    func numbers() throws {
        let folder = try Folder()
        var writer = try ArtefactFileWriter(folder.path("a"))
        try writer.begin("b")
        try writer.write(numbers: (0..<40_000).map { UInt32($0) })
        try writer.finish(origin: "")
        let block = try ArtefactFile(mapping: folder.path("a")).mapped("b")
        try block.touch()
        #expect(block.count == 160_000)
        #expect((0..<40_000).allSatisfy { block.load($0 * 4) == UInt32($0) })
    }

    @Test("one that is given up leaves what was there")
    func givenUp() throws {
        let folder = try Folder()
        try folder.write([7], "a")
        do {
            var writer = try ArtefactFileWriter(folder.path("a"))
            try writer.begin("b")
            try writer.write([1, 2, 3])
        }
        #expect(folder.names() == ["a"])
        #expect(try folder.read("a") == [7])
    }

    @Test("a place that cannot be written to")
    func unwritable() throws {
        let folder = try Folder()
        let error = #expect(throws: ArtefactError.self) { _ = try ArtefactFileWriter(folder.path("missing/a")) }
        #expect(error?.code == .unwritable)
    }
}

/// A folder that lives as long as the test.
final class Folder {
    private let place: URL

    init() throws {
        place = FileManager.default.temporaryDirectory.appending(path: "artefact-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: place) }

    func path(_ name: String) -> String { place.path() + "/" + name }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: place.appending(path: name)) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: place.appending(path: name))) }

    func names() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: place.path())) ?? []).sorted() }
}
