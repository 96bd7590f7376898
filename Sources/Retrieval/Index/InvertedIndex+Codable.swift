public import Artefact

extension InvertedIndex {
    /// What a file must have been made from, when nobody says anything else; the number is raised with the format.
    public static let origin = "retrieval index 2"

    static func blockNames(_ form: TermForm) -> [String] {
        ["signposts", "terms", "blocks", "packed", "tails", "positions", "lengths"].map { "\(form.rawValue).\($0)" }
    }

    /// The index as bytes: the same on every machine, readable by `init(decoding:)`.
    /// - Throws: `damaged` when it was opened from a file that is.
    public func encoded() throws(RetrievalError) -> [UInt8] {
        var blocks: [(name: String, bytes: [UInt8])] = []
        do {
            for name in file.names { blocks.append((name, try file.bytes(of: name))) }
        } catch { throw RetrievalError(error) }
        return ArtefactFile.encoded(origin: file.origin, blocks: blocks)
    }

    /// Bytes that it takes when saved.
    public var byteCount: Int { file.size }

    /// Reads what `encoded()` wrote, checking every checksum.
    /// - Throws: `notAnIndex`, `unsupportedVersion` or `damaged`, with what was expected and found, and the remedy.
    public init(decoding bytes: [UInt8]) throws(RetrievalError) {
        do {
            let file = try ArtefactFile(bytes)
            try file.verify()
            try self.init(file)
        } catch let error as RetrievalError { throw error } catch let error as ArtefactError {
            throw RetrievalError(error)
        } catch { throw RetrievalError(.damaged, at: "index", expected: "an index", found: "\(error)", remedy: "build it again") }
    }

    /// Opens a saved index by memory map: the header is checked, everything else when it is first touched.
    ///
    /// - Parameter origin: What it must have been made from, as given when it was saved.
    /// - Throws: `notAnIndex`, `unsupportedVersion`, `otherOrigin`, `unreadable` or `damaged`.
    public init(opening path: String, origin: String = InvertedIndex.origin) throws(RetrievalError) {
        do {
            try self.init(try ArtefactFile(mapping: path, origin: origin))
        } catch let error as RetrievalError { throw error } catch let error as ArtefactError {
            throw RetrievalError(error)
        } catch { throw RetrievalError(.damaged, at: path, expected: "an index", found: "\(error)", remedy: "build it again") }
    }

    /// Opens an index that lies in a block of another artefact, in place; nothing but its header is checked again, as whoever
    /// gave the reader has compared the block's checksums.
    /// - Throws: `notAnIndex`, `unsupportedVersion` or `damaged`.
    public init(in part: ArtefactReader) throws(RetrievalError) {
        do {
            try self.init(try ArtefactFile(part))
        } catch let error as RetrievalError { throw error } catch let error as ArtefactError {
            throw RetrievalError(error)
        } catch { throw RetrievalError(.damaged, at: "index", expected: "an index", found: "\(error)", remedy: "build it again") }
    }

    /// Compares every checksum.
    /// - Throws: `damaged`.
    public func verify() throws(RetrievalError) {
        do { try file.verify() } catch { throw RetrievalError(error) }
    }

    init(_ file: ArtefactFile) throws(RetrievalError) {
        do {
            var head = try file.block("index")
            let count = Int(try head.word())
            let keepsPositions = try head.byte() == 1
            var fields: [Field] = []
            for _ in 0..<(try head.count(of: 17)) {
                let name = try head.text()
                fields.append(Field(name, boost: try head.double(), lengthNormalisation: try head.double()))
            }
            var forms: [FormIndex] = []
            var kinds: [TermForm] = []
            for _ in 0..<(try head.count(of: 21)) {
                let raw = try head.byte()
                guard let form = TermForm(rawValue: raw), kinds.last.map({ $0 < form }) ?? true else {
                    throw head.damaged("a form of words", "\(raw)")
                }
                kinds.append(form)
            }
            let options = IndexOptions(fields: fields, forms: kinds, keepsPositions: keepsPositions)
            for form in kinds {
                forms.append(try FormIndex(form, file, &head, documentCount: count, options: options))
            }
            try head.finish()
            self.init(file: file, options: options, documentCount: count, forms: forms)
        } catch let error as RetrievalError { throw error } catch let error as ArtefactError {
            throw RetrievalError(error)
        } catch { throw RetrievalError(.damaged, at: "index", expected: "an index", found: "\(error)", remedy: "build it again") }
    }
}

extension FormIndex {
    /// Opens the blocks of a form; reads none of them but what the head says.
    fileprivate init(
        _ form: TermForm, _ file: ArtefactFile, _ head: inout ArtefactReader, documentCount: Int, options: IndexOptions
    ) throws {
        let termCount = Int(try head.word())
        maximumFrequency = try head.word()
        maximumLength = try head.word()
        totalLength = try head.longWord()
        guard maximumFrequency <= FormAccumulator.highestFrequency else {
            throw head.damaged("frequencies up to \(FormAccumulator.highestFrequency)", "\(maximumFrequency)")
        }
        let regions = try InvertedIndex.blockNames(form).map { Region(try file.mapped($0)) }
        self.form = form
        dictionary = TermDictionary(
            count: termCount, signposts: regions[0], terms: regions[1],
            hasPositions: options.keepsPositions && form == .stem)
        store = PostingStore(
            blocks: regions[2], packed: regions[3], tails: regions[4], positions: regions[5], scale: options.frequencyScale)
        lengths = LengthColumn(count: documentCount, width: LengthColumn.width(for: maximumLength), region: regions[6])
        guard regions[0].count == dictionary.groups * TermDictionary.signpost else {
            throw regions[0].damaged("\(dictionary.groups) groups", "\(regions[0].count) bytes")
        }
        guard regions[6].count == documentCount * lengths.width else {
            throw regions[6].damaged("lengths of \(documentCount) documents", "\(regions[6].count) bytes")
        }
    }
}

extension InvertedIndex {
    /// Takes bytes that were written a moment ago.
    init(built bytes: [UInt8]) throws(RetrievalError) {
        let file: ArtefactFile
        do { file = try ArtefactFile(bytes) } catch { throw RetrievalError(error) }
        try self.init(file)
    }
}
