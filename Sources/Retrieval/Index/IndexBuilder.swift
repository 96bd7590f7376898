import TextAnalysis

/// Takes documents one after another; not searchable until `build()` makes an `InvertedIndex` of them.
public struct IndexBuilder: Sendable {
    /// Positions left free between two parts of a document, so that no phrase spans them.
    static let gap: UInt32 = 16

    public let options: IndexOptions
    /// Documents added so far.
    public private(set) var documentCount = 0

    private let scale: UInt32
    private var stems: FormAccumulator
    private var surfaces: FormAccumulator
    private var grams: FormAccumulator
    private var functions: FormAccumulator
    private var numbers: [TermForm: [String: UInt32]] = [:]
    private var gramNumbers: [UInt32: UInt32] = [:]
    /// Words seen, by their `folded` text and stem: the numbers of their terms are looked up once.
    private var words: [String: Word] = [:]

    private struct Word {
        var stem: String
        var stemNumber: UInt32
        var surfaceNumber: UInt32
        var grams: [UInt32]
    }

    public init(options: IndexOptions) {
        self.options = options
        scale = options.frequencyScale
        stems = FormAccumulator(form: .stem, keepsPositions: options.keepsPositions)
        surfaces = FormAccumulator(form: .surface, keepsPositions: false)
        grams = FormAccumulator(form: .gram, keepsPositions: false)
        functions = FormAccumulator(form: .function, keepsPositions: false)
    }

    /// Adds a document.
    /// - Returns: Its number: how many were added before it.
    /// - Throws: `RetrievalError.Code.unknownField` when a part names no field of the options; nothing is added then.
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
            for token in part.tokens where !token.term.isEmpty && token.kind != .mask {
                add(token, boost: boost, share: share, start: start)
            }
            let last = part.tokens.last.map { UInt32(clamping: $0.position) } ?? 0
            start = min(start &+ min(last, 1 << 30) &+ Self.gap, 1 << 31)
        }
        stems.endDocument()
        surfaces.endDocument()
        grams.endDocument()
        functions.endDocument()
        documentCount += 1
        return documentCount - 1
    }

    private mutating func add(_ token: Token, boost: UInt32, share: Double, start: UInt32) {
        if token.isFunctionWord {
            guard options.forms.contains(.function) else { return }
            functions.count(number(of: token.folded, in: .function), boost: boost, length: share)
            return
        }
        let position = start + min(UInt32(clamping: token.position), 1 << 30)
        if let word = words[token.folded], word.stem == token.term {
            count(word, boost: boost, share: share, position: position)
        } else {
            let word = Word(
                stem: token.term,
                stemNumber: options.forms.contains(.stem) ? number(of: token.term, in: .stem) : 0,
                surfaceNumber: options.forms.contains(.surface) ? number(of: token.folded, in: .surface) : 0,
                grams: options.forms.contains(.gram) ? Grams.of(token.folded).map { number(ofGram: $0) } : [])
            words[token.folded] = word
            count(word, boost: boost, share: share, position: position)
        }
    }

    private mutating func count(_ word: Word, boost: UInt32, share: Double, position: UInt32) {
        if options.forms.contains(.stem) {
            stems.count(word.stemNumber, boost: boost, length: share)
            if options.keepsPositions { stems.note(word.stemNumber, at: position) }
        }
        if options.forms.contains(.surface) { surfaces.count(word.surfaceNumber, boost: boost, length: share) }
        for gram in word.grams { grams.count(gram, boost: boost, length: share) }
    }

    private mutating func number(of term: String, in form: TermForm) -> UInt32 {
        if let number = numbers[form]?[term] { return number }
        let bytes = Array(term.utf8)
        let number = switch form {
        case .stem: stems.add(term: bytes)
        case .surface: surfaces.add(term: bytes)
        case .gram: grams.add(term: bytes)
        case .function: functions.add(term: bytes)
        }
        numbers[form, default: [:]][term] = number
        return number
    }

    private mutating func number(ofGram gram: UInt32) -> UInt32 {
        if let number = gramNumbers[gram] { return number }
        let number = grams.add(term: Grams.bytes(of: gram))
        gramNumbers[gram] = number
        return number
    }

    /// The finished index; the builder can go on and build again.
    public func build() -> InvertedIndex {
        let accumulators = [stems, surfaces, grams, functions].filter { options.forms.contains($0.form) }
        return InvertedIndex(
            options: options, documentCount: documentCount, forms: accumulators.map { $0.build(scale: scale) })
    }
}
