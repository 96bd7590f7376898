/// The lists of one form for some documents, in the order of the terms, laid aside while an index is built.
struct Segment {
    private var stream: ScratchStream

    /// Writes what an accumulator has.
    /// - Throws: `unwritable`.
    init(_ accumulator: FormAccumulator, scratch: any Scratch) throws(RetrievalError) {
        stream = ScratchStream(scratch)
        var stream = stream
        try accumulator.forEach { entry throws(RetrievalError) in
            stream.append(variable: UInt32(entry.term.count))
            stream.append(entry.term)
            stream.append(variable: UInt32(entry.documents.count))
            var previous: UInt32 = 0
            for (document, frequency) in zip(entry.documents, entry.frequencies) {
                stream.append(variable: document - previous)
                stream.append(variable: frequency)
                previous = document
            }
            stream.append(variable: UInt32(entry.notes.count))
            stream.append(entry.notes)
            try stream.settle()
        }
        self.stream = stream
    }

    /// Calls `body` with every term of some segments, ascending, its lists put one behind the other.
    ///
    /// - Parameter segments: Of one form, each of documents after those of the segment before.
    /// - Throws: `unwritable`, or what `body` throws.
    static func merge(
        _ segments: [Segment], _ body: (FormAccumulator.Entry) throws(RetrievalError) -> Void
    ) throws(RetrievalError) {
        var cursors: [Cursor] = []
        for segment in segments {
            var cursor = Cursor(segment.stream.reader())
            if try cursor.advance() { cursors.append(cursor) }
        }
        while var least = cursors.first?.term {
            for cursor in cursors.dropFirst() where cursor.term.lexicographicallyPrecedes(least) { least = cursor.term }
            var (documents, frequencies): ([UInt32], [UInt32]) = ([], [])
            var notes: [UInt8] = []
            var hasEnded = false
            for index in cursors.indices where cursors[index].term == least {
                try cursors[index].read(&documents, &frequencies, &notes)
                if !(try cursors[index].advance()) { hasEnded = true }
            }
            try body(FormAccumulator.Entry(
                term: least[...], documents: documents[...], frequencies: frequencies[...], notes: notes[...]))
            if hasEnded { cursors.removeAll { $0.isDone } }
        }
    }

    /// A place in a segment: before the postings of `term`.
    private struct Cursor {
        var reader: ScratchStream.Reader
        var term: [UInt8] = []
        var isDone = false

        init(_ reader: ScratchStream.Reader) { self.reader = reader }

        /// Goes to the next term; false behind the last.
        mutating func advance() throws(RetrievalError) -> Bool {
            if try reader.isAtEnd() {
                isDone = true
                return false
            }
            let count = Int(try reader.variable())
            term.removeAll(keepingCapacity: true)
            try reader.read(count, into: &term)
            return true
        }

        mutating func read(
            _ documents: inout [UInt32], _ frequencies: inout [UInt32], _ notes: inout [UInt8]
        ) throws(RetrievalError) {
            var document: UInt32 = 0
            for _ in 0..<(try reader.variable()) {
                document += try reader.variable()
                documents.append(document)
                frequencies.append(try reader.variable())
            }
            let count = Int(try reader.variable())
            try reader.read(count, into: &notes)
        }
    }
}
