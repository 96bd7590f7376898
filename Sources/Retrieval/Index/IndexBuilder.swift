import TextAnalysis

/// Takes documents one after another; not searchable until `build()` makes an `InvertedIndex` of them.
///
/// With a budget, it holds no more than that and lays the rest aside (`FormAccumulator`); the index is then best saved to
/// a file, which takes no memory either.
public struct IndexBuilder: Sendable {
    /// Positions left free between two parts of a document, so that no phrase spans them.
    static let gap: UInt32 = 16

    public let options: IndexOptions
    /// Documents added so far.
    public private(set) var documentCount = 0
    /// How often what was at hand has been laid aside.
    public private(set) var segmentCount = 0

    private let scale: UInt32
    private let budget: MemoryBudget?
    private var stems: FormAccumulator
    private var surfaces: FormAccumulator
    private var grams: FormAccumulator
    private var functions: FormAccumulator
    /// By form of the options.
    private var segments: [[Segment]]
    /// Words seen, by their folded text: the numbers of their terms are looked up once.
    private var words = TermTable()
    private var known: [Word] = []
    private var wordGrams: [UInt32] = []

    /// The words of the part being added that carry meaning, their numbers, and what looking them up works in.
    private var places: [Int] = []
    private var texts: [String] = []
    private var numbers: [UInt32] = []
    private var batch = TermTable.Batch()

    private let hasStems: Bool
    private let hasFunctions: Bool
    /// Only stems are kept: words need not be remembered.
    private let isPlain: Bool

    private struct Word {
        var stem: String
        var stemNumber: UInt32
        var surfaceNumber: UInt32
        /// Where its grams are in `wordGrams`.
        var grams: Range<UInt32>
    }

    public init(options: IndexOptions, budget: MemoryBudget? = nil) {
        self.options = options
        self.budget = budget
        scale = options.frequencyScale
        stems = FormAccumulator(form: .stem, keepsPositions: options.keepsPositions)
        surfaces = FormAccumulator(form: .surface, keepsPositions: false)
        grams = FormAccumulator(form: .gram, keepsPositions: false)
        functions = FormAccumulator(form: .function, keepsPositions: false)
        segments = options.forms.map { _ in [] }
        hasStems = options.forms.contains(.stem)
        hasFunctions = options.forms.contains(.function)
        isPlain = !options.forms.contains(.surface) && !options.forms.contains(.gram)
    }

    /// Adds a document.
    /// - Returns: Its number: how many were added before it.
    /// - Throws: `RetrievalError.Code.unknownField` when a part names no field of the options; nothing is added then.
    ///   With a budget, `unwritable`.
    @discardableResult
    public mutating func add(_ document: Document) throws(RetrievalError) -> Int {
        var fields: [Field] = []
        for part in document.parts {
            guard let field = options.fields.first(where: { $0.name == part.field }) else {
                throw RetrievalError(
                    .unknownField, at: "document \(documentCount)",
                    expected: "one of " + options.fields.map(\.name).joined(separator: ", "), found: part.field,
                    remedy: "name the field in the index's options")
            }
            fields.append(field)
        }
        guard documentCount < Int(UInt32.max) - 1 else {
            throw RetrievalError(
                .tooLarge, at: "document \(documentCount)", expected: "fewer than 4294967294 documents",
                found: "another one", remedy: "split the collection")
        }
        var start: UInt32 = 0
        for (part, field) in zip(document.parts, fields) {
            let boost = UInt32(field.options.boost * Double(scale))
            let share = field.options.boost * Double(scale) * field.options.lengthNormalisation
            add(part.tokens, boost: boost, share: share, start: start)
            let last = part.tokens.last.map { UInt32(clamping: $0.position) } ?? 0
            start = min(start &+ min(last, 1 << 30) &+ Self.gap, 1 << 31)
        }
        stems.endDocument()
        surfaces.endDocument()
        grams.endDocument()
        functions.endDocument()
        documentCount += 1
        if let budget, documentCount % 64 == 0, footprint > budget.bytes { try layAside(budget) }
        return documentCount - 1
    }

    private mutating func add(_ tokens: [Token], boost: UInt32, share: Double, start: UInt32) {
        texts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        // A token is large: it is looked at where it stands.
        for place in tokens.indices where !tokens[place].term.isEmpty && tokens[place].kind != .mask {
            if tokens[place].isFunctionWord {
                if hasFunctions { functions.count(functions.number(of: tokens[place].folded), boost: boost, length: share) }
            } else {
                texts.append(isPlain ? tokens[place].term : tokens[place].folded)
                places.append(place)
            }
        }
        if isPlain {
            guard hasStems else { return }
            stems.numbers(of: texts, into: &numbers, &batch)
            for (place, stem) in zip(places, numbers) {
                countStem(stem, boost: boost, share: share, position: Self.position(tokens[place], start))
            }
        } else {
            words.numbers(of: texts, into: &numbers, &batch)
            for (place, number) in zip(places, numbers) {
                add(tokens[place], Int(number), boost: boost, share: share, position: Self.position(tokens[place], start))
            }
        }
    }

