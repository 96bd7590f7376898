/// The outside of a saved index: magic, version, a table of sections, each with its checksum, then the sections.
///
///     "MentorIX"                                    8 bytes
///     version, number of sections                   UInt32 each
///     kind, form, offset, length, checksum          UInt32, UInt32, UInt64, UInt64, UInt64; for each section
///     checksum of all the above                     UInt64
///     sections, in the order of the table
///
/// All little-endian. A section can be checked by itself, when it is first touched.
enum IndexFile {
    static let magic = Array("MentorIX".utf8)
    static let version: UInt32 = 1

    /// What a section holds.
    enum Kind: UInt32, CaseIterable {
        case options = 0, terms, lists, blocks, packed, tails, positions, lengths
    }

    struct Section {
        var kind: Kind
        /// The raw value of a `TermForm`; 0 for the options.
        var form: UInt32
        var bytes: [UInt8]
    }

    static func bytes(_ sections: [Section]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(magic)
        writer.write(version)
        writer.write(UInt32(sections.count))
        var offset = UInt64(magic.count + 8 + sections.count * 32 + 8)
        for section in sections {
            writer.write(section.kind.rawValue)
            writer.write(section.form)
            writer.write(offset)
            writer.write(UInt64(section.bytes.count))
            writer.write(Checksum.of(section.bytes[...]))
            offset += UInt64(section.bytes.count)
        }
        writer.write(Checksum.of(writer.bytes[...]))
        for section in sections { writer.write(section.bytes) }
        return writer.bytes
    }

    /// Opens the outside and checks every section.
    /// - Throws: `notAnIndex`, `unsupportedVersion` or `damaged`.
    static func sections(of bytes: [UInt8]) throws(RetrievalError) -> [Section] {
        var reader = ByteReader(bytes[...], place: "header")
        guard bytes.count >= magic.count, try reader.read(magic.count).elementsEqual(magic) else {
            throw RetrievalError(
                .notAnIndex, at: "header", expected: "“MentorIX”",
                found: "“\(String(decoding: bytes.prefix(8), as: UTF8.self))”", remedy: "name a file that Mentor saved")
        }
        let found: UInt32 = try reader.integer()
        guard found == version else {
            throw RetrievalError(
                .unsupportedVersion, at: "header", expected: "format version \(version)", found: "\(found)",
                remedy: "build the index again with this version of Mentor")
        }
        let count = Int(try reader.integer(UInt32.self))
        guard count <= 1 + TermForm.allCases.count * Kind.allCases.count else {
            throw reader.damaged("a few dozen sections", "\(count)")
        }
        var table: [(kind: Kind, form: UInt32, offset: UInt64, length: UInt64, checksum: UInt64)] = []
        for _ in 0..<count {
            let kind = try reader.integer(UInt32.self)
            let row = (form: try reader.integer(UInt32.self), offset: try reader.integer(UInt64.self),
                length: try reader.integer(UInt64.self), checksum: try reader.integer(UInt64.self))
            guard let kind = Kind(rawValue: kind) else { throw reader.damaged("a kind of section", "\(kind)") }
            table.append((kind, row.form, row.offset, row.length, row.checksum))
        }
        let end = magic.count + 8 + count * 32
        guard try reader.integer(UInt64.self) == Checksum.of(bytes[..<end]) else {
            throw reader.damaged("a header that fits its checksum", "another")
        }
        var sections: [Section] = []
        var offset = UInt64(end + 8)
        for row in table {
            let form = TermForm(rawValue: UInt8(truncatingIfNeeded: row.form))
            let place = "section \(row.kind) of \(form?.label ?? "?")"
            let size = UInt64(bytes.count)
            guard row.offset == offset, row.length <= size, row.offset + row.length <= size else {
                throw ByteReader([], place: place).damaged("\(row.length) bytes at \(offset)", "a file of \(size)")
            }
            let content = bytes[Int(row.offset)..<Int(row.offset + row.length)]
            guard Checksum.of(content) == row.checksum else {
                throw ByteReader([], place: place).damaged("bytes that fit their checksum", "others")
            }
            sections.append(Section(kind: row.kind, form: row.form, bytes: Array(content)))
            offset += row.length
        }
        guard offset == UInt64(bytes.count) else {
            throw reader.damaged("a file of \(offset) bytes", "\(bytes.count)")
        }
        return sections
    }
}
