internal import Artefact

/// A finished index that has not been put anywhere yet: its blocks, in memory or in scratches.
struct IndexDraft {
    private var blocks: [(name: String, content: ScratchStream)] = []

    init(options: IndexOptions, documentCount: Int, forms: [(writer: FormWriter, lengths: [UInt32])]) {
        var head = ArtefactWriter()
        head.write(UInt32(documentCount))
        head.write(UInt8(options.keepsPositions ? 1 : 0))
        head.write(count: options.fields.count)
        for field in options.fields {
            field.name.store(in: &head)
            head.write(field.options.boost)
            head.write(field.options.lengthNormalisation)
        }
        head.write(count: forms.count)
        for form in forms { head.write(form.writer.form.rawValue) }
        var own: [(name: String, content: ScratchStream)] = []
        for (writer, lengths) in forms {
            let longest = lengths.max() ?? 0
            head.write(UInt32(writer.termCount))
            head.write(writer.maximumFrequency)
            head.write(longest)
            head.write(lengths.reduce(UInt64(0)) { $0 + UInt64($1) })
            var column = ScratchStream(nil)
            column.append(LengthColumn.encode(lengths, width: LengthColumn.width(for: longest)))
            let contents = [
                writer.signposts, writer.terms, writer.blocks, writer.packed, writer.tails, writer.positions, column,
            ]
            own += zip(InvertedIndex.blockNames(writer.form), contents).map { ($0, $1) }
        }
        var first = ScratchStream(nil)
        first.append(head.bytes)
        blocks = [("index", first)] + own
    }

    /// The bytes of the file.
    /// - Throws: `unwritable`.
    func encoded(origin: String) throws(RetrievalError) -> [UInt8] {
        var all: [(name: String, bytes: [UInt8])] = []
        for block in blocks { all.append((block.name, try block.content.bytes())) }
        return ArtefactFile.encoded(origin: origin, blocks: all)
    }

    /// Writes the file, which takes the place of another by being renamed.
    /// - Throws: `unwritable`.
    func write(to path: String, origin: String) throws(RetrievalError) {
        var file: ArtefactFileWriter
        do { file = try ArtefactFileWriter(path) } catch { throw RetrievalError(error) }
        for block in blocks {
            do throws(ArtefactError) { try file.begin(block.name) } catch { throw RetrievalError(error) }
            try block.content.forEachPart { part throws(RetrievalError) in
                do throws(ArtefactError) { try file.write(part) } catch { throw RetrievalError(error) }
            }
        }
        do { try file.finish(origin: origin) } catch { throw RetrievalError(error) }
    }
}