    private static func position(_ token: Token, _ start: UInt32) -> UInt32 {
        start + min(UInt32(clamping: token.position), 1 << 30)
    }

    private mutating func add(_ token: Token, _ number: Int, boost: UInt32, share: Double, position: UInt32) {
        // A word that is new stands behind all others; two new ones in a text come in their order.
        if number >= known.count {
            known.append(word(token))
        } else if known[number].stem != token.term {
            known[number] = word(token)
        }
        let word = known[number]
        if hasStems { countStem(word.stemNumber, boost: boost, share: share, position: position) }
        if options.forms.contains(.surface) { surfaces.count(word.surfaceNumber, boost: boost, length: share) }
        for place in word.grams { grams.count(wordGrams[Int(place)], boost: boost, length: share) }
    }

    private mutating func countStem(_ stem: UInt32, boost: UInt32, share: Double, position: UInt32) {
        stems.count(stem, boost: boost, length: share)
        if options.keepsPositions { stems.note(stem, at: position) }
    }

    private mutating func word(_ token: Token) -> Word {
        let first = UInt32(wordGrams.count)
        if options.forms.contains(.gram) {
            for gram in Grams.of(token.folded) { wordGrams.append(grams.number(of: gram)) }
        }
        return Word(
            stem: token.term,
            stemNumber: hasStems ? stems.number(of: token.term) : 0,
            surfaceNumber: options.forms.contains(.surface) ? surfaces.number(of: token.folded) : 0,
            grams: first..<UInt32(wordGrams.count))
    }

    // MARK: Laying aside

    var footprint: Int {
        stems.footprint + surfaces.footprint + grams.footprint + functions.footprint
            + words.footprint + 48 * known.count + 4 * wordGrams.count
    }

    private func accumulator(_ form: TermForm) -> FormAccumulator {
        switch form {
        case .stem: stems
        case .surface: surfaces
        case .gram: grams
        case .function: functions
        }
    }

    private mutating func layAside(_ budget: MemoryBudget) throws(RetrievalError) {
        words = TermTable()
        known = []
        wordGrams = []
        for (index, form) in options.forms.enumerated() {
            segments[index].append(try Segment(accumulator(form), scratch: try budget.makeScratch()))
            switch form {
            case .stem: stems.layAside()
            case .surface: surfaces.layAside()
            case .gram: grams.layAside()
            case .function: functions.layAside()
            }
        }
        segmentCount += 1
    }

    // MARK: Finishing

    private func draft() throws(RetrievalError) -> IndexDraft {
        var written: [(writer: FormWriter, lengths: [UInt32])] = []
        for (index, form) in options.forms.enumerated() {
            let accumulator = accumulator(form)
            var writer = try FormWriter(
                form: form, scale: scale, hasPositions: accumulator.keepsPositions, lengths: accumulator.lengths
            ) { () throws(RetrievalError) in segments[index].isEmpty ? nil : try budget?.makeScratch() }
            func append(_ entry: FormAccumulator.Entry) throws(RetrievalError) {
                try writer.append(
                    entry.term, documents: entry.documents, frequencies: entry.frequencies, notes: entry.notes)
            }
            if let budget, !segments[index].isEmpty {
                try Segment.merge(segments[index] + [try Segment(accumulator, scratch: try budget.makeScratch())], append)
            } else {
                try accumulator.forEach(append)
            }
            written.append((writer, accumulator.lengths))
        }
        return IndexDraft(options: options, documentCount: documentCount, forms: written)
    }

    /// The finished index, in memory; the builder can go on and build again.
    /// - Throws: `tooLarge`; with a budget, `unwritable`.
    public func build() throws(RetrievalError) -> InvertedIndex {
        try InvertedIndex(built: try draft().encoded(origin: InvertedIndex.origin))
    }

    /// Saves the finished index, to be opened by `InvertedIndex(opening:origin:)`. A file that is there is replaced when
    /// the new one is complete.
    ///
    /// - Parameter origin: What it is made from, in a line.
    /// - Throws: `tooLarge`, `unwritable`.
    public func save(to path: String, origin: String = InvertedIndex.origin) throws(RetrievalError) {
        try draft().write(to: path, origin: origin)
    }
}
