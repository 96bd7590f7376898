@testable import Artefact

/// An artefact of four blocks, one of them empty, with values of every sort.
enum Samples {
    static let origin = "sha256:0123 program-1"

    static let blocks: [(name: String, bytes: [UInt8])] = [
        ("words", written { $0.store(["salaire", "é", ""], ["a": 1, "b": -2], Set(["x", "y"])) }),
        ("empty", []),
        ("numbers", written { $0.write(numbers: (0..<40).map { Float($0) / 7 }) }),
        ("one", [7]),
    ]

    static func artefact() -> [UInt8] { ArtefactFile.encoded(origin: origin, blocks: blocks) }

    static func written(_ write: (inout ArtefactWriter) -> Void) -> [UInt8] {
        var writer = ArtefactWriter()
        write(&writer)
        return writer.bytes
    }

    /// A head and a table with checksums that fit, whatever the table says; `blocks` is what lies between.
    static func file(version: UInt32 = ArtefactFile.version, blocks: [UInt8] = [], table: [UInt8]) -> [UInt8] {
        var bytes = ArtefactFile.magic
        bytes += written {
            $0.write(version)
            $0.write(UInt32(0))
            for field in [UInt64(ArtefactFile.head + blocks.count), UInt64(table.count), 0, 0] { $0.write(field) }
        }
        let sums = written {
            $0.write(Checksum.of(bytes[...]))
            $0.write(Checksum.of(table[...]))
        }
        return bytes + sums + blocks + table
    }

    /// The parts of the file that blocks and the padding behind them fill.
    static func places() -> [(name: String, range: Range<Int>)] {
        var start = ArtefactFile.head
        return blocks.map { block in
            defer { start += MappedBlock.padded(block.bytes.count) }
            return (block.name, start..<start + MappedBlock.padded(block.bytes.count))
        }
    }

    /// All bytes of a block, or why it is refused.
    static func content(of name: String, in file: ArtefactFile) throws(ArtefactError) -> [UInt8] {
        var reader = try file.block(name)
        var bytes: [UInt8] = []
        while let byte = try? reader.byte() { bytes.append(byte) }
        try reader.finish()
        return bytes
    }
}

/// The same numbers at every run: SplitMix64 (Steele, Lea, Flood, 2014).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
