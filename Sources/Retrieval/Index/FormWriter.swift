/// Writes the blocks of one form, term by term in ascending order; what `FormIndex` reads.
struct FormWriter {
    let form: TermForm
    let scale: UInt32
    let hasPositions: Bool
    /// By document.
    private let lengths: [UInt32]

    private(set) var termCount = 0
    private(set) var maximumFrequency: UInt32 = 0
    private(set) var signposts: ScratchStream
    private(set) var terms: ScratchStream
    private(set) var blocks: ScratchStream
    private(set) var packed: ScratchStream
    private(set) var tails: ScratchStream
    private(set) var positions: ScratchStream

    private var last: [UInt8] = []
    private var records = 0
    private var gaps: [UInt32] = []
    private var blockLengths: [UInt32] = []

    /// - Parameter makeScratch: Makes room for a block; gives nil to keep it in memory.
    init(
        form: TermForm, scale: UInt32, hasPositions: Bool, lengths: [UInt32],
        makeScratch: () throws(RetrievalError) -> (any Scratch)?
    ) throws(RetrievalError) {
        self.form = form
        self.scale = scale
        self.hasPositions = hasPositions
        self.lengths = lengths
        signposts = ScratchStream(try makeScratch())
        terms = ScratchStream(try makeScratch())
        blocks = ScratchStream(try makeScratch())
        packed = ScratchStream(try makeScratch())
        tails = ScratchStream(try makeScratch())
        positions = ScratchStream(try makeScratch())
    }

    /// Appends a term.
    ///
    /// - Parameters:
    ///   - term: Greater than the one before.
    ///   - documents: Strictly ascending, not empty.
    ///   - frequencies: Parallel to `documents`, at least 1.
    ///   - notes: For each document, how many bytes follow, then gaps between positions; empty without positions.
    /// - Throws: `tooLarge`, `unwritable`.
    mutating func append(
        _ term: ArraySlice<UInt8>, documents: ArraySlice<UInt32>, frequencies: ArraySlice<UInt32>, notes: ArraySlice<UInt8>
    ) throws(RetrievalError) {
        let (tailStart, noteStart) = (tails.count, positions.count)
        let largest = max(tailStart + 10 * PackedBlock.count, noteStart + notes.count, terms.count + term.count + 32)
        guard largest <= Int(UInt32.max) else {
            throw RetrievalError(
                .tooLarge, at: "the \(form.label)s", expected: "less than 4 GB of a kind", found: "\(largest) bytes",
                remedy: "split the collection")
        }
        appendTerm(term)
        gaps.removeAll(keepingCapacity: true)
        var previous = UInt32.max
        for document in documents {
            gaps.append(document &- previous &- 1)
            previous = document
        }
        var walk = NoteWalk(notes)
        let full = documents.count / PackedBlock.count
        for number in 0..<full {
            appendBlock(number, documents, frequencies, notes: noteStart + walk.offset)
            walk.skip(PackedBlock.count)
        }
        let tailNotes = walk.offset
        if full > 0 { appendSummary(of: documents, frequencies, full: full, notes: noteStart + tailNotes) }
        for index in full * PackedBlock.count..<documents.count {
            let frequency = frequencies[frequencies.startIndex + index]
            maximumFrequency = max(maximumFrequency, frequency)
            tails.append(variable: gaps[index] << 1 | (frequency == scale ? 1 : 0))
            if frequency != scale { tails.append(variable: frequency) }
        }
        positions.append(notes)
        terms.append(variable: UInt32(documents.count))
        terms.append(variable: UInt32(tails.count - tailStart))
        if hasPositions {
            if full > 0 { terms.append(variable: UInt32(tailNotes)) }
            terms.append(variable: UInt32(notes.count))
        }
        try terms.settle()
        try tails.settle()
        try positions.settle()
        try blocks.settle()
        try packed.settle()
        try signposts.settle()
    }

    private mutating func appendTerm(_ term: ArraySlice<UInt8>) {
        var shared = 0
        if termCount % TermDictionary.group == 0 {
            signposts.append(TermDictionary.prefix(of: Array(term.prefix(8))))
            signposts.append(UInt32(terms.count))
            signposts.append(UInt32(records))
            signposts.append(UInt32(tails.count))
            signposts.append(UInt32(positions.count))
        } else {
            let most = min(term.count, last.count)
            while shared < most, term[term.startIndex + shared] == last[shared] { shared += 1 }
            terms.append(variable: UInt32(shared))
        }
        terms.append(variable: UInt32(term.count - shared))
        terms.append(term.dropFirst(shared))
        last.removeAll(keepingCapacity: true)
        last += term
        termCount += 1
    }

    private mutating func appendBlock(
        _ number: Int, _ documents: ArraySlice<UInt32>, _ frequencies: ArraySlice<UInt32>, notes: Int
    ) {
        let range = number * PackedBlock.count..<(number + 1) * PackedBlock.count
        let members = documents.dropFirst(range.lowerBound).prefix(PackedBlock.count)
        let counts = frequencies.dropFirst(range.lowerBound).prefix(PackedBlock.count)
        let reduced = counts.map { $0 - 1 }
        maximumFrequency = max(maximumFrequency, counts.max() ?? 0)
        blockLengths.removeAll(keepingCapacity: true)
        for document in members { blockLengths.append(lengths[Int(document)]) }
        let widths = (PackedBlock.width(of: gaps[range]), PackedBlock.width(of: reduced[...]))
        append(BlockSummary(
            lastDocument: members[members.endIndex - 1], start: UInt32(packed.count / 16), positions: UInt32(notes),
            documentWidth: UInt8(widths.0), frequencyWidth: UInt8(widths.1),
            impacts: BlockSummary.impacts(frequencies: counts, lengths: blockLengths, scale: scale)))
        packed.append(PackedBlock.pack(gaps[range], width: widths.0))
        packed.append(PackedBlock.pack(reduced[...], width: widths.1))
    }

    /// The summary of a whole list.
    private mutating func appendSummary(
        of documents: ArraySlice<UInt32>, _ frequencies: ArraySlice<UInt32>, full: Int, notes: Int
    ) {
        blockLengths.removeAll(keepingCapacity: true)
        for document in documents { blockLengths.append(lengths[Int(document)]) }
        append(BlockSummary(
            lastDocument: documents[documents.endIndex - 1], start: UInt32(packed.count / 16), positions: UInt32(notes),
            documentWidth: 0, frequencyWidth: 0,
            impacts: BlockSummary.impacts(frequencies: frequencies, lengths: blockLengths, scale: scale)))
    }

    private mutating func append(_ summary: BlockSummary) {
        blocks.append(summary.lastDocument)
        blocks.append(summary.start)
        blocks.append(summary.positions)
        blocks.append(summary.documentWidth)
        blocks.append(summary.frequencyWidth)
        blocks.append(summary.impacts)
        records += 1
    }
}

/// Walks over the positions of a list, document by document.
private struct NoteWalk {
    private let notes: ArraySlice<UInt8>
    private var at: Int

    init(_ notes: ArraySlice<UInt8>) {
        self.notes = notes
        at = notes.startIndex
    }

    /// Bytes passed over.
    var offset: Int { at - notes.startIndex }

    mutating func skip(_ documents: Int) {
        for _ in 0..<documents where at < notes.endIndex {
            var (length, shift) = (0, 0)
            while at < notes.endIndex {
                let byte = notes[at]
                at += 1
                length |= Int(byte & 0x7F) << shift
                if byte < 0x80 { break }
                shift += 7
            }
            at += length
        }
    }
}
